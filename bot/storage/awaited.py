"""What an editor's next message will be taken for: asked by a screen, forgotten with the next one or after a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import upsert
from bot.storage.tables import awaited

PATIENCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is awaited, and about what: in the words of whoever awaits it."""

    what: str
    subject: str
    since: datetime


async def expect(conn: AsyncConnection, user_id: int, what: str, subject: str, now: datetime) -> None:
    """From now on the person's next message is this, about that; what was awaited before is not."""
    values = {"user_id": user_id, "what": what, "subject": subject, "since": now}
    await conn.execute(upsert(awaited), [values])


async def of(conn: AsyncConnection, user_id: int, now: datetime) -> Awaited | None:
    """What is awaited of the person."""
    theirs = (awaited.c.user_id == user_id, awaited.c.since > now - PATIENCE)
    row = (await conn.execute(select(awaited.c.what, awaited.c.subject, awaited.c.since).where(*theirs))).one_or_none()
    return Awaited(row.what, row.subject, row.since) if row else None


async def drop(conn: AsyncConnection, user_id: int) -> None:
    """Nothing is awaited any more."""
    await conn.execute(delete(awaited).where(awaited.c.user_id == user_id))
