"""The National Bank's rates, day by day. What is held back (see `rules.rates`) no reader sees."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Rate
from bot.rules.rates import NEAR
from bot.storage.insert import insert, upsert
from bot.storage.tables import day_without_rates, rate, site_rate


async def save(conn: AsyncConnection, rates: Sequence[Rate]) -> None:
    """Keep the rates; one of the same day and currency is corrected."""
    if rates:
        await conn.execute(upsert(rate), [asdict(one) for one in rates])


async def nothing_on(conn: AsyncConnection, day: date) -> None:
    """Remember that the bank has no rates of the day."""
    await conn.execute(insert(day_without_rates).on_conflict_do_nothing(), {"on": day})


async def settled(conn: AsyncConnection, since: date) -> set[date]:
    """The days from `since` on about which the bank need not be asked any more."""
    kept = select(rate.c.on).where(rate.c.on >= since)
    return set(await conn.scalars(union(kept, select(day_without_rates.c.on).where(day_without_rates.c.on >= since))))


async def is_settled(conn: AsyncConnection, day: date) -> bool:
    """Whether the bank need not be asked about this day any more."""
    kept = exists().where(rate.c.on == day)
    return bool(await conn.scalar(select(or_(kept, exists().where(day_without_rates.c.on == day)))))


# ---------------------------------------------------------------- for readers


async def on(conn: AsyncConnection, day: date | None, currencies: Collection[str] | None = None) -> list[Rate]:
    """The rates that hold on the day (None: the newest there are), of the newest day that is not later; as asked for.

    Where one of that day is held back, the last good one stands, with its own date.
    """
    newest, good = _newest(day), rate.alias("good")
    there = rate.alias("there")
    last_good = select(func.max(good.c.on)).where(
        good.c.currency == rate.c.currency, good.c.on <= newest, good.c.held.is_(False)
    )
    listed = exists().where(there.c.on == newest, there.c.currency == rate.c.currency)
    found = await _of(conn, and_(rate.c.on == last_good.scalar_subquery(), listed), currencies)
    order = list(currencies or ())
    return sorted(found, key=lambda one: order.index(one.currency)) if order else found


async def previous(conn: AsyncConnection, day: date | None, currencies: Collection[str] | None = None) -> list[Rate]:
    """The rates of the last session that differs from the one which holds on the day.

    Friday's session stands until Monday: a change against yesterday would be nought on Sundays.
    """
    by_day: dict[date, list[str]] = defaultdict(list)
    for one in await on(conn, day, currencies):
        by_day[one.on].append(one.currency)
    found: list[Rate] = []
    for holds, of_these in by_day.items():
        found += await _of(conn, and_(rate.c.on == _differing(holds), rate.c.held.is_(False)), of_these)
    return sorted(found, key=lambda one: one.currency)


@dataclass(frozen=True, slots=True)
class Standing:
    """The rates that hold on a day, in the order they were asked for, and what they are compared with."""

    rates: list[Rate]
    before: dict[str, Rate]  # the last that were different, by currency
    since: date | None  # the first of these rates stands unchanged since then; None: nothing is known of before


async def standing(conn: AsyncConnection, day: date, currencies: Sequence[str] | None = None) -> Standing:
    """The rates that hold on the day, with what they are compared with; a rate that is long past is not."""
    found = await on(conn, day, currencies)
    earlier = {one.currency: one for one in await previous(conn, day, currencies)}
    before = {
        one.currency: old
        for one in found
        if (old := earlier.get(one.currency)) is not None and one.on - old.on <= 2 * NEAR
    }
    first = next((one.currency for one in found if one.currency in before), None)
    return Standing(found, before, await first_after(conn, before[first].on, first) if first else None)


async def newest(conn: AsyncConnection) -> date | None:
    """The last day that has rates; it may be tomorrow."""
    found: date | None = await conn.scalar(select(func.max(rate.c.on)))
    return found


async def first_after(conn: AsyncConnection, day: date, currency: str) -> date | None:
    """The first day later than `day` that has a rate of the currency."""
    later = select(func.min(rate.c.on)).where(rate.c.on > day, rate.c.currency == currency, rate.c.held.is_(False))
    found: date | None = await conn.scalar(later)
    return found


def _differing(day: date) -> ScalarSelect[date]:
    current, earlier = rate.alias("current"), rate.alias("earlier")
    return (
        select(func.max(earlier.c.on))
        .join_from(earlier, current, earlier.c.currency == current.c.currency)
        .where(
            current.c.on == day,
            current.c.held.is_(False),
            earlier.c.on < day,
            earlier.c.held.is_(False),
            earlier.c.value != current.c.value,
        )
        .scalar_subquery()
    )


def _newest(day: date | None) -> ScalarSelect[date]:
    days = rate.alias("days")
    newest = select(func.max(days.c.on))
    return (newest if day is None else newest.where(days.c.on <= day)).scalar_subquery()


# ---------------------------------------------------------------- leaps


async def between(
    conn: AsyncConnection, first: date, last: date, currencies: Collection[str] | None = None
) -> list[Rate]:
    """The rates of these days, of every currency by default; the held ones too."""
    return await _of(conn, rate.c.on.between(first, last), currencies)


async def told_by_sites(conn: AsyncConnection, first: date, last: date) -> dict[tuple[date, str], list[Decimal]]:
    """What the headers of sites showed on these days, by day and currency."""
    found: dict[tuple[date, str], list[Decimal]] = defaultdict(list)
    for row in await conn.execute(select(site_rate).where(site_rate.c.day.between(first, last))):
        found[row.day, row.currency].append(row.value)
    return found


async def mark(conn: AsyncConnection, changed: Iterable[Rate]) -> None:
    """Hold these rates, or release them, as they say themselves."""
    for held in (True, False):
        keys = [and_(rate.c.on == one.on, rate.c.currency == one.currency) for one in changed if one.held is held]
        for key in keys:
            await conn.execute(update(rate).where(key).values(held=held))


async def accept(conn: AsyncConnection, day: date) -> list[Rate]:
    """Release what is held of the day, on every day of the same session; these rates of the day."""
    found = await _of(conn, and_(rate.c.on == day, rate.c.held.is_(True)), None)
    if found:
        same = or_(*(and_(rate.c.currency == one.currency, rate.c.value == one.value) for one in found))
        await conn.execute(update(rate).where(rate.c.held.is_(True), same).values(held=False))
    return found


async def _of(conn: AsyncConnection, which: ColumnElement[bool], currencies: Collection[str] | None) -> list[Rate]:
    chosen = select(rate).where(which).order_by(rate.c.currency, rate.c.on)
    if currencies is not None:
        chosen = chosen.where(rate.c.currency.in_(currencies))
    return [Rate(**row) for row in (await conn.execute(chosen)).mappings()]
