"""What stands in the channels: a row for every message, by whatever way it came there."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Update, and_, bindparam, case, null, or_, select, tuple_, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import ChannelPost, Parcel
from bot.storage.insert import insert
from bot.storage.tables import State, channel, channel_post, delivery, literal, slot, stands_at, story


async def add(  # noqa: PLR0913 - what a post is
    conn: AsyncConnection,
    channel_id: int,
    message_ids: Sequence[int],
    now: datetime,
    *,
    story_id: int | None = None,
    slot_id: int | None = None,
) -> None:
    """Telegram has these; an album is several."""
    rows = [
        {"channel_id": channel_id, "message_id": one, "story_id": story_id, "slot_id": slot_id, "posted": now}
        for one in message_ids
    ]
    if not rows:
        return
    await conn.execute(insert(channel_post).on_conflict_do_nothing(), rows)
    if story_id is not None:  # corrections find it by this row, and no route brings it once more
        there = {"state": literal(State.SENT), "message_id": message_ids[0], "changed": now, "shown": now}
        fresh = {"due": now, "owed": now, "attempt": 1, "token": 1, **there}
        values = {"story_id": story_id, "chat_id": channel_id, **fresh}
        keys = [delivery.c.story_id, delivery.c.chat_id]
        moved = {**there, "leased_until": None, "token": delivery.c.token + 1}
        await conn.execute(insert(delivery).values(**values).on_conflict_do_update(index_elements=keys, set_=moved))


async def sent(conn: AsyncConnection, parcels: Sequence[Parcel], now: datetime) -> None:
    """Those of them that channels got; `outbox.sent_all` calls this. To a person's chat it costs nothing."""
    public = [one for parcel in parcels if parcel.chat_id < 0 for one in parcel.deliveries]
    rows = [
        {"story": one.story_id, "chat": one.chat_id, "claimed": one.token, "now": now, "route": one.route}
        for one in public
    ]
    if rows:
        await conn.execute(_delivered(), rows)


@cache
def _delivered() -> postgresql.Insert:
    """What is still ours; a list is one message, which is no single story's."""
    row = (delivery.c.story_id == bindparam("story"), delivery.c.chat_id == bindparam("chat"))
    ours = (delivery.c.token == bindparam("claimed"), stands_at(State.SENT), delivery.c.message_id > 0)
    posts = select(
        delivery.c.chat_id,
        delivery.c.message_id,
        case((delivery.c.listed, null()), else_=delivery.c.story_id),
        bindparam("now", type_=channel_post.c.posted.type),
        bindparam("route", type_=channel_post.c.route.type),
    )
    posts = posts.join_from(delivery, channel, channel.c.id == delivery.c.chat_id).where(*row, *ours)
    columns = ["channel_id", "message_id", "story_id", "posted", "route"]
    return insert(channel_post).from_select(columns, posts).on_conflict_do_nothing()


