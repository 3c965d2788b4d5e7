"""The running bot in a broadcast: killed, asked, started again, flooded with stories.

`python -m benchmarks.broadcast [crashes skip commands restart disk burst]`: the bot and the local Telegram run in
processes of their own, but for `burst`, which plays ten minutes on a clock of its own.
"""

import argparse
import asyncio
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from aiohttp import web

from benchmarks.apart import apart
from benchmarks.house import DATABASE, URL, House
from bot import loop
from bot.demo.telegram import Telegram, application
from bot.model import Outcome, Pace, Parcel, Post, Sent, Story, Tag
from bot.pipeline.deliver import Before, Courier, Steps
from bot.pipeline.fanout import Fanout
from bot.pipeline.parcels import Backlog, Claims
from bot.storage import fanout, follows, outbox, pace, stories
from bot.storage.database import Database
from bot.storage.follows import CHUNK, Line
from bot.storage.migrate import upgrade

TOKEN = "7:broadcast"
FLOOD = Tag("су_тасқын", "су тасқыны")
CHATS = 10_000
KILLS = 20
READER = 9_000_000  # the first of those who follow nothing and ask for rates
ASKING = 100
OPERATOR = 8_000_000
DICE = random.Random(7)

# What stands in the rows: see `storage.tables.State`.
WAITING, SENDING, UNKNOWN = "state IN (0, 1, 2)", "state = 2", "state = 5"


# ---------------------------------------------------------------- the world


def _telegram() -> web.Application:
    telegram = Telegram(TOKEN)
    telegram.welcoming = True
    for number in range(ASKING):
        telegram.add_user(READER + number, "Айгүл", "kk")
    return application(telegram)


