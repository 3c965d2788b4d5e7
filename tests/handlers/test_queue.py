"""Two editors at one queue: each card is approved, edited, merged, rejected, planned or put off, and never twice."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.model import Delivery, Parcel
from bot.pipeline.render import Renderer
from bot.storage import cards, channel_posts, channels, reports, slots
from bot.storage.tables import State, card, delivery
from tests import clock
from tests.handlers.queues import CHANNEL, newsroom, waits
from tests.handlers.world import Message, World, labels
from tests.pipeline.carrying import claims

FLOOD, DAM, ELECTION = "Су тасқыны басталды", "Дамба бұзылды", "Сайлау өтті"


def as_it_stands(world: World, message: Message) -> Message:
    """The message by now."""
    return world.telegram.place(message["chat"]["id"]).messages[message["message_id"]]


async def test_two_editors_work_through_the_queue(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD, DAM)
    hers = await room.first.types("/queue")
    assert "кезекте 2" in hers["text"]
    assert FLOOD in hers["text"]
    his = await room.second.types("/queue")
    assert FLOOD in his["text"]
    _, hers = await room.first.taps(hers, "Алмау")
    assert "Ескірген" in labels(hers)
    his = as_it_stands(world, his)
    assert "Айгүл қарап отыр" in his["text"]
    toast, his = await room.second.taps(his, "Жаңарту")
    assert not toast
    _, his = await room.second.taps(his, "Кейін")
    assert DAM in his["text"]
    _, hers = await room.first.taps(hers, "Артқа")
    toast, hers = await room.first.taps(hers, "Жариялау")
    assert toast == "Жариялауға кетті"
    assert await room.state(1) == ("approved", State.DUE)
    _, his = await room.second.taps(his, "Жариялау")
    _, hers = await room.first.taps(hers, "Келесі")
    assert "Кезек бос" in hers["text"]
    assert await room.deed() == ["took", "approved", "approved"]


async def test_an_editors_words_are_the_posts_and_nobody_elses(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD)
    hers = await room.first.types("/queue")
    _, hers = await room.first.taps(hers, "Өңдеу")
    await room.first.taps(hers, "Тақырыбын")
    asked = await world.telegram.wait_for(room.first.id, lambda m: "Жаңа тақырыпты" in m.get("text", ""))
    assert any("force_reply" in str(sent) for _, sent in world.telegram.requests)
    assert FLOOD in asked["text"]
    said = await world.telegram.say(room.first.id, "Өзен арнасынан асты", reply_to=asked["message_id"])
    shown = await world.telegram.wait_for(room.first.id, lambda m: "арнасынан" in m["text"], after=said["message_id"])
    assert "редактор өңдеген" in shown["text"]
    said = await world.telegram.say(room.first.id, "Ұзақ " * 80, reply_to=asked["message_id"])  # an answer once more
    await world.telegram.wait_for(room.first.id, lambda m: "300 таңбадан" in m["text"], after=said["message_id"])
    said = await world.telegram.say(room.first.id, "Өзен арнасынан асты")  # and without a reply
    shown = await world.telegram.wait_for(room.first.id, lambda m: "арнасынан" in m["text"], after=said["message_id"])
    _, shown = await room.first.taps(shown, "Өңдеу")
    _, shown = await room.first.taps(shown, "Мәтінін")
    asked = await world.telegram.wait_for(room.first.id, lambda m: "Жаңа мәтінді" in m.get("text", ""))
    await room.first.taps(shown, "Өңдеу")
    assert "тақырыбына" in (await room.first.types("су тасқыны"))["text"], "a tap ends the waiting"
    await world.telegram.say(room.first.id, "Екі ауыл көшті. Жол ашық.", reply_to=asked["message_id"])
    await world.quiet()
    async with world.desk.db.read() as conn:
        found = await cards.versions(conn, [(CHANNEL, 1)])
    assert found == {(CHANNEL, 1): cards.Version("Өзен арнасынан асты", ("Екі ауыл көшті.", "Жол ашық."))}
    assert (await room.deed()).count("edited") == 3
    await room.second.types("/help")
    parcels = [Parcel((Delivery(story_id=1, chat_id=one, token=1, attempt=1),)) for one in (CHANNEL, room.second.id)]
    posts = await Renderer(world.desk.db, world.desk.config, world.desk.texts)(parcels, clock.now())
    assert ["Өзен арнасынан асты" in posts[one].text for one in parcels] == [True, False]
    assert [FLOOD in posts[one].text for one in parcels] == [False, True]
    assert "Екі ауыл көшті. Жол ашық." in posts[parcels[0]].text


async def test_what_tells_the_same_joins_and_comes_back_by_undo(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD, DAM)
    hers = await room.first.types("/queue")
    _, hers = await room.first.taps(hers, "Қосу")
    toast, hers = await room.first.taps(hers, DAM)
    assert toast == "Қосылды"
    assert await room.state(1) == ("merged", State.FAILED)
    async with world.desk.db.read() as conn:
        assert [one.source for one in (await reports.of(conn, [2]))[2]] == ["Дала 1"]
    toast, hers = await room.first.taps(hers, "Қайтып алу")
    assert toast == "Қайтып алдыңыз"
    assert await room.state(1) == ("taken", State.AWAITING)
    async with world.desk.db.read() as conn:
        assert await reports.of(conn, [2]) == {}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_card_is_rejected_for_a_reason_and_that_is_taken_back(language: str, world: World) -> None:
    room = await newsroom(world, languages=(language, "kk"))
    await waits(world, FLOOD)
    texts = world.desk.texts
    hers = await room.first.types("/queue")
    _, hers = await room.first.taps(hers, texts.label(language, "button-queue-reject"))
    _, hers = await room.first.taps(hers, texts.label(language, "queue-reason-doubt"))
    assert texts.label(language, "queue-reason-doubt") in hers["text"]
    assert await room.state(1) == ("rejected", State.FAILED)
    _, hers = await room.first.taps(hers, texts.label(language, "button-queue-undo"))
    _, hers = await room.first.taps(hers, texts.label(language, "button-queue-reject"))
    await room.first.taps(hers, texts.label(language, "button-queue-word"))
    asked = await world.telegram.wait_for(room.first.id, lambda m: m["text"].startswith("✍️"))
    await world.telegram.say(room.first.id, "Екі рет айттық", reply_to=asked["message_id"])
    await world.quiet()
    assert await room.state(1) == ("rejected", State.FAILED)
    async with world.desk.db.write() as conn:
        found = await cards.get(conn, CHANNEL, 1)
        assert found
        assert found.reason == "Екі рет айттық"
        await conn.execute(update(card).values(decided=datetime(2026, 1, 1, tzinfo=UTC)))
    toast, _ = await room.first.forges(hers, f"1:cqc:undo:s:{CHANNEL}:{1:016x}")
    assert toast == texts.label(language, "queue-toast-late")


async def test_a_card_is_planned_for_a_moment(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD)
    hers = await room.first.types("/queue")
    _, hers = await room.first.taps(hers, "Жоспарлау")
    when = next(label for label in labels(hers) if label.startswith("Бір сағаттан кейін")).rpartition(" ")[2]
    toast, hers = await room.first.taps(hers, "Бір сағаттан кейін")
    assert toast == "Жоспарланды"
    assert re.search(rf"Шығатын уақыты: (\d+ [а-яәғқңөұүһі]+, )?{when}", hers["text"])  # the day, if it is tomorrow
    async with world.desk.db.read() as conn:
        found = await slots.due(conn, datetime(2100, 1, 1, tzinfo=UTC), 9)
    assert [(one.channel_id, one.content.story_id, one.author_id) for one in found] == [(CHANNEL, 1, room.first.id)]
    _, hers = await room.first.taps(hers, "Қайтып алу")
    async with world.desk.db.read() as conn:
        assert not await slots.due(conn, datetime(2100, 1, 1, tzinfo=UTC), 9)
    assert await room.state(1) == ("taken", State.AWAITING)
    await room.first.taps(hers, "Жоспарлау")
    assert "түсінбедім" in (await room.first.types("таң ата"))["text"]
    shown = await room.first.types("ертең 9:00", expect="Шығатын уақыты")
    assert "09:00" in shown["text"]


async def test_what_is_approved_keeps_the_channels_gap_unless_an_editor_says_at_once(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD, DAM)
    now = clock.now()
    async with world.desk.db.write() as conn:
        channel = await channels.get(conn, CHANNEL)
        assert channel
        await channels.save(conn, replace(channel, gap=120))
        await channel_posts.add(conn, CHANNEL, [900], now)
    hers = await room.first.types("/queue")
    toast, hers = await room.first.taps(hers, "Жариялау")
    due = now.replace(second=0, microsecond=0) + timedelta(minutes=120)
    at = f"{due.astimezone(ZoneInfo('Asia/Almaty')):%H:%M}"
    assert toast.startswith("Шығатын уақыты:")
    assert at in toast
    assert f"{at}. Мақұлдаған: Айгүл" in hers["text"]
    assert await claims(world.desk.db)(now) == []
    _, hers = await room.first.taps(hers, "Қайтып алу")  # what waits may be taken back whenever
    assert await room.state(1) == ("taken", State.AWAITING)
    _, hers = await room.first.taps(hers, "Жариялау")
    assert await claims(world.desk.db)(now + timedelta(minutes=119)) == []
    toast, hers = await room.second.taps(await room.second.types("/queue"), "Жариялау")  # behind the first
    assert f"{(due + timedelta(minutes=120)).astimezone(ZoneInfo('Asia/Almaty')):%H:%M}" in toast
    toast, hers = await room.second.taps(hers, "Дәл қазір")
    assert toast == "Жариялауға кетті"
    assert [one.first.story_id for one in await claims(world.desk.db)(clock.now())] == [2]
    assert (await room.deed()).count("at_once") == 1


async def test_a_planned_card_that_is_not_posted_comes_back_into_the_queue(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD)
    _, hers = await room.first.taps(await room.first.types("/queue"), "Жоспарлау")
    await room.first.taps(hers, "Бір сағаттан кейін")
    _, item = await room.first.taps(await room.first.types("/schedule", expect="Кесте"), FLOOD)
    _, gone = await room.first.taps(item, "Өшіру")
    assert "қайтадан кезекте" in gone["text"]
    assert await room.state(1) == ("waiting", State.AWAITING)
    assert (await room.deed())[-2:] == ["deleted", "returned"]
    assert FLOOD in (await room.second.types("/queue"))["text"]


async def test_a_post_that_stands_is_taken_away_by_undo(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD)
    hers = await room.first.types("/queue")
    _, hers = await room.first.taps(hers, "Жариялау")
    post = await world.app.bot.send_message(CHANNEL, FLOOD)
    async with world.desk.db.write() as conn:
        await conn.execute(update(delivery).values(state=State.SENDING))
    toast, hers = await room.first.taps(hers, "Қайтып алу")
    assert "жіберіліп жатыр" in toast
    assert await room.state(1) == ("approved", State.SENDING)
    async with world.desk.db.write() as conn:
        await conn.execute(update(delivery).values(state=State.SENT, message_id=post.message_id))
    toast, hers = await room.first.taps(hers, "Қайтып алу")
    assert await room.state(1) == ("taken", State.AWAITING)
    assert not world.telegram.place(CHANNEL).messages


async def test_strangers_and_former_editors_decide_nothing(world: World) -> None:
    room = await newsroom(world)
    await waits(world, FLOOD)
    stranger = world.person()
    told = await stranger.types("/queue")
    assert "редакторларына ашылады" in told["text"]
    his = await room.second.types("/queue")
    world.telegram.promote(room.second.id, CHANNEL, can_post_messages=False)
    world.desk.rights.drop(CHANNEL)
    for who, message in ((stranger, told), (room.second, his)):
        for deed in ("approve", "edit", "title", "plain", "merge", "reject", "word", "plan", "skip", "undo", "show"):
            await who.forges(message, f"1:cqc:{deed}:s:{CHANNEL}:{1:016x}")
        await who.forges(message, f"1:cqr:s:{CHANNEL}:{1:016x}:old")
        await who.forges(message, f"1:cqp:s:{CHANNEL}:{1:016x}:39000000")
        await who.forges(message, f"1:cqm:{CHANNEL}:{1:016x}:{1:016x}")
        await who.forges(message, f"1:cq:{CHANNEL}")
    assert await room.state(1) == ("waiting", State.AWAITING)
    assert await room.deed() == []
