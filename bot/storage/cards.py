"""Cards: what waits for an editor's word before it may go to a channel, stories and readers' suggestions alike.

An editor takes a card, or decides on it, in one statement that finds it free: two editors never decide both.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Table,
    and_,
    case,
    delete,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Card, Item
from bot.rules import cards as rules
from bot.storage.insert import insert, upsert
from bot.storage.tables import State, card, card_shown, delivery, literal, stands_at, suggestion

_OPEN = ("waiting", "taken")


@dataclass(frozen=True, slots=True)
class Open:
    """Something that waits; `editor_id` has it in hand since `taken`."""

    item: Item
    came: datetime
    editor_id: int | None
    taken: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """What an editor wrote instead of the story's own words; None: nothing."""

    title: str | None
    summary: tuple[str, ...] | None
    corrected: datetime | None = None  # since when it stands in place of what was posted


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, as far as there is something to undo."""

    slot_id: int | None
    into: int | None


async def add(conn: AsyncConnection, places: Iterable[tuple[int, int]], now: datetime) -> None:
    """These stories (channel and story) wait for a word; those that did before stay as they are."""
    rows = [{"channel_id": channel_id, "story_id": story_id} for channel_id, story_id in places]
    if rows:
        await conn.execute(insert(card).values(state="waiting", came=now).on_conflict_do_nothing(), rows)


async def get(conn: AsyncConnection, channel_id: int, story_id: int) -> Card | None:
    """The story's card."""
    rows = select(card).where(card.c.channel_id == channel_id, card.c.story_id == story_id)
    row = (await conn.execute(rows)).one_or_none()
    return _card(row) if row else None


async def many(conn: AsyncConnection, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], Card]:
    """The cards of these stories (story and channel)."""
    rows = select(card).where(tuple_(card.c.story_id, card.c.channel_id).in_(places))
    return {(row.story_id, row.channel_id): _card(row) for row in await conn.execute(rows)} if places else {}


async def waiting(conn: AsyncConnection, channel_ids: Collection[int]) -> list[Open]:
    """All that waits in these channels, the longest waiting first."""
    found: list[Open] = []
    of_story: ColumnElement[str] = literal_column("'story'")
    to_bot: ColumnElement[str] = literal_column("'suggestion'")
    of_reader = case((suggestion.c.direct_id.is_(None), to_bot), else_=literal_column("'suggested'"))
    for table, key, kind in ((card, card.c.story_id, of_story), (suggestion, suggestion.c.id, of_reader)):
        columns = (table.c.channel_id, key.label("item"), table.c.came, table.c.state, table.c.editor_id)
        waits = (table.c.channel_id.in_(channel_ids), table.c.state.in_(_OPEN))
        rows = select(*columns, table.c.decided, kind.label("kind")).where(*waits)
        found += [_open(row) for row in await conn.execute(rows)]
    return sorted(found, key=lambda one: (one.came, one.item.id))


async def take(conn: AsyncConnection, item: Item, editor_id: int, now: datetime) -> bool:
    """The editor has it in hand now; False when another one has, or it is decided."""
    table = _table(item)
    taken = update(table).where(_is(item), _free(table, editor_id, now))
    values = {"state": "taken", "editor_id": editor_id, "decided": now}
    return (await conn.execute(taken.values(**values))).rowcount == 1


async def release(conn: AsyncConnection, item: Item, editor_id: int) -> bool:
    """The editor has it in hand no longer; False when they had it not."""
    table = _table(item)
    mine = update(table).where(_is(item), table.c.state == "taken", table.c.editor_id == editor_id)
    return (await conn.execute(mine.values(state="waiting", editor_id=None, decided=None))).rowcount == 1


async def decide(conn: AsyncConnection, item: Item, editor_id: int, now: datetime, **values: Any) -> bool:
    """It is "approved", "rejected" or "merged" (`state` among the values); False when another one was faster."""
    table = _table(item)
    decided = update(table).where(_is(item), _free(table, editor_id, now))
    return (await conn.execute(decided.values(editor_id=editor_id, decided=now, **values))).rowcount == 1


