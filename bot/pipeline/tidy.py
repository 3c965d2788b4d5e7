"""Tidy: give up what has become too old to be news."""

from datetime import datetime, timedelta

from bot.storage import outbox
from bot.storage.database import Database


async def tidy(db: Database, max_age: timedelta, now: datetime) -> None:
    """Expire deliveries that waited for longer than `max_age`; each is counted as failed, `too old`."""
    async with db.write() as connection:
        await outbox.expire(connection, now - max_age, now)
