"""The writer serves one task at a time, and nothing that happens to a task harms the next one."""

import asyncio
import gc
import os
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import notices
from bot.storage.database import Database, DatabaseError, path_of

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
LONG = text(  # a third of a second of work for SQLite, in the middle of which a task can be cancelled
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT count(*) FROM n"
)


async def told(db: Database) -> list[str]:
    async with db.read() as conn:
        return list(await notices.standing(conn))


async def tell(db: Database, key: str) -> None:
    async with db.write() as conn:
        await notices.tell(conn, key, "words", NOW)


async def test_what_a_block_wrote_is_there_for_the_next_reader(db: Database) -> None:
    await tell(db, "a")
    assert await told(db) == ["a"]


async def test_an_exception_rolls_the_block_back(db: Database) -> None:
    async def fail(conn: AsyncConnection) -> None:
        await notices.tell(conn, "a", "words", NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        async with db.write() as conn:
            await fail(conn)
    await tell(db, "b")
    assert await told(db) == ["b"]


async def test_a_reader_sees_one_moment_while_others_write(db: Database) -> None:
    await tell(db, "a")
    async with db.read() as conn:
        assert list(await notices.standing(conn)) == ["a"]
        await tell(db, "b")
        assert list(await notices.standing(conn)) == ["a"]
    assert await told(db) == ["a", "b"]


async def test_a_reader_cannot_write(db: Database) -> None:
    async with db.read() as conn:
        with pytest.raises(DBAPIError, match="readonly"):
            await notices.tell(conn, "a", "words", NOW)


async def test_writers_come_in_the_order_they_asked(db: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with db.write() as conn:
            await notices.tell(conn, str(number), "words", NOW)
            order.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(30):
            group.create_task(write(number))
    assert order == list(range(30))
    assert len(await told(db)) == 30


async def test_two_tasks_never_share_a_transaction(db: Database) -> None:
    """The fault this design exists for: a reader's OK vanished when the poller rolled back."""
    inside, release = asyncio.Event(), asyncio.Event()

    async def poller() -> None:
        async with db.write() as conn:
            await notices.tell(conn, "poller", "words", NOW)
            inside.set()
            await release.wait()
            raise ZeroDivisionError

    first = asyncio.create_task(poller())
    await inside.wait()
    second = asyncio.create_task(tell(db, "reader"))
    await asyncio.sleep(0)
    release.set()
    with pytest.raises(ZeroDivisionError):
        await first
    await second
    assert await told(db) == ["reader"]


async def test_a_write_cancelled_between_its_statements_rolls_back(db: Database) -> None:
    inside = asyncio.Event()

    async def write() -> None:
        async with db.write() as conn:
            await notices.tell(conn, "a", "words", NOW)
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await tell(db, "b")
    assert await told(db) == ["b"]


@pytest.mark.parametrize("turns", [0, 3, 7])
async def test_a_write_cancelled_in_the_middle_of_a_statement_rolls_back(db: Database, turns: int) -> None:
    begun = asyncio.Event()

    async def write() -> None:
        async with db.write() as conn:
            await notices.tell(conn, "a", "words", NOW)
            begun.set()
            await conn.execute(LONG)

    task = asyncio.create_task(write())
    await begun.wait()
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await tell(db, "b")
    assert await told(db) == ["b"]


@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_a_write_cancelled_at_any_turn_of_the_loop_is_whole_or_absent(db: Database, turns: int) -> None:
    async def write() -> None:
        async with db.write() as conn:
            await notices.tell(conn, "a", "words", NOW)
            await notices.tell(conn, "b", "words", NOW)

    task = asyncio.create_task(write())
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    await tell(db, "c")
    assert await told(db) in (["c"], ["a", "b", "c"])


async def test_one_who_waits_for_his_turn_may_be_cancelled(db: Database) -> None:
    async with db.write() as conn:
        waiting = [asyncio.create_task(tell(db, key)) for key in ("a", "b", "c")]
        await asyncio.sleep(0)
        waiting[1].cancel()
        await notices.tell(conn, "first", "words", NOW)
    await asyncio.wait(waiting)
    assert sorted(await told(db)) == ["a", "c", "first"]


async def test_a_read_cancelled_in_the_middle_leaves_its_connection_usable(db: Database) -> None:
    begun = asyncio.Event()

    async def read() -> None:
        async with db.read() as conn:
            begun.set()
            await conn.execute(LONG)

    tasks = [asyncio.create_task(read()) for _ in range(3)]
    await begun.wait()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    assert await told(db) == []


async def test_a_commit_that_fails_rolls_back_and_the_writer_goes_on(db: Database) -> None:
    async def follow_from_nowhere() -> None:
        async with db.write() as conn:
            await conn.execute(text("PRAGMA defer_foreign_keys = ON"))  # the error comes with COMMIT
            await conn.execute(text("INSERT INTO follow (chat_id, key, label, since) VALUES (1, 'key', 'label', 0)"))

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        await follow_from_nowhere()
    await tell(db, "b")
    assert await told(db) == ["b"]


async def test_a_full_disk_fails_the_write_and_spares_the_next(db: Database) -> None:
    async def write_much() -> None:
        async with db.write() as conn:
            pages = (await conn.execute(text("PRAGMA page_count"))).scalar_one()
            await conn.execute(text(f"PRAGMA max_page_count = {pages}"))
            await notices.tell(conn, "a", "words" * 100_000, NOW)

    with pytest.raises(DatabaseError, match="full"):
        await write_much()
    async with db.write() as conn:
        await conn.execute(text("PRAGMA max_page_count = 1000000"))
    await tell(db, "b")
    assert await told(db) == ["b"]


async def test_another_process_that_writes_is_waited_for(db: Database, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(tell(db, "a"))
    assert await told(db) == []
    assert not task.done()
    other.execute("COMMIT")
    other.close()
    await task
    assert await told(db) == ["a"]


async def test_the_file_is_kept_as_the_design_says(db: Database) -> None:
    async with db.write() as conn:
        found = {
            name: (await conn.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "query_only")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1, "query_only": 0}


async def test_closing_leaves_nothing_open(db: Database, tmp_path: Path) -> None:
    def of_the_driver() -> list[threading.Thread]:
        return [t for t in threading.enumerate() if "connection_worker" in t.name]

    before = len(of_the_driver())
    async with db.read(), db.read(), db.read():
        await tell(db, "a")
        assert len(of_the_driver()) > before
    await db.close()
    await db.close()
    gc.collect()
    assert of_the_driver() == []
    assert os.listdir(tmp_path) == ["test.db"]  # noqa: PTH208  # SQLite folds -wal and -shm with the last one


async def test_after_closing_nobody_gets_in(db: Database) -> None:
    await db.close()
    with pytest.raises(DatabaseError, match="closed"):
        await tell(db, "a")
    with pytest.raises(DatabaseError, match="closed"):
        await told(db)


async def test_closing_waits_for_the_writes_in_line(db: Database, tmp_path: Path) -> None:
    writes = [asyncio.create_task(tell(db, str(number))) for number in range(5)]
    await asyncio.sleep(0)
    await db.close()
    await asyncio.gather(*writes)
    again = await Database.open("sqlite:///test.db", tmp_path)
    assert len(await told(again)) == 5
    await again.close()


def test_a_process_that_closed_its_database_ends(tmp_path: Path) -> None:
    """Aiosqlite's thread keeps a process alive for ever when its connection stays open."""
    program = """
import asyncio, pathlib, sys
from bot.storage.database import Database
async def main():
    db = await Database.open("sqlite:///a.db", pathlib.Path(sys.argv[1]))
    async with db.read(), db.write():
        pass
    task = asyncio.create_task(write(db))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    await db.close()
async def write(db):
    async with db.write():
        await asyncio.Event().wait()
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], timeout=30, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:///a.db", "/home/a.db"), ("sqlite:////var/a.db", "/var/a.db"), ("sqlite:///d/a.db", "/home/d/a.db")],
)
def test_a_relative_path_starts_at_the_folder(url: str, path: str) -> None:
    assert path_of(url, Path("/home")) == Path(path)


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite:///:memory:", "a.db", "postgresql://here/a"])
def test_a_url_without_a_file_is_told(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"database\.url"):
        path_of(url, Path("/home"))


@pytest.mark.parametrize("name", ["folder", "nowhere/a.db", "letter.txt"])
async def test_what_cannot_be_opened_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter.txt").write_text("Dear reader, " * 100)
    with pytest.raises(DatabaseError) as told_why:
        await Database.open(f"sqlite:///{name}", tmp_path)
    assert "\n" not in str(told_why.value)
