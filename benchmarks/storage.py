"""How fast storage imports, fans out, claims and settles: `python -m benchmarks.storage [FOLLOWERS]`."""

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import loop
from bot.model import Parcel, Tag
from bot.storage import fanout, follows, outbox
from bot.storage.database import Database
from bot.storage.follows import CHUNK, Line
from bot.storage.migrate import upgrade

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
TAGS = [Tag(f"tag{number}", f"Tag {number}") for number in range(1000)]


@contextmanager
def timed(what: str, count: int) -> Iterator[None]:
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:48}{count:>11,} in {took:7.2f} s {count / took:>11,.0f}/s   peak {memory} MB", flush=True)


def lines(followers: int) -> Iterator[list[Line]]:
    """Everybody follows the first tag, and one of a thousand others; ids are scattered as Telegram's are."""
    for start in range(0, followers, CHUNK // 2):
        chunk = []
        for number in range(start, min(start + CHUNK // 2, followers)):
            chat_id = number * 2_654_435_761 % 7_000_000_007 + 1
            chunk += [Line(chat_id, tag.key, tag.label, "kk") for tag in (TAGS[0], TAGS[1 + number % 999])]
        yield chunk


async def lag(worst: list[float]) -> None:
    """How late the loop comes back from a millisecond's sleep."""
    while True:
        start = time.perf_counter()
        await asyncio.sleep(0.001)
        worst[0] = max(worst[0], time.perf_counter() - start - 0.001)


async def send(db: Database, rounds: int, batch: int) -> None:
    """Claim, begin and settle as the pipeline does, without a Telegram in between."""
    for _ in range(rounds):
        async with db.write() as conn:
            claimed = await outbox.claim(conn, NOW, batch, timedelta(minutes=1))
        async with db.write() as conn:
            await outbox.mark_sending(conn, claimed, NOW)
        async with db.write() as conn:
            await outbox.sent_all(conn, [(Parcel((one,)), 1) for one in claimed], NOW)


async def measure(folder: Path, followers: int) -> None:
    await upgrade("sqlite:///bench.db", folder)
    db = await Database.open("sqlite:///bench.db", folder)
    with timed("import, two follows a chat", 2 * followers):
        for chunk in lines(followers):
            async with db.write() as conn:
                await follows.import_rows(conn, chunk, NOW)
    with timed("export", 2 * followers):
        async with db.read() as conn:
            exported = 0
            async for _ in follows.export(conn):
                exported += 1
    assert exported == 2 * followers
    async with db.read() as conn:
        with timed("phrases, of as many follows", 1000):
            await follows.phrases(conn)
    worst = [0.0]
    watch = asyncio.create_task(lag(worst))
    for story_id in (1, 2):
        with timed(f"fan-out of story {story_id} in one transaction", followers):
            async with db.write() as conn:
                await fanout.begin(conn, story_id, [TAGS[0].key, TAGS[1].key], [], NOW, at_once=followers + 1)
    watch.cancel()
    print(f"worst lag of the loop meanwhile {1000 * worst[0]:.0f} ms")
    for batch, rounds in ((50, 60), (20, 100), (1, 300)):
        with timed(f"claim, begin, settle in batches of {batch}", batch * rounds):
            await send(db, rounds, batch)
    with timed("counts", 1):
        async with db.read() as conn:
            print(await outbox.counts(conn))
    await db.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        loop.run(measure(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 500_000))
