"""Whoever leaves is found in no gap of the file and nowhere in its log, whatever stood in the way."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import erase, gaps, traces
from bot.storage.database import AsyncConnection, Database
from tests.storage.leftovers import PEOPLE, holds, left_over, owe_and_send

CHANGE_ALL = "UPDATE delivery SET changed = changed + 1"
COUNT = "SELECT count(*) FROM delivery WHERE changed = 0"
LOOKING = (
    "import sqlite3, sys; at = sqlite3.connect(sys.argv[1]); print(*at.execute(sys.argv[2]).fetchone()); at.close()"
)
REMEMBERING = """
import sqlite3, sys
at = sqlite3.connect(sys.argv[1], isolation_level=None)
at.execute("PRAGMA secure_delete = ON")
at.execute(sys.argv[2]).fetchall()
print("now I remember every page", flush=True)
sys.stdin.readline()
at.execute(sys.argv[3])
at.close()
"""


@pytest.fixture(scope="module")
def migrated(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database after many deliveries, to be copied."""
    file = tmp_path_factory.mktemp("delivered") / "test.db"
    file.write_bytes(migrated.read_bytes())
    owe_and_send(file)
    return file


@pytest.fixture(scope="module")
def unlucky(migrated: Path) -> list[int]:
    """Three people whose ids SQLite has left in a gap."""
    return list(islice(left_over(migrated), 3))


@pytest.fixture
def file(db: Database, tmp_path: Path) -> Path:
    assert db.traces
    return tmp_path / "test.db"


async def forget(conn: AsyncConnection, chat_id: int) -> None:
    await erase.forget_deliveries(conn, chat_id, await erase.deliveries(conn, chat_id))


async def left(db: Database) -> int:
    """Whether traces may be left, as it stands in the file."""
    async with db.read() as conn:
        return int((await conn.execute(text("PRAGMA user_version"))).scalar_one())


async def leave(db: Database, chat_id: int) -> bool:
    async with db.traces.leaving(chat_id), db.write() as conn:
        await forget(conn, chat_id)
    return await db.traces.clean()


async def change_all(db: Database) -> None:
    async with db.write() as conn:
        await conn.execute(text(CHANGE_ALL))


def apart(file: Path, statement: str) -> str:
    """What another process sees, which opens the database and closes it again."""
    command = [sys.executable, "-c", LOOKING, str(file), statement]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def remembering(file: Path) -> Iterator[Callable[[], object]]:
    """Another process that has looked at every page, and changes each when it is told to."""
    command = [sys.executable, "-c", REMEMBERING, str(file), COUNT, CHANGE_ALL]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline()
        yield partial(other.communicate, "\n")
    assert other.returncode == 0


async def test_whoever_leaves_is_found_nowhere(db: Database, file: Path, unlucky: list[int]) -> None:
    async with db.read() as conn:
        before = (await conn.execute(text("SELECT count(*) FROM delivery"))).scalar_one()
    for chat_id in unlucky:
        assert await leave(db, chat_id)
        assert not holds(file, chat_id)
    async with db.read() as conn:
        assert (await conn.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"
        after = (await conn.execute(text("SELECT count(*) FROM delivery"))).scalar_one()
    assert await left(db) == 0
    assert after == before - len(unlucky) * before / len(PEOPLE)


async def test_rows_that_are_deleted_leave_something_behind(db: Database, file: Path, unlucky: list[int]) -> None:
    """Else none of this is needed any more."""
    async with db.write() as conn:
        await forget(conn, unlucky[0])
    await db.close()
    assert gaps.look(str(file), traces.of(unlucky[0]))


async def test_nobody_brings_back_what_was_wiped(db: Database, file: Path, unlucky: list[int]) -> None:
    """Each connection remembers pages as they were: one that wrote such a page would write the old gap with it."""
    await change_all(db)
    with remembering(file) as go_on:
        assert await leave(db, unlucky[0])
        await change_all(db)
        assert not holds(file, unlucky[0])
        go_on()
    assert not holds(file, unlucky[0])


async def test_a_departure_keeps_the_locks_of_the_database(db: Database, file: Path, unlucky: list[int]) -> None:
    """Without them another process believes to be the last one, and takes the log away beneath the bot."""
    assert await leave(db, unlucky[0])
    await change_all(db)
    one = apart(file, COUNT)
    await change_all(db)
    assert (apart(file, "SELECT min(changed) FROM delivery"), one) == ("2", "0")


async def test_a_reader_in_the_way_is_waited_out(db: Database, file: Path) -> None:
    many = PEOPLE[:12]
    async with db.read() as conn:
        await conn.execute(text(COUNT))
        for chat_id in many:
            assert not await leave(db, chat_id)
    assert holds(file, many[0])
    assert await db.traces.clean()
    assert not any(holds(file, chat_id) for chat_id in many)
    await db.close()
    assert gaps.look(str(file), []) == [], "for so many, every gap is wiped"


async def test_what_a_killed_bot_left_goes_at_the_next_start(
    db: Database, file: Path, unlucky: list[int], tmp_path: Path
) -> None:
    async with db.traces.leaving(unlucky[0]), db.write() as conn:
        await forget(conn, unlucky[0])
    for name in ("test.db", "test.db-wal"):  # as they are when it is killed now
        (tmp_path / f"killed-{name}").write_bytes((tmp_path / name).read_bytes())
    again = await Database.open("sqlite:///killed-test.db", tmp_path)
    assert holds(tmp_path / "killed-test.db", unlucky[0])
    assert await again.traces.clean()
    assert not holds(tmp_path / "killed-test.db", unlucky[0])
    assert await left(again) == 0
    await again.close()
    assert not holds(file.with_name("killed-test.db"), unlucky[0])


async def test_whoever_comes_back_and_leaves_while_the_bot_cleans_is_not_forgotten(db: Database) -> None:
    async with db.traces.leaving(PEOPLE[0]):
        pass
    cleaning = asyncio.create_task(db.traces.clean())
    await asyncio.sleep(0)
    async with db.traces.leaving(PEOPLE[0]), db.write() as conn:
        await forget(conn, PEOPLE[0])
    assert await cleaning
    assert await left(db) == 1
    assert await db.traces.clean()
    assert await left(db) == 0


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        (6_417_517_936, (b"\x00\x01\x7e\x83\x8d\x70", b"6417517936")),
        (-1_001_234_567_890, (b"\xff\x16\xe1\xc4\xed\x2e", b"-1001234567890")),
        (305_419_896, (b"\x12\x34\x56\x78", b"305419896")),
        (777_000, (b"777000",)),
        (42, ()),
    ],
)
def test_a_number_has_two_forms(number: int, forms: tuple[bytes, ...]) -> None:
    assert traces.of(number) == forms
