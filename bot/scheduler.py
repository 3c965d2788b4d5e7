"""When: a few fixed APScheduler ticks. The clock is read here; what is due stands in the database.

Every tick coalesces and never runs beside itself. `misfire_grace_time=None`: after a blocked loop a late tick still
runs (with APScheduler's default of one second, 20 of 20 never did: FACTS).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

Tick = Callable[[datetime], Awaitable[None]]


def clock() -> datetime:
    """Now, aware, UTC: the house's only clock."""
    return datetime.now(UTC)


def start(ticks: dict[str, tuple[timedelta, Tick]]) -> AsyncIOScheduler:
    """Call each tick at once and then at its interval, with the moment; the caller shuts the scheduler down."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that is skipped while it still runs is no news
    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    for name, (every, tick) in ticks.items():
        trigger = IntervalTrigger(seconds=every.total_seconds(), timezone=UTC)
        scheduler.add_job(_call, trigger, args=[tick], id=name, next_run_time=clock())
    scheduler.start()
    return scheduler


async def _call(tick: Tick) -> None:
    with suppress(asyncio.CancelledError):  # shutting down cancels it; APScheduler would log that as a failure
        await tick(clock())
