"""What a story's own transaction left over reaches every follower, even when the process dies in between."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, insert, select

from bot.pipeline.fanout import Fanout
from bot.storage import fanout
from bot.storage.database import Database
from bot.storage.tables import chat, delivery, follow

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
PEOPLE = 3_000


@pytest.fixture
async def crowded(db: Database) -> Database:
    """Everybody follows one tag, and a story has been told."""
    async with db.write() as conn:
        new = {"kind": "private", "language": "kk", "paused": False, "since": NOW}
        await conn.execute(insert(chat), [{"id": number, **new} for number in range(PEOPLE)])
        rows = [{"chat_id": number, "key": "су", "label": "су", "since": NOW} for number in range(PEOPLE)]
        await conn.execute(insert(follow), rows)
    async with db.write() as conn:
        assert await fanout.begin(conn, 7, ["су"], [], NOW) == fanout.AT_ONCE
    return db


async def rows(db: Database) -> int:
    async with db.read() as conn:
        return (await conn.execute(select(func.count()).select_from(delivery))).scalar_one()


async def test_one_tick_spreads_it_to_everybody(crowded: Database) -> None:
    spreading = Fanout(crowded, lambda: NOW)
    await spreading.run()
    assert await rows(crowded) == PEOPLE


async def test_who_is_stopped_in_between_leaves_the_rest_to_the_next_process(crowded: Database) -> None:
    first, stopped = Fanout(crowded, lambda: NOW), Fanout(crowded, lambda: NOW)
    await first.tick(NOW)
    await first.stop()
    await stopped.stop()
    await stopped.tick(NOW)
    await stopped.run()
    assert await rows(crowded) < PEOPLE
    await Fanout(crowded, lambda: NOW).run()
    assert await rows(crowded) == PEOPLE
    async with crowded.read() as conn:
        assert await fanout.left(conn) == 0
