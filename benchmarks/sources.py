"""A thousand sources asked every five minutes: five minutes of the bot's life, run as fast as they go."""

import asyncio
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from aiohttp import web

from benchmarks.apart import apart
from bot import loop
from bot.config import Fetch, Source
from bot.formatter.texts import Texts
from bot.model import Outcome, Post, Sent, SourceState
from bot.pipeline.alarms import Alarms
from bot.pipeline.collect import Collector
from bot.pipeline.tell import Teller
from bot.rules.topics import Catalogue
from bot.sources.fetch import Fetcher
from bot.sources.read import Read, entries
from bot.sources.worker import Worker
from bot.storage import identities
from bot.storage import sources as states
from bot.storage.database import Database
from bot.storage.migrate import upgrade

SOURCES = 1_000
NEWS = 20  # one source in so many has an article: 14,000 a day, more than all of Kazakhstan writes
SECONDS = 300
BEGIN = datetime(2026, 11, 24, tzinfo=UTC)


def _site() -> web.Application:
    """Nothing new at most of them; a connection lasts for one answer, as it does where five minutes lie between."""

    async def answer(request: web.Request) -> web.Response:
        number = request.match_info["number"]
        headers = {"ETag": '"w"', "Connection": "close"}
        if int(number) % NEWS:
            return web.Response(status=304, headers=headers)
        item = f"<title>Қостанайда {number} үй салынды</title><link>/news/{10_000 + int(number)}-x</link>"
        text = f"<description>{'Тұрғындар жаңа үйге көшті. ' * 40}</description>"
        feed = f'<rss version="2.0"><channel><item>{item}{text}</item></channel></rss>'
        return web.Response(text=feed, headers=headers)

    application = web.Application()
    application.router.add_get("/{number}", answer)
    return application


class _Counted:
    """Reads a source, and counts how often."""

    def __init__(self, db: Database, fetcher: Fetcher, worker: Worker) -> None:
        self.done = 0
        self._changed = asyncio.Condition()
        self._read = partial(entries, fetcher=fetcher, worker=worker, known=partial(_known, db))

    async def read(self, source: Source, state: SourceState) -> Read:
        read = await self._read(source, state)
        assert read.failure is None, read.failure
        self.done += 1
        async with self._changed:
            self._changed.notify_all()
        return read

    async def reach(self, number: int) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: self.done >= number)
        await asyncio.sleep(1)  # for what is written afterwards


async def _known(db: Database, keys: object) -> set[str]:
    async with db.read() as connection:
        return await identities.known(connection, keys)  # type: ignore[arg-type]  # as `read` gives them


async def _heard(_admin: int, _post: Post) -> Outcome:
    return Sent(1)


async def _measure(port: int, folder: Path) -> None:
    url = "http://127.0.{}.{}:{}/{}"
    sources = [
        Source(name=f"{n}", url=url.format(n // 250, n % 250 + 1, port, n), interval="5m") for n in range(SOURCES)
    ]
    await upgrade("sqlite:///sources.db", folder)
    db = await Database.open("sqlite:///sources.db", folder)
    async with Fetcher(Fetch(allow_private=("127.0.0.0/8",)), "0") as fetcher, Worker() as worker:
        counted = _Counted(db, fetcher, worker)
        alarms = Alarms(db, [1], _heard, Texts.load())
        collector = Collector(db, sources, counted.read, Teller(db, Catalogue(())), alarms)
        async with db.write() as connection:
            for n, source in enumerate(sources):
                due = BEGIN + timedelta(seconds=1 + SECONDS * n / SOURCES)
                state = SourceState(name=source.name, address=source.url, etag='"v"', started=True, next_due=due)
                await states.save(connection, state)
        await worker.run(len, b"")  # it is warm, as after five minutes

        start = time.process_time()
        for second in range(1, SECONDS + 1):
            await collector.tick(BEGIN + timedelta(seconds=second))
            await asyncio.sleep(0.01)
        await counted.reach(SOURCES)
        took = time.process_time() - start
        parser = await worker.run(os.getpid)
        memory = _resident("self"), _resident(str(parser))
        await collector.stop()
    await db.close()
    print(f"  {counted.done:8d} polls and {SECONDS} ticks took {took:.1f} s of one core")
    print(f"  {100 * took / SECONDS:8.1f} % of a core (ceiling 10)")
    print(f"  {sum(memory):8.0f} MB resident (ceiling 200): the bot {memory[0]:.0f}, its parser {memory[1]:.0f}")


def _resident(process: str) -> float:
    """MB; what processes share is divided among them."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    return int(rollup.split("Pss:")[1].split()[0]) / 1024


def main() -> None:
    with apart(_site) as port, tempfile.TemporaryDirectory() as folder:
        loop.run(_measure(port, Path(folder)))


if __name__ == "__main__":
    main()
