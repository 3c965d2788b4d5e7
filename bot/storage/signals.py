"""What sites show on the day of a visit: their bars of hot topics, and the rates of their headers."""

from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Signals, Tag
from bot.storage.insert import insert, upsert
from bot.storage.tables import hot_tag, site_rate

MOST = 50


async def save(conn: AsyncConnection, source: str, day: date, signals: Signals) -> None:
    """Keep what the source shows in place of what it showed earlier on the same day."""
    if signals.tags:
        await conn.execute(delete(hot_tag).where(hot_tag.c.day == day, hot_tag.c.source == source))
        common = {"day": day, "source": source}
        tags = [{**common, "key": t.key, "label": t.label, "position": n} for n, t in enumerate(signals.tags)]
        await conn.execute(insert(hot_tag).on_conflict_do_nothing(), tags)
    if signals.rates:
        rates = [{"day": day, "source": source, "currency": code, "value": value} for code, value in signals.rates]
        await conn.execute(upsert(site_rate), rates)


async def hot(conn: AsyncConnection, day: date) -> list[Tag]:
    """The day's hot tags, those of the most sites first, then as they stand in their bars."""
    columns = select(hot_tag.c.key, func.min(hot_tag.c.label).label("label")).where(hot_tag.c.day == day)
    order = (func.count().desc(), func.min(hot_tag.c.position), hot_tag.c.key)
    rows = await conn.execute(columns.group_by(hot_tag.c.key).order_by(*order).limit(MOST))
    return [Tag(row.key, row.label) for row in rows]


async def forget(conn: AsyncConnection, before: date) -> None:
    """What was hot before that day is history; rates are kept."""
    await conn.execute(delete(hot_tag).where(hot_tag.c.day < before))
