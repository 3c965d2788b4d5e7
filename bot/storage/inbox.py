"""Updates that Telegram's webhook brought: kept until handled, because Telegram was told that we have them."""

from sqlalchemy import delete, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import insert
from bot.storage.tables import inbox

_REMEMBERED = 10_000  # handled ones: Telegram repeats an update whose answer it missed
_PENDING = inbox.c.done == literal_column("0")  # word for word as in the partial index


async def add(conn: AsyncConnection, update_id: int, json: str) -> bool:
    """Keep the update; False when it came before."""
    values = {"update_id": update_id, "body": json, "done": 0}
    added = insert(inbox).on_conflict_do_nothing(index_elements=[inbox.c.update_id])
    return (await conn.execute(added, values)).rowcount == 1


async def pending(conn: AsyncConnection, limit: int = 10_000) -> list[tuple[int, str]]:
    """Updates not yet handled, as (update_id, JSON), in the order they came."""
    waiting = select(inbox.c.update_id, inbox.c.body).where(_PENDING).order_by(inbox.c.arrival).limit(limit)
    return [(row.update_id, row.body) for row in await conn.execute(waiting)]


async def done(conn: AsyncConnection, update_id: int) -> None:
    """The update was handled. Its words are forgotten at once, its number after 10,000 others."""
    await conn.execute(update(inbox).where(inbox.c.update_id == update_id).values(done=1, body=""))
    newest = select(func.max(inbox.c.arrival)).scalar_subquery()
    await conn.execute(delete(inbox).where(inbox.c.done == 1, inbox.c.arrival <= newest - _REMEMBERED))
