"""What is due at once comes as a list, what comes at a bad time waits, and what waits comes as one digest."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.model import Chat, Outcome, Parcel, Post, RetryLater, Sent, Story, Tag
from bot.pipeline.deliver import Before, Courier
from bot.pipeline.digests import Digests
from bot.rules.parcels import LONGEST_LIST, STALE, Manner, manner
from bot.storage import chats, fanout, follows, outbox, parcels, stories, tally
from bot.storage.database import Database
from bot.storage.tables import chat
from tests.pipeline.carrying import TIMES, ZONE, claims, courier

ALMATY = ZoneInfo(ZONE)
FLOOD = Tag("су_тасқын", "су тасқыны")
MINUTE, NOTHING = timedelta(minutes=1), timedelta(0)


def at(clock: str, day: int = 24) -> datetime:
    return datetime.combine(datetime(2026, 11, day, tzinfo=UTC), time.fromisoformat(clock), ALMATY).astimezone(UTC)


class Telegram:
    """Keeps what each chat got, message by message, as the numbers of the stories."""

    def __init__(self) -> None:
        self.got: dict[int, list[list[int]]] = {}
        self.busy = 0  # so often it wants the sender to wait

    async def send(self, parcel: Parcel, _post: Post, before: Before | None) -> Outcome:
        if before:
            await before()
        if self.busy:
            self.busy -= 1
            return RetryLater(MINUTE, "busy")
        self.got.setdefault(parcel.chat_id, []).append([one.story_id for one in parcel.deliveries])
        return Sent(len(self.got[parcel.chat_id]))


async def render(some: Sequence[Parcel], _: datetime) -> dict[Parcel, Post]:
    return {parcel: Post(text="…") for parcel in some}


class Desk:
    """A bot at any hour: its database, its Telegram, its clock."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.now = at("12:00")
        self.telegram = Telegram()
        self.digests = Digests(db, TIMES, ZONE)
        self.courier: Courier = courier(db, self.telegram.send, render, lambda: self.now)

    async def reader(self, number: int, **settings: object) -> None:
        async with self.db.write() as conn:
            await chats.ensure(conn, Chat(id=number), self.now)
            await follows.add(conn, number, FLOOD, self.now)
            if settings:
                await conn.execute(update(chat).where(chat.c.id == number).values(settings))

    async def tell(self, *numbers: int, breaking: bool = False) -> None:
        for number in numbers:
            told = Story(
                id=number,
                source="Толқын",
                title="Су тасқыны",
                summary=(),
                text="",
                link="https://example.kz",
                published=self.now,
                language="kk",
            )
            async with self.db.write() as conn:
                await stories.add(conn, told, self.now)
                if breaking:
                    await stories.breaks(conn, number, self.now)
                await fanout.begin(conn, number, [FLOOD.key], [], self.now)

    async def passes(self, moment: datetime) -> None:
        """The bot does its work shortly before that moment, and at it."""
        for self.now in (moment - MINUTE, moment):
            await self.work()

    async def work(self) -> None:
        await self.digests.tick(self.now)
        await self.courier.drain()

    async def counts(self) -> dict[str, int]:
        async with self.db.read() as conn:
            return {state: rows for state, rows in (await outbox.counts(conn)).items() if rows}


@pytest.fixture
def desk(db: Database) -> Desk:
    return Desk(db)


NIGHT = {"quiet_from": 23 * 60, "quiet_to": 7 * 60 + 30}


async def test_three_stories_come_one_by_one_and_four_as_a_list(desk: Desk) -> None:
    await desk.reader(1)
    await desk.tell(1, 2, 3)
    await desk.work()
    await desk.tell(4, 5, 6, 7)
    await desk.work()
    assert desk.telegram.got == {1: [[1], [2], [3], [4, 5, 6, 7]]}
    async with desk.db.read() as conn:
        assert await parcels.listed_with(conn, 1, 6) == ([4, 5, 6, 7], False, desk.now)
        assert await parcels.listed_with(conn, 1, 3) is None