async def reopen(
    conn: AsyncConnection, item: Item, editor_id: int, now: datetime, *, waits: bool = False
) -> Decision | None:
    """The editor takes their decision back, and has it in hand; None when it is too late, or another's.

    `waits`: nothing has come of it yet, so it is not too late.
    """
    table = _table(item)
    mine = and_(_is(item), table.c.editor_id == editor_id)
    mine = mine if waits else and_(mine, table.c.decided > now - rules.UNDO)
    row = (await conn.execute(select(table).where(mine, table.c.state.not_in(_OPEN)))).one_or_none()
    if row is None:
        return None
    values: dict[str, Any] = {"state": "taken", "decided": now, "reason": None, "slot_id": None}
    if table is card:
        values |= {"into": None, "at_once": False}
    await conn.execute(update(table).where(mine).values(**values))
    return Decision(row.slot_id, row.into if table is card else None)


async def carried(conn: AsyncConnection, item: Item, slot_id: int) -> None:
    """This planned post carries it."""
    await conn.execute(update(_table(item)).where(_is(item)).values(slot_id=slot_id))


async def write(conn: AsyncConnection, item: Item, editor_id: int, now: datetime, version: Version) -> bool:
    """The editor's version from now on, where it says something; False when the card is not theirs to change."""
    if item.kind != "story":  # a button may be forged
        return False
    words: dict[str, Any] = {} if version.title is None else {"title": version.title}
    words |= {} if version.summary is None else {"summary": list(version.summary)}
    written = update(card).where(_is(item), _free(card, editor_id, now)).values(state="taken", **words)
    return (await conn.execute(written.values(editor_id=editor_id, decided=now))).rowcount == 1


async def unwrite(conn: AsyncConnection, item: Item, editor_id: int, now: datetime) -> bool:
    """The story's own words again."""
    if item.kind != "story":
        return False
    plain = update(card).where(_is(item), _free(card, editor_id, now))
    return (await conn.execute(plain.values(title=None, summary=None))).rowcount == 1


async def versions(conn: AsyncConnection, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], Version]:
    """What editors wrote of these stories (channel and story)."""
    if not places:
        return {}
    written = or_(card.c.title.is_not(None), card.c.summary.is_not(None))
    rows = select(card).where(tuple_(card.c.channel_id, card.c.story_id).in_(places), written)
    found = [(_card(row), row.corrected) for row in await conn.execute(rows)]
    return {(one.channel_id, one.story_id): Version(one.title, one.summary, since) for one, since in found}


# ---------------------------------------------------------------- the delivery behind a story's card


async def recall(conn: AsyncConnection, channel_id: int, story_id: int, now: datetime) -> tuple[bool, int | None]:
    """The story's delivery awaits a word again: whether it does, and the message that stands in the channel already.

    What is on its way this very moment cannot be called back.
    """
    this = (delivery.c.story_id == story_id, delivery.c.chat_id == channel_id)
    row = (await conn.execute(select(delivery.c.state, delivery.c.message_id).where(*this))).one_or_none()
    if row is None:
        return True, None
    back = or_(*(stands_at(state) for state in (State.DUE, State.HELD, State.SENT, State.FAILED, State.AWAITING)))
    awaiting = {"state": literal(State.AWAITING), "message_id": None, "reason": None, "changed": now}
    done = (await conn.execute(update(delivery).where(*this, back).values(**awaiting))).rowcount == 1
    return done, row.message_id if done and row.state == State.SENT else None


async def standing(conn: AsyncConnection, channel_id: int, limit: int) -> list[int]:
    """The stories that the channel got last, the newest first."""
    sent = select(delivery.c.story_id).where(delivery.c.chat_id == channel_id, stands_at(State.SENT))
    return list(await conn.scalars(sent.order_by(delivery.c.changed.desc()).limit(limit)))


