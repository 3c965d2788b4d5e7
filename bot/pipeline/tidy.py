"""Tidy: give up what has become too old to be news."""

from datetime import datetime, timedelta

from bot.storage import outbox
from bot.storage.database import Database

MAX_AGE = timedelta(hours=12)  # what could not be delivered for so long is history


async def tidy(db: Database, now: datetime) -> None:
    """Expire old deliveries; each is counted as failed, `too old`."""
    async with db.write() as connection:
        await outbox.expire(connection, now - MAX_AGE, now)
