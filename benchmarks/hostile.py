"""Sixty feeds made to cost minutes or gigabytes, polled beside twenty healthy ones under the real limits."""

import asyncio
import resource
import sys
import time
import tomllib
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path

from aiohttp import web

from benchmarks.apart import apart
from bot import loop
from bot.config import Fetch, Source
from bot.model import SourceState
from bot.sources.fetch import Fetcher
from bot.sources.read import Read, entries
from bot.sources.worker import Worker

CASES = Path(__file__).parents[1] / "tests" / "cases"
BOMBS = tomllib.loads((CASES / "bombs.toml").read_text("utf-8"))["bomb"]
HEALTHY = 20


def _explosive(number: int) -> bytes:
    pieces = [
        "".join(part["part"].replace("{n}", str(n)) for n in range(part["times"]))
        if "{n}" in part["part"]
        else part["part"] * part["times"]
        for part in BOMBS[number]["parts"]
    ]
    return "".join(pieces).encode("utf-8", "surrogatepass")


def _site() -> web.Application:
    """Apart from the bot: what the bombs weigh here is not the bot's."""
    healthy = (CASES / "feeds" / "rss.xml").read_bytes()

    async def answer(request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        return web.Response(body=_explosive(number) if number < len(BOMBS) else healthy)

    application = web.Application()
    application.router.add_get("/{number}", answer)
    return application


async def _none(_: Collection[str]) -> set[str]:
    return set()


async def _gaps(gaps: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        gaps.append(time.perf_counter() - before - 0.001)


async def _measure(port: int) -> None:
    ended: dict[int, float] = {}

    async def poll(number: int, tools: tuple[Fetcher, Worker]) -> Read:
        source = Source(name=f"{number}", url=f"http://127.0.0.{number + 1}:{port}/{number}")
        read = await entries(source, SourceState(name=source.name), *tools, _none)
        ended[number] = time.perf_counter()
        return read

    async with Fetcher(Fetch(allow_private=("127.0.0.0/8",)), "0") as fetcher, Worker() as worker:
        await worker.run(len, b"")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        gaps: list[float] = []
        watching = asyncio.create_task(_gaps(gaps))
        begun = time.perf_counter()
        reads = await asyncio.gather(*(poll(n, (fetcher, worker)) for n in range(len(BOMBS) + HEALTHY)))
        watching.cancel()
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    moments = [begun, *sorted(ended.values())]
    slowest = max(after - before for before, after in pairwise(moments))
    last_healthy = max(ended[n] for n in range(len(BOMBS), len(BOMBS) + HEALTHY)) - begun
    refused = sum(read.failure is not None for read in reads)
    healthy = sum(len(read.entries) == 8 for read in reads[len(BOMBS) :])
    megabytes = grown / (1024 if sys.platform != "darwin" else 1024**2)
    waited = sum(len(_explosive(number)) for number in range(len(BOMBS))) / 1e6
    print(f"  {len(BOMBS):8d} bombs: {refused} refused, the rest read within bounds")
    print(f"  {slowest:8.1f} s for the slowest of them (ceiling 6)")
    print(f"  {healthy:8d} of {HEALTHY} healthy feeds in the same cycle, the last {last_healthy:.0f} s after it began")
    print(f"  {1000 * max(gaps):8.0f} ms the longest gap of the event loop (ceiling 200)")
    print(f"  {megabytes:8.0f} MB more in the bot's process, while {waited:.0f} MB of answers waited for the parser")


def main() -> None:
    with apart(_site) as port:
        loop.run(_measure(port))


if __name__ == "__main__":
    main()
