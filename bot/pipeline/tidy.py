"""Tidy: what is too old to be news waits for a digest; what is hot, muted or pictured no longer is forgotten."""

from datetime import datetime, timedelta

from bot.pipeline.digests import Digests
from bot.storage import mutes, pictures, signals
from bot.storage.database import Database

WEEK = timedelta(days=7)
PICTURES = timedelta(days=60)


async def tidy(db: Database, digests: Digests, max_age: timedelta, now: datetime) -> None:
    """Put by what has waited for longer than `max_age`; each is counted as late."""
    await digests.postpone(now - max_age, now)
    async with db.write() as connection:
        await signals.forget(connection, (now - WEEK).date())
        await mutes.forget(connection, now)
        await pictures.forget(connection, now - PICTURES)
