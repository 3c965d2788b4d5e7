"""How long it takes until no file holds whoever left: `python -m benchmarks.leaving [STORIES]`, each to 100,000 chats.

Ten people leave, five of them such whose id SQLite has left in the gap of a page; somebody else writes all the time.
"""

import asyncio
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.actions import delete_me
from bot.actions.desk import Desk
from bot.config import Config
from bot.formatter.taps import Erase
from bot.formatter.texts import Texts
from bot.model import Chat, Pace
from bot.rules.topics import Catalogue
from bot.storage import gaps, pace, traces
from bot.storage.database import Database
from bot.storage.migrate import upgrade

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
CHATS, SAMPLE, EACH = 100_000, 400, 5
SETTINGS = ("journal_mode = WAL", "synchronous = OFF", "secure_delete = ON", "cache_size = -65536")
OWED = """
INSERT INTO delivery (story_id, chat_id, state, due, owed, attempt, token, changed)
SELECT ?, id, 0, 0, 0, 0, 0, 0 FROM chat
"""
SENT = "state = 3, message_id = ?, changed = 1 << 50, shown = 1 << 50"


@contextmanager
def timed(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"  {what:58}{time.perf_counter() - start:7.2f} s", flush=True)


def fill(file: Path, stories: int, rnd: random.Random) -> list[int]:
    """Each story is owed to everybody in one go, and every fifth sent in no order, which is slow to make; the chats."""
    chats = sorted(6_000_000_000 + number for number in rnd.sample(range(1 << 30), CHATS))
    with closing(sqlite3.connect(file, isolation_level=None)) as conn:
        for setting in SETTINGS:
            conn.execute(f"PRAGMA {setting}")
        row = "INSERT INTO chat (id, kind, language, paused, since) VALUES (?, 'private', 'kk', 0, 0)"
        conn.execute("BEGIN")
        conn.executemany(row, [(chat_id,) for chat_id in chats])
        conn.execute("COMMIT")
        for story_id in range(1, stories + 1):
            conn.execute("BEGIN")
            conn.execute(OWED, (story_id,))
            if story_id % 5:
                everybody = f"UPDATE delivery SET {SENT} WHERE story_id = ?"  # noqa: S608 - our own words
                conn.execute(everybody, (rnd.randrange(1 << 22), story_id))
            else:
                near = sorted(chats, key=lambda chat_id: chat_id + rnd.randrange(1 << 26))  # who is due about together
                told = [(rnd.randrange(1 << 22), story_id, chat_id) for chat_id in near]
                one = f"UPDATE delivery SET {SENT} WHERE story_id = ? AND chat_id = ?"  # noqa: S608
                conn.executemany(one, told)
            conn.execute("COMMIT")
    return chats


def unlucky(file: Path, some: list[int]) -> set[int]:
    """Whose id stands in a gap, besides their rows."""
    forms = {chat_id: traces.of(chat_id) for chat_id in some}
    found: set[int] = set()
    content = os.open(file, os.O_RDONLY)
    for number in gaps.look(str(file), [form for theirs in forms.values() for form in theirs]):
        page = os.pread(content, 4096, (number - 1) * 4096)
        gap = page[slice(*gaps.gap(page))]
        found |= {chat_id for chat_id, theirs in forms.items() if any(form in gap for form in theirs)}
    os.close(content)
    return found


async def _write(db: Database, waits: list[float]) -> None:
    """Somebody writes every 20 ms; how long each waited."""
    while True:
        start = time.perf_counter()
        async with db.write() as conn:
            await pace.save(conn, [Pace("all", 25.0, None)])
        waits.append(time.perf_counter() - start)
        await asyncio.sleep(0.02)


async def _leave(folder: Path, people: dict[int, str]) -> None:
    db = await Database.open("sqlite:///test.db", folder)
    desk = Desk(db, Config(), Texts.load(), Catalogue([]), erasing=60)
    waits: list[float] = []
    writing = asyncio.create_task(_write(db, waits))
    for chat_id, what in people.items():
        with timed(what):
            told = await delete_me.by_tap(desk, Chat(id=chat_id), Erase(sure=True), NOW)
        assert told.screen
        assert "ештеңе" in told.screen.text
    writing.cancel()
    with suppress(asyncio.CancelledError):
        await writing
    waits.sort()
    print(
        f"  others' writes meanwhile: {len(waits)}, p50 {waits[len(waits) // 2] * 1000:.0f} ms, "
        f"p99 {waits[len(waits) * 99 // 100] * 1000:.0f} ms, worst {waits[-1] * 1000:.0f} ms"
    )
    await db.close()


def main() -> None:
    stories = int(sys.argv[1]) if sys.argv[1:] and sys.argv[1].isdigit() else 10
    rnd = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "test.db"
        asyncio.run(upgrade("sqlite:///test.db", folder))
        with timed(f"{CHATS * stories:,} deliveries are written"):
            chats = fill(file, stories, rnd)
        some = rnd.sample(chats, SAMPLE)
        bad = unlucky(file, some)
        print(f"  {file.stat().st_size / 1e9:.2f} GB; the gaps hold {len(bad)} of {SAMPLE} chats")
        good = [chat_id for chat_id in some if chat_id not in bad]
        people = dict.fromkeys(good[:EACH], "leaves") | dict.fromkeys(sorted(bad)[:EACH], "leaves, and stood in a gap")
        asyncio.run(_leave(folder, people))
        content = file.read_bytes()
        left = sum(any(form in content for form in traces.of(chat_id)) for chat_id in people)
        print(f"  found afterwards, in any byte of the file: {left} of {len(people)}")


if __name__ == "__main__":
    main()
