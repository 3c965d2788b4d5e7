"""What the operator has been told, so that he is told once, and once when it is well again."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import insert
from bot.storage.tables import notice


async def tell(conn: AsyncConnection, key: str, text: str, now: datetime) -> bool:
    """True when the operator has not been told this since it was last cleared."""
    values = {"key": key, "text": text, "since": now}
    return (await conn.execute(insert(notice).on_conflict_do_nothing(), values)).rowcount == 1


async def clear(conn: AsyncConnection, key: str) -> bool:
    """It is well again; True when the operator had been told that it was not."""
    return (await conn.execute(delete(notice).where(notice.c.key == key))).rowcount == 1


async def standing(conn: AsyncConnection) -> dict[str, str]:
    """What is not well at the moment: the text by its key, the oldest first."""
    rows = await conn.execute(select(notice).order_by(notice.c.since, notice.c.key))
    return {row.key: row.text for row in rows}
