"""The gate before channels: what is due to them, and what becomes of it, in the claim's own transaction.

A claimed row that may not go out is leased no longer: it waits for its turn, is gathered, or awaits an editor's word.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Update, bindparam, case, func, select, tuple_, update
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Card, Delivery
from bot.rules.gates import Due, Gate
from bot.storage import cards, routes, tally
from bot.storage.insert import insert
from bot.storage.tables import (
    State,
    card,
    channel,
    channel_post,
    chat,
    delivery,
    literal,
    stands_at,
    story,
    waiting,
)

REJECTED = "rejected by an editor"
UNWANTED = "no route of the channel takes its language"
_MOST_POSTED = 240  # within the time that matters: a post a minute

Place = tuple[int, int]  # story and chat


async def of(conn: AsyncConnection, chat_ids: Collection[int]) -> dict[int, Gate]:
    """The gates of those of the chats that are channels with an editor's desk; nothing posted is known to them yet."""
    rows = select(channel.c.id, channel.c.gap, channel.c.hourly, channel.c.spare).where(channel.c.id.in_(chat_ids))
    return {row.id: Gate(gap=row.gap, hourly=row.hourly, spare=row.spare) for row in await conn.execute(rows)}


async def posted(conn: AsyncConnection, channel_id: int, since: datetime) -> tuple[tuple[datetime, str | None], ...]:
    """When the channel got a post since then, and by which route; the newest first. An album is one."""
    mine = (channel_post.c.channel_id == channel_id, channel_post.c.posted > since)
    moments = select(channel_post.c.posted, channel_post.c.route).distinct().where(*mine)
    rows = await conn.execute(moments.order_by(channel_post.c.posted.desc()).limit(_MOST_POSTED))
    return tuple((row.posted, row.route) for row in rows)


async def languages(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, str]:
    """In which language each of these stories is told."""
    rows = select(story.c.id, story.c.language).where(story.c.id.in_(story_ids))
    return {row.id: row.language for row in await conn.execute(rows)}


async def due(conn: AsyncConnection, heads: Sequence[Delivery]) -> dict[int, list[Due]]:
    """What is due to the channels of these claimed rows, by channel: the rows themselves, and what stands behind."""
    ours = [head.chat_id for head in heads]
    columns = select(delivery.c.story_id, delivery.c.chat_id, delivery.c.owed, story.c.language, story.c.breaking)
    columns = columns.join_from(delivery, story, story.c.id == delivery.c.story_id)
    claimed = columns.where(tuple_(delivery.c.story_id, delivery.c.chat_id).in_([_place(head) for head in heads]))
    behind = columns.where(stands_at(State.DUE), delivery.c.chat_id.in_(ours), delivery.c.lane < 2)
    rows = [*(await conn.execute(claimed)), *(await conn.execute(behind))]
    places = [(row.story_id, row.chat_id) for row in rows]
    wanted, decided = await routes.wanting(conn, places), await cards.many(conn, places)
    found: dict[int, list[Due]] = {}
    for row in rows:
        place = (row.story_id, row.chat_id)
        one = Due(
            story_id=row.story_id,
            owed=row.owed,
            language=row.language,
            breaking=row.breaking is not None,
            routes=wanted.get(place, ()),
            **_said(decided.get(place)),
        )
        found.setdefault(row.chat_id, []).append(one)
    return found


def _said(decided: Card | None) -> dict[str, Any]:
    """What its card adds."""
    return {"card": decided.state, "at_once": decided.at_once} if decided else {}


async def ahead(conn: AsyncConnection, channel_id: int, story_id: int) -> int | None:
    """How many go to the channel before this one, which is due to go before all else; None where it is due no more."""
    this = (delivery.c.chat_id == channel_id, stands_at(State.DUE), delivery.c.lane == 0)
    owed = await conn.scalar(select(delivery.c.owed).where(*this, delivery.c.story_id == story_id))
    if owed is None:
        return None
    mine = tuple_(bound(owed, delivery.c.owed.type), bound(story_id, delivery.c.story_id.type))
    before = select(func.count()).where(*this, tuple_(delivery.c.owed, delivery.c.story_id) < mine)
    return int(await conn.scalar(before) or 0)


