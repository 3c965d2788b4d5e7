"""What is hot today: what sites show in their bars, and what the stories tell far more often than usual."""

from datetime import date, datetime, timedelta

from bot.actions.desk import Desk
from bot.model import Tag
from bot.rules import signals as rules
from bot.storage import seen, signals

MOST = 12
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


async def shown(desk: Desk, day: date) -> tuple[Tag, ...]:
    """What the sites' bars of hot topics show that day, as topics to follow."""
    async with desk.db.read() as connection:
        found = await signals.hot(connection, day)
    return rules.offered(found, desk.catalogue, MOST)


async def rising(desk: Desk, now: datetime) -> tuple[Tag, ...]:
    """What was told in the last day far more than in the week before."""
    since = now - DAY
    async with desk.db.read() as connection:
        first = await seen.first(connection, since - WEEK)
        today = await seen.told(connection, since, now)
        before = await seen.told(connection, since - WEEK, since)
    days = (since - first) / DAY if first else 0.0
    return rules.rising(today, {tag.key: count for tag, count in before}, days, MOST)
