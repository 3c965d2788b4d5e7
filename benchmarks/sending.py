"""Sending at Telegram's limit: speed, 429s, silence when asked for, replies meanwhile.

`python -m benchmarks.sending [speed silence replies limit] [--minutes N]`: N (1) is the length of the broadcast at the
limit. The local Telegram runs in a process of its own.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from telegram.ext import ExtBot

from benchmarks.apart import apart
from bot import config, loop
from bot.app import keep_what_is_loaded
from bot.demo.telegram import Limits, Telegram, application
from bot.formatter.texts import Texts
from bot.model import Outcome, Pace, Parcel, Post, Sent, Story, Tag
from bot.pipeline.deliver import Before, Courier, Steps
from bot.pipeline.fanout import Fanout
from bot.pipeline.parcels import Backlog, Claims
from bot.pipeline.render import Renderer
from bot.sending.pacing import Lane, Pacing, Ticket
from bot.sending.sender import Sender
from bot.sending.transport import AiohttpRequest
from bot.storage import fanout, follows, stories
from bot.storage.database import Database
from bot.storage.follows import Line
from bot.storage.migrate import upgrade

TOKEN = "7:benchmark"
SENDS = 10_000
FLOOD = Tag("су_тасқын", "су тасқыны")
STORY = Story(
    id=7,
    source="Толқын",
    title="Қостанай облысында су тасқыны",
    summary=("Су деңгейі бір тәулікте екі метрге көтерілді.", "Тұрғындар қауіпсіз жерге көшірілді."),
    text="Су деңгейі бір тәулікте екі метрге көтерілді.",
    link="https://example.kz/news/7",
    published=datetime(2026, 3, 5, 9, tzinfo=UTC),
    language="kk",
    tags=(FLOOD,),
)


def _telegram(limits: Limits | None, latency: float) -> web.Application:
    telegram = Telegram(TOKEN, limits=limits)
    telegram.welcoming, telegram.latency = True, latency
    return application(telegram)


@contextmanager
def served(limits: Limits | None = None, latency: float = 0.0) -> Iterator[str]:
    with apart(_telegram, limits, latency) as port:
        yield f"http://127.0.0.1:{port}"


@dataclass
class Stage:
    """The bot's own way out, from the rows to the socket."""

    root: str
    sender: Sender
    pacing: Pacing
    courier: Courier

    async def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        async with aiohttp.ClientSession() as session:
            if body is None:
                return await (await session.get(f"{self.root}/_demo/{path}")).json()
            return await (await session.post(f"{self.root}/_demo/{path}", json=body)).json()


@asynccontextmanager
async def staged(root: str, folder: Path, followers: int, rate: float) -> AsyncIterator[Stage]:
    """A story owed to so many chats; the pace is one that was learned before."""
    source = {"name": "Толқын", "url": "https://example.kz/rss"}
    loaded = config.parse({"telegram": {"token": TOKEN}, "sources": [source]}, folder / "config.toml", {})
    await upgrade("sqlite:///bench.db", folder)
    db = await Database.open("sqlite:///bench.db", folder)
    async with db.write() as conn:
        await follows.import_rows(conn, [Line(1 + n, FLOOD.key, FLOOD.label, "kk") for n in range(followers)], _now())
        await stories.add(conn, STORY, _now())
        await fanout.begin(conn, STORY.id, [FLOOD.key], [], _now())
    await Fanout(db, _now).run()
    pacing = Pacing(rate)
    pacing.resume([Pace("free", rate)], _now())
    bot: ExtBot[Ticket] = ExtBot(
        TOKEN,
        base_url=f"{root}/bot",
        request=AiohttpRequest(64, bulk=256),
        get_updates_request=AiohttpRequest(1),
        rate_limiter=pacing,
    )
    await bot.initialize()
    sender = Sender(bot)
    claims = Claims(
        db, Backlog(db, lambda: pacing.rate, timedelta(days=1)), loaded.digest.times, loaded.digest.timezone
    )
    keep_what_is_loaded()
    steps = Steps(claims, Renderer(db, loaded, Texts.load()), partial(_carry, sender))
    courier = Courier(db, steps, _now, "resend")
    yield Stage(root, sender, pacing, courier)
    courier.leave_off()
    await pacing.shutdown()
    await courier.stop(5)
    await bot.shutdown()
    await db.close()