# ---------------------------------------------------------------- what becomes of it


async def wait(conn: AsyncConnection, places: Mapping[Place, datetime], now: datetime) -> None:
    """It is due again at that moment."""
    rows = [_row(place, now) | {"at": moment} for place, moment in places.items()]
    if rows:
        await conn.execute(_released().values(state=waiting(), due=bindparam("at")), rows)


async def gather(conn: AsyncConnection, places: Sequence[Place], now: datetime) -> None:
    """It waits for the channel's next digest, which is for the caller to plan."""
    if places:
        rows = [_row(place, now) for place in places]
        await conn.execute(_released().values(state=literal(State.GATHERED)), rows)


async def queue(conn: AsyncConnection, places: Sequence[Place], now: datetime) -> None:
    """It awaits an editor's word, as a card."""
    if places:
        await conn.execute(_released().values(state=literal(State.AWAITING)), [_row(place, now) for place in places])
        cards = [{"channel_id": chat_id, "story_id": story_id} for story_id, chat_id in places]
        await conn.execute(insert(card).values(state="waiting", came=now).on_conflict_do_nothing(), cards)


async def drop(conn: AsyncConnection, places: Sequence[Place], now: datetime, reason: str = REJECTED) -> int:
    """It does not go there, whether it is due or awaits an editor's word; how many there were."""
    if not places:
        return 0
    awaited = delivery.c.state.in_([literal(State.DUE), literal(State.LEASED), literal(State.AWAITING)])
    ended = _of(awaited).values(state=literal(State.FAILED), reason=reason, leased_until=None)
    dropped = (await conn.execute(ended, [_row(place, now) for place in places])).rowcount
    await tally.add(conn, now.date(), {tally.failed(reason): dropped})
    return dropped


async def approve(conn: AsyncConnection, channel_id: int, story_id: int, now: datetime) -> bool:
    """What awaited an editor's word goes out before all else, at its turn; False where it does not await one."""
    goes = {"state": waiting(), "due": now, "lane": 0}
    approved = _of(stands_at(State.AWAITING)).values(goes)
    return (await conn.execute(approved, [_row((story_id, channel_id), now)])).rowcount == 1


async def hurry(conn: AsyncConnection, channel_id: int, story_id: int, now: datetime) -> bool:
    """What was approved waits for no turn; False where it is due no more."""
    goes = _of(stands_at(State.DUE)).values(due=now, lane=0)
    if (await conn.execute(goes, [_row((story_id, channel_id), now)])).rowcount != 1:
        return False
    this = (card.c.channel_id == channel_id, card.c.story_id == story_id)
    await conn.execute(update(card).where(*this).values(at_once=True))
    return True


async def again(conn: AsyncConnection, channel_id: int, now: datetime) -> None:
    """What waits for its turn is due at once, as far as Telegram allows: the gate opens at other times now."""
    asked = select(func.max(chat.c.not_before)).where(chat.c.id == channel_id).scalar_subquery()
    moment = bound(now, delivery.c.due.type)
    waits = (delivery.c.chat_id == channel_id, stands_at(State.DUE), delivery.c.due > now)
    await conn.execute(update(delivery).where(*waits).values(due=case((asked > moment, asked), else_=moment)))


def _released() -> Update:
    """Of a row that is due, or that this very transaction has claimed."""
    return _of(delivery.c.state.in_([literal(State.DUE), literal(State.LEASED)])).values(leased_until=None)


def _of(state: ColumnElement[bool]) -> Update:
    row = (delivery.c.story_id == bindparam("story"), delivery.c.chat_id == bindparam("chat"))
    return update(delivery).where(*row, state).values(changed=bindparam("now"))


def _row(place: Place, now: datetime) -> dict[str, object]:
    return {"story": place[0], "chat": place[1], "now": now}


def _place(one: Delivery) -> Place:
    return one.story_id, one.chat_id
