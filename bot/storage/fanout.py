"""A story on its way to its followers: owed in chunks, so that a million of them keep no other writer waiting.

Theory of operation. `begin` writes the fan-out, and owes the story to its first followers, in the story's own
transaction: most stories are spread with that. What is left over is a row, which `step` works off in the order of chat
ids, each chunk together with the cursor that says how far it came. A crash between two chunks loses none and repeats
none; whoever was owed the story before is left as he is.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Exists,
    Row,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    union,
    update,
)
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import insert
from bot.storage.tables import State, channel, chat, delivery, fanout, follow, literal, mute, stands_at, story, waiting

AT_ONCE = 500  # followers that a story is owed to in its own transaction: a few milliseconds
_KEYS = 100  # in one fan-out: a UNION has its limits

_Fanout = Row[*tuple[Any, ...]]


async def begin(  # noqa: PLR0913 - what a fan-out is made of, and how much of it is done here
    conn: AsyncConnection,
    story_id: int,
    keys: Collection[str],
    unwanted: Collection[str],
    now: datetime,
    *,
    at_once: int = AT_ONCE,
) -> int:
    """Owe the kept story to whoever follows one of the keys and has muted neither its source nor one of `unwanted`.

    Return to how many it is owed at once; the others come with `step`.
    """
    of_these, owed = sorted(set(keys)), 0
    for start in range(0, len(of_these), _KEYS):
        begun = now + timedelta(microseconds=start // _KEYS)
        values = {"story_id": story_id, "begun": begun, "unwanted": sorted(set(unwanted))}
        await conn.execute(insert(fanout).on_conflict_do_nothing(), values | {"keys": of_these[start : start + _KEYS]})
        mine = _open().where(fanout.c.story_id == story_id, fanout.c.begun == begun)
        owed += await _spread((await conn.execute(mine)).one(), conn, at_once, now)
    return owed


async def hurry(conn: AsyncConnection, story_id: int, now: datetime) -> None:
    """The story has become breaking news: what is still to be sent of it goes before all else."""
    before = now - timedelta(microseconds=1)  # `begin` may be called for the same story in the same moment
    values = {"story_id": story_id, "begun": before, "keys": [], "unwanted": []}
    await conn.execute(insert(fanout).on_conflict_do_nothing(), values)


async def step(conn: AsyncConnection, limit: int, now: datetime) -> int | None:
    """Owe the next story to its next `limit` followers, breaking ones first; to how many, or None when all is done."""
    first = _open().order_by(story.c.breaking.is_(None), fanout.c.begun, fanout.c.story_id).limit(1)
    row = (await conn.execute(first)).one_or_none()
    return None if row is None else await _spread(row, conn, limit, now)


async def left(conn: AsyncConnection) -> int:
    """How many stories are still being spread."""
    return (await conn.execute(select(func.count(fanout.c.story_id.distinct())))).scalar_one()


def _open() -> Select[*tuple[Any, ...]]:
    return select(fanout, story.c.source, story.c.breaking, story.c.retracted).join_from(
        fanout, story, fanout.c.story_id == story.c.id, isouter=True
    )


async def _spread(row: _Fanout, conn: AsyncConnection, limit: int, now: datetime) -> int:
    """One chunk, and the cursor behind it. Without keys, those who are owed the story are hurried.

    A story that was taken back is owed to nobody more.
    """
    if row.retracted is not None:
        await conn.execute(delete(fanout).where(fanout.c.story_id == row.story_id))
        return 0
    work = _owe if row.keys else _hurry
    some = _followers(row.keys, row.after_chat) if row.keys else _owed(row)
    chunk = some.order_by(some.selected_columns.chat_id).limit(limit).subquery("chunk")
    last, found = (await conn.execute(select(func.max(chunk.c.chat_id), func.count()).select_from(chunk))).one()
    mine = (fanout.c.story_id == row.story_id, fanout.c.begun == row.begun)
    owed = await work(conn, row, last, now) if found else 0
    if found < limit:
        await conn.execute(delete(fanout).where(*mine))
    else:
        await conn.execute(update(fanout).where(*mine).values(after_chat=last))
    return owed


def _followers(keys: Sequence[str], after: int | None, last: int | None = None) -> CompoundSelect[*tuple[Any, ...]]:
    """Each once. The index gives every key's followers in order: they are merged, and nothing is sorted."""
    each = []
    for key in keys:
        of_key = select(follow.c.chat_id).where(follow.c.key == key)
        if after is not None:
            of_key = of_key.where(follow.c.chat_id > after)
        each.append(of_key if last is None else of_key.where(follow.c.chat_id <= last))
    return union(*each)


def _owed(row: _Fanout) -> Select[tuple[int]]:
    theirs = select(delivery.c.chat_id).where(delivery.c.story_id == row.story_id)
    return theirs if row.after_chat is None else theirs.where(delivery.c.chat_id > row.after_chat)


async def _hurry(conn: AsyncConnection, row: _Fanout, last: int, now: datetime) -> int:
    mine = update(delivery).where(delivery.c.story_id == row.story_id, delivery.c.chat_id <= last)
    if row.after_chat is not None:
        mine = mine.where(delivery.c.chat_id > row.after_chat)
    hurried = mine.values(lane=literal_column("0"), due=now, changed=now)
    unsent = or_(stands_at(State.DUE), stands_at(State.HELD))
    woken = exists().where(chat.c.id == delivery.c.chat_id, chat.c.wake)
    gathered = hurried.where(stands_at(State.GATHERED), woken).values(state=waiting())
    return sum([(await conn.execute(rows)).rowcount for rows in (hurried.where(unsent), gathered)])


async def _owe(conn: AsyncConnection, row: _Fanout, last: int, now: datetime) -> int:
    followers = _followers(row.keys, row.after_chat, last).subquery("follower")
    begun = bound(row.begun, delivery.c.owed.type)
    values = {
        "story_id": bound(row.story_id, delivery.c.story_id.type),
        "chat_id": chat.c.id,
        "state": case((_gathers(row), literal(State.GATHERED)), else_=literal(State.DUE)),
        "due": begun if row.breaking else case((chat.c.not_before > row.begun, chat.c.not_before), else_=begun),
        "owed": begun,
        "attempt": literal_column("0"),
        "token": literal_column("0"),
        "changed": bound(now, delivery.c.changed.type),
        "lane": literal_column("1" if row.breaking is None else "0"),
    }
    rows = select(*values.values()).join_from(followers, chat, chat.c.id == followers.c.chat_id)
    rows = rows.where(~chat.c.paused, ~_muted(row, now)).order_by(chat.c.id)
    return (await conn.execute(insert(delivery).from_select(list(values), rows).on_conflict_do_nothing())).rowcount


def _gathers(row: _Fanout) -> ColumnElement[bool]:
    """The chat gets it with its next digest: it wants no others, or is known to be asleep; never past a gate."""
    watched = exists().where(channel.c.id == chat.c.id)
    later = and_(or_(chat.c.digest, chat.c.asleep_until > row.begun), ~watched)
    return later if row.breaking is None else and_(later, ~chat.c.wake)


def _muted(row: _Fanout, now: datetime) -> Exists:
    """The chat wants nothing of this source, or nothing that speaks of one of these."""
    what = or_(
        and_(mute.c.kind == "source", mute.c.key == row.source),
        and_(mute.c.kind == "tag", mute.c.key.in_(row.unwanted)),
    )
    return exists().where(mute.c.chat_id == chat.c.id, what, or_(mute.c.until.is_(None), mute.c.until > now))
