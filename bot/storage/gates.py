"""The gate before channels: what is due to them, and what becomes of it, in the claim's own transaction.

A claimed row that may not go out is leased no longer: it waits for its turn, is gathered, or awaits an editor's word.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Update, bindparam, case, func, select, tuple_, update
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Delivery, Mode
from bot.model.channels import CardState
from bot.rules.gates import Due, Gate
from bot.storage import tally
from bot.storage.insert import insert
from bot.storage.tables import (
    State,
    card,
    channel,
    channel_post,
    chat,
    delivery,
    literal,
    route,
    stands_at,
    story_tag,
    waiting,
)

REJECTED = "rejected by an editor"
_MOST_POSTED = 60  # an hour: more than Telegram lets through

Place = tuple[int, int]  # story and chat


async def of(conn: AsyncConnection, chat_ids: Collection[int]) -> dict[int, Gate]:
    """The gates of those of the chats that are channels with an editor's desk; nothing posted is known to them yet."""
    rows = select(channel.c.id, channel.c.gap, channel.c.hourly, channel.c.spare).where(channel.c.id.in_(chat_ids))
    return {row.id: Gate(gap=row.gap, hourly=row.hourly, spare=row.spare) for row in await conn.execute(rows)}


async def posted(conn: AsyncConnection, channel_id: int, since: datetime) -> tuple[datetime, ...]:
    """When the channel got a post since then, the newest first; an album is one."""
    moments = (
        select(channel_post.c.posted)
        .distinct()
        .where(channel_post.c.channel_id == channel_id, channel_post.c.posted > since)
    )
    return tuple((await conn.scalars(moments.order_by(channel_post.c.posted.desc()).limit(_MOST_POSTED))).all())


async def due(conn: AsyncConnection, heads: Sequence[Delivery]) -> dict[int, list[Due]]:
    """What is due to the channels of these claimed rows, by channel: the rows themselves, and what stands behind."""
    ours = [head.chat_id for head in heads]
    columns = select(delivery.c.story_id, delivery.c.chat_id, delivery.c.owed, delivery.c.lane)
    claimed = columns.where(tuple_(delivery.c.story_id, delivery.c.chat_id).in_([_place(head) for head in heads]))
    behind = columns.where(stands_at(State.DUE), delivery.c.chat_id.in_(ours), delivery.c.lane < 2)
    rows = [*(await conn.execute(claimed)), *(await conn.execute(behind))]
    places = [(row.story_id, row.chat_id) for row in rows]
    wanted, cards = await _modes(conn, places), await _cards(conn, places)
    found: dict[int, list[Due]] = {}
    for row in rows:
        place = (row.story_id, row.chat_id)
        one = Due(
            story_id=row.story_id,
            owed=row.owed,
            breaking=row.lane == 0,
            modes=wanted.get(place, set()),
            card=cards.get(place),
        )
        found.setdefault(row.chat_id, []).append(one)
    return found


async def _modes(conn: AsyncConnection, places: Sequence[Place]) -> dict[Place, set[Mode]]:
    pairs = tuple_(story_tag.c.story_id, route.c.channel_id).in_(places)
    both = select(story_tag.c.story_id, route.c.channel_id, route.c.mode)
    both = both.join_from(story_tag, route, story_tag.c.key == route.c.key).where(pairs)
    found: dict[Place, set[Mode]] = {}
    for row in await conn.execute(both):
        found.setdefault((row.story_id, row.channel_id), set()).add(row.mode)
    return found


async def _cards(conn: AsyncConnection, places: Sequence[Place]) -> dict[Place, CardState]:
    rows = select(card.c.story_id, card.c.channel_id, card.c.state)
    rows = rows.where(tuple_(card.c.story_id, card.c.channel_id).in_(places))
    return {(row.story_id, row.channel_id): row.state for row in await conn.execute(rows)}


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


async def drop(conn: AsyncConnection, places: Sequence[Place], now: datetime) -> int:
    """Editors do not want it, whether it is due or awaits their word; how many there were."""
    if not places:
        return 0
    awaited = delivery.c.state.in_([literal(State.DUE), literal(State.LEASED), literal(State.AWAITING)])
    ended = _of(awaited).values(state=literal(State.FAILED), reason=REJECTED, leased_until=None)
    dropped = (await conn.execute(ended, [_row(place, now) for place in places])).rowcount
    await tally.add(conn, now.date(), {tally.failed(REJECTED): dropped})
    return dropped


async def approve(conn: AsyncConnection, channel_id: int, story_id: int, now: datetime) -> bool:
    """What awaited an editor's word goes out before all else; False where it does not await one."""
    goes = {"state": waiting(), "due": now, "lane": 0}
    approved = _of(stands_at(State.AWAITING)).values(goes)
    return (await conn.execute(approved, [_row((story_id, channel_id), now)])).rowcount == 1


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
