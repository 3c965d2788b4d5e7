"""What was seen before, for good: a cursor by date or by last link would lose news or repeat it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import insert
from bot.storage.tables import identity

_AT_ONCE = 5_000  # SQLite takes 32,766 values a statement


def _parts(keys: Collection[str]) -> Iterator[list[str]]:
    ordered = list(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


async def known(conn: AsyncConnection, keys: Collection[str]) -> set[str]:
    """Those of the keys (32 hex digits each) that were seen before."""
    found: set[str] = set()
    for part in _parts(keys):
        found.update(await conn.scalars(select(identity.c.key).where(identity.c.key.in_(part))))
    return found


async def stories(conn: AsyncConnection, keys: Collection[str]) -> dict[str, int]:
    """The story that each of the keys became; keys that were left out or never seen are missing."""
    columns = select(identity.c.key, identity.c.story_id).where(identity.c.story_id.is_not(None))
    found: dict[str, int] = {}
    for part in _parts(keys):
        rows = await conn.execute(columns.where(identity.c.key.in_(part)))
        found.update((row.key, row.story_id) for row in rows)
    return found


async def add(conn: AsyncConnection, source: str, keys: Sequence[str], story_id: int | None, now: datetime) -> None:
    """Remember the keys of one entry; `story_id` is None when it was left out. A known key keeps its first story."""
    if keys:
        rows = [{"key": key, "source": source, "story_id": story_id, "seen": now} for key in keys]
        await conn.execute(insert(identity).on_conflict_do_nothing(), rows)
