"""What Telegram taught about its limits: it outlives a restart."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Pace
from bot.storage.insert import upsert
from bot.storage.tables import pace


async def load(conn: AsyncConnection) -> list[Pace]:
    """What was learned before."""
    rows = await conn.execute(select(pace.c.name, pace.c.rate, pace.c.halted_until).where(pace.c.rate.is_not(None)))
    return [Pace(row.name, row.rate, row.halted_until) for row in rows]


async def save(conn: AsyncConnection, learned: Sequence[Pace]) -> None:
    """Remember it in place of what was known."""
    await conn.execute(upsert(pace), [asdict(one) for one in learned])
