"""What a person does to all posts of a story, correct or take back, and how far it has come: rows, not memory."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Update, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Delivery
from bot.rules.living import Touched
from bot.storage import owed, stories
from bot.storage.amendments import Shown
from bot.storage.insert import upsert
from bot.storage.tables import State, amendment, chat, delivery, in_flight, stands_at, undertaking

Deed = Literal["correct", "retract"]
RETRACTED = "retracted"  # why a delivery that was still to be sent is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """One of them."""

    story_id: int
    deed: Deed
    since: datetime
    total: int
    done: int
    chat_id: int | None  # who watches
    message_id: int | None  # where it is shown
    shown: int | None  # how many were done then
    ended: datetime | None


async def touched(conn: AsyncConnection, story_id: int) -> Touched:
    """How many posts a deed will touch. It reads every delivery of the story: give it a reader's connection."""
    columns = (chat.c.kind, delivery.c.listed, delivery.c.state, delivery.c.message_id > 0)
    rows = select(*columns, func.count()).join_from(delivery, chat, chat.c.id == delivery.c.chat_id)
    found = {"private": 0, "group": 0, "channel": 0, "lists": 0, "waiting": 0}
    for kind, listed, state, there, count in await conn.execute(
        rows.where(delivery.c.story_id == story_id).group_by(*columns)
    ):
        if state == State.SENT and there:
            found["lists" if listed else kind] += count
        elif state not in {State.SENT, State.FAILED, State.UNKNOWN}:
            found["waiting"] += count
    people, groups, channels, lists, waiting = found.values()
    return Touched(people=people, groups=groups, channels=channels, lists=lists, waiting=waiting)


async def begin(  # noqa: PLR0913, PLR0917 - what is done to which story, and who watches
    conn: AsyncConnection, story_id: int, deed: Deed, total: int, watcher: tuple[int, int | None], now: datetime
) -> None:
    """It is under way from now on; `watcher` is a chat, and the message in it that shows how far it has come."""
    values = {"story_id": story_id, "deed": deed, "since": now, "total": total, "done": 0, "ended": None}
    chat_id, message_id = watcher
    await conn.execute(upsert(undertaking), {**values, "chat_id": chat_id, "message_id": message_id, "shown": None})


async def retract(conn: AsyncConnection, story_id: int, now: datetime) -> bool:
    """Tell it to nobody more; False when it was taken back already. What stands is the undertaking's."""
    if not await stories.retract(conn, story_id, now):
        return False
    await conn.execute(delete(amendment).where(amendment.c.story_id == story_id))
    await owed.refuse_story(conn, story_id, RETRACTED, now)
    return True


async def under_way(conn: AsyncConnection) -> list[Undertaking]:
    """All of them, the oldest first; those that have ended, too, until that was shown."""
    rows = await conn.execute(select(undertaking).order_by(undertaking.c.since, undertaking.c.story_id))
    return [Undertaking(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


async def standing(conn: AsyncConnection, story_id: int, after_chat: int | None, limit: int) -> list[Shown]:
    """The next posts of the story that are still there, in the order of chats after `after_chat`; no lists."""
    return await _posts(conn, story_id, ~delivery.c.listed, after_chat, limit)


async def listed(conn: AsyncConnection, story_id: int, after_chat: int | None, limit: int) -> list[Shown]:
    """The next lists that it is a line of."""
    return await _posts(conn, story_id, delivery.c.listed, after_chat, limit)


async def _posts(
    conn: AsyncConnection, story_id: int, kind: ColumnElement[bool], after_chat: int | None, limit: int
) -> list[Shown]:
    sent = (delivery.c.story_id == story_id, stands_at(State.SENT), delivery.c.message_id > 0, kind)
    rows = select(delivery).where(*sent).order_by(delivery.c.chat_id).limit(limit)
    if after_chat is not None:
        rows = rows.where(delivery.c.chat_id > after_chat)
    return [
        Shown(
            delivery=Delivery(story_id=row.story_id, chat_id=row.chat_id, token=row.token, attempt=row.attempt),
            message_id=row.message_id,
        )
        for row in await conn.execute(rows)
    ]


async def taken_back(conn: AsyncConnection, post: Shown) -> None:
    """It stands there no more, or says that it was taken back."""
    row = (delivery.c.story_id == post.delivery.story_id, delivery.c.chat_id == post.delivery.chat_id)
    await conn.execute(update(delivery).where(*row, stands_at(State.SENT)).values(message_id=0))


async def under_way_to_readers(conn: AsyncConnection, story_id: int) -> int:
    """How many posts of the story are being sent just now."""
    flying = select(func.count()).select_from(delivery).where(in_flight(), delivery.c.story_id == story_id)
    return (await conn.execute(flying)).scalar_one()


async def done(conn: AsyncConnection, story_id: int, deed: Deed, posts: int) -> None:
    """So many posts more."""
    if posts:
        await conn.execute(_this(story_id, deed).values(done=undertaking.c.done + posts))


async def end(conn: AsyncConnection, story_id: int, deed: Deed, now: datetime) -> None:
    """Nothing is left to be done; the row goes when that was shown."""
    await conn.execute(_this(story_id, deed).where(undertaking.c.ended.is_(None)).values(ended=now))


async def shown(conn: AsyncConnection, one: Undertaking, message_id: int | None) -> None:
    """Its watcher has seen how far it is."""
    await conn.execute(_this(one.story_id, one.deed).values(shown=one.done, message_id=message_id))


async def forget(conn: AsyncConnection, one: Undertaking) -> None:
    """It has ended, and everybody knows."""
    these = (undertaking.c.story_id == one.story_id, undertaking.c.deed == one.deed, undertaking.c.since == one.since)
    await conn.execute(delete(undertaking).where(*these))


def _this(story_id: int, deed: Deed) -> Update:
    return update(undertaking).where(undertaking.c.story_id == story_id, undertaking.c.deed == deed)
