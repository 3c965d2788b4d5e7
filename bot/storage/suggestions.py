"""What readers would like to see in a channel: a draft until it is sent, then a card beside the stories."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Content, Offer, Suggestion
from bot.storage.tables import chat, slot, suggestion


async def begin(conn: AsyncConnection, channel_id: int, user_id: int, now: datetime) -> int:
    """A draft without a word yet; the person's other drafts are gone."""
    await conn.execute(delete(suggestion).where(suggestion.c.user_id == user_id, suggestion.c.state == "draft"))
    values = {"channel_id": channel_id, "user_id": user_id, "content": {}, "state": "draft", "came": now}
    return await _added(conn, values)


async def add(conn: AsyncConnection, new: Suggestion) -> int:
    """One that came whole; its number."""
    values = {
        "channel_id": new.channel_id,
        "user_id": new.user_id,
        "content": written(new.content),
        "state": new.state,
        "came": new.came,
        "signed": new.signed,
    }
    return await _added(conn, values | (columns(new.offer) if new.offer else {}))


async def get(conn: AsyncConnection, suggestion_id: int) -> Suggestion | None:
    """One of them."""
    row = (await conn.execute(select(suggestion).where(suggestion.c.id == suggestion_id))).one_or_none()
    return read(row) if row else None


async def draft(conn: AsyncConnection, user_id: int, since: datetime) -> Suggestion | None:
    """What the person is about to suggest, if they began since then."""
    mine = select(suggestion).where(suggestion.c.user_id == user_id, suggestion.c.came > since)
    row = (await conn.execute(mine.where(suggestion.c.state == "draft"))).first()
    return read(row) if row else None


async def fill(conn: AsyncConnection, suggestion_id: int, content: Content) -> None:
    """This is what the draft says."""
    row = (suggestion.c.id == suggestion_id, suggestion.c.state == "draft")
    await conn.execute(update(suggestion).where(*row).values(content=written(content)))


async def send(conn: AsyncConnection, suggestion_id: int, signed: str | None, now: datetime) -> bool:
    """Before the editors with it; False when it was sent already, or is no draft."""
    row = (suggestion.c.id == suggestion_id, suggestion.c.state == "draft")
    sent = update(suggestion).where(*row).values(state="waiting", signed=signed, came=now)
    return (await conn.execute(sent)).rowcount == 1


async def drop(conn: AsyncConnection, user_id: int) -> None:
    """The person suggests nothing after all."""
    await conn.execute(delete(suggestion).where(suggestion.c.user_id == user_id, suggestion.c.state == "draft"))


async def sent_since(conn: AsyncConnection, user_id: int, since: datetime) -> list[datetime]:
    """When the person suggested something to the bot since then, the latest first."""
    mine = (suggestion.c.user_id == user_id, suggestion.c.came > since, suggestion.c.state != "draft")
    here = suggestion.c.direct_id.is_(None)
    return list(await conn.scalars(select(suggestion.c.came).where(*mine, here).order_by(suggestion.c.came.desc())))


async def unanswered(conn: AsyncConnection, before: datetime) -> list[tuple[Suggestion, tuple[int, ...]]]:
    """What was decided before then and its reader does not know: rejected, or posted, with the post's messages.

    What was planned and then dropped is approved, and has no messages.

    To whoever made an offer Telegram tells it.
    """
    dropped = and_(slot.c.state == "deleted", slot.c.posted.is_(None))
    stands = or_(suggestion.c.state == "rejected", slot.c.state == "posted", dropped)
    rows = select(suggestion, slot.c.message_ids).join(slot, slot.c.id == suggestion.c.slot_id, isouter=True)
    rows = rows.join(chat, chat.c.id == suggestion.c.user_id).where(chat.c.paused.is_(False))
    ours = (suggestion.c.direct_id.is_(None), suggestion.c.state.in_(("approved", "rejected")))
    decided = (*ours, suggestion.c.decided <= before)
    found = await conn.execute(rows.where(*decided, suggestion.c.answered.is_(None), stands).limit(50))
    return [(read(row), tuple(row.message_ids or ())) for row in found]


async def answer(conn: AsyncConnection, suggestion_id: int, now: datetime | None) -> bool:
    """The reader is being told; None: was not, after all. False when they were told already."""
    row = update(suggestion).where(suggestion.c.id == suggestion_id)
    if now is not None:
        row = row.where(suggestion.c.answered.is_(None))
    return (await conn.execute(row.values(answered=now))).rowcount == 1


async def _added(conn: AsyncConnection, values: dict[str, Any]) -> int:
    row = (await conn.execute(insert(suggestion).values(**values).returning(suggestion.c.id))).one()
    return int(row.id)


def columns(offer: Offer) -> dict[str, Any]:
    """What the row of an offer has besides."""
    values = {"direct_id": offer.chat_id, "message_id": offer.message_id, "currency": offer.currency}
    return values | {
        "amount": offer.amount,
        "wanted": offer.wanted,
        "due": offer.due,
        "print": offer.print,
        "word": offer.word,
    }


def written(content: Content) -> dict[str, Any]:
    """A content as it is kept."""
    return {name: value for name, value in asdict(content).items() if value != getattr(Content(), name)}


def read(row: Row[Any]) -> Suggestion:
    """A row as a value."""
    content = {**row.content, "message_ids": tuple(row.content.get("message_ids", ()))}
    return Suggestion(
        id=row.id,
        channel_id=row.channel_id,
        user_id=row.user_id,
        content=Content(**content),
        state=row.state,
        came=row.came,
        signed=row.signed,
        editor_id=row.editor_id,
        reason=row.reason,
        decided=row.decided,
        slot_id=row.slot_id,
        offer=None if row.direct_id is None else _offer(row),
    )


def _offer(row: Row[Any]) -> Offer:
    return Offer(
        chat_id=row.direct_id,
        message_id=row.message_id,
        currency=row.currency,
        amount=row.amount or 0,
        wanted=row.wanted,
        due=row.due,
        print=row.print or "",
        word=row.word,
    )
