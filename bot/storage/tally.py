"""What became of deliveries, counted by UTC day in the transaction of the outcome: nobody reads all the rows for it."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from sqlalchemy import Insert, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import insert
from bot.storage.tables import tally

SENT, UNKNOWN, LATE = "sent", "unknown", "late"
_FAILED = "failed: "
_LONGEST = 200  # characters of a reason: some of Telegram's are long


def failed(reason: str) -> str:
    """What a failure for this reason is counted as."""
    return f"{_FAILED}{reason[:_LONGEST]}"


async def add(conn: AsyncConnection, day: date, counted: Mapping[str, int]) -> None:
    """Count so much more of each."""
    rows = [{"day": day, "what": what, "count": count} for what, count in counted.items() if count]
    if rows:
        await conn.execute(_counting(), rows)


@cache
def _counting() -> Insert:
    """Kept: it runs for every group of posts, and building it costs more than running it."""
    new = insert(tally)
    more = {"count": tally.c.count + new.excluded.count}
    return new.on_conflict_do_update(index_elements=[tally.c.day, tally.c.what], set_=more)


async def since(conn: AsyncConnection, day: date) -> dict[str, int]:
    """How much of each since that day, itself included; the most frequent first."""
    total = func.sum(tally.c.count).label("total")
    rows = select(tally.c.what, total).where(tally.c.day >= day).group_by(tally.c.what).order_by(total.desc())
    return {row.what: row.total for row in await conn.execute(rows)}


def reasons(counted: Mapping[str, int]) -> dict[str, int]:
    """Of what `since` counted, why deliveries failed."""
    return {what.removeprefix(_FAILED): count for what, count in counted.items() if what.startswith(_FAILED)}
