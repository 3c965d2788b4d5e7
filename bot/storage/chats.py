"""The chats that the bot writes to. They are paused, never deleted; what they follow is kept."""

from collections.abc import Collection
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, delete, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Chat
from bot.storage import owed
from bot.storage.insert import insert
from bot.storage.tables import alert, chat, follow, mute

ASKED = "asked to stop"  # the reason of a pause that somebody wanted


def _chat(row: Row[*tuple[Any, ...]]) -> Chat:
    return Chat(
        id=row.id,
        kind=row.kind,
        language=row.language,
        paused=row.paused,
        digest=row.digest,
        digest_times=None if row.digest_times is None else tuple(map(time.fromisoformat, row.digest_times)),
        quiet=None if row.quiet_from is None else (_clock(row.quiet_from), _clock(row.quiet_to)),
        wake=row.wake,
        zone=row.zone,
        sentences=row.sentences,
        script=row.script,
        pictures=row.pictures,
        footer=row.footer,
        rates_at=None if row.rates_at is None else _clock(row.rates_at),
    )


def _clock(minutes: int) -> time:
    return time(*divmod(minutes, 60))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


async def get(conn: AsyncConnection, chat_id: int) -> Chat | None:
    """The chat as it is known, or None for a stranger."""
    row = (await conn.execute(select(chat).where(chat.c.id == chat_id))).one_or_none()
    return None if row is None else _chat(row)


async def many(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Chat]:
    """Those of the chats that are known, by id; for the few hundred that a batch of deliveries needs."""
    return {row.id: _chat(row) for row in await conn.execute(select(chat).where(chat.c.id.in_(ids)))}


async def particular(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Chat]:
    """Those of the chats that do not want everything at once, at any hour."""
    they = or_(chat.c.digest, chat.c.quiet_from.is_not(None))
    return {row.id: _chat(row) for row in await conn.execute(select(chat).where(chat.c.id.in_(ids), they))}


async def ensure(conn: AsyncConnection, new: Chat, now: datetime) -> Chat:
    """The chat as it is known; a stranger is added as given."""
    values = {"id": new.id, "kind": new.kind, "language": new.language, "paused": new.paused, "since": now}
    await conn.execute(insert(chat).on_conflict_do_nothing(), values)
    return await get(conn, new.id) or new


async def set_language(conn: AsyncConnection, chat_id: int, language: str) -> None:
    """Speak to the chat in "kk", "ru" or "en" from now on."""
    await conn.execute(update(chat).where(chat.c.id == chat_id).values(language=language))


async def set_preferences(conn: AsyncConnection, of: Chat) -> None:
    """Let the chat have its language, and its news, as `of` says."""
    begin, end = of.quiet or (None, None)
    values = {
        "language": of.language,
        "digest": of.digest,
        "digest_times": None if of.digest_times is None else [f"{clock:%H:%M}" for clock in of.digest_times],
        "quiet_from": None if begin is None else _minutes(begin),
        "quiet_to": None if end is None else _minutes(end),
        "wake": of.wake,
        "zone": of.zone,
        "sentences": of.sentences,
        "script": of.script,
        "pictures": of.pictures,
        "footer": of.footer,
    }
    await conn.execute(update(chat).where(chat.c.id == of.id).values(values))


async def pause(conn: AsyncConnection, chat_id: int, reason: str) -> None:
    """Send nothing more by itself; what is owed is held until `resume`."""
    paused = update(chat).where(chat.c.id == chat_id).values(paused=True, pause_reason=reason)
    await conn.execute(paused)
    await owed.hold(conn, chat_id)


async def resume(conn: AsyncConnection, chat_id: int) -> None:
    """Send again, what was held included; what has become too old there waits for a digest (`parcels.postpone`)."""
    resumed = update(chat).where(chat.c.id == chat_id).values(paused=False, pause_reason=None)
    await conn.execute(resumed)
    await owed.let_go(conn, chat_id)


async def move(conn: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup: all that was its own goes to the new id, unsent posts too, and none is doubled.

    The new id may have been met first, as a stranger. A second call finds nothing more to move.
    """
    reason = f"moved to {new}"
    before = select(literal(new, chat.c.id.type), *(c for c in chat.c if c is not chat.c.id))
    before = before.where(chat.c.id == old, chat.c.pause_reason.is_distinct_from(reason))
    copy = insert(chat).from_select([c.name for c in chat.c], before)
    fresh = {c.name: copy.excluded[c.name] for c in chat.c if c is not chat.c.id}
    await conn.execute(copy.on_conflict_do_update(index_elements=[chat.c.id], set_=fresh))
    for table in (follow, mute, alert):
        theirs = select(literal(new, table.c.chat_id.type), *(c for c in table.c if c is not table.c.chat_id))
        names = ["chat_id", *(c.name for c in table.c if c is not table.c.chat_id)]
        moved = insert(table).from_select(names, theirs.where(table.c.chat_id == old))
        await conn.execute(moved.on_conflict_do_nothing())
        await conn.execute(delete(table).where(table.c.chat_id == old))
    await owed.move(conn, old, new)
    await conn.execute(update(chat).where(chat.c.id == old).values(next_digest=None, next_rates=None))
    await pause(conn, old, reason)
