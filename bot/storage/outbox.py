"""What is owed to whom: a row per story and chat, which is the queue itself.

Theory of operation. `fanout` writes the rows. `claim` leases rows to a sender with a fresh
token; `mark_sending` is committed just before the socket is written; then comes exactly one of `sent`, `retry`,
`failed`, `unknown`. Each changes the row only while it is claimed under the token given: whoever was declared dead
and comes back too late changes nothing.

    due ─claim▶ leased ─mark_sending▶ sending ─▶ sent | failed | unknown
     ▲ └──────────────── retry, recover ────────────────┘
     ├─▶ held, while the chat is paused
     ├─▶ gathered, until the chat's next digest (see `storage.parcels`)
     └─▶ awaiting, until a channel's editor lets it go or rejects it (see `storage.gates`)

A chat has at most one row in flight, and of its due rows the one owed longest goes out first, breaking news before
others. `retry` therefore makes the whole chat wait (`chat.not_before`): its later rows never come to stand before the
one tried again, and none of them is in a claim's way. What waits for its turn in a channel is in nobody's way either.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Update,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from bot.model import Delivery, Parcel
from bot.storage import channel_posts, tally
from bot.storage.tables import State, chat, delivery, in_flight, is_breaking, literal, stands_at, story, waiting

Line = Select[tuple[int, int]]  # rows by story and chat

_ROW = (delivery.c.story_id, delivery.c.chat_id)


# ---------------------------------------------------------------- on its way


async def claim(
    conn: AsyncConnection, now: datetime, limit: int, lease: timedelta, not_chats: Collection[int] = ()
) -> list[Delivery]:
    """Lease up to `limit` due rows, breaking ones first, then the oldest, one a chat.

    A lease that ran out before is due again.
    """
    await conn.execute(_expired(), {"now": now})
    claimed: list[Delivery] = []
    for breaking in (True, False):
        taken = _taken_first(breaking=breaking, but=bool(not_chats))
        among = {"but": list(not_chats)} if not_chats else {}
        claimed += await _take(conn, taken, now, lease, {"limit": limit - len(claimed), **among})
    return claimed


async def take(conn: AsyncConnection, line: Line, now: datetime, lease: timedelta) -> list[Delivery]:
    """Lease these due rows (story and chat), whatever stands before them; the longest owed come first."""
    return await _take(conn, _taken(line), now, lease, {})


async def _take(
    conn: AsyncConnection, taken: ReturningUpdate[Any], now: datetime, lease: timedelta, told: dict[str, object]
) -> list[Delivery]:
    found = await conn.execute(taken, {"now": now, "until": now + lease, **told})
    rows = sorted(found.all(), key=lambda row: (row.due, row.owed, row.story_id, row.chat_id))
    return [_delivery(row) for row in rows]


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        story_id=row.story_id,
        chat_id=row.chat_id,
        token=row.token,
        attempt=row.attempt + 1,
        lane=row.lane,
        kept=row.due > row.owed,
    )


def _taken(line: Line) -> ReturningUpdate[Any]:
    claimed = {"state": literal(State.LEASED), "token": delivery.c.token + 1, "leased_until": bindparam("until")}
    now = bindparam("now", type_=delivery.c.changed.type)
    return (
        update(delivery)
        .where(tuple_(*_ROW).in_(line))
        .values(**claimed, changed=now, shown=now)  # what is rendered from now on shows the story so
        .returning(*_ROW, delivery.c.token, delivery.c.attempt, delivery.c.lane, delivery.c.due, delivery.c.owed)
    )


@cache
def _taken_first(*, breaking: bool, but: bool) -> ReturningUpdate[Any]:
    """Kept, for it runs for every batch, and building it costs more than running it."""
    return _taken(_first_in_line(breaking=breaking, but=but))


def _first_in_line(*, breaking: bool, but: bool) -> Line:
    """Up to `limit` rows that are due `now`; `but`: none of the chats that are named so."""
    now = bindparam("now", type_=delivery.c.due.type)
    mine, other, flying = delivery.alias("mine"), delivery.alias("other"), delivery.alias("flying")
    due_too = exists().where(other.c.chat_id == mine.c.chat_id, stands_at(State.DUE, other), other.c.due <= now)
    earlier = tuple_(other.c.owed, other.c.story_id) < tuple_(mine.c.owed, mine.c.story_id)
    in_front = due_too.where(other.c.lane == mine.c.lane, earlier)
    more_urgent = due_too.where(other.c.lane < mine.c.lane)  # apart from the above: an index finds each at once
    on_its_way = exists().where(flying.c.chat_id == mine.c.chat_id, in_flight(flying))
    line = select(mine.c.story_id, mine.c.chat_id).where(stands_at(State.DUE, mine), mine.c.due <= now)
    if breaking:
        line = line.where(is_breaking(mine))
    if but:
        line = line.where(mine.c.chat_id.not_in(bindparam("but", expanding=True)))
    line = (
        line.where(~in_front, ~more_urgent, ~on_its_way)
        .order_by(mine.c.due, mine.c.story_id, mine.c.chat_id)
        .limit(bindparam("limit", type_=Integer))
    )
    return line.with_for_update(skip_locked=True, of=mine)


@cache
def _expired() -> Update:
    """A leased row was not sent: `sending` is committed before the socket is written."""
    now = bindparam("now", type_=delivery.c.leased_until.type)
    ran_out = (in_flight(), stands_at(State.LEASED), delivery.c.leased_until <= now)
    return update(delivery).where(*ran_out).values(state=waiting(), leased_until=None, changed=now)


async def mark_sending(conn: AsyncConnection, deliveries: Sequence[Delivery], now: datetime) -> set[int]:
    """Begin the sending of what is still ours; return the chats. To the others nothing of it may be sent.

    What goes to one chat goes as one message, so of a chat it is all or nothing.
    """
    asked = {(one.story_id, one.chat_id, one.token) for one in deliveries}
    leased = await conn.execute(_leased(), {"theirs": [one.chat_id for one in deliveries]})
    lost = {chat_id for _, chat_id, _ in asked - {tuple(row) for row in leased}}
    ours = [(story_id, chat_id, token) for story_id, chat_id, token in asked if chat_id not in lost]
    if ours:
        rows = [{"story": story_id, "chat": chat_id, "claimed": token, "now": now} for story_id, chat_id, token in ours]
        await conn.execute(_begun(), rows)
    return {chat_id for _, chat_id, _ in ours}


@cache
def _leased() -> Select[tuple[int, int, int]]:
    theirs = delivery.c.chat_id.in_(bindparam("theirs", expanding=True))
    return select(*_ROW, delivery.c.token).where(in_flight(), stands_at(State.LEASED), theirs).with_for_update()


@cache
def _begun() -> Update:
    return _claimed(stands_at(State.LEASED)).values(state=literal(State.SENDING), attempt=delivery.c.attempt + 1)


def _claimed(state: ColumnElement[bool]) -> Update:
    """The one row, under its token. Its callers keep it: it runs for every post, and building it costs much."""
    row = (delivery.c.story_id == bindparam("story"), delivery.c.chat_id == bindparam("chat"))
    token = delivery.c.token == bindparam("claimed")
    return update(delivery).where(*row, token, state).values(changed=bindparam("now"))


# ---------------------------------------------------------------- how it ended; False: it was no longer ours


async def sent(conn: AsyncConnection, parcel: Parcel, message_id: int, now: datetime) -> bool:
    """Telegram has it."""
    return await sent_all(conn, [(parcel, message_id)], now) > 0


async def sent_all(conn: AsyncConnection, done: Sequence[tuple[Parcel, int]], now: datetime) -> int:
    """Telegram has these, each under its message id: far faster than one by one. Return how many rows were ours."""
    sent = 0
    for listed in (False, True):
        of_kind = [(parcel, message_id) for parcel, message_id in done if parcel.listed == listed]
        told = [(one, message_id) for parcel, message_id in of_kind for one in parcel.deliveries]
        sent += await _end(conn, _ended(State.SENT, "message_id", listed=listed), told, tally.SENT, now)
    await channel_posts.sent(conn, [parcel for parcel, _ in done], now)
    return sent


async def failed(conn: AsyncConnection, parcel: Parcel, reason: str, now: datetime) -> bool:
    """It will never be sent, for this reason."""
    told = [(one, reason) for one in parcel.deliveries]
    return await _end(conn, _ended(State.FAILED, "reason"), told, tally.failed(reason), now) > 0


async def unknown(conn: AsyncConnection, parcel: Parcel, reason: str, now: datetime) -> bool:
    """It may have been sent, and is not sent again."""
    told = [(one, reason) for one in parcel.deliveries]
    return await _end(conn, _ended(State.UNKNOWN, "reason"), told, tally.UNKNOWN, now) > 0


async def retry(conn: AsyncConnection, parcel: Parcel, at: datetime, reason: str, now: datetime) -> bool:
    """It was not sent: once more at `at`, before anything else goes to this chat."""
    claimed = tuple_(*_ROW, delivery.c.token).in_([(o.story_id, o.chat_id, o.token) for o in parcel.deliveries])
    again = {"state": waiting(), "due": at, "leased_until": None, "reason": reason, "changed": now}
    if not (await conn.execute(update(delivery).where(claimed, in_flight()).values(again))).rowcount:
        return False
    sooner = or_(chat.c.not_before.is_(None), chat.c.not_before < at)
    await conn.execute(update(chat).where(chat.c.id == parcel.chat_id, sooner).values(not_before=at))
    later = (delivery.c.chat_id == parcel.chat_id, stands_at(State.DUE), delivery.c.due < at)
    await conn.execute(update(delivery).where(*later).values(due=at))
    return True


async def _end(
    conn: AsyncConnection, ended: Update, told: Sequence[tuple[Delivery, object]], what: str, now: datetime
) -> int:
    """Settle these rows; how many were still ours is counted as `what`."""
    rows = [
        {"story": one.story_id, "chat": one.chat_id, "claimed": one.token, "told": value, "now": now}
        for one, value in told
    ]
    count = (await conn.execute(ended, rows)).rowcount if rows else 0
    await tally.add(conn, now.date(), {what: count})
    return count


@cache
def _ended(state: State, column: str, *, listed: bool = False) -> Update:
    ended = _claimed(in_flight()).values({"state": literal(state), column: bindparam("told")})
    return ended.values(listed=true()) if listed else ended


async def recover(conn: AsyncConnection, now: datetime, on_unknown: Literal["resend", "skip"]) -> dict[str, int]:
    """At start, before the first claim: settle what a process that died had in hand; return how much became what."""
    leased = (in_flight(), stands_at(State.LEASED))
    again = update(delivery).values(state=waiting(), leased_until=None, changed=now)
    due = (await conn.execute(again.where(*leased))).rowcount
    sending = (in_flight(), stands_at(State.SENDING))
    reason = "the process ended while it was being sent"
    if on_unknown == "resend":
        resent = (await conn.execute(again.where(*sending).values(reason=reason))).rowcount
        return {"due": due, "resent": resent, "unknown": 0}
    lost = update(delivery).where(*sending).values(state=literal(State.UNKNOWN), reason=reason, changed=now)
    unknown = (await conn.execute(lost)).rowcount
    await tally.add(conn, now.date(), {tally.UNKNOWN: unknown})
    return {"due": due, "resent": 0, "unknown": unknown}


# ---------------------------------------------------------------- the outbox as a whole


async def counts(conn: AsyncConnection) -> dict[str, int]:
    """How many deliveries stand at each state: every state's name is there.

    What waits is counted in the partial indexes, what has ended is in the tally: a year of rows costs nothing.
    """
    ended = await tally.since(conn, date.min)
    found = {"sent": ended.get(tally.SENT, 0), "unknown": ended.get(tally.UNKNOWN, 0)}
    found["failed"] = sum(tally.reasons(ended).values())
    rows = func.count().label("rows")
    flying = select(delivery.c.state, rows).where(in_flight()).group_by(delivery.c.state)
    found |= {State(row.state).name.lower(): row.rows for row in await conn.execute(flying)}
    for state in (State.DUE, State.HELD, State.GATHERED, State.AWAITING):
        waiting = select(func.count()).select_from(delivery).where(stands_at(state))
        found[state.name.lower()] = (await conn.execute(waiting)).scalar_one()
    return {state.name.lower(): found.get(state.name.lower(), 0) for state in State}


async def next_due(conn: AsyncConnection) -> datetime | None:
    """When the first delivery that waits is due, or has been since; None when nothing waits."""
    first: datetime | None = await conn.scalar(select(func.min(delivery.c.due)).where(stands_at(State.DUE)))
    return first


async def forget(conn: AsyncConnection, told_before: datetime, limit: int = 10_000) -> int:
    """Drop up to `limit` settled rows of stories told before; call again until 0. Stories and identities stay.

    It begins at the oldest row that is left and ends at the newest such story: what was dropped before costs nothing.
    """
    last = select(story.c.id).where(story.c.told < told_before).order_by(story.c.told.desc()).limit(1)
    settled = or_(stands_at(State.SENT), stands_at(State.FAILED), stands_at(State.UNKNOWN))
    told = select(story.c.told).where(story.c.id == delivery.c.story_id).scalar_subquery()
    rows = select(*_ROW).where(delivery.c.story_id <= last.scalar_subquery(), settled, told < told_before)
    old = rows.order_by(*_ROW).limit(limit)
    return (await conn.execute(delete(delivery).where(tuple_(*_ROW).in_(old)))).rowcount
