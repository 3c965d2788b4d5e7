"""Pictures that Telegram has, or would not have: what stands here is not uploaded again."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Picture
from bot.storage.insert import upsert
from bot.storage.tables import picture

REFUSED_FOR = timedelta(days=7)


async def known(conn: AsyncConnection, addresses: Collection[str], now: datetime) -> dict[str, Picture]:
    """Those of the addresses that were sent before; one that was refused may be tried again after a week."""
    if not addresses:  # most batches are of one story, and many have no picture
        return {}
    judged = or_(picture.c.file_id.is_not(None), picture.c.seen > now - REFUSED_FOR)
    rows = await conn.execute(
        select(picture.c.address, picture.c.file_id).where(picture.c.address.in_(addresses), judged)
    )
    return {row.address: Picture(row.address, row.file_id) for row in rows}


async def save(conn: AsyncConnection, learned: Picture, now: datetime) -> None:
    """Remember what became of a picture."""
    values = {"address": learned.address, "file_id": learned.file_id, "seen": now}
    await conn.execute(upsert(picture), [values])


async def forget(conn: AsyncConnection, before: datetime) -> None:
    """Forget what was uploaded, or refused, before then; whoever shows it again uploads it again."""
    await conn.execute(delete(picture).where(picture.c.seen < before))
