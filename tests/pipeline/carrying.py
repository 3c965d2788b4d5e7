"""A courier as the house has it, before a Telegram and a formatter of the test's own."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, time, timedelta

from bot.model import Outcome, Parcel, Post
from bot.pipeline.deliver import Before, Courier, Steps
from bot.pipeline.parcels import Backlog, Claims
from bot.storage.database import Database

TIMES = (time(8), time(20))
ZONE = "Asia/Almaty"


def claims(db: Database, *, rate: float = 1_000, hold: timedelta = timedelta(0)) -> Claims:
    """So many messages a second go out; with a queue, news waits for so long."""
    return Claims(db, Backlog(db, lambda: rate, timedelta(minutes=30), hold), TIMES, ZONE)


def courier(
    db: Database,
    send: Callable[[Parcel, Post, Before | None], Awaitable[Outcome]],
    render: Callable[[Sequence[Parcel], datetime], Awaitable[dict[Parcel, Post]]],
    clock: Callable[[], datetime],
    *,
    rate: float = 1_000,
    hold: timedelta = timedelta(0),
) -> Courier:
    """It sends again what is unknown."""
    return Courier(db, Steps(claims(db, rate=rate, hold=hold), render, send), clock, "resend")
