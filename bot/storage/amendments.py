"""Stories whose posts are to be edited: a row each, until every reader's post shows how the story stands now.

What was sent is known by `delivery.shown`: as the story stood at that moment, its reader has it. A post that is on its
way while its story changes was rendered before; the row waits for it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import case, delete, func, or_, select, update
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Delivery
from bot.storage.insert import upsert
from bot.storage.tables import State, amendment, delivery, in_flight, stands_at

WINDOW = timedelta(hours=12)  # older posts are left as they are: nobody scrolls back to them
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One story's edits: posts that show it as it stood before `since`, sent at `not_older` or later."""

    story_id: int
    since: datetime
    not_older: datetime
    lists: bool = False  # where it is a line of a list, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A post that a reader has."""

    delivery: Delivery
    message_id: int


async def begin(conn: AsyncConnection, story_id: int, now: datetime, *, everywhere: bool = False) -> None:
    """The story has changed: edit its posts. Belongs into the transaction that changes it.

    `everywhere`: a person wants it, so however old they are, and in lists too. What was begun so stays so.
    """
    first = _EVER if everywhere else now - WINDOW
    stays = case((amendment.c.not_older == _EVER, amendment.c.not_older), else_=bound(first, amendment.c.since.type))
    lists = or_(amendment.c.lists, bound(everywhere))
    values = {"story_id": story_id, "since": now, "not_older": first, "lists": everywhere}
    await conn.execute(upsert(amendment, not_older=stays, lists=lists), values)


async def begin_in(conn: AsyncConnection, story_id: int, chat_id: int) -> None:
    """Edit the story's post in this one chat: what it shows is older than anything, and so is what is edited."""
    row = (delivery.c.story_id == story_id, delivery.c.chat_id == chat_id, stands_at(State.SENT))
    await conn.execute(update(delivery).where(*row).values(shown=_EVER))
    values = {"story_id": story_id, "since": _EVER + timedelta(seconds=1), "not_older": _EVER, "lists": False}
    await conn.execute(upsert(amendment, since=amendment.c.since, lists=amendment.c.lists), values)


async def under_way(conn: AsyncConnection) -> list[Amendment]:
    """Every story whose posts are being edited, the longest waiting first."""
    rows = await conn.execute(select(amendment).order_by(amendment.c.since, amendment.c.story_id))
    return [Amendment(story_id=row.story_id, since=row.since, not_older=row.not_older, lists=row.lists) for row in rows]


async def behind(conn: AsyncConnection, one: Amendment, after_chat: int | None, limit: int) -> list[Shown]:
    """The next `limit` posts that show an earlier state, in the order of chats after `after_chat`."""
    old = (delivery.c.shown < one.since, delivery.c.changed >= one.not_older)
    sent = (delivery.c.story_id == one.story_id, stands_at(State.SENT), delivery.c.message_id > 0, ~delivery.c.listed)
    posts = select(delivery).where(*sent, *old).order_by(delivery.c.chat_id).limit(limit)
    if after_chat is not None:
        posts = posts.where(delivery.c.chat_id > after_chat)
    return [
        Shown(
            delivery=Delivery(story_id=row.story_id, chat_id=row.chat_id, token=row.token, attempt=row.attempt),
            message_id=row.message_id,
        )
        for row in await conn.execute(posts)
    ]


async def shown(conn: AsyncConnection, post: Shown, moment: datetime) -> None:
    """The reader's post shows the story as it stood at this moment."""
    row = (delivery.c.story_id == post.delivery.story_id, delivery.c.chat_id == post.delivery.chat_id)
    await conn.execute(update(delivery).where(*row, stands_at(State.SENT)).values(shown=moment))


async def end(conn: AsyncConnection, one: Amendment) -> bool:
    """Nothing is left to edit; False while a post rendered earlier is on its way, or the story has changed again."""
    earlier = select(func.count()).where(in_flight(), delivery.c.story_id == one.story_id, delivery.c.shown < one.since)
    if await conn.scalar(earlier):
        return False
    done = delete(amendment).where(amendment.c.story_id == one.story_id, amendment.c.since == one.since)
    return (await conn.execute(done)).rowcount == 1
