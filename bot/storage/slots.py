"""Planned posts: rows with a due time. A row is "posting" before the first request, so nothing is ever posted twice."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, literal_column, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Content, Item, Slot
from bot.model.channels import SlotState
from bot.storage import cards
from bot.storage.tables import card, slot, slot_time, suggestion

INTERRUPTED = "interrupted"  # the reason of what a crash left in hand


def _in(state: SlotState) -> ColumnElement[bool]:
    """The state as a literal in the SQL: a bound one would miss the partial indexes (FACTS)."""
    return slot.c.state == literal_column(f"'{state}'")


async def add(conn: AsyncConnection, new: Slot) -> Slot:
    """Keep a new one, whatever its id; the same with its id."""
    number = (await conn.execute(insert(slot).values(**_values(new)).returning(slot.c.id))).scalar_one()
    return replace(new, id=number)


async def get(conn: AsyncConnection, slot_id: int) -> Slot | None:
    """One of them."""
    row = (await conn.execute(select(slot).where(slot.c.id == slot_id))).one_or_none()
    return _read(row) if row else None


async def save(conn: AsyncConnection, new: Slot, was: Slot) -> bool:
    """Let it be so; False when it is not any more as it was: somebody was faster."""
    same = (slot.c.id == was.id, slot.c.state == was.state, slot.c.due.is_not_distinct_from(was.due))
    values = {**_values(new), "asked": None}
    return (await conn.execute(update(slot).where(*same).values(**values))).rowcount == 1


async def due(conn: AsyncConnection, now: datetime, limit: int) -> list[Slot]:
    """What is to be posted by now, the longest due first."""
    rows = select(slot).where(_in("planned"), slot.c.due <= now).order_by(slot.c.due).limit(limit)
    return _all(await conn.execute(rows))


async def gathered(conn: AsyncConnection, now: datetime) -> list[Slot]:
    """Drafts whose album is complete by now."""
    return _all(await conn.execute(select(slot).where(_in("draft"), slot.c.due <= now)))


async def unasked(conn: AsyncConnection, limit: int) -> list[Slot]:
    """What is held, and its editor does not know yet."""
    return _all(await conn.execute(select(slot).where(_in("held"), slot.c.asked.is_(None)).limit(limit)))


async def asked(conn: AsyncConnection, slot_id: int, now: datetime) -> None:
    """The editor knows that it is held."""
    await conn.execute(update(slot).where(slot.c.id == slot_id).values(asked=now))


async def vanishing(conn: AsyncConnection, now: datetime, limit: int) -> list[Slot]:
    """What is to be deleted in its channel by now."""
    return _all(await conn.execute(select(slot).where(_in("posted"), slot.c.vanish <= now).limit(limit)))


async def begin(conn: AsyncConnection, planned: Slot, following: datetime | None) -> bool:
    """Take it to post it; False when it is not to be posted any more. What repeats is planned anew at `following`."""
    once = replace(planned, state="posting", repeat=None)
    if not await save(conn, once, planned):
        return False
    if planned.repeat and following:
        await add(conn, replace(planned, due=following))
    return True


async def back(conn: AsyncConnection, carrier: Slot, now: datetime) -> Item | None:
    """What this planned post carried waits for a word again, since it is not posted, or stands there no more.

    None where it carried no card, or another post carries it by now; what Telegram itself has published is decided.
    """
    for kind in ("story", "suggestion"):
        table, key = (card, card.c.story_id) if kind == "story" else (suggestion, suggestion.c.id)
        this = (table.c.channel_id == carrier.channel_id, table.c.state == "approved", table.c.slot_id == carrier.id)
        fresh: dict[str, str | None] = {"state": "waiting", "editor_id": None, "decided": None, "slot_id": None}
        if table is suggestion:
            fresh["answered"] = None
        by_bot = true() if table is card else suggestion.c.direct_id.is_(None)
        number = await conn.scalar(update(table).where(*this, by_bot).values(**fresh).returning(key))
        if number is not None:
            if kind == "story":
                await cards.recall(conn, carrier.channel_id, number, now)
            return Item(kind=kind, channel_id=carrier.channel_id, id=number)
    return None


async def interrupted(conn: AsyncConnection) -> int:
    """What a crash left in hand may stand in its channel or not: it is held. How many there were."""
    held = {"state": "held", "reason": INTERRUPTED, "asked": None}
    return (await conn.execute(update(slot).where(slot.c.state == "posting").values(**held))).rowcount


async def between(conn: AsyncConnection, channel_id: int, since: datetime, until: datetime) -> list[Slot]:
    """A channel's plan from one moment to another, in order; what was deleted or taken back is left out."""
    seen = slot.c.state.in_(("planned", "promised", "posting", "posted", "held"))
    rows = select(slot).where(slot.c.channel_id == channel_id, slot.c.due >= since, slot.c.due < until, seen)
    return _all(await conn.execute(rows.order_by(slot.c.due, slot.c.id)))


