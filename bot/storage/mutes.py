"""What a chat does not want, even where it follows a tag of the story: a tag, words of its own, or a source."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Subquery, delete, exists, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Mute, Tag
from bot.storage.insert import insert
from bot.storage.tables import State, delivery, follow, mute, stands_at, story, story_tag

Kind = Literal["tag", "source"]
_MOST_WAITING = 5_000  # for one chat; SQLite takes 32,766 values a statement
_WAITING = (State.DUE, State.HELD, State.GATHERED, State.AWAITING)


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


class Waiting(NamedTuple):
    """A story that a chat is owed and has not got yet."""

    id: int
    source: str
    title: str
    text: str


def _owed_to(chat_id: int) -> Subquery:
    """The ids of what waits for the chat."""
    each = [select(delivery.c.story_id).where(delivery.c.chat_id == chat_id, stands_at(state)) for state in _WAITING]
    return union_all(*each).subquery("mine")


async def waiting(conn: AsyncConnection, chat_id: int) -> list[Waiting]:
    """What waits for the chat: due, held back, or gathered for its next digest."""
    ids = _owed_to(chat_id)
    rows = select(story.c.id, story.c.source, story.c.title, story.c.text).join_from(
        ids, story, story.c.id == ids.c.story_id
    )
    return [Waiting(*row) for row in await conn.execute(rows.limit(_MOST_WAITING))]


async def tagged(conn: AsyncConnection, key: str, story_ids: Collection[int]) -> set[int]:
    """Those of the stories that have the tag."""
    rows = select(story_tag.c.story_id).where(story_tag.c.key == key, story_tag.c.story_id.in_(story_ids))
    return set((await conn.execute(rows)).scalars())


async def withdraw_tagged(conn: AsyncConnection, chat_id: int, key: str) -> None:
    """Owe the chat no longer what waits and has this tag, and none that it follows."""
    others = story_tag.alias("others")
    tagged = exists().where(story_tag.c.story_id == delivery.c.story_id, story_tag.c.key == key)
    wished = exists().where(
        others.c.story_id == delivery.c.story_id, follow.c.chat_id == chat_id, follow.c.key == others.c.key
    )
    for state in _WAITING:  # an index serves each
        await conn.execute(delete(delivery).where(delivery.c.chat_id == chat_id, stands_at(state), tagged, ~wished))


async def withdraw(conn: AsyncConnection, chat_id: int, story_ids: Collection[int]) -> int:
    """Owe the chat these stories no longer, where they are not on their way; return how many they were."""
    theirs = delete(delivery).where(delivery.c.chat_id == chat_id, delivery.c.story_id.in_(story_ids))
    waits = or_(*(stands_at(state) for state in _WAITING))
    return (await conn.execute(theirs.where(waits))).rowcount
