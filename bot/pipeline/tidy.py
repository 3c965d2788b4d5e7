"""Tidy: what is too old to be news waits for a digest; what is hot, muted, pictured or left no longer is forgotten."""

from datetime import datetime, timedelta

from bot.pipeline.digests import Digests
from bot.rules.rights import FORGOTTEN_AFTER
from bot.storage import cards, channels, mutes, outbox, pictures, questions, signals
from bot.storage.database import Database

WEEK = timedelta(days=7)
PICTURES = timedelta(days=60)
QUESTIONS = timedelta(days=2)
AT_ONCE = 1_000  # records of deliveries in one transaction
MOST = 100  # transactions in one go: what is left over waits for the next


async def tidy(db: Database, digests: Digests, max_age: timedelta, now: datetime) -> None:
    """Put by what has waited for longer than `max_age`; each is counted as late."""
    await digests.postpone(now - max_age, now)
    async with db.write() as connection:
        await signals.forget(connection, (now - WEEK).date())
        await mutes.forget(connection, now)
        await pictures.forget(connection, now - PICTURES)
        await questions.forget(connection, now - QUESTIONS)
        await cards.forget(connection, now - WEEK)
        await channels.forget(connection, now - FORGOTTEN_AFTER)


async def forget(db: Database, keep: timedelta, now: datetime) -> None:
    """What became of a delivery is known for as long as `keep`."""
    for _ in range(MOST):
        async with db.write() as connection:
            forgotten = await outbox.forget(connection, now - keep, AT_ONCE)
        if forgotten < AT_ONCE:
            return
