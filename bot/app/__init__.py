"""Composition root: opens what must be closed, wires it, closes it in reverse. For `__main__` and `demo` only."""

import asyncio
import gc
import logging
import signal
from contextlib import AsyncExitStack
from datetime import timedelta

from bot import scheduler
from bot.app.house import GRACE, House, Stopped
from bot.app.talk import open_talk
from bot.app.work import open_work
from bot.config import Config
from bot.pipeline.instance import Instance
from bot.storage import migrate, outbox
from bot.storage.database import Database

__all__ = ["GRACE", "Stopped", "keep_what_is_loaded", "run", "stop_on_signals"]

log = logging.getLogger(__name__)


def stop_on_signals() -> asyncio.Event:
    """An event that SIGTERM and Ctrl+C set; a second Ctrl+C is as rude as ever."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def asked(number: int) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked, number)
    return stop


async def run(config: Config, stop: asyncio.Event | None = None) -> None:
    """Run the bot until `stop` is set; raise `Stopped` when it cannot go on."""
    house = House(config, stop or asyncio.Event())
    await migrate.upgrade(config.database.url, config.folder)
    keep_what_is_loaded()
    async with AsyncExitStack() as opened:
        db = await Database.open(config.database.url, config.folder)
        opened.push_async_callback(db.close)
        await _take_over(house, db, opened)
        ptb = house.telegram()
        opened.push_async_callback(ptb.shutdown)
        keeper = await open_work(house, db, ptb, opened)
        await open_talk(house, db, ptb, keeper, opened)
        await house.stop.wait()
        log.info("stopping")
    if house.why:
        raise Stopped(house.why)


_YOUNG = 20_000  # objects; looking through as many takes a millisecond or two


def keep_what_is_loaded() -> None:
    """Let the garbage collector pass over all that is there by now, code and texts: it stays as long as the bot runs.

    Python would look through it in every full collection, which held the event loop for a tenth of a second each time.
    What comes after it is looked through more seldom: a send makes hundreds of objects that end with it, and looking
    for rubbish after each 700 costs a twentieth of it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 20)


async def _take_over(house: House, db: Database, opened: AsyncExitStack) -> None:
    """Be the only one, and settle what the one before left in hand."""
    now = scheduler.clock()
    instance = Instance(db, house.give_up)
    if other := await instance.take(now):
        raise Stopped(f"another instance ({other}) runs on this database; stop it, then start this one")
    opened.push_async_callback(instance.release)
    async with db.write() as connection:
        left = await outbox.recover(connection, now, house.config.delivery.on_unknown)
    log.info("deliveries left by the last run: %s", left)
    ticks = scheduler.start({"renew the lease": (timedelta(seconds=5), instance.renew)})
    opened.callback(ticks.shutdown, wait=False)
