"""Pictures that Telegram has, or would not have: what stands here is never uploaded again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Picture
from bot.storage.insert import upsert
from bot.storage.tables import picture


async def known(conn: AsyncConnection, addresses: Collection[str]) -> dict[str, Picture]:
    """Those of the addresses that were sent before."""
    rows = await conn.execute(select(picture.c.address, picture.c.file_id).where(picture.c.address.in_(addresses)))
    return {row.address: Picture(row.address, row.file_id) for row in rows}


async def save(conn: AsyncConnection, learned: Picture, now: datetime) -> None:
    """Remember what became of a picture."""
    values = {"address": learned.address, "file_id": learned.file_id, "seen": now}
    await conn.execute(upsert(picture), [values])
