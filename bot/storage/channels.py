"""The channels that editors have connected. Language, zone, digest times and night hours stand in their `chat`."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Channel, Chat, Role, Template
from bot.storage import chats
from bot.storage.insert import insert
from bot.storage.tables import (
    alert,
    card,
    channel,
    chat,
    editor,
    follow,
    invitation,
    mute,
    route,
    slot,
    slot_time,
    suggestion,
)

# What goes with a forgotten channel. Who did what, and what stands there, is kept: see `audit` and `channel_post`.
_OF_CHANNELS = (editor, invitation, route, card, slot, slot_time, suggestion)
_OF_CHATS = (follow, mute, alert)


def _channel(row: Row[*tuple[Any, ...]]) -> Channel:
    return Channel(
        id=row.id,
        title=row.title,
        username=row.username,
        template=Template(**row.template),
        gap=row.gap,
        hourly=row.hourly,
        spare=row.spare,
        gone=row.gone,
        held=row.held,
    )


async def connect(conn: AsyncConnection, new: Channel, now: datetime) -> bool:
    """Connect a channel, or connect it again with all that was set before; False when it was connected already.

    Its chat must exist.
    """
    before = await get(conn, new.id)
    values = {"id": new.id, "title": new.title, "username": new.username, "connected": now}
    values["template"] = asdict(new.template)
    anew = {"title": new.title, "username": new.username, "connected": now, "gone": None, "held": None}
    if before is not None and before.gone is None:
        await rename(conn, new.id, new.title, new.username)
        return False
    await conn.execute(insert(channel).on_conflict_do_update(index_elements=[channel.c.id], set_=anew), values)
    await chats.resume(conn, new.id)
    return True


async def get(conn: AsyncConnection, channel_id: int) -> Channel | None:
    """The channel, be it connected or gone; None for one that is not known."""
    row = (await conn.execute(select(channel).where(channel.c.id == channel_id))).one_or_none()
    return None if row is None else _channel(row)


async def templates(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Template]:
    """The templates of those of the chats that are channels; most batches have none."""
    rows = select(channel.c.id, channel.c.template).where(channel.c.id.in_(ids))
    return {row.id: Template(**row.template) for row in await conn.execute(rows)} if ids else {}


async def of(conn: AsyncConnection, user_id: int) -> list[tuple[Channel, Role]]:
    """The channels in which the person has a role, by title; those that are gone too."""
    mine = select(channel, editor.c.role).join(editor, editor.c.channel_id == channel.c.id)
    rows = await conn.execute(mine.where(editor.c.user_id == user_id).order_by(channel.c.title, channel.c.id))
    return [(_channel(row), row.role) for row in rows]


async def every(conn: AsyncConnection) -> list[Channel]:
    """All that are connected."""
    rows = await conn.execute(select(channel).where(channel.c.gone.is_(None)).order_by(channel.c.id))
    return [_channel(row) for row in rows]


async def rename(conn: AsyncConnection, channel_id: int, title: str, username: str | None) -> None:
    """It has another name now."""
    await conn.execute(update(channel).where(channel.c.id == channel_id).values(title=title, username=username))


async def save(conn: AsyncConnection, of: Channel) -> None:
    """Let the channel post as `of` says: its template, and how often."""
    values = {"template": asdict(of.template), "gap": of.gap, "hourly": of.hourly, "spare": of.spare}
    await conn.execute(update(channel).where(channel.c.id == of.id).values(values))


async def hold(conn: AsyncConnection, channel_id: int, why: str) -> bool:
    """Post nothing there until `release`; False when nothing was posted before either."""
    held = update(channel).where(channel.c.id == channel_id, channel.c.held.is_(None), channel.c.gone.is_(None))
    if (await conn.execute(held.values(held=why))).rowcount == 0:
        return False
    await chats.pause(conn, channel_id, why)
    return True


async def release(conn: AsyncConnection, channel_id: int) -> bool:
    """Post there again, what was held included; False when nothing was held.

    A delivery that met a closed door has paused the chat, too; only what a group's own /stop paused stays so.
    """
    freed = update(channel).where(channel.c.id == channel_id, channel.c.held.is_not(None), channel.c.gone.is_(None))
    held = (await conn.execute(freed.values(held=None))).rowcount == 1
    shut = select(chat.c.id).where(chat.c.id == channel_id, chat.c.paused, chat.c.pause_reason != chats.ASKED)
    if (await conn.execute(shut)).first() is not None:
        await chats.resume(conn, channel_id)
    return held


async def leave(conn: AsyncConnection, channel_id: int, now: datetime, why: str) -> bool:
    """It is connected no more; all that is set is kept until `forget`. False when it was not connected."""
    gone = update(channel).where(channel.c.id == channel_id, channel.c.gone.is_(None))
    if (await conn.execute(gone.values(gone=now, held=None))).rowcount == 0:
        return False
    await chats.pause(conn, channel_id, why)
    return True


async def forget(conn: AsyncConnection, before: datetime) -> int:
    """Forget what is set of the channels that were disconnected before then; how many there were."""
    old = [row.id for row in await conn.execute(select(channel.c.id).where(channel.c.gone < before))]
    for channel_id in old:
        for table in _OF_CHANNELS:
            await conn.execute(delete(table).where(table.c.channel_id == channel_id))
        for table in _OF_CHATS:
            await conn.execute(delete(table).where(table.c.chat_id == channel_id))
        await conn.execute(delete(channel).where(channel.c.id == channel_id))
        await chats.set_preferences(conn, Chat(id=channel_id))
    return len(old)
