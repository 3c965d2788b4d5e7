"""Polls of unchanged feeds a second on one core, and how free the event loop stays while long feeds are parsed."""

import asyncio
import resource
import sys
import time
from collections.abc import Collection

from aiohttp import web

from benchmarks.apart import apart
from bot import loop
from bot.config import Fetch, Source
from bot.model import SourceState
from bot.sources.fetch import Fetcher
from bot.sources.read import Read, entries
from bot.sources.worker import Worker

POLLS = 1_000
FEEDS = 20
ITEMS = "".join(
    f"<item><title>Жаңалық {n}</title><link>/news/{10_000 + n}-janalyq</link>"
    f"<description>{'Мәтін. ' * 60}</description></item>"
    for n in range(200)
)


async def _answer(request: web.Request) -> web.Response:
    if "If-None-Match" in request.headers:
        return web.Response(status=304)
    return web.Response(text=f"<rss><channel><title>{request.path}</title>{ITEMS}</channel></rss>")


def _site() -> web.Application:
    application = web.Application()
    application.router.add_get("/{path}", _answer)
    return application


async def _none(_: Collection[str]) -> set[str]:
    return set()


async def _poll(number: int, port: int, tools: tuple[Fetcher, Worker], etag: str | None) -> Read:
    # each its own host, as sources are: all of 127.0.0.0/8 is this machine
    url = f"http://127.0.{number // 250}.{number % 250 + 1}:{port}/{number}"
    source = Source(name=f"{number}", url=url)
    return await entries(source, SourceState(name=source.name, etag=etag), *tools, _none)


async def _lags(lags: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        lags.append(time.perf_counter() - before - 0.001)


async def _measure(port: int) -> None:
    async with Fetcher(Fetch(allow_private=("127.0.0.0/8",)), "0") as fetcher, Worker() as worker:
        tools = (fetcher, worker)
        start = time.process_time()
        for first in range(0, POLLS, 50):
            reads = await asyncio.gather(*(_poll(n % 250, port, tools, '"v"') for n in range(first, first + 50)))
            assert all(read.unchanged for read in reads)
        took = time.process_time() - start
        print(f"  {POLLS / took:8.0f} polls answered 304 a second of one core (floor 300)")
        print(f"  {100 * 1000 / 300 * took / POLLS:8.1f} % of a core for 1,000 sources at 5 minutes (ceiling 10)")

        await _poll(0, port, tools, None)  # starts the process
        lags: list[float] = []
        watching = asyncio.create_task(_lags(lags))
        begun = time.perf_counter()
        reads = await asyncio.gather(*(_poll(n, port, tools, None) for n in range(FEEDS)))
        took = time.perf_counter() - begun
        watching.cancel()
    assert all(len(read.entries) == 200 for read in reads), reads[0].failure
    lags.sort()
    print(f"  {FEEDS / took:8.1f} feeds of 200 entries parsed a second")
    print(f"  {1000 * lags[int(len(lags) * 0.99)]:8.1f} ms event-loop lag, p99, meanwhile (ceiling 20)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"  {peak:8.0f} MB at most in the bot's process (ceiling 200)")


def main() -> None:
    with apart(_site) as port:
        loop.run(_measure(port))


if __name__ == "__main__":
    main()
