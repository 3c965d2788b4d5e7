"""One story to a million followers, a restart, growth: `python -m benchmarks.outbox [FOLLOWERS] [--huge]`.

`--huge` measures claims at ten million rows too, and takes two gigabytes of disk and some minutes.
"""

import asyncio
import gc
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import loop
from bot.model import Mute, Parcel
from bot.pipeline.fanout import Fanout
from bot.storage import fanout, mutes, outbox
from bot.storage.database import Database
from bot.storage.follows import CHUNK, Line, import_rows
from bot.storage.migrate import upgrade

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
KEYS = ["flood", "war", "court"]
URL = "sqlite:///bench.db"
STORIES = 10  # owed to each chat, where rows are written by hand
CHUNK_OF_CHATS = 100_000
OWE = """WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO delivery (story_id, chat_id, state, due, owed, attempt, token, changed)
SELECT ?, i * 69931, 0, ?, ?, 0, 0, ? FROM n"""


def memory() -> float:
    """Megabytes that this process has resident now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1_000_000


class Watch:
    """How late the loop comes back from a millisecond's sleep, and the most memory seen meanwhile."""

    def __init__(self) -> None:
        self.lags: list[float] = []
        self.most = memory()
        self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(0.001)
            self.lags.append(time.perf_counter() - start - 0.001)
            if len(self.lags) % 50 == 0:
                self.most = max(self.most, memory())

    def p99(self) -> float:
        self._task.cancel()
        return sorted(self.lags)[len(self.lags) * 99 // 100] * 1000


class Timed(Fanout):
    """The fan-out itself; notes how long each of its transactions took."""

    longest = 0.0

    async def _step(self) -> int | None:
        start = time.perf_counter()  # nobody else writes here: the lock costs nothing
        owed = await super()._step()
        self.longest = max(self.longest, time.perf_counter() - start)
        return owed


async def crowd(db: Database, followers: int) -> None:
    """Everybody follows a tag, a third two; one of a hundred has muted a word of the story, one the source."""
    for start in range(0, followers, CHUNK // 2):
        people = [(n, n * 2_654_435_761 % 7_000_000_007 + 1) for n in range(start, min(start + CHUNK // 2, followers))]
        lines = [Line(chat, KEYS[0], KEYS[0], "kk") for _, chat in people]
        lines += [Line(chat, KEYS[1 + n % 2], "tag", "kk") for n, chat in people if n % 3 == 0]
        async with db.write() as conn:
            await import_rows(conn, lines, NOW)
            for n, chat in people:
                if n % 100 == 0:
                    await mutes.add(conn, chat, Mute("tag", "court", "court"))


async def spread(db: Database, followers: int) -> None:
    gc.collect()
    before, watch, start = memory(), Watch(), time.perf_counter()
    async with db.write() as conn:
        await fanout.begin(conn, 1, KEYS, KEYS, NOW)
    first = time.perf_counter() - start
    spreading = Timed(db, lambda: NOW)
    await spreading.run()
    took = time.perf_counter() - start
    p99 = watch.p99()
    async with db.read() as conn:
        rows = (await outbox.counts(conn))["due"]
    print(f"fan-out to {followers:,} followers, {rows:,} rows: {took:.2f} s")
    print(f"  own transaction {first * 1000:.1f} ms, longest {spreading.longest * 1000:.0f} ms")
    print(f"  loop lag p99 {p99:.1f} ms, memory +{watch.most - before:.0f} MB", flush=True)


async def claims(db: Database, rounds: int = 60) -> str:
    """How long a claim of a hundred takes, and its commit, which waits for the disk; what was claimed is settled."""
    finding, committing = [], []
    for _ in range(rounds):
        async with db.write() as conn:
            start = time.perf_counter()
            claimed = await outbox.claim(conn, NOW + timedelta(hours=1), 100, timedelta(minutes=5))
            found = time.perf_counter()
        finding.append(found - start)
        committing.append(time.perf_counter() - found)
        async with db.write() as conn:
            await outbox.mark_sending(conn, claimed, NOW)
            await outbox.sent_all(conn, [(Parcel((one,)), 1) for one in claimed], NOW)
    return f"{_figures(finding)}; its commit {_figures(committing)}"


def _figures(took: list[float]) -> str:
    return f"{1000 * statistics.median(took):.1f} ms (best {1000 * min(took):.1f})"


async def restart(folder: Path) -> None:
    """What a new process does before it sends: run by itself, for its memory's sake."""
    start = time.perf_counter()
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    async with db.write() as conn:
        await outbox.recover(conn, NOW, "resend")
        claimed = await outbox.claim(conn, NOW + timedelta(hours=1), 100, timedelta(minutes=5))
    print(f"restart: {len(claimed)} claimed after {time.perf_counter() - start:.2f} s, {memory():.0f} MB resident")
    start = time.perf_counter()
    async with db.read() as conn:
        due = (await outbox.counts(conn))["due"]
    print(f"  {due:,} due counted in {(time.perf_counter() - start) * 1000:.0f} ms", flush=True)
    await db.close()


async def measure(folder: Path, followers: int) -> None:
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    await crowd(db, followers)
    await spread(db, followers)
    print(f"claim of 100: {await claims(db)}", flush=True)
    await db.close()
    again = [sys.executable, "-m", "benchmarks.outbox", "--restart", str(folder)]
    await (await asyncio.create_subprocess_exec(*again)).wait()


async def growth(folder: Path, rows: int) -> None:
    """Claims where so much is due, ten stories to every chat; written by hand, in minutes instead of an hour."""
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    chats = rows // STORIES
    for story in range(1, STORIES + 1):
        since = int((NOW + timedelta(seconds=story)).timestamp() * 1_000_000)
        for first in range(1, chats + 1, CHUNK_OF_CHATS):
            last = min(first + CHUNK_OF_CHATS - 1, chats)
            async with db.write() as conn:
                await conn.exec_driver_sql(OWE, (first, last, story, since, since, since))
    print(f"claim of 100 with {rows:,} rows due: {await claims(db)}", flush=True)
    await db.close()


async def run(arguments: list[str]) -> None:
    if "--restart" in arguments:
        await restart(Path(arguments[-1]))
        return
    followers = int(next((word for word in arguments if word.isdecimal()), "1000000"))
    for rows in (10**5, 10**6, *([10**7] if "--huge" in arguments else [])):
        with tempfile.TemporaryDirectory() as folder:
            await growth(Path(folder), rows)
    with tempfile.TemporaryDirectory() as large:
        await measure(Path(large), followers)


def main() -> None:
    loop.run(run([]))


if __name__ == "__main__":
    loop.run(run(sys.argv[1:]))
