"""How fast an archive is indexed, searched and offered inline: `python -m benchmarks.search [STORIES]`."""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.language import article
from bot import loop
from bot.actions import inline
from bot.actions.desk import Desk
from bot.actions.search import find, read
from bot.config import Config
from bot.formatter.latest import A_PAGE
from bot.formatter.texts import Texts
from bot.model import Chat, Story
from bot.pipeline.index import Indexer
from bot.rules.topics import Catalogue
from bot.storage.database import Database
from bot.storage.insert import insert
from bot.storage.migrate import upgrade
from bot.storage.tables import story

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
URL = "sqlite:///bench.db"
READER = Chat(id=1)
A_YEAR = 365 * 24 * 3600  # seconds over which the stories are spread
QUESTIONS = 400


def archive(count: int, rng: random.Random) -> Iterator[Story]:
    """Stories of made-up words, as long and as varied as news, in a year."""
    written = [article(rng) for _ in range(min(count, 5_000))]
    for number in range(count):
        title, _ = rng.choice(written)
        lead, _ = rng.choice(written)
        _, text = rng.choice(written)
        published = NOW - timedelta(seconds=A_YEAR * (count - number) // count)
        yield Story(
            id=rng.getrandbits(62) + 1,
            source="Толқын",
            title=title,
            summary=(f"{lead}.",),
            text=text,
            link=f"https://example.kz/{number}",
            published=published,
            language="kk",
        )


def questions(told: Sequence[Story], rng: random.Random) -> list[str]:
    """As people ask: one to three words of some title in any form, now and then with days, now and then amiss."""
    found = []
    for _ in range(QUESTIONS):
        words = rng.sample(rng.choice(told).title.split(), rng.choice((1, 1, 2, 2, 3)))
        if rng.random() < 0.1:  # a slip of the pen
            words[0] = words[0][:3] + words[0][4:]
        found.append(" ".join([*words, rng.choice(("", "", "", "2025-11", "соңғы апта", "кеше"))]))
    return found


def row(one: Story) -> dict[str, object]:
    """Written in bulk: `stories.add` takes one at a time."""
    names = ("id", "source", "title", "text", "link", "published", "language")
    return {**{name: getattr(one, name) for name in names}, "summary": list(one.summary), "told": one.published}


async def fill(db: Database, told: Sequence[Story]) -> None:
    for start in range(0, len(told), 500):
        async with db.write() as connection:
            await connection.execute(insert(story), [row(one) for one in told[start : start + 500]])


async def lag(late: list[float]) -> None:
    """How late the loop comes back from a millisecond's sleep."""
    while True:
        start = time.perf_counter()
        await asyncio.sleep(0.001)
        late.append(time.perf_counter() - start - 0.001)


async def other_writers(db: Database, waited: list[float]) -> None:
    """How long somebody else waits for the writer."""
    while True:
        start = time.perf_counter()
        async with db.write():
            waited.append(time.perf_counter() - start)
        await asyncio.sleep(0.02)


async def index(db: Database, count: int) -> None:
    late: list[float] = []
    waited: list[float] = []
    watching = [asyncio.create_task(lag(late)), asyncio.create_task(other_writers(db, waited))]
    start, cpu = time.perf_counter(), time.process_time()
    await Indexer(db).index()
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
    for one in watching:
        one.cancel()
    print(f"indexed {count:,} stories in {took:.0f} s ({count / took:,.0f}/s; {1000 * cpu / count:.1f} ms of CPU each)")
    show("  another writer waits", waited)
    show("  the loop is late by", late)


def show(what: str, seconds: list[float]) -> None:
    ordered = sorted(1000 * one for one in seconds)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99))
    print(f"{what:32} p50 {p50:7.1f}   p95 {p95:7.1f}   p99 {p99:7.1f}   max {ordered[-1]:7.1f} ms", flush=True)


async def timed(asked: Sequence[str], answer: Callable[[str], Awaitable[object]]) -> list[float]:
    """Each question's best of three: what other programs take of a busy machine is not the search's."""
    return [min([await once(question, answer) for _ in range(3)]) for question in asked]


async def once(question: str, answer: Callable[[str], Awaitable[object]]) -> float:
    start = time.perf_counter()
    await answer(question)
    return time.perf_counter() - start


async def size(db: Database) -> int:
    """Bytes of the database, with what is still in the log."""
    async with db.read() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
        return int(pages) * int((await connection.exec_driver_sql("PRAGMA page_size")).scalar_one())


async def measure(folder: Path, count: int) -> None:
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    rng = random.Random(1)
    told = list(archive(count, rng))
    await fill(db, told)
    before = await size(db)
    await index(db, count)
    after = await size(db)
    print(f"the index takes {(after - before) / count:,.0f} bytes a story, beside {before / count:,.0f} of the story")
    config = Config()
    desk = Desk(db, config, Texts.load(), Catalogue(config.topics))
    asked = questions(told, rng)

    async def searched(question: str, page: int = 0) -> object:
        return await find(desk, read(desk, READER, question, NOW), page, A_PAGE, NOW)

    await timed(asked[:20], searched)
    show("/search, first page", await timed(asked, searched))
    show("/search, twentieth page", await timed(asked[:100], lambda question: searched(question, 19)))
    show("@bot words", await timed(asked, lambda question: inline.offer(desk, READER, question, 0, NOW)))
    show("@bot", await timed([""] * 100, lambda question: inline.offer(desk, READER, question, 0, NOW)))
    await db.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        loop.run(measure(Path(name), int(sys.argv[-1]) if sys.argv[-1].isdecimal() else 100_000))


if __name__ == "__main__":
    main()
