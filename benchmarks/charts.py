"""How soon a chart comes, cold and warm, and how late the loop is meanwhile: `[HOGS=4] python -m benchmarks charts`.

HOGS are processes that do nothing but take the machine's time. (Started as `benchmarks.charts`, the painter would load
all that this module does.)
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from benchmarks.search import lag, show
from bot import loop
from bot.actions import charts
from bot.actions.desk import Desk
from bot.actions.easel import Easel
from bot.app import keep_what_is_loaded
from bot.app.talk import PAINTING
from bot.config import Config
from bot.formatter.taps import Chart
from bot.formatter.texts import LANGUAGES, Texts
from bot.model import Chat, Rate
from bot.rules.charts import SPANS
from bot.rules.topics import Catalogue
from bot.sources.worker import Worker
from bot.storage import chats, rates
from bot.storage.database import Database
from bot.storage.migrate import upgrade

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
URL = "sqlite:///bench.db"
CURRENCIES = ("USD", "EUR", "RUB", "CNY", "GBP")


def told(today: date) -> list[Rate]:
    """A year of sessions."""
    days = [today - timedelta(days=n) for n in range(370)]
    return [
        Rate(currency=code, on=on, value=Decimal(500 + n * place % 97) / (place + 1))
        for place, code in enumerate(CURRENCIES)
        for n, on in enumerate(days)
    ]


@contextmanager
def busy(hogs: int) -> Iterator[None]:
    """So many processes take what they can get of the machine."""
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(hogs)]
    try:
        yield
    finally:
        for one in processes:
            one.kill()
            one.wait()


async def measure(folder: Path) -> None:
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    config, texts = Config(), Texts.load()
    keep_what_is_loaded()
    readers = [Chat(id=n, language=language) for n, language in enumerate(LANGUAGES, 1)]
    async with db.write() as connection:
        await rates.save(connection, told(NOW.date()))
        for reader in readers:
            await chats.ensure(connection, reader, NOW)
    asked = [(reader, Chart(code, days)) for reader in readers for code in CURRENCIES for days in SPANS]
    async with Worker(warm=PAINTING) as painter:
        desk = Desk(db, config, texts, Catalogue(config.topics), easel=Easel(painter.run))
        late: list[float] = []
        held: list[float] = []
        watching = [asyncio.create_task(lag(late)), asyncio.create_task(hold(held))]
        first, *others = [await answer(desk, *one) for one in asked]
        for one in watching:
            one.cancel()
    print(
        f"the first, cold: words or picture after {1000 * first[0]:.0f} ms, the picture after {1000 * first[1]:.0f} ms"
    )
    show("words or picture", [words for words, _ in others])
    show("the picture", [picture for _, picture in others])
    show("the loop is late by", late)
    show("  of that, it was computing", held)
    await db.close()


async def hold(held: list[float]) -> None:
    """How long the loop's thread computed before it came back: what other programs take of the machine is not in it."""
    while True:
        start = time.thread_time()
        await asyncio.sleep(0.001)
        held.append(time.thread_time() - start)


async def answer(desk: Desk, reader: Chat, tap: Chart) -> tuple[float, float]:
    """Seconds until there is something to look at, and until it is whole."""
    start = time.perf_counter()
    reply = await charts.by_tap(desk, reader, tap, NOW)
    soon = time.perf_counter() - start
    if reply.later:
        await reply.later
    return soon, time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name, busy(int(os.environ.get("HOGS", "0"))):
        loop.run(measure(Path(name)))
