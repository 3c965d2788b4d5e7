"""Everything that is known of one chat: shown to whoever asks, or erased, so that no row holds its id any more."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, delete, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import (
    State,
    alert,
    chat,
    delivery,
    fanout,
    follow,
    in_flight,
    inbox,
    mute,
    stands_at,
    story,
)

ABOUT = (chat, follow, mute, alert)  # the tables of people, whole; deliveries are many, and have functions of their own
AT_ONCE = 500  # deliveries in one transaction: a few hundredths of a second
_WAITING = (State.DUE, State.HELD, State.GATHERED, State.AWAITING)

Rows = list[dict[str, Any]]


async def known(conn: AsyncConnection, chat_id: int) -> dict[str, Rows]:
    """Every row of the chat, by table, deliveries with the titles and links of their stories, the latest first."""
    rows = {table.name: await _rows(conn, select(table).where(_whose(table) == chat_id)) for table in ABOUT}
    theirs = _of(chat_id).subquery("theirs")
    with_story = (
        select(delivery, story.c.title, story.c.link)
        .join_from(theirs, delivery, (delivery.c.story_id == theirs.c.id) & (delivery.c.chat_id == chat_id))
        .join(story, story.c.id == delivery.c.story_id, isouter=True)
        .order_by(delivery.c.owed.desc(), delivery.c.story_id)
    )
    return {**rows, delivery.name: await _rows(conn, with_story)}


async def deliveries(conn: AsyncConnection, chat_id: int) -> list[int]:
    """The stories of all deliveries to the chat. It reads long: give it a reader's connection."""
    return [row.id for row in await conn.execute(_of(chat_id))]


async def forget_deliveries(conn: AsyncConnection, chat_id: int, stories: Sequence[int]) -> None:
    """Erase these; whoever has one in hand finds that it is no longer his. Give it up to `AT_ONCE`."""
    await conn.execute(delete(delivery).where(delivery.c.chat_id == chat_id, delivery.c.story_id.in_(stories)))


async def forget(conn: AsyncConnection, chat_id: int) -> None:
    """Erase the chat, and all that it would still be owed for."""
    for waiting in (in_flight(), *map(stands_at, _WAITING)):  # an index finds each
        await conn.execute(delete(delivery).where(delivery.c.chat_id == chat_id, waiting))
    for table in reversed(ABOUT):
        await conn.execute(delete(table).where(_whose(table) == chat_id))
    if chat_id < 0:  # the group that it was before
        await conn.execute(delete(chat).where(chat.c.pause_reason == f"moved to {chat_id}"))
    before = update(fanout).where(fanout.c.after_chat == chat_id)
    await conn.execute(before.values(after_chat=fanout.c.after_chat - 1))  # as far as before, in other words
    said = or_(inbox.c.body.contains(f'"id":{chat_id}'), inbox.c.body.contains(f'"id": {chat_id}'))
    await conn.execute(update(inbox).where(inbox.c.done == literal_column("0"), said).values(body="", done=1))


def _whose(table: Any) -> Any:
    return table.c.id if table is chat else table.c.chat_id


def _of(chat_id: int) -> Select[tuple[int]]:
    """The stories of a chat's deliveries, which have no index by chat: leaps from story to story, and looks there.

    So it costs as much as there are stories, however many deliveries there are.
    """
    ids = select(func.min(delivery.c.story_id).label("id")).cte("ids", recursive=True)
    later = select(func.min(delivery.c.story_id)).where(delivery.c.story_id > ids.c.id).scalar_subquery()
    ids = ids.union_all(select(later).where(ids.c.id.is_not(None)))
    mine = (delivery.c.story_id == ids.c.id) & (delivery.c.chat_id == chat_id)
    return select(ids.c.id).join_from(ids, delivery, mine)


async def _rows(conn: AsyncConnection, query: Select[Any]) -> Rows:
    return [dict(row) for row in (await conn.execute(query)).mappings()]
