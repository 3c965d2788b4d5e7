"""Who gets the day's rates, and when next. The row is the timetable: it is moved before the rates are sent."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import chat


async def set_at(conn: AsyncConnection, chat_id: int, clock: time | None, first: datetime | None) -> None:
    """Let the rates come at this time, first at that moment; None: never."""
    minutes = None if clock is None else clock.hour * 60 + clock.minute
    await conn.execute(update(chat).where(chat.c.id == chat_id).values(rates_at=minutes, next_rates=first))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, datetime]]:
    """The chats whose moment has come, with that moment; the longest due first."""
    rows = select(chat.c.id, chat.c.next_rates).where(chat.c.next_rates <= now).order_by(chat.c.next_rates).limit(limit)
    return [(row.id, row.next_rates) for row in await conn.execute(rows)]


async def move(conn: AsyncConnection, chat_id: int, was: datetime, to: datetime) -> bool:
    """Let them come then instead; False when the moment is another one by now."""
    moved = update(chat).where(chat.c.id == chat_id, chat.c.next_rates == was).values(next_rates=to)
    return (await conn.execute(moved)).rowcount == 1
