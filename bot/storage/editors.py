"""Who works on which channel, and the invitations to do so."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Editor, Role
from bot.storage.insert import insert
from bot.storage.tables import channel, editor, invitation


@dataclass(frozen=True, slots=True)
class Invitation:
    """Makes whoever brings it first an editor of the channel."""

    token: str
    channel_id: int
    role: Role
    until: datetime


async def get(conn: AsyncConnection, channel_id: int, user_id: int) -> Editor | None:
    """What the person is there; None: nothing."""
    row = (await conn.execute(_all().where(editor.c.channel_id == channel_id, editor.c.user_id == user_id))).first()
    return None if row is None else _editor(row)


async def of(conn: AsyncConnection, channel_id: int) -> list[Editor]:
    """Everybody who works on the channel, whoever came first, first."""
    rows = await conn.execute(
        _all().where(editor.c.channel_id == channel_id).order_by(editor.c.since, editor.c.user_id)
    )
    return [_editor(row) for row in rows]


async def put(conn: AsyncConnection, new: Editor, now: datetime) -> bool:
    """Give the person this role there; False when they had it. The channel must exist."""
    known = await get(conn, new.channel_id, new.user_id)
    fresh = {"role": new.role, "name": new.name}
    added = insert(editor).on_conflict_do_update(index_elements=[editor.c.channel_id, editor.c.user_id], set_=fresh)
    await conn.execute(added, {**asdict(new), "since": now})
    return known is None or known.role != new.role


async def remove(conn: AsyncConnection, channel_id: int, user_id: int) -> bool:
    """Take the role away; False when there was none."""
    gone = delete(editor).where(editor.c.channel_id == channel_id, editor.c.user_id == user_id)
    return (await conn.execute(gone)).rowcount == 1


async def edits(conn: AsyncConnection, user_id: int) -> bool:
    """Whether the person works on any channel that is connected."""
    mine = select(editor.c.user_id).join(channel, channel.c.id == editor.c.channel_id)
    return (
        await conn.execute(mine.where(editor.c.user_id == user_id, channel.c.gone.is_(None)).limit(1))
    ).first() is not None


async def waiting(conn: AsyncConnection, user_id: int) -> list[int]:
    """The connected channels of which the person was not told yet: the bot may not write before they do."""
    mine = select(editor.c.channel_id).join(channel, channel.c.id == editor.c.channel_id)
    mine = mine.where(editor.c.user_id == user_id, editor.c.greeted.is_(False), channel.c.gone.is_(None))
    return list((await conn.execute(mine.order_by(editor.c.since))).scalars())


async def greet(conn: AsyncConnection, user_id: int, channels: Sequence[int]) -> None:
    """They were told of these."""
    told = update(editor).where(editor.c.user_id == user_id, editor.c.channel_id.in_(channels))
    await conn.execute(told.values(greeted=True))


async def invite(conn: AsyncConnection, new: Invitation, now: datetime) -> None:
    """Keep an invitation, and forget those that have run out."""
    await conn.execute(delete(invitation).where(invitation.c.channel_id == new.channel_id, invitation.c.until <= now))
    await conn.execute(insert(invitation), asdict(new))


async def accept(conn: AsyncConnection, token: str, now: datetime) -> Invitation | None:
    """Take the invitation, which is good once; None when there is none, or it has run out."""
    row = (await conn.execute(select(invitation).where(invitation.c.token == token))).first()
    if row is None:
        return None
    await conn.execute(delete(invitation).where(invitation.c.token == token))
    found = Invitation(row.token, row.channel_id, row.role, row.until)
    return found if found.until > now else None


def _editor(row: Row[*tuple[Any, ...]]) -> Editor:
    return Editor(channel_id=row.channel_id, user_id=row.user_id, role=row.role, name=row.name)


def _all() -> Any:
    return select(editor.c.channel_id, editor.c.user_id, editor.c.role, editor.c.name)
