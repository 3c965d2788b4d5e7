"""A disk that is full in mid-broadcast: nothing is sent, nothing is lost or comes twice, and operators know."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.model import Outcome, Parcel, Post, Sent
from bot.pipeline.alarms import Alarms
from bot.pipeline.deliver import Before
from bot.pipeline.disk import QUIET, DiskWatch
from bot.pipeline.fanout import Fanout
from bot.pipeline.parcels import LEASE
from bot.storage import fanout, outbox
from bot.storage.database import Database, DatabaseError
from bot.storage.tables import chat, follow
from tests.pipeline.carrying import courier
from tests.pipeline.full import fill, make_room
from tests.texts import texts

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
PEOPLE = 1_500


async def crowd(db: Database) -> None:
    async with db.write() as conn:
        new = {"kind": "private", "language": "kk", "paused": False, "since": NOW}
        await conn.execute(insert(chat), [{"id": number, **new} for number in range(1, PEOPLE + 1)])
        rows = [{"chat_id": number, "key": "су", "label": "су", "since": NOW} for number in range(1, PEOPLE + 1)]
        await conn.execute(insert(follow), rows)


class Telegram:
    """Takes everything; its disk is the bot's, and full after so many messages."""

    def __init__(self, db: Database, full_after: int) -> None:
        self.db = db
        self.full_after = full_after
        self.got: Counter[int] = Counter()

    async def send(self, parcel: Parcel, _post: Post, before: Before | None) -> Outcome:
        if before:
            await before()
        self.got[parcel.chat_id] += 1
        if self.got.total() == self.full_after:
            await fill(self.db)
        return Sent(self.got.total())


async def a_write_fails(db: Database) -> None:
    async with asyncio.timeout(10):
        while not db.trouble():  # noqa: ASYNC110 - nobody tells of it but the database
            await asyncio.sleep(0)


async def render(claimed: Sequence[Parcel], _now: datetime) -> dict[Parcel, Post]:
    return {one: Post(text="Су көтерілді.") for one in claimed}


async def states(db: Database) -> dict[str, int]:
    async with db.read() as conn:
        return {state: rows for state, rows in (await outbox.counts(conn)).items() if rows}


async def test_while_the_disk_is_full_nothing_is_sent_and_then_everybody_gets_it_once(db: Database) -> None:
    await crowd(db)
    async with db.write() as conn:
        await fanout.begin(conn, 7, ["су"], [], NOW)
    await Fanout(db, lambda: NOW).run()
    clock = [NOW]
    telegram = Telegram(db, full_after=300)
    carrier = courier(db, telegram.send, render, lambda: clock[0])
    broadcast = asyncio.create_task(carrier.drain())
    await a_write_fails(db)
    await carrier.tick(NOW)
    await a_write_fails(db)
    sent = telegram.got.total()
    assert 300 <= sent < PEOPLE
    for _ in range(3):
        await carrier.tick(NOW)
        await a_write_fails(db)
    assert telegram.got.total() == sent
    await make_room(db)
    await carrier.tick(NOW)
    with suppress(DatabaseError):  # of the claim that failed
        await broadcast
    clock[0] += LEASE
    await carrier.drain()
    assert telegram.got == Counter(range(1, PEOPLE + 1))
    assert await states(db) == {"sent": PEOPLE}


async def test_a_fan_out_goes_on_where_the_disk_was_full(db: Database) -> None:
    await crowd(db)
    async with db.write() as conn:
        await fanout.begin(conn, 7, ["су"], [], NOW)
    await fill(db)
    for _ in range(3):
        with pytest.raises(DatabaseError, match="full"):
            await Fanout(db, lambda: NOW).run()
    await make_room(db)
    await Fanout(db, lambda: NOW).run()
    assert await states(db) == {"due": PEOPLE}


async def test_the_operators_are_told_though_nothing_can_be_written_and_again_when_it_is_well(db: Database) -> None:
    said: list[str] = []

    async def say(_admin: int, post: Post) -> Outcome:
        said.append(post.text)
        return Sent(1)

    watch = DiskWatch(db, Alarms(db, [99], say, texts()))
    await watch.tick(NOW)
    assert said == []
    await fill(db)
    now = NOW
    for _ in range(3):
        with pytest.raises(DatabaseError):
            await crowd(db)
        await watch.tick(now := now + timedelta(seconds=5))
    assert len(said) == 1
    assert "full" in said[0]
    await make_room(db)
    await crowd(db)
    await watch.tick(now + timedelta(seconds=5))
    assert len(said) == 1
    await watch.tick(now + QUIET)
    await watch.tick(now + 2 * QUIET)
    assert len(said) == 2
