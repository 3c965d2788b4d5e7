"""Whoever left is wiped from the files as soon as that can be done, and the operators hear of it when it cannot."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model import Outcome, Post, Sent
from bot.pipeline.alarms import Alarms
from bot.pipeline.traces import TraceWatch
from bot.storage.database import Database, DatabaseError
from tests.texts import texts

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)


async def test_the_operators_hear_once_that_a_file_cannot_be_wiped_and_once_that_it_could(
    tmp_path: Path, migrated: Path
) -> None:
    with closing(sqlite3.connect(migrated)) as at:  # somebody has it laid out in another way
        at.execute("PRAGMA auto_vacuum = FULL")
        at.execute(f"VACUUM INTO '{tmp_path}/other.db'")
    said: list[str] = []

    async def say(_admin: int, post: Post) -> Outcome:
        said.append(post.text)
        return Sent(1)

    db = await Database.open("sqlite:///other.db", tmp_path)
    watch = TraceWatch(db, Alarms(db, [99], say, texts()))
    await watch.tick(NOW)
    assert said == []
    async with db.traces.leaving(6_417_517_936):
        pass
    with pytest.raises(DatabaseError, match="laid out"):
        await db.traces.clean()
    await watch.tick(NOW)
    await watch.tick(NOW)
    assert len(said) == 1
    assert "laid out" in said[0]
    with closing(sqlite3.connect(tmp_path / "other.db")) as at:
        at.execute("PRAGMA auto_vacuum = NONE")
        at.execute("VACUUM")
    await watch.tick(NOW)
    await watch.tick(NOW)
    assert len(said) == 2
    await db.close()
