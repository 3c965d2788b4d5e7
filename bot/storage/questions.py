"""What the bot has asked a person, under the number of its message: the answer is a reply to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import upsert
from bot.storage.tables import question


@dataclass(frozen=True, slots=True)
class Question:
    """Whom it is about, in words that whoever asked wrote down."""

    about: str
    what: dict[str, Any]


async def ask(conn: AsyncConnection, user_id: int, message_id: int, asked: Question, now: datetime) -> None:
    """The message asks this."""
    values = {"user_id": user_id, "message_id": message_id, "about": asked.about, "what": asked.what, "asked": now}
    await conn.execute(upsert(question), values)


async def of(conn: AsyncConnection, user_id: int, message_id: int) -> Question | None:
    """What the message asked; None where it asked nothing."""
    mine = (question.c.user_id == user_id, question.c.message_id == message_id)
    row = (await conn.execute(select(question.c.about, question.c.what).where(*mine))).one_or_none()
    return None if row is None else Question(row.about, row.what)


async def take(conn: AsyncConnection, user_id: int, message_id: int) -> Question | None:
    """What the message asked, once; None where it asked nothing, or is answered."""
    mine = (question.c.user_id == user_id, question.c.message_id == message_id)
    row = (await conn.execute(delete(question).where(*mine).returning(question.c.about, question.c.what))).one_or_none()
    return None if row is None else Question(row.about, row.what)


async def forget(conn: AsyncConnection, before: datetime) -> None:
    """What was asked before then is answered by nobody."""
    await conn.execute(delete(question).where(question.c.asked < before))
