"""Who may do what only one process may do: a row with an end, because a process that hangs releases nothing."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import insert
from bot.storage.tables import lease


async def take(conn: AsyncConnection, name: str, holder: str, now: datetime, ttl: timedelta) -> bool:
    """Take the lease, or keep it for another `ttl`; False while somebody else holds it."""
    claim = insert(lease).values(name=name, holder=holder, until=now + ttl)
    claim = claim.on_conflict_do_update(
        index_elements=[lease.c.name],
        set_={"holder": claim.excluded.holder, "until": claim.excluded.until},
        where=or_(lease.c.holder == holder, lease.c.until <= now),
    )
    return (await conn.execute(claim.returning(lease.c.name))).one_or_none() is not None


async def holder(conn: AsyncConnection, name: str) -> str | None:
    """Who took the lease last, whether or not it has ended."""
    return (await conn.execute(select(lease.c.holder).where(lease.c.name == name))).scalar_one_or_none()


async def release(conn: AsyncConnection, name: str, holder: str) -> None:
    """Let others have it, if it is ours."""
    await conn.execute(delete(lease).where(lease.c.name == name, lease.c.holder == holder))
