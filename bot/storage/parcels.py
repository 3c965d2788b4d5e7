"""Several stories that go to a chat as one message: gathered for its next digest, or simply due at the same time."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Select, and_, bindparam, case, exists, func, or_, select, tuple_, update
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Delivery, Parcel
from bot.rules.parcels import DIGEST, LONGEST_LIST, ORDINARY
from bot.storage import outbox, tally
from bot.storage.tables import State, channel, chat, delivery, in_flight, literal, stands_at, waiting

# ---------------------------------------------------------------- what is claimed together


async def fill(
    conn: AsyncConnection, heads: Sequence[Delivery], most: int, now: datetime, lease: timedelta
) -> list[Parcel]:
    """Parcels that begin with these claimed rows: of a chat to which more than `most` are due, and of a digest, all.

    Of a chat that had peace for a while, too, all that came meanwhile. A list ends at `LONGEST_LIST`; what is left
    begins the next one.
    """
    mine = (stands_at(State.DUE), delivery.c.chat_id.in_([head.chat_id for head in heads]))
    kept = func.count().filter(delivery.c.due > delivery.c.owed)
    others = select(delivery.c.chat_id, delivery.c.lane, func.count().label("due"), kept.label("kept")).where(*mine)
    rows = await conn.execute(others.group_by(delivery.c.chat_id, delivery.c.lane))
    together = {(o.chat_id, o.lane) for o in rows if o.lane == DIGEST or o.kept or o.due + 1 > most}
    full = [place for head in heads if (place := (head.chat_id, head.lane)) in together]
    more = await outbox.take(conn, _behind(full), now, lease) if full else []
    order = {head.chat_id: place for place, head in enumerate(heads)}
    every = sorted([*heads, *more], key=lambda one: order[one.chat_id])  # a stable sort: the head stays first
    return [Parcel(tuple(rows)) for _, rows in groupby(every, key=lambda one: one.chat_id)]


def _behind(places: Sequence[tuple[int, int]]) -> Select[tuple[int, int]]:
    """Of each (chat, lane), the due rows that have waited longest."""
    in_turn = func.row_number().over(partition_by=delivery.c.chat_id, order_by=(delivery.c.owed, delivery.c.story_id))
    due = select(delivery.c.story_id, delivery.c.chat_id, in_turn.label("turn")).where(
        stands_at(State.DUE), tuple_(delivery.c.chat_id, delivery.c.lane).in_(places)
    )
    ranked = due.subquery("ranked")
    return select(ranked.c.story_id, ranked.c.chat_id).where(ranked.c.turn < LONGEST_LIST)


async def rest(conn: AsyncConnection, chat_ids: Sequence[int], until: datetime) -> None:
    """Nothing ordinary goes to these chats before that moment, whatever is due or will be owed."""
    sooner = or_(chat.c.not_before.is_(None), chat.c.not_before < until)
    await conn.execute(update(chat).where(chat.c.id.in_(chat_ids), sooner).values(not_before=until))
    theirs = (stands_at(State.DUE), delivery.c.chat_id.in_(chat_ids), delivery.c.lane == ORDINARY)
    await conn.execute(update(delivery).where(*theirs, delivery.c.due < until).values(due=until))


async def queue(conn: AsyncConnection, now: datetime, at_most: int) -> int:
    """How many deliveries are due, counted up to `at_most`."""
    some = (
        select(delivery.c.story_id).where(stands_at(State.DUE), delivery.c.due <= now).limit(at_most).subquery("chunk")
    )
    return (await conn.execute(select(func.count()).select_from(some))).scalar_one()


# ---------------------------------------------------------------- what waits for a digest


async def gather(conn: AsyncConnection, until: Mapping[int, datetime], lane: int, now: datetime) -> None:
    """What is claimed or due of these chats in this lane waits, and goes out at that moment or an earlier one."""
    waits = {"state": literal(State.GATHERED), "leased_until": None, "changed": now}
    claimed = and_(in_flight(), stands_at(State.LEASED))
    for state in (claimed, stands_at(State.DUE)):  # an index serves each
        rows = (delivery.c.chat_id.in_(until), delivery.c.lane == lane, state)
        await conn.execute(update(delivery).where(*rows).values(waits))
    await plan(conn, until)


async def postpone(conn: AsyncConnection, until: Mapping[int, datetime], due_before: datetime, now: datetime) -> int:
    """What these chats should have got before that moment is no news any more: it waits for a digest; how much."""
    late = (stands_at(State.DUE), delivery.c.chat_id.in_(until), delivery.c.due < due_before, delivery.c.lane < DIGEST)
    waits = {"state": literal(State.GATHERED), "changed": now}
    postponed = (await conn.execute(update(delivery).where(*late).values(waits))).rowcount
    await plan(conn, until)
    await tally.add(conn, now.date(), {tally.LATE: postponed})
    return postponed


async def late(conn: AsyncConnection, due_before: datetime, limit: int) -> set[int]:
    """Some chats to which something has been due since before that moment, at most `limit`; gates see to channels."""
    rows = select(delivery.c.chat_id).where(stands_at(State.DUE), delivery.c.due < due_before, delivery.c.lane < DIGEST)
    rows = rows.where(~exists().where(channel.c.id == delivery.c.chat_id))
    return set((await conn.execute(rows.order_by(delivery.c.due).limit(limit))).scalars())


async def plan(conn: AsyncConnection, until: Mapping[int, datetime]) -> None:
    """The chats' next digests, unless an earlier one is planned."""
    moment = bindparam("until", type_=chat.c.next_digest.type)
    sooner = or_(chat.c.next_digest.is_(None), chat.c.next_digest > moment)
    next_one = case((sooner, moment), else_=chat.c.next_digest)
    planned = update(chat).where(chat.c.id == bindparam("chat")).values(next_digest=next_one)
    rows = [{"chat": chat_id, "until": moment} for chat_id, moment in until.items()]
    if rows:
        await conn.execute(planned, rows)


