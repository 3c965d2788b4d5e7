"""Tidy: give up what has become too old to be news, forget what was hot last week and what is muted no longer."""

from datetime import datetime, timedelta

from bot.storage import mutes, outbox, signals
from bot.storage.database import Database

WEEK = timedelta(days=7)


async def tidy(db: Database, max_age: timedelta, now: datetime) -> None:
    """Expire deliveries that waited for longer than `max_age`; each is counted as failed, `too old`."""
    async with db.write() as connection:
        await outbox.expire(connection, now - max_age, now)
        await signals.forget(connection, (now - WEEK).date())
        await mutes.forget(connection, now)
