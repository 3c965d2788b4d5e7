"""All that is owed to a chat, or of a story, at once: held, let go, moved with its chat, refused by Telegram."""

from datetime import datetime

from sqlalchemy import delete, exists, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tally
from bot.storage.tables import State, delivery, in_flight, literal, stands_at, waiting


async def hold(conn: AsyncConnection, chat_id: int) -> None:
    """Keep what is due to the chat until `let_go`; `chats.pause` calls this."""
    due = update(delivery).where(delivery.c.chat_id == chat_id, stands_at(State.DUE))
    await conn.execute(due.values(state=literal(State.HELD)))


async def let_go(conn: AsyncConnection, chat_id: int) -> None:
    """Make due again what was held; `chats.resume` calls this."""
    held = update(delivery).where(delivery.c.chat_id == chat_id, stands_at(State.HELD))
    await conn.execute(held.values(state=literal(State.DUE)))


async def move(conn: AsyncConnection, old: int, new: int) -> None:
    """What `old` has not got is owed to `new`, once; `chats.move` calls this."""
    same = delivery.alias("same")
    there = exists().where(same.c.story_id == delivery.c.story_id, same.c.chat_id == new)
    due, gathered = waiting(new), literal(State.GATHERED)
    unsent = {
        in_flight(): due,
        stands_at(State.DUE): due,
        stands_at(State.HELD): due,
        stands_at(State.GATHERED): gathered,
        stands_at(State.AWAITING): literal(State.AWAITING),
    }
    for condition, state in unsent.items():  # an index serves each
        rows = (delivery.c.chat_id == old, condition)
        moved = {"chat_id": new, "state": state, "leased_until": None, "token": delivery.c.token + 1}
        await conn.execute(update(delivery).where(*rows, ~there).values(moved))
        await conn.execute(delete(delivery).where(*rows))


async def refuse_story(conn: AsyncConnection, story_id: int, reason: str, now: datetime) -> int:
    """Telegram will not have this post: send it to nobody else. What is being sent comes to its own end."""
    unsent = or_(*(stands_at(state) for state in (State.DUE, State.LEASED, State.HELD, State.GATHERED, State.AWAITING)))
    refused = update(delivery).where(delivery.c.story_id == story_id, unsent)
    failed = (await conn.execute(refused.values(state=literal(State.FAILED), reason=reason, changed=now))).rowcount
    await tally.add(conn, now.date(), {tally.failed(reason): failed})
    return failed
