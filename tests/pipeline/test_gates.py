"""What is due to a channel passes its gate, survives a crash, and is in nobody's way."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.model import Channel, Chat, Mode, Route, Tag
from bot.rules.gates import LONGEST_WAIT
from bot.storage import channels, chats, follows, gates, outbox, parcels, routes, stories
from bot.storage.database import Database
from bot.storage.tables import card, delivery
from tests.pipeline.carrying import claims
from tests.pipeline.test_parcels import FLOOD, MINUTE, Desk, at

CHANNEL = -100
OTHER = Tag("сайлау", "сайлау")


@pytest.fixture
def desk(db: Database) -> Desk:
    return Desk(db)


async def connect(desk: Desk, mode: Mode, **settings: object) -> None:
    async with desk.db.write() as conn:
        await chats.ensure(conn, Chat(id=CHANNEL, kind="channel"), desk.now)
        channel = Channel(id=CHANNEL, title="Арна")
        await channels.connect(conn, channel, desk.now)
        await channels.save(conn, Channel(id=CHANNEL, title="Арна", **settings))  # type: ignore[arg-type] # the test's
        await routes.put(conn, Route(channel_id=CHANNEL, key=FLOOD.key, label=FLOOD.label, mode=mode), desk.now)


async def tell(desk: Desk, *numbers: int) -> None:
    await desk.tell(*numbers)
    async with desk.db.write() as conn:
        for number in numbers:
            await stories.add_tags(conn, number, [FLOOD])


async def cards(desk: Desk) -> dict[int, str]:
    async with desk.db.read() as conn:
        return {row.story_id: row.state for row in await conn.execute(select(card))}


async def test_a_channel_gets_post_after_post_and_no_list(desk: Desk) -> None:
    await connect(desk, "now")
    await tell(desk, 1, 2, 3, 4, 5)
    await desk.work()
    assert desk.telegram.got == {CHANNEL: [[1], [2], [3], [4], [5]]}


async def test_what_awaits_an_editor_is_kept_through_a_crash_and_goes_out_once(desk: Desk) -> None:
    await connect(desk, "queue", gap=60)
    await tell(desk, 1, 2)
    await claims(desk.db)(desk.now)
    async with desk.db.write() as conn:
        await outbox.recover(conn, desk.now, "resend")
    await desk.work()
    assert await cards(desk) == {1: "waiting", 2: "waiting"}
    assert await desk.counts() == {"awaiting": 2}
    async with desk.db.write() as conn:
        await conn.execute(update(card).where(card.c.story_id == 1).values(state="approved"))
        assert await gates.approve(conn, CHANNEL, 1, desk.now)
        assert not await gates.approve(conn, CHANNEL, 1, desk.now)
        assert await gates.drop(conn, [(2, CHANNEL)], desk.now) == 1
        assert not await gates.approve(conn, CHANNEL, 2, desk.now)
    await desk.work()
    assert desk.telegram.got == {CHANNEL: [[1]]}
    assert await desk.counts() == {"sent": 1, "failed": 1}


async def test_what_waits_for_its_turn_is_in_nobodys_way(desk: Desk) -> None:
    await connect(desk, "now", gap=60)
    await tell(desk, 1, 2)
    await desk.work()
    async with desk.db.write() as conn:
        await routes.put(conn, Route(channel_id=CHANNEL, key=FLOOD.key, label=FLOOD.label, mode="digest"), desk.now)
    await tell(desk, 3)
    await desk.work()
    assert await desk.counts() == {"sent": 1, "gathered": 2}
    async with desk.db.write() as conn:
        await routes.put(conn, Route(channel_id=CHANNEL, key=FLOOD.key, label=FLOOD.label, mode="now"), desk.now)
    await desk.passes(at("19:50"))
    await tell(desk, 4, 5)
    await desk.work()
    await desk.passes(at("20:00"))  # the digest comes in time, though one still waits for its hour
    assert desk.telegram.got == {CHANNEL: [[1], [4], [2, 3]]}
    await desk.passes(at("21:00"))
    assert desk.telegram.got[CHANNEL][-1] == [5]


async def test_a_night_is_waited_for_and_what_grew_old_goes_with_the_digest(desk: Desk) -> None:
    await connect(desk, "now", hourly=1)
    async with desk.db.write() as conn:
        chat = Chat(id=CHANNEL, kind="channel", quiet=(at("23:00").time(), at("07:00").time()))
        await chats.set_preferences(conn, chat)
    await tell(desk, 1, 2)
    await desk.work()
    await tell(desk, *range(3, 20))
    await desk.passes(desk.now + LONGEST_WAIT + MINUTE)
    async with desk.db.read() as conn:
        waits = (await conn.execute(select(delivery.c.due).where(delivery.c.state == 0))).scalars().all()
    assert all(due > desk.now for due in waits)
    assert (await desk.counts())["gathered"] > 0


async def test_nothing_comes_past_the_gate_in_a_digest(desk: Desk) -> None:
    await connect(desk, "queue")
    async with desk.db.write() as conn:  # a group's own settings may say so
        await chats.set_preferences(conn, Chat(id=CHANNEL, kind="group", digest=True))
        await parcels.replan(conn, CHANNEL, at("20:00"))
    await tell(desk, 1)
    desk.now += timedelta(days=1)  # and the bot was down
    await desk.digests.postpone(desk.now - timedelta(hours=6), desk.now)
    await desk.work()
    assert await cards(desk) == {1: "waiting"}
    assert await desk.counts() == {"awaiting": 1}
    assert desk.telegram.got == {}


async def test_what_a_channel_followed_before_it_had_a_desk_is_a_route_too(desk: Desk) -> None:
    async with desk.db.write() as conn:
        await chats.ensure(conn, Chat(id=CHANNEL, kind="channel"), desk.now)
        await follows.add(conn, CHANNEL, FLOOD, desk.now)
        await channels.connect(conn, Channel(id=CHANNEL, title="Арна"), desk.now)
        (mine,) = await routes.of(conn, CHANNEL)
        assert mine == Route(channel_id=CHANNEL, key=FLOOD.key, label=FLOOD.label, mode="now")
    await tell(desk, 1)
    await desk.work()
    assert desk.telegram.got == {CHANNEL: [[1]]}
    async with desk.db.write() as conn:
        assert await routes.remove(conn, CHANNEL, FLOOD.key)
        assert await routes.of(conn, CHANNEL) == []


async def test_a_route_that_is_taken_away_takes_what_waits_with_it(desk: Desk) -> None:
    await connect(desk, "queue")
    await tell(desk, 1)
    await desk.work()
    async with desk.db.write() as conn:
        await routes.put(conn, Route(channel_id=CHANNEL, key=OTHER.key, label=OTHER.label, mode="now"), desk.now)
        assert await routes.remove(conn, CHANNEL, OTHER.key)
        assert not await routes.remove(conn, CHANNEL, OTHER.key)
    assert await cards(desk) == {1: "waiting"}
    async with desk.db.write() as conn:
        assert await routes.remove(conn, CHANNEL, FLOOD.key)
    assert await cards(desk) == {}
    assert await desk.counts() == {}
    await desk.passes(desk.now + timedelta(days=1))
    assert desk.telegram.got == {}
