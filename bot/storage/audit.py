"""Who did what to a channel, and when: rows are only ever added, and kept for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.rules.audit import Did
from bot.storage.insert import insert
from bot.storage.tables import audit, editor


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One deed. Of whoever has left the bot since, the deed is kept without the person."""

    channel_id: int
    user_id: int  # 0: somebody who left, or the bot itself
    name: str | None
    at: datetime
    did: str  # a word of an earlier version, perhaps
    what: Mapping[str, Any]


async def note(  # noqa: PLR0913, PLR0917 - who did what, when, to which post
    conn: AsyncConnection, channel_id: int, user_id: int, did: Did, what: Mapping[str, Any], now: datetime
) -> None:
    """Write it down, in the transaction of the deed itself. `what`: `title`, `story`, `message`, `slot` … as needed.

    A person in `what` stands under `user` (the id) and `name`: these two go when that person leaves the bot.
    """
    of_this = select(editor.c.name).where(editor.c.channel_id == channel_id, editor.c.user_id == user_id)
    values = {"channel_id": channel_id, "user_id": user_id, "at": now, "did": did, "what": dict(what)}
    name = (await conn.execute(of_this)).scalar_one_or_none()
    await conn.execute(insert(audit).values(**values, name=name))


async def page(conn: AsyncConnection, channel_id: int, limit: int, offset: int = 0) -> list[Note]:
    """The deeds of a channel, the last first."""
    mine = select(audit).where(audit.c.channel_id == channel_id)
    rows = await conn.execute(mine.order_by(audit.c.at.desc(), audit.c.id.desc()).limit(limit).offset(offset))
    return [
        Note(channel_id=row.channel_id, user_id=row.user_id, name=row.name, at=row.at, did=row.did, what=row.what)
        for row in rows
    ]


async def count(conn: AsyncConnection, channel_id: int) -> int:
    """How many deeds are known."""
    mine = select(func.count()).select_from(audit).where(audit.c.channel_id == channel_id)
    return (await conn.execute(mine)).scalar_one()
