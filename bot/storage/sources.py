"""What is remembered of each source between polls."""

from dataclasses import asdict

from sqlalchemy import select
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
