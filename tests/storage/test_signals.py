"""The hot topics of a day, as several sites show them."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from bot.model import Signals, Tag
from bot.storage import signals
from bot.storage.database import Database
from bot.storage.tables import site_rate

DAY = date(2026, 11, 24)
FLOOD, METRO, JANUARY = Tag("flood", "су тасқыны"), Tag("metro", "Алматы метросы"), Tag("january", "қаңтар")


async def show(db: Database, source: str, *tags: Tag, day: date = DAY) -> None:
    async with db.write() as connection:
        await signals.save(connection, source, day, Signals(tags=tags))


async def hot(db: Database, day: date = DAY) -> list[Tag]:
    async with db.read() as connection:
        return await signals.hot(connection, day)


async def test_what_most_sites_show_stands_first_then_what_stands_first_in_their_bars(db: Database) -> None:
    await show(db, "Алатау", METRO, JANUARY, FLOOD)
    await show(db, "Дала", FLOOD)
    assert await hot(db) == [FLOOD, METRO, JANUARY]


async def test_a_later_visit_of_the_day_replaces_the_bar_and_another_day_does_not(db: Database) -> None:
    await show(db, "Алатау", METRO)
    await show(db, "Алатау", FLOOD)
    await show(db, "Алатау", JANUARY, day=DAY + timedelta(days=1))
    assert await hot(db) == [FLOOD]
    assert await hot(db, DAY + timedelta(days=1)) == [JANUARY]


async def test_old_bars_are_forgotten(db: Database) -> None:
    await show(db, "Алатау", METRO)
    async with db.write() as connection:
        await signals.forget(connection, DAY + timedelta(days=1))
    assert await hot(db) == []


async def test_a_headers_rates_are_kept_by_their_day(db: Database) -> None:
    for value in ("443.35", "443.36"):
        async with db.write() as connection:
            await signals.save(connection, "Алатау", DAY, Signals(rates=(("USD", Decimal(value)),)))
    async with db.read() as connection:
        rows = (await connection.execute(select(site_rate))).all()
    assert rows == [(DAY, "Алатау", "USD", Decimal("443.36"))]