class World(House):
    """A broadcast, as it is seen from Telegram and from the rows."""

    async def got(self) -> dict[int, int]:
        """How many messages each chat has."""
        chats = (await self.sees("state"))["chats"]
        return {int(chat): place["messages"] for chat, place in chats.items()}

    async def requests(self) -> int:
        return int(await self.sees("count"))

    async def lost(self) -> int:
        """How many answers were lost, the deed done."""
        faults = (await self.sees("state"))["faults"]
        return sum(fault["used"] for fault in faults if fault["kind"] == "lost")

    def count(self, where: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM delivery WHERE {where}")[0][0])  # noqa: S608

    @contextmanager
    def held(self) -> Iterator[None]:
        """Somebody reads the database all the time, so that its log must grow."""
        database = sqlite3.connect(self.folder / DATABASE, isolation_level=None)
        database.execute("BEGIN")
        database.execute("SELECT count(*) FROM delivery").fetchone()
        try:
            yield
        finally:
            database.close()


@contextmanager
def _served() -> Iterator[str]:
    with apart(_telegram) as port:
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def world(
    chats: int, rate: float, on_unknown: str = "resend", parent: Path | None = None
) -> AsyncIterator[World]:
    """A story is owed to so many chats; the pace is one that was learned before. The folder lies in `parent`."""
    with tempfile.TemporaryDirectory(dir=parent) as name, _served() as root:
        folder = Path(name)
        (folder / "config.toml").write_text(
            f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{root}"\nmessages_per_second = {rate}\n'
            f"admins = [{OPERATOR}]\n"
            f'[rates]\nurl = "{root}/nowhere"\n[fetch]\nallow_private = ["127.0.0.1"]\n'
            f'[delivery]\non_unknown = "{on_unknown}"\n',
            "utf-8",
        )
        await _fill(folder, chats, rate)
        async with aiohttp.ClientSession() as session:
            yield World(root, folder, session)


async def _fill(folder: Path, chats: int, rate: float) -> None:
    now = datetime.now(UTC)
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    for start in range(0, chats, CHUNK):
        async with db.write() as conn:
            some = range(start, min(start + CHUNK, chats))
            await follows.import_rows(conn, [Line(1 + n, FLOOD.key, FLOOD.label, "kk") for n in some], now)
    await tell(db, 7, now)
    async with db.write() as conn:
        await pace.save(conn, [Pace("free", rate)])
    await db.close()


async def tell(db: Database, number: int, now: datetime) -> None:
    story = Story(
        id=number,
        source="Толқын",
        title=f"Қостанай облысында су тасқыны: {number}-хабар",
        summary=("Су деңгейі бір тәулікте екі метрге көтерілді.", "Тұрғындар қауіпсіз жерге көшірілді."),
        text="Су деңгейі бір тәулікте екі метрге көтерілді.",
        link=f"https://example.kz/news/{number}",
        published=now,
        language="kk",
        tags=(FLOOD,),
    )
    async with db.write() as conn:
        await stories.add(conn, story, now)
        await fanout.begin(conn, number, [FLOOD.key], [], now)
    await Fanout(db, lambda: now).run()


# ---------------------------------------------------------------- what is measured


async def crashes(on_unknown: str = "resend") -> None:
    """Killed twenty times in a broadcast, while Telegram fails in every way it knows."""
    async with world(CHATS, 1000, on_unknown) as here:
        await here.play("faults", method="sendMessage", kind="502", times=None, every=97)
        await here.play("faults", method="sendMessage", kind="lost", times=None, every=211)
        flying = 0
        bot = await here.start()
        for number in range(KILLS):
            await _some_more(here, CHATS // (KILLS + 5))
            if number in {8, 16}:
                await here.play("faults", method="sendMessage", kind="429", times=8, retry_after=1)
            await asyncio.sleep(DICE.random() / 2)
            bot.kill()
            await bot.wait()
            flying += here.count(SENDING)
            bot = await here.start()
        while here.count(WAITING):  # noqa: ASYNC110 - the rows have no event
            await asyncio.sleep(0.5)
        got, lost, unknown = await here.got(), await here.lost(), here.count(UNKNOWN)
        bot.terminate()
        await bot.wait()
    readers = _readers(got)
    missing, twice = readers.count(0), sum(readers) - CHATS + readers.count(0)
    print(f"  {KILLS} kills, {lost} answers lost, {flying} sends in flight when killed; on_unknown = {on_unknown}")
    if on_unknown == "resend":
        print(f"  {missing:8} of {CHATS} did not get it (ceiling 0)")
        print(f"  {twice:8} got it twice (ceiling {lost + flying})", flush=True)
    else:
        print(f"  {missing:8} of {CHATS} did not get it, {unknown} are counted as unknown (as many or more)")
        print(f"  {twice:8} got it twice (ceiling 0)", flush=True)


async def _some_more(here: World, count: int) -> None:
    """Until so many more requests have come, or nothing is left to be sent."""
    before = await here.requests()
    while await here.requests() < before + count and here.count(WAITING):  # noqa: ASYNC110 - the rows have no event
        await asyncio.sleep(0.05)


async def skip() -> None:
    """The same, where nothing is sent again that may have arrived."""
    await crashes("skip")


async def commands() -> None:
    """A person asks for the rates while 100,000 rows are due."""
    async with world(100_000, 25) as here:
        bot = await here.start()
        while await here.requests() < 100:  # noqa: ASYNC110 - Telegram tells only who asks
            await asyncio.sleep(0.1)
        busy = await _asked(here)
        due = here.count("state = 0")
        bot.terminate()
        await bot.wait()
        database = sqlite3.connect(here.folder / DATABASE)
        database.execute("DELETE FROM delivery")
        database.commit()
        database.close()
        bot = await here.start()
        idle = await _asked(here)
        bot.terminate()
        await bot.wait()
    p50, p99 = (1000 * (b - i) for b, i in zip(busy, idle, strict=True))
    print(f"  {1000 * busy[0]:8.1f} ms p50, {1000 * busy[1]:.1f} ms p99 for /rates while {due} rows are due")
    print(f"  {1000 * idle[0]:8.1f} ms p50, {1000 * idle[1]:.1f} ms p99 when nothing is")
    print(f"  {p50:8.1f} ms p50, {p99:.1f} ms p99 above idle (ceilings 100 and 500)", flush=True)


async def _asked(here: World) -> tuple[float, float]:
    """Of all readers, who have met the bot before: the median and the last but one."""
    for number in range(ASKING):
        await here.play("ask", user_id=READER + number, text="/help")
    took = []
    for number in range(ASKING):
        took.append(await here.play("ask", user_id=READER + number, text="/rates"))
        await asyncio.sleep(0.2)
    return statistics.median(took), sorted(took)[-2]


async def restart() -> None:
    """A million rows are due when the bot starts."""
    async with world(1_000_000, 25) as here:
        begun = time.perf_counter()
        bot = await here.start()
        while not any((await here.got()).values()):  # noqa: ASYNC110 - Telegram tells only who asks
            await asyncio.sleep(0.02)
        took = time.perf_counter() - begun
        await asyncio.sleep(20)
        status = await asyncio.to_thread(Path(f"/proc/{bot.pid}/status").read_text, "ascii")
        most = int(status.split("VmHWM:")[1].split()[0]) / 1000
        bot.terminate()
        await bot.wait()
    print(f"  {took:8.1f} s from the start of the process to the first send (ceiling 5)")
    print(f"  {most:8.0f} MB resident at most in 20 s (ceiling 200)", flush=True)


async def disk() -> None:
    """The disk is full in mid-broadcast for half a minute. It is a small one of our own, so this is for root.

    A reader holds the database meanwhile, as a backup would: else SQLite writes over its log and does without the disk.
    """
    with _small_disk() as parent:
        async with world(CHATS, 200, parent=parent) as here:
            bot = await here.start()
            await _some_more(here, 500)
            with here.held():
                meanwhile, seconds = await _without_space(here, parent / "ballast")
            while here.count(WAITING):  # noqa: ASYNC110 - the rows have no event
                await asyncio.sleep(0.5)
            readers = _readers(await here.got())
            bot.terminate()
            await bot.wait()
    print(f"  {meanwhile:8} sends in 30 s while the disk was full (ceiling 0)")
    print(f"  {seconds:8.1f} s until the operator was told (ceiling 60)")
    print(f"  {readers.count(0):8} of {CHATS} did not get it, {sum(readers) - CHATS + readers.count(0)} got it twice",
          flush=True)  # fmt: skip


async def _without_space(here: World, ballast: Path) -> tuple[int, float]:
    """How much was sent in 30 s, and after how many seconds the operator was told."""
    known = (await here.got()).get(OPERATOR, 0)
    await asyncio.to_thread(_fill_up, ballast)
    told = asyncio.create_task(_is_told(here, known, time.perf_counter()))
    await asyncio.sleep(2)  # what was on the wire
    before = sum(_readers(await here.got()))
    await asyncio.sleep(30)
    meanwhile = sum(_readers(await here.got())) - before
    seconds = await told
    await asyncio.to_thread(ballast.unlink)
    return meanwhile, seconds


def _readers(got: dict[int, int]) -> list[int]:
    return [got.get(chat, 0) for chat in range(1, CHATS + 1)]


@contextmanager
def _small_disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", name], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


def _fill_up(file: Path) -> None:
    with file.open("wb", buffering=0) as ballast, suppress(OSError):
        while ballast.write(b"\0" * 4096):
            pass


async def _is_told(here: World, known: int, begun: float) -> float:
    while (await here.got()).get(OPERATOR, 0) == known:  # noqa: ASYNC110 - Telegram tells only who asks
        await asyncio.sleep(0.2)
    return time.perf_counter() - begun


# ---------------------------------------------------------------- five stories


async def burst() -> None:
    """Five stories within ten minutes to 10,000 chats at 30/s, as they come and with `[delivery] hold_minutes`."""
    for hold in (0, 10):
        print(f"  hold_minutes = {hold}")
        for spread in (0, 60, 300, 600):
            moments = [timedelta(seconds=spread * number / 4) for number in range(5)]
            with tempfile.TemporaryDirectory() as name:
                messages, last = await _played(Path(name), moments, timedelta(minutes=hold))
            print(f"  {messages / CHATS:8.2f} messages a chat when they come within {spread} s (ceiling 1.3); "
                  f"all have all after {last}", flush=True)  # fmt: skip


async def _played(folder: Path, moments: Sequence[timedelta], hold: timedelta) -> tuple[int, timedelta]:
    begun = clock = datetime.now(UTC)
    waiting, messages = [begun + moment for moment in moments], 0
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    async with db.write() as conn:
        await follows.import_rows(conn, [Line(1 + n, FLOOD.key, FLOOD.label, "kk") for n in range(CHATS)], begun)
    claims = Claims(db, Backlog(db, lambda: 30.0, timedelta(minutes=30), hold), (), "Asia/Almaty")

    async def claim(now: datetime) -> list[Parcel]:
        while waiting and waiting[0] <= now:
            await tell(db, 100 - len(waiting), waiting.pop(0))
        return await claims(now)

    async def render(parcels: Sequence[Parcel], _: datetime) -> dict[Parcel, Post]:
        return dict.fromkeys(parcels, Post(text="…"))

    async def send(_parcel: Parcel, _post: Post, before: Before | None) -> Outcome:
        nonlocal clock, messages
        if before:
            await before()
        clock += timedelta(seconds=1 / 30)
        messages += 1
        return Sent(messages)

    courier = Courier(db, Steps(claim, render, send), lambda: clock, "resend")
    while True:
        await courier.drain()
        async with db.read() as conn:
            resting = await outbox.next_due(conn)
        if not (ahead := [moment for moment in (*waiting[:1], resting) if moment]):
            break
        clock = max(clock, min(ahead))
    await db.close()
    return messages, clock - begun


PARTS: dict[str, Callable[[], Awaitable[None]]] = {
    "crashes": crashes,
    "skip": skip,
    "commands": commands,
    "restart": restart,
    "disk": disk,
    "burst": burst,
}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.broadcast")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}")
    for name in parser.parse_args(arguments or []).parts or PARTS:
        print(name)
        loop.run(PARTS[name]())  # type: ignore[arg-type] # each is a coroutine function


if __name__ == "__main__":
    main(sys.argv[1:])