async def test_a_list_has_an_end_and_what_is_left_begins_the_next(desk: Desk) -> None:
    await desk.reader(1)
    await desk.tell(*range(1, LONGEST_LIST + 2))
    await desk.work()
    assert [len(message) for message in desk.telegram.got[1]] == [LONGEST_LIST, 1]


async def test_breaking_news_comes_first_and_by_itself(desk: Desk) -> None:
    await desk.reader(1)
    await desk.tell(1, 2, 3, 4)
    await desk.tell(5, breaking=True)
    await desk.work()
    assert desk.telegram.got == {1: [[5], [1, 2, 3, 4]]}


async def test_a_list_that_could_not_be_sent_is_tried_again_as_a_whole(desk: Desk) -> None:
    await desk.reader(1)
    await desk.tell(1, 2, 3, 4)
    desk.telegram.busy = 2
    await desk.work()
    await desk.passes(desk.now + 2 * MINUTE)
    assert desk.telegram.got == {1: [[1, 2, 3, 4]]}
    assert await desk.counts() == {"sent": 4}


async def test_what_comes_in_quiet_hours_comes_after_them_as_one_message(desk: Desk) -> None:
    await desk.reader(1, **NIGHT)
    await desk.reader(2)
    desk.now = at("22:58")
    await desk.tell(1)
    await desk.passes(at("23:00"))
    await desk.tell(2)
    await desk.passes(at("23:30"))
    await desk.tell(3)
    await desk.work()
    assert desk.telegram.got == {1: [[1]], 2: [[1], [2], [3]]}
    assert (await desk.counts())["gathered"] == 2
    await desk.passes(at("07:29", 25))
    assert desk.telegram.got[1] == [[1]]
    await desk.passes(at("07:30", 25))
    assert desk.telegram.got[1] == [[1], [2, 3]]
    await desk.tell(4)
    await desk.work()
    assert desk.telegram.got[1] == [[1], [2, 3], [4]]


@pytest.mark.parametrize(("wake", "got"), [(True, [[2]]), (False, [])])
async def test_breaking_news_wakes_who_allows_it(desk: Desk, wake: bool, got: list[list[int]]) -> None:
    await desk.reader(1, **NIGHT, wake=wake)
    desk.now = at("23:30")
    await desk.tell(1)
    await desk.work()
    await desk.tell(2, breaking=True)
    await desk.work()
    assert desk.telegram.got.get(1, []) == got
    await desk.passes(at("07:30", 25))
    assert sorted(chain.from_iterable(desk.telegram.got[1])) == [1, 2]


async def test_a_gathered_story_that_becomes_breaking_wakes_too(desk: Desk) -> None:
    await desk.reader(1, **NIGHT, wake=True)
    await desk.reader(2, **NIGHT)
    desk.now = at("23:30")
    await desk.tell(1)
    await desk.work()
    async with desk.db.write() as conn:
        await fanout.hurry(conn, 1, desk.now)
        while await fanout.step(conn, 100, desk.now) is not None:
            pass
    await desk.work()
    assert desk.telegram.got == {1: [[1]]}


async def test_a_digest_gathers_what_came_since_the_last_one(desk: Desk) -> None:
    await desk.reader(1, digest=True, next_digest=at("20:00"))
    await desk.tell(1, 2)
    await desk.passes(at("19:59"))
    assert desk.telegram.got == {}
    await desk.passes(at("20:00"))
    assert desk.telegram.got == {1: [[1, 2]]}
    await desk.passes(at("08:00", 25))  # nothing came: nothing is sent
    await desk.tell(3)
    await desk.passes(at("20:00", 25))
    assert desk.telegram.got == {1: [[1, 2], [3]]}
    async with desk.db.read() as conn:
        assert await parcels.listed_with(conn, 1, 2) == ([1, 2], True, at("20:00"))
        row = (await conn.execute(chat.select())).one()
    assert row.next_digest == at("08:00", 26)


