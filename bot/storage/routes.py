"""What goes to a channel by itself. A route has its row in `follow`, under the same key, for the fan-out."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Own, Route, Tag
from bot.storage import follows
from bot.storage.insert import insert
from bot.storage.tables import card, delivery, follow, route, story_tag


async def of(conn: AsyncConnection, channel_id: int) -> list[Route]:
    """The channel's routes, the oldest first; what it followed before it had an editor's desk comes at once."""
    mine = _routes().where(follow.c.chat_id == channel_id)
    return [_route(row) for row in await conn.execute(mine.order_by(follow.c.since, follow.c.label))]


async def wanting(
    conn: AsyncConnection, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], tuple[Route, ...]]:
    """By which routes each of these stories goes there (story and channel), the oldest route first."""
    if not places:
        return {}
    pairs = tuple_(story_tag.c.story_id, follow.c.chat_id).in_(places)
    rows = _routes().add_columns(story_tag.c.story_id).join(story_tag, story_tag.c.key == follow.c.key).where(pairs)
    found: dict[tuple[int, int], tuple[Route, ...]] = {}
    for row in await conn.execute(rows.order_by(follow.c.since, follow.c.label)):
        place = (row.story_id, row.chat_id)
        found[place] = (*found.get(place, ()), _route(row))
    return found


def _routes() -> Select[Any]:
    both = and_(follow.c.chat_id == route.c.channel_id, follow.c.key == route.c.key)
    columns = (follow.c.chat_id, follow.c.key, follow.c.label, follow.c.thread, route.c.mode, route.c.own)
    return select(*columns).join_from(follow, route, both, isouter=True)


def _route(row: Row[Any]) -> Route:
    return Route(
        channel_id=row.chat_id,
        key=row.key,
        label=row.label,
        mode=row.mode or "now",
        thread=row.thread,
        own=Own(**(row.own or {})),
    )


async def put(conn: AsyncConnection, new: Route, now: datetime) -> None:
    """Let this go to the channel so from now on, whatever was said of it before. The channel must exist."""
    own = {name: value for name, value in asdict(new.own).items() if value is not None}
    fresh = {"label": new.label, "mode": new.mode, "own": own}
    values = {"channel_id": new.channel_id, "key": new.key, "since": now, **fresh}
    kept = insert(route).on_conflict_do_update(index_elements=[route.c.channel_id, route.c.key], set_=fresh)
    await conn.execute(kept, values)
    if not await follows.add(conn, new.channel_id, Tag(new.key, new.label), now, new.thread):
        await follows.bind(conn, new.channel_id, new.key, new.thread)


async def remove(conn: AsyncConnection, channel_id: int, key: str) -> bool:
    """Let it go there no more, nor what waits for that reason alone; False when there was no such route."""
    await conn.execute(delete(route).where(route.c.channel_id == channel_id, route.c.key == key))
    if not await follows.remove(conn, channel_id, key):
        return False
    await clear(conn, channel_id)
    return True


async def clear(conn: AsyncConnection, channel_id: int) -> None:
    """Nobody is asked about what the channel is owed no more."""
    owed = exists().where(delivery.c.story_id == card.c.story_id, delivery.c.chat_id == channel_id)
    await conn.execute(delete(card).where(card.c.channel_id == channel_id, card.c.state == "waiting", ~owed))
