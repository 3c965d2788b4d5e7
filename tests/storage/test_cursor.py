"""A statement is one trip to the connection's thread, and tells what SQLAlchemy wants to know of it."""

import logging
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from bot.storage.database import Database
from bot.storage.tables import notice

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ROWS = [{"key": f"{number}", "text": "", "since": NOW} for number in range(3)]


async def test_a_read_is_three_trips_to_begin_to_ask_and_to_end(db: Database, caplog: pytest.LogCaptureFixture) -> None:
    async with db.read() as conn:  # opens the connection
        await conn.execute(select(notice.c.key))
    with caplog.at_level(logging.DEBUG, "aiosqlite"):
        async with db.read() as conn:
            assert (await conn.execute(select(notice.c.key))).all() == []
    assert len([record for record in caplog.records if record.msg.startswith("executing")]) == 3


async def test_rows_and_their_count_are_told(db: Database) -> None:
    async with db.write() as conn:
        assert (await conn.execute(insert(notice), ROWS)).rowcount == 3
        gone = await conn.execute(delete(notice).where(notice.c.key < "2").returning(notice.c.key))
        assert sorted(gone.scalars()) == ["0", "1"]
        assert (await conn.execute(delete(notice).where(notice.c.key == "7"))).rowcount == 0
        found = await conn.execute(select(notice.c.key))
        assert (found.first(), found.closed) == (("2",), True)


async def test_after_a_refused_statement_the_connection_is_of_use(db: Database) -> None:
    async with db.write() as conn:
        await conn.execute(insert(notice), ROWS)
        with pytest.raises(IntegrityError):
            await conn.execute(insert(notice), ROWS)
        assert len((await conn.execute(select(notice.c.key))).all()) == 3