async def first_after(conn: AsyncConnection, channel_id: int, moment: datetime) -> datetime | None:
    """When the channel's plan goes on from then."""
    rows = select(slot.c.due).where(slot.c.channel_id == channel_id, slot.c.due >= moment, _in("planned"))
    due: datetime | None = await conn.scalar(rows.order_by(slot.c.due).limit(1))
    return due


async def held(conn: AsyncConnection, channel_id: int) -> list[Slot]:
    """What waits for an editor's word, the oldest first."""
    rows = select(slot).where(slot.c.channel_id == channel_id, _in("held"))
    return _all(await conn.execute(rows.order_by(slot.c.due)))


async def repeating(conn: AsyncConnection, channel_id: int) -> list[Slot]:
    """What comes again and again there."""
    rows = select(slot).where(slot.c.channel_id == channel_id, _in("planned"), slot.c.repeat.is_not(None))
    return _all(await conn.execute(rows.order_by(slot.c.due)))


async def forget_drafts(conn: AsyncConnection, user_id: int, keep: int) -> None:
    """Of a person's drafts that led to nothing, all but the last `keep`."""
    mine = select(slot.c.id).where(_in("draft"), slot.c.author_id == user_id)
    last = mine.order_by(slot.c.id.desc()).limit(1).offset(keep).scalar_subquery()
    await conn.execute(delete(slot).where(_in("draft"), slot.c.author_id == user_id, slot.c.id <= last))


# ---------------------------------------------------------------- the queue's times


async def times(conn: AsyncConnection, channel_id: int) -> set[tuple[int, int]]:
    """When the channel's queue posts: weekday (0 is Monday) and minute after midnight."""
    rows = await conn.execute(select(slot_time).where(slot_time.c.channel_id == channel_id))
    return {(row.weekday, row.minute) for row in rows}


async def set_times(conn: AsyncConnection, channel_id: int, weekdays: Sequence[int], minutes: Sequence[int]) -> None:
    """Let the queue post at these times of those days, and at no others of those."""
    day = slot_time.c.weekday.in_(weekdays)
    await conn.execute(delete(slot_time).where(slot_time.c.channel_id == channel_id, day))
    rows = [{"channel_id": channel_id, "weekday": day, "minute": minute} for day in weekdays for minute in minutes]
    if rows:
        await conn.execute(insert(slot_time), rows)


def _values(one: Slot) -> dict[str, Any]:
    content = {name: value for name, value in asdict(one.content).items() if value != getattr(Content(), name)}
    return {
        "channel_id": one.channel_id,
        "author_id": one.author_id,
        "content": content,
        "silent": one.silent,
        "pin": one.pin,
        "delete_after": one.delete_after,
        "repeat": one.repeat,
        "state": one.state,
        "due": one.due,
        "posted": one.posted,
        "message_ids": list(one.message_ids),
        "reason": one.reason,
        "vanish": one.vanish,
    }


def _all(rows: Any) -> list[Slot]:
    return [_read(row) for row in rows]


def _read(row: Row[Any]) -> Slot:
    lists = {name: tuple(row.content.get(name, ())) for name in ("message_ids", "tells")}
    content = {**row.content, **lists}
    fields = {**row._mapping, "content": Content(**content), "message_ids": tuple(row.message_ids or ())}  # noqa: SLF001 - SQLAlchemy's public name
    del fields["asked"]
    return Slot(**fields)