async def sleep(conn: AsyncConnection, until: Mapping[int, datetime]) -> None:
    """These chats are in their quiet hours: until then, what is owed to them is gathered at once."""
    asleep = update(chat).where(chat.c.id == bindparam("chat")).values(asleep_until=bindparam("until"))
    await conn.execute(asleep, [{"chat": chat_id, "until": moment} for chat_id, moment in until.items()])


async def replan(conn: AsyncConnection, chat_id: int, next_digest: datetime) -> None:
    """The chat wants its news at other times: what is gathered goes out then, and nobody is taken to be asleep."""
    await conn.execute(update(chat).where(chat.c.id == chat_id).values(next_digest=next_digest, asleep_until=None))


# ---------------------------------------------------------------- digests


async def expected(conn: AsyncConnection, now: datetime, limit: int) -> list[int]:
    """Up to `limit` chats whose digest is due, the longest waiting first."""
    due = select(chat.c.id).where(chat.c.next_digest.is_not(None), chat.c.next_digest <= now)
    return list((await conn.execute(due.order_by(chat.c.next_digest).limit(limit))).scalars())


async def release(
    conn: AsyncConnection, after: Mapping[int, datetime | None], stale_before: datetime, now: datetime
) -> int:
    """What these chats' digests gathered is due as one message each; `after` tells when their next one comes.

    What is owed since before `stale_before` interests nobody any more: it failed, `too old`. Return how much is due.
    """
    mine = (stands_at(State.GATHERED), delivery.c.chat_id.in_(after))
    old = update(delivery).where(*mine, delivery.c.owed < stale_before)
    failed = (await conn.execute(old.values(state=literal(State.FAILED), reason="too old", changed=now))).rowcount
    await tally.add(conn, now.date(), {tally.failed("too old"): failed})
    moment = bound(now, delivery.c.due.type)
    held = select(func.max(chat.c.not_before)).where(chat.c.id == delivery.c.chat_id).scalar_subquery()
    due = {"state": waiting(), "lane": DIGEST, "due": case((held > moment, held), else_=moment), "changed": now}
    released = (await conn.execute(update(delivery).where(*mine).values(due))).rowcount
    awake = update(chat).where(chat.c.id == bindparam("chat"))
    rows = [{"chat": chat_id, "next": moment} for chat_id, moment in after.items()]
    await conn.execute(awake.values(next_digest=bindparam("next"), asleep_until=None), rows)
    return released


class Listed(NamedTuple):
    """A list that a chat has."""

    stories: list[int]  # in its order
    digest: bool
    at: datetime  # when it was written


async def listed_with(conn: AsyncConnection, chat_id: int, story_id: int) -> Listed | None:
    """The list in which the chat got this story."""
    this = (delivery.c.chat_id == chat_id, delivery.c.story_id == story_id, delivery.c.listed)
    columns = (delivery.c.message_id, delivery.c.lane, delivery.c.shown)
    found = (await conn.execute(select(*columns).where(*this))).one_or_none()
    if found is None:
        return None
    same = (delivery.c.chat_id == chat_id, delivery.c.message_id == found.message_id, delivery.c.listed)
    rows = select(delivery.c.story_id).where(*same).order_by(delivery.c.owed, delivery.c.story_id)
    return Listed(list((await conn.execute(rows)).scalars()), found.lane == DIGEST, found.shown)