async def brought(conn: AsyncConnection, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """By which route (its key) each of these stories came there (story and channel), as far as one did."""
    if not places:
        return {}
    these = tuple_(channel_post.c.story_id, channel_post.c.channel_id).in_(places)
    rows = select(channel_post.c.story_id, channel_post.c.channel_id, channel_post.c.route)
    rows = rows.where(these, channel_post.c.route.is_not(None)).order_by(channel_post.c.posted)
    return {(row.story_id, row.channel_id): row.route for row in await conn.execute(rows)}


async def edited(conn: AsyncConnection, channel_id: int, message_id: int) -> None:
    """It was edited once more."""
    await conn.execute(_this(channel_id, message_id).values(edits=channel_post.c.edits + 1))


async def deleted(conn: AsyncConnection, channel_id: int, message_ids: Sequence[int], now: datetime) -> None:
    """They stand there no more."""
    these = (channel_post.c.channel_id == channel_id, channel_post.c.message_id.in_(message_ids))
    await conn.execute(update(channel_post).where(*these).values(deleted=now))


async def reacted(conn: AsyncConnection, channel_id: int, message_id: int, reactions: Mapping[str, int]) -> None:
    """How often each reaction stands under it now."""
    await conn.execute(_this(channel_id, message_id).values(reactions=dict(reactions)))


async def get(conn: AsyncConnection, channel_id: int, message_id: int) -> ChannelPost | None:
    """The post, if it is one of the bot's."""
    this = _where(channel_id, message_id)
    row = (await conn.execute(select(channel_post).where(*this))).one_or_none()
    return _post(row) if row else None


async def latest(conn: AsyncConnection, channel_id: int, limit: int, offset: int = 0) -> list[ChannelPost]:
    """What stands in the channel, the last first; of an album its first message."""
    first = or_(slot.c.id.is_(None), slot.c.message_ids[0].as_integer() == channel_post.c.message_id)
    standing = select(channel_post).outerjoin(slot, slot.c.id == channel_post.c.slot_id)
    standing = standing.where(channel_post.c.channel_id == channel_id, channel_post.c.deleted.is_(None), first)
    newest = standing.order_by(channel_post.c.posted.desc(), channel_post.c.message_id.desc())
    return [_post(row) for row in await conn.execute(newest.limit(limit).offset(offset))]


async def between(conn: AsyncConnection, channel_id: int, since: datetime, until: datetime) -> list[ChannelPost]:
    """All of those days, the first first, even what was deleted since."""
    span = (channel_post.c.posted >= since, channel_post.c.posted < until)
    mine = select(channel_post).where(channel_post.c.channel_id == channel_id, *span)
    rows = await conn.execute(mine.order_by(channel_post.c.posted, channel_post.c.message_id))
    return [_post(row) for row in rows]


async def of_story(conn: AsyncConnection, story_id: int) -> list[ChannelPost]:
    """Where the story stands alone, in every channel."""
    standing = select(channel_post).where(channel_post.c.story_id == story_id, channel_post.c.deleted.is_(None))
    rows = await conn.execute(standing.order_by(channel_post.c.channel_id, channel_post.c.message_id))
    return [_post(row) for row in rows]


async def told(conn: AsyncConnection, channel_id: int, since: datetime, limit: int) -> list[int]:
    """The stories that the channel has had since then and that still stand there, alone or in lists, the last first."""
    here = (channel_post.c.channel_id == channel_id, channel_post.c.posted >= since, channel_post.c.deleted.is_(None))
    alone = select(channel_post.c.story_id, channel_post.c.posted).where(*here, channel_post.c.story_id.is_not(None))
    list_of = (delivery.c.chat_id == channel_post.c.channel_id, delivery.c.message_id == channel_post.c.message_id)
    listed = select(delivery.c.story_id, channel_post.c.posted).join_from(
        channel_post, delivery, and_(*list_of, delivery.c.listed)
    )
    rows = [*await conn.execute(alone), *await conn.execute(listed.where(*here, channel_post.c.story_id.is_(None)))]
    last = {row.story_id: row.posted for row in sorted(rows, key=lambda row: row.posted)}
    return sorted(last, key=lambda story_id: (last[story_id], story_id), reverse=True)[:limit]


def _this(channel_id: int, message_id: int) -> Update:
    return update(channel_post).where(*_where(channel_id, message_id))


def _where(channel_id: int, message_id: int) -> tuple[ColumnElement[bool], ...]:
    return channel_post.c.channel_id == channel_id, channel_post.c.message_id == message_id


def _post(row: Row[*tuple[Any, ...]]) -> ChannelPost:
    return ChannelPost(
        channel_id=row.channel_id,
        message_id=row.message_id,
        story_id=row.story_id,
        slot_id=row.slot_id,
        posted=row.posted,
        edits=row.edits,
        reactions=tuple((row.reactions or {}).items()),
        deleted=row.deleted,
    )


async def titles(conn: AsyncConnection, posts: Sequence[ChannelPost]) -> dict[int, str]:
    """What each begins with, by message: a story's title, or an editor's words; of a list, nothing."""
    ids = {post.story_id for post in posts if post.story_id is not None}
    rows = await conn.execute(select(story.c.id, story.c.title).where(story.c.id.in_(ids)))
    of_stories = {row.id: row.title for row in rows}
    planned = {post.slot_id for post in posts if post.slot_id is not None}
    contents = await conn.execute(select(slot.c.id, slot.c.content).where(slot.c.id.in_(planned)))
    of_slots = {row.id: str(row.content.get("text", "")) for row in contents}
    return {
        post.message_id: of_stories.get(post.story_id or 0) or of_slots.get(post.slot_id or 0) or "" for post in posts
    }


async def listed(conn: AsyncConnection, channel_id: int, posts: Sequence[ChannelPost]) -> dict[int, list[int]]:
    """The stories that each of the channel's lists tells, by message: those of its routes, and the planned digests."""
    told = await _planned(conn, {post.slot_id for post in posts if post.slot_id is not None})
    planned = {post.message_id: told[post.slot_id] for post in posts if post.slot_id in told}
    mine = [post.message_id for post in posts if post.story_id is None and post.slot_id is None]
    if not mine:
        return planned
    lists = (delivery.c.chat_id == channel_id, delivery.c.listed, delivery.c.message_id.in_(mine))
    rows = select(delivery.c.message_id, delivery.c.story_id).where(*lists)
    found: dict[int, list[int]] = {}
    for row in await conn.execute(rows.order_by(delivery.c.owed, delivery.c.story_id)):
        found.setdefault(row.message_id, []).append(row.story_id)
    return found | planned


async def _planned(conn: AsyncConnection, slot_ids: Collection[int]) -> dict[int | None, list[int]]:
    """The stories of those of these posts that are digests."""
    rows = await conn.execute(select(slot.c.id, slot.c.content).where(slot.c.id.in_(slot_ids)))
    return {row.id: list(row.content["tells"]) for row in rows if row.content.get("tells")}


async def together(conn: AsyncConnection, post: ChannelPost) -> list[int]:
    """The messages of the channel that belong to it: an album is several."""
    if post.slot_id is None:
        return [post.message_id]
    same = (channel_post.c.channel_id == post.channel_id, channel_post.c.slot_id == post.slot_id)
    standing = select(channel_post.c.message_id).where(*same, channel_post.c.deleted.is_(None))
    return list(await conn.scalars(standing.order_by(channel_post.c.message_id)))


async def taken_back(conn: AsyncConnection, post: ChannelPost) -> None:
    """The channel has the story no more: no correction looks for it there."""
    row = (delivery.c.story_id == post.story_id, delivery.c.chat_id == post.channel_id, stands_at(State.SENT))
    await conn.execute(update(delivery).where(*row, delivery.c.message_id == post.message_id).values(message_id=0))
