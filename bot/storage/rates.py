"""The National Bank's rates, day by day."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Rate
from bot.storage.insert import upsert
from bot.storage.tables import rate


async def save(conn: AsyncConnection, rates: Sequence[Rate]) -> None:
    """Keep the rates; one of the same day and currency is corrected."""
    if rates:
        await conn.execute(upsert(rate), [asdict(one) for one in rates])


async def days(conn: AsyncConnection, since: date) -> set[date]:
    """The days from `since` on of which rates are kept."""
    return set(await conn.scalars(select(rate.c.on).where(rate.c.on >= since).distinct()))


async def on(conn: AsyncConnection, day: date | None, currencies: Collection[str] | None = None) -> list[Rate]:
    """The rates that hold on the day (None: the newest there are), of the newest day that is not later."""
    return await _of(conn, _newest(day), currencies)


async def previous(conn: AsyncConnection, day: date | None, currencies: Collection[str] | None = None) -> list[Rate]:
    """The rates of the last session that differs from the one which holds on the day.

    Friday's session stands until Monday: a change against yesterday would be nought on Sundays.
    """
    current, earlier = rate.alias("current"), rate.alias("earlier")
    differs = (
        select(func.max(earlier.c.on))
        .join_from(earlier, current, earlier.c.currency == current.c.currency)
        .where(current.c.on == _newest(day), earlier.c.on < current.c.on, earlier.c.value != current.c.value)
    )
    return await _of(conn, differs.scalar_subquery(), currencies)


def _newest(day: date | None) -> ScalarSelect[date]:
    days = rate.alias("days")
    newest = select(func.max(days.c.on))
    return (newest if day is None else newest.where(days.c.on <= day)).scalar_subquery()


async def _of(conn: AsyncConnection, day: ScalarSelect[date], currencies: Collection[str] | None) -> list[Rate]:
    chosen = select(rate).where(rate.c.on == day).order_by(rate.c.currency)
    if currencies is not None:
        chosen = chosen.where(rate.c.currency.in_(currencies))
    rows = await conn.execute(chosen)
    return [Rate(currency=row.currency, on=row.on, value=row.value, name=row.name) for row in rows]
