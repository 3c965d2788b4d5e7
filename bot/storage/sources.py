"""What is remembered of each source between polls."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import SourceState
from bot.storage.insert import upsert
from bot.storage.tables import source_state


async def states(conn: AsyncConnection) -> dict[str, SourceState]:
    """Every source that was ever polled, by name."""
    rows = await conn.execute(select(source_state))
    return {row.name: SourceState(**row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public name


async def save(conn: AsyncConnection, state: SourceState) -> None:
    """Remember the state in place of the one before."""
    await conn.execute(upsert(source_state), asdict(state))


async def poll_at(conn: AsyncConnection, name: str, moment: datetime) -> None:
    """Make a source due at this moment; one that was never polled is due anyway."""
    await conn.execute(update(source_state).where(source_state.c.name == name).values(next_due=moment))