# ---------------------------------------------------------------- who knows of it, and who looks at it


async def untold(conn: AsyncConnection) -> dict[int, datetime | None]:
    """The channels in which something waits that no editor was told of, and when they were told of anything last."""
    found: dict[int, datetime | None] = {}
    for table in (card, suggestion):
        rows = await conn.execute(_untold(table))
        for row in rows:
            before = found.get(row.channel_id)
            found[row.channel_id] = max(filter(None, (before, row.last)), default=None)
    return found


async def told(conn: AsyncConnection, channel_id: int, now: datetime) -> int:
    """The editors are being told now; how many things wait."""
    count = 0
    for table in (card, suggestion):
        open_ones = (table.c.channel_id == channel_id, table.c.state.in_(_OPEN))
        told = update(table).where(*open_ones).values(told=func.coalesce(table.c.told, bound(now, table.c.told.type)))
        count += (await conn.execute(told)).rowcount
    return count


async def show(conn: AsyncConnection, item: Item, user_id: int, message_id: int, now: datetime) -> None:
    """The editor has it before the eyes, in this message."""
    values = {"channel_id": item.channel_id, "kind": item.kind, "item_id": item.id, "since": now}
    await conn.execute(upsert(card_shown), {"user_id": user_id, "message_id": message_id, **values})


async def shown(conn: AsyncConnection, item: Item) -> list[tuple[int, int]]:
    """Where it stands: person and message."""
    this = (card_shown.c.channel_id == item.channel_id, card_shown.c.kind == item.kind, card_shown.c.item_id == item.id)
    rows = await conn.execute(select(card_shown.c.user_id, card_shown.c.message_id).where(*this))
    return [(row.user_id, row.message_id) for row in rows]


async def forget(conn: AsyncConnection, before: datetime) -> None:
    """What was shown before then is not edited any more."""
    await conn.execute(delete(card_shown).where(card_shown.c.since < before))


def _untold(table: Table) -> Select[Any]:
    missing = select(table.c.channel_id).where(table.c.state.in_(_OPEN), table.c.told.is_(None))
    last = select(table.c.channel_id, func.max(table.c.told).label("last")).where(table.c.channel_id.in_(missing))
    return last.group_by(table.c.channel_id)


def _table(item: Item) -> Table:
    return card if item.kind == "story" else suggestion


def _is(item: Item) -> ColumnElement[bool]:
    if item.kind == "story":
        return and_(card.c.channel_id == item.channel_id, card.c.story_id == item.id)
    direct = suggestion.c.direct_id
    of_kind = direct.is_(None) if item.kind == "suggestion" else direct.is_not(None)
    return and_(suggestion.c.channel_id == item.channel_id, suggestion.c.id == item.id, of_kind)


def _free(table: Table, editor_id: int, now: datetime) -> ColumnElement[bool]:
    """Open, and in nobody else's hand."""
    ran_out = table.c.decided <= now - rules.TAKEN
    return or_(
        table.c.state == "waiting",
        and_(table.c.state == "taken", or_(table.c.editor_id == editor_id, ran_out)),
    )


def _open(row: Row[*tuple[Any, ...]]) -> Open:
    item = Item(kind=row.kind, channel_id=row.channel_id, id=row.item)
    return Open(item, row.came, *((row.editor_id, row.decided) if row.state == "taken" else (None, None)))


def _card(row: Row[*tuple[Any, ...]]) -> Card:
    return Card(
        channel_id=row.channel_id,
        story_id=row.story_id,
        state=row.state,
        came=row.came,
        editor_id=row.editor_id,
        title=row.title,
        summary=None if row.summary is None else tuple(row.summary),
        reason=row.reason,
        decided=row.decided,
        slot_id=row.slot_id,
        into=row.into,
        at_once=row.at_once,
    )
