"""Posts suggested in a channel's direct messages: rows of `suggestion` that say where Telegram keeps them.

A row is "asking" before the request is made; whatever ends between that and the answer leaves a doubt, which is told.
"""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Content, Offer, Suggestion, Word
from bot.storage.suggestions import columns, read, written
from bot.storage.tables import slot, suggestion

_OPEN = ("waiting", "taken")
_FREE = {"state": "waiting", "editor_id": None, "decided": None, "reason": None, "due": None, "slot_id": None}


async def at(conn: AsyncConnection, chat_id: int, message_id: int) -> Suggestion | None:
    """What stands there."""
    this = (suggestion.c.direct_id == chat_id, suggestion.c.message_id == message_id)
    row = (await conn.execute(select(suggestion).where(*this))).one_or_none()
    return read(row) if row else None


async def renew(conn: AsyncConnection, number: int, content: Content, offer: Offer) -> bool:
    """Its author wrote it anew; False when it is decided by now."""
    values = {"content": written(content), **columns(offer)}
    return await _change(conn, number, _OPEN, values)


async def done(conn: AsyncConnection, number: int, state: Literal["approved", "rejected"]) -> bool:
    """Telegram did what an editor asked for; False when nobody asked for that. What is rejected has its reason."""
    asked = suggestion.c.reason.is_(None) if state == "approved" else suggestion.c.reason.is_not(None)
    this = update(suggestion).where(suggestion.c.id == number, suggestion.c.state == "asking", asked)
    return (await conn.execute(this.values(state=state, word=None))).rowcount == 1


async def reopen(conn: AsyncConnection, number: int, word: Word | None, *, promised: bool = False) -> bool:
    """What was asked for did not happen, even though Telegram had `promised` it: it waits again."""
    return await _change(conn, number, ("asking", "approved") if promised else ("asking",), {**_FREE, "word": word})


async def close(conn: AsyncConnection, number: int, word: Word, due: datetime | None, now: datetime) -> bool:
    """It was decided on without the bot; False when that is known. "closed" may turn out to be "approved"."""
    state = "approved" if word == "approved" else "rejected"
    values = {**_FREE, "state": state, "word": word, "decided": now, "due": due}
    undecided = suggestion.c.state.in_((*_OPEN, "asking")) | (suggestion.c.word == "closed")
    this = update(suggestion).where(suggestion.c.id == number, undecided, suggestion.c.word.is_distinct_from(word))
    return (await conn.execute(this.values(**values))).rowcount == 1


async def expected(conn: AsyncConnection, channel_id: int, mark: str) -> list[Suggestion]:
    """What Telegram was told to publish there, looks like this, and was not seen yet; the earliest first."""
    theirs = (suggestion.c.channel_id == channel_id, suggestion.c.state.in_(("asking", "approved")))
    unseen = (suggestion.c.print == mark, or_(slot.c.id.is_(None), slot.c.state == "promised"))
    joined = select(suggestion).join(slot, slot.c.id == suggestion.c.slot_id, isouter=True)
    rows = joined.where(*theirs, *unseen).order_by(suggestion.c.due, suggestion.c.id)
    return [read(row) for row in await conn.execute(rows)]


async def carried(conn: AsyncConnection, number: int, slot_id: int) -> None:
    """This slot says when it comes out, and where it stands then."""
    await conn.execute(update(suggestion).where(suggestion.c.id == number).values(slot_id=slot_id))


async def unanswered(conn: AsyncConnection, before: datetime) -> bool:
    """Whether something was asked for by then, and nobody knows what came of it."""
    asked = (suggestion.c.state == "asking", suggestion.c.decided <= before)
    return await conn.scalar(select(suggestion.c.id).where(*asked).limit(1)) is not None


async def interrupted(conn: AsyncConnection, before: datetime) -> int:
    """That waits again, in doubt, and its editors are told anew. How many there were."""
    asking = update(suggestion).where(suggestion.c.state == "asking", suggestion.c.decided <= before)
    return (await conn.execute(asking.values(**_FREE, word="doubt", told=None))).rowcount


async def waiting(conn: AsyncConnection, channel_id: int) -> int:
    """How many wait in the channel's direct messages."""
    theirs = (suggestion.c.channel_id == channel_id, suggestion.c.state.in_(_OPEN))
    every = select(func.count()).select_from(suggestion).where(*theirs, suggestion.c.direct_id.is_not(None))
    return (await conn.execute(every)).scalar_one()


async def _change(conn: AsyncConnection, number: int, before: tuple[str, ...], values: dict[str, Any]) -> bool:
    this: tuple[ColumnElement[bool], ...] = (suggestion.c.id == number, suggestion.c.state.in_(before))
    return (await conn.execute(update(suggestion).where(*this).values(**values))).rowcount == 1
