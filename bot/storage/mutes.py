"""What a chat does not want, even where it follows a tag of the story: a tag, words of its own, or a source."""

from dataclasses import asdict
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Mute, Tag
from bot.storage.insert import insert
from bot.storage.tables import mute

Kind = Literal["tag", "source"]


async def add(conn: AsyncConnection, chat_id: int, new: Mute) -> None:
    """Mute it until then, whatever was said before. The chat must exist."""
    values = {"chat_id": chat_id, **asdict(new)}
    fresh = {"label": new.label, "until": new.until}
    keys = [mute.c.chat_id, mute.c.kind, mute.c.key]
    await conn.execute(insert(mute).on_conflict_do_update(index_elements=keys, set_=fresh), values)


async def remove(conn: AsyncConnection, chat_id: int, kind: Kind, key: str) -> bool:
    """Hear of it again; False when it was not muted."""
    gone = delete(mute).where(mute.c.chat_id == chat_id, mute.c.kind == kind, mute.c.key == key)
    return (await conn.execute(gone)).rowcount == 1


async def of(conn: AsyncConnection, chat_id: int, now: datetime) -> list[Mute]:
    """What the chat has muted and does not hear of yet."""
    mine = select(mute).where(mute.c.chat_id == chat_id, or_(mute.c.until.is_(None), mute.c.until > now))
    rows = await conn.execute(mine.order_by(mute.c.kind, mute.c.label))
    return [Mute(row.kind, row.key, row.label, row.until) for row in rows]


async def phrases(conn: AsyncConnection) -> list[Tag]:
    """Every tag or phrase that anybody has muted, once, under one of its labels: articles are searched for them.

    Leaps through the index from key to key, as `follows.phrases` does.
    """
    tags = mute.c.kind == "tag"
    keys = select(func.min(mute.c.key).label("key")).where(tags).cte("keys", recursive=True)
    later = select(func.min(mute.c.key)).where(tags, mute.c.key > keys.c.key).scalar_subquery()
    keys = keys.union_all(select(later).where(keys.c.key.is_not(None)))
    label = select(mute.c.label).where(tags, mute.c.key == keys.c.key).order_by(mute.c.chat_id).limit(1)
    each = select(keys.c.key, label.scalar_subquery().label("label")).where(keys.c.key.is_not(None))
    return [Tag(row.key, row.label) for row in await conn.execute(each)]


async def forget(conn: AsyncConnection, now: datetime) -> None:
    """What ended before now is heard of anyhow."""
    await conn.execute(delete(mute).where(mute.c.until <= now))