async def _carry(sender: Sender, parcel: Parcel, post: Post, before: Before | None) -> Outcome:
    return await sender.send(parcel.chat_id, post, lane=Lane.BULK, attempt=parcel.first.attempt, before=before)


def _now() -> datetime:
    return datetime.now(UTC)


# ---------------------------------------------------------------- what is measured


async def speed(folder: Path, _: float) -> None:
    """Sends a second, from claimed rows to recorded ones."""
    for latency, floor in ((0.0, 900), (0.1, 850)):
        name = folder / f"{latency}"
        name.mkdir()
        with served(latency=latency) as root:
            async with staged(root, name, SENDS, 1000) as stage:
                before = (await stage.ask("state"))["requests"]
                begun, used = time.perf_counter(), time.process_time()
                await stage.courier.drain()
                took, used = time.perf_counter() - begun, time.process_time() - used
                assert (await stage.ask("state"))["requests"] - before == SENDS
        print(f"  {SENDS / took:8.0f} sends/s at {1000 * latency:.0f} ms of latency (floor {floor}); "
              f"{1000 * used / SENDS:.2f} ms of CPU each", flush=True)  # fmt: skip


async def limit(folder: Path, minutes: float) -> None:
    """A broadcast at the limit that the server enforces."""
    with served(Limits(per_second=30)) as root:
        async with staged(root, folder, int(30 * 60 * minutes), 30) as stage:
            begun = time.perf_counter()
            await stage.courier.drain()
            took = time.perf_counter() - begun
            state = await stage.ask("state")
    sends = 30 * 60 * minutes
    print(f"  {state['floods']:8} 429s in {took:.0f} s at the limit of 30/s (ceiling 0)")
    print(f"  {100 * sends / took / 30:8.1f} % of the configured rate (floor 95)", flush=True)


async def silence(folder: Path, _: float) -> None:
    """Bulk requests while Telegram wants silence."""
    with served() as root:
        async with staged(root, folder, SENDS, 200) as stage:
            draining = asyncio.create_task(stage.courier.drain())
            await asyncio.sleep(1)
            await stage.ask("faults", {"method": "sendMessage", "kind": "429", "retry_after": 5})
            while not stage.pacing.halted():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)  # those in flight
            before = (await stage.ask("state"))["requests"]
            await asyncio.sleep(4.5)
            during = (await stage.ask("state"))["requests"] - before
            await asyncio.sleep(2)
            after = (await stage.ask("state"))["requests"] - before
            stage.courier.leave_off()
            await stage.pacing.shutdown()
            await draining
    print(
        f"  {during:8} bulk requests while Telegram wants silence (ceiling 0); {after - during} soon after", flush=True
    )


async def replies(folder: Path, _: float) -> None:
    """How long a reply takes while bulk runs, and when nothing does."""
    for rate in (25, 500):
        name = folder / f"{rate}"
        name.mkdir()
        with served() as root:
            async with staged(root, name, SENDS, rate) as stage:
                idle = await _latencies(stage, 1_000_000)
                draining = asyncio.create_task(stage.courier.drain())
                await asyncio.sleep(1)
                busy = await _latencies(stage, 2_000_000)
                stage.courier.leave_off()
                await stage.pacing.shutdown()
                await draining
        print(f"  {_figures(busy)} for a reply while {rate}/s go out in bulk (100 and 500 above idle)")
        print(f"  {_figures(idle)} for a reply when nothing else does", flush=True)


def _figures(took: list[float]) -> str:
    return f"{1000 * statistics.median(took):8.1f} ms p50, {1000 * took[-2]:.1f} ms p99"


async def _latencies(stage: Stage, first: int) -> list[float]:
    took = []
    for number in range(150):
        begun = time.perf_counter()
        outcome = await stage.sender.send(first + number, Post(text="USD 443,35"))
        took.append(time.perf_counter() - begun)
        assert isinstance(outcome, Sent)
        await asyncio.sleep(0.03)
    return sorted(took)


PARTS: dict[str, Callable[[Path, float], Awaitable[None]]] = {
    "speed": speed,
    "silence": silence,
    "replies": replies,
    "limit": limit,
}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sending")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--minutes", type=float, default=1)
    asked = parser.parse_args(arguments or [])
    for name in asked.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            loop.run(_run(PARTS[name], Path(folder), asked.minutes))


async def _run(part: Callable[[Path, float], Awaitable[None]], folder: Path, minutes: float) -> None:
    await part(folder, minutes)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