async def test_a_digest_that_crashed_in_the_middle_comes_as_a_digest_again(desk: Desk) -> None:
    await desk.reader(1, digest=True, next_digest=at("20:00"))
    await desk.tell(1, 2, 3)
    desk.now = at("20:00")
    await desk.digests.tick(desk.now)
    assert [len(parcel.deliveries) for parcel in await claims(desk.db)(desk.now)] == [3]
    async with desk.db.write() as conn:
        await outbox.recover(conn, desk.now, "resend")
    await desk.work()
    assert desk.telegram.got == {1: [[1, 2, 3]]}


async def test_who_is_paused_misses_a_digest_and_gets_it_when_he_is_back(desk: Desk) -> None:
    await desk.reader(1, digest=True, next_digest=at("20:00"))
    await desk.tell(1, 2)
    async with desk.db.write() as conn:
        await chats.pause(conn, 1, "blocked")
    await desk.passes(at("20:01"))
    assert desk.telegram.got == {}
    async with desk.db.write() as conn:
        await chats.resume(conn, 1)
    await desk.work()
    assert desk.telegram.got == {1: [[1, 2]]}


async def test_news_that_is_too_old_waits_for_the_next_digest_and_is_counted(desk: Desk) -> None:
    await desk.reader(1)
    await desk.tell(1, 2)
    desk.now += timedelta(hours=13)
    await desk.digests.postpone(desk.now - timedelta(hours=12), desk.now)
    await desk.work()
    assert desk.telegram.got == {}
    await desk.passes(at("08:00", 25))
    assert desk.telegram.got == {1: [[1, 2]]}
    async with desk.db.read() as conn:
        assert (await tally.since(conn, at("00:00").date()))[tally.LATE] == 2


async def test_what_has_waited_for_days_is_given_up_and_counted(desk: Desk) -> None:
    await desk.reader(1, digest=True, next_digest=at("20:00"))
    await desk.tell(1)
    desk.now += STALE + MINUTE
    await desk.tell(2)
    await desk.work()
    assert desk.telegram.got == {1: [[2]]}
    assert await desk.counts() == {"sent": 1, "failed": 1}


def test_with_a_queue_any_two_stories_go_together_and_a_chat_that_was_served_has_peace() -> None:
    half_an_hour = 30 * MINUTE
    calm, busy = Manner(3, timedelta(0)), Manner(1, 10 * MINUTE)
    assert [manner(minutes * MINUTE, half_an_hour, NOTHING) for minutes in (0, 1, 2, 600)] == [calm, calm, busy, busy]
    assert [manner(seconds * MINUTE / 60, half_an_hour, NOTHING, busy) for seconds in (7, 6)] == [busy, calm]


async def test_while_there_is_a_queue_who_was_served_waits_for_company_but_not_for_breaking_news(db: Database) -> None:
    desk = Desk(db)
    for number in range(1, 41):
        await desk.reader(number)
    await desk.tell(1, 2)
    eighty_in_two_minutes = 80 / (2 * 60)
    desk.courier = courier(db, desk.telegram.send, render, lambda: desk.now, rate=eighty_in_two_minutes)
    await desk.work()
    await desk.tell(3)
    await desk.tell(4, breaking=True)
    await desk.work()
    assert desk.telegram.got[7] == [[1, 2], [4]]
    await desk.tell(5)
    desk.now += 10 * MINUTE
    await desk.work()
    assert desk.telegram.got[7] == [[1, 2], [4], [3, 5]]


async def test_where_the_operator_wants_it_so_news_waits_for_company_while_there_is_a_queue(db: Database) -> None:
    desk = Desk(db)
    for number in range(1, 41):
        await desk.reader(number)
    await desk.tell(1)
    slow, hold = 40 / (2 * 60), 10 * MINUTE
    desk.courier = courier(db, desk.telegram.send, render, lambda: desk.now, rate=slow, hold=hold)
    for number in (2, 3):
        await desk.work()
        await desk.passes(desk.now + 3 * MINUTE)
        await desk.tell(number)
    await desk.tell(4, breaking=True)
    await desk.work()
    assert desk.telegram.got[7] == [[4]]
    await desk.passes(desk.now + 4 * MINUTE)
    assert desk.telegram.got[7] == [[4], [1, 2, 3]]
    assert await desk.counts() == {"sent": 160}
