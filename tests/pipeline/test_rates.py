"""The bank's rates, day by day as the keeper asks for them; the database is real, the bank is a table."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.model import Outcome, Post, Rate, Sent
from bot.pipeline.alarms import Alarms
from bot.pipeline.rates import RateKeeper
from bot.storage import rates
from bot.storage.database import Database
from bot.storage.insert import insert
from bot.storage.tables import site_rate
from tests.texts import texts

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
SECOND = timedelta(seconds=1)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


class Bank:
    """Has the rates that the test gives it; remembers what it was asked."""

    def __init__(self) -> None:
        self.usd: dict[date, str] = {}
        self.asked: list[date] = []
        self.down = False
        self.slow = False

    async def fetch(self, day: date) -> list[Rate] | str:
        self.asked.append(day)
        if self.slow:
            await asyncio.Event().wait()
        if self.down:
            return "no connection"
        return [Rate(currency="USD", on=day, value=Decimal(self.usd[day]))] if day in self.usd else []


class Desk:
    """The keeper with its bank, its database, and an operator who hears the alarms."""

    def __init__(self, db: Database, days: int = 5) -> None:
        self.db = db
        self.bank = Bank()
        self.heard: list[Post] = []
        self.alarms = Alarms(db, [1], self._hear, texts())
        self.now = NOW
        self.start_anew(days)

    def start_anew(self, days: int = 5) -> None:
        self.keeper = RateKeeper(self.db, self.bank.fetch, self.alarms, days)

    async def _hear(self, _admin: int, post: Post) -> Outcome:
        self.heard.append(post)
        return Sent(1)

    async def tick(self, times: int = 1, after: timedelta = SECOND) -> list[date]:
        """What the bank was asked meanwhile."""
        self.bank.asked.clear()
        for _ in range(times):
            await self.keeper.tick(self.now)
            self.now += after
        return list(self.bank.asked)

    async def shows(self) -> list[tuple[date, str]]:
        async with self.db.read() as connection:
            return [(rate.on, str(rate.value)) for rate in await rates.on(connection, None)]


@pytest.fixture
def desk(db: Database) -> Desk:
    return Desk(db)


async def test_history_is_filled_backwards_one_request_a_tick_and_goes_on_after_a_restart(desk: Desk) -> None:
    desk.bank.usd = {before(n): "450" for n in range(9) if n != 3}
    assert await desk.tick(3) == [before(0), before(1), before(2)]
    desk.start_anew()
    assert await desk.tick(5) == [before(3), before(4)], "the third day before has none, and is known to have none"
    desk.start_anew()
    assert await desk.tick(5) == []
    assert await desk.tick(after=timedelta(hours=20)) == []
    desk.bank.usd[before(-1)] = "451"
    assert await desk.tick(3) == [before(-1)]


async def test_today_is_asked_again_until_the_bank_has_it_and_keeps_no_other_day_waiting(desk: Desk) -> None:
    desk.bank.usd = {before(1): "450"}
    assert await desk.tick(3) == [before(0), before(1), before(2)]
    await desk.tick(5)
    desk.bank.usd[TODAY] = "451"
    assert await desk.tick(2, after=timedelta(minutes=30)) == [TODAY]
    assert await desk.shows() == [(TODAY, "451")]


async def test_a_bank_that_is_down_in_the_middle_is_told_once_and_asked_again_later(desk: Desk) -> None:
    desk.bank.usd = {before(n): "450" for n in range(5)}
    await desk.tick(2)
    desk.bank.down = True
    assert await desk.tick(60) == [before(2)]
    assert await desk.tick(2, after=timedelta(minutes=40)) == [before(2)]
    assert ["no connection" in post.text for post in desk.heard] == [True]
    desk.bank.down = False
    assert await desk.tick(3, after=timedelta(minutes=40)) == [before(2), before(3), before(4)]
    assert len(desk.heard) == 2


async def test_the_very_first_start_has_todays_rates_at_once(desk: Desk) -> None:
    desk.bank.usd = {TODAY: "450", before(-1): "451"}
    await desk.keeper.begin(NOW)
    assert await desk.shows() == [(TODAY, "450")]
    await desk.keeper.begin(NOW + timedelta(days=1))
    assert desk.bank.asked == [TODAY], "a later start waits for nothing"


async def leap(desk: Desk) -> None:
    desk.bank.usd = {before(n): "450" for n in range(1, 5)} | {TODAY: "700"}
    await desk.tick(6)


async def test_a_leap_is_held_back_and_told_once_with_both_values_and_a_button(desk: Desk) -> None:
    await leap(desk)
    assert await desk.shows() == [(before(1), "450")]
    await desk.tick(3, after=timedelta(minutes=2))
    (alarm,) = desk.heard
    assert "USD: 450,00 → 700,00" in alarm.text
    assert "24.11.2026" in alarm.text
    assert alarm.buttons[0][0].data == f"1:a:{TODAY.toordinal()}"


async def test_the_next_session_confirms_a_leap(desk: Desk) -> None:
    await leap(desk)
    desk.bank.usd[before(-1)] = "700"
    await desk.tick(2, after=timedelta(days=1))
    assert await desk.shows() == [(before(1), "450")], "the same session says nothing new"
    desk.bank.usd[before(-2)] = "690"
    await desk.tick(2, after=timedelta(days=1))
    assert await desk.shows() == [(before(-2), "690")]
    assert [text.text[0] for text in desk.heard] == ["⚠", "✅"]
    async with desk.db.read() as connection:
        assert [str(rate.value) for rate in await rates.previous(connection, None)] == ["700"]


async def test_a_slip_of_the_bank_is_never_shown(desk: Desk) -> None:
    await leap(desk)
    desk.bank.usd[before(-1)] = "452"
    await desk.tick(2, after=timedelta(days=1))
    assert await desk.shows() == [(before(-1), "452")]
    assert [text.text[0] for text in desk.heard] == ["⚠", "ℹ"]
    async with desk.db.read() as connection:
        assert [rate.on for rate in await rates.previous(connection, None)] == [before(1)]


async def test_a_site_that_shows_the_same_confirms_a_leap(desk: Desk) -> None:
    await leap(desk)
    async with desk.db.write() as connection:
        seen = {"day": TODAY, "source": "Ulysmedia", "currency": "USD", "value": Decimal("699.5")}
        await connection.execute(insert(site_rate), seen)
    await desk.tick(2, after=timedelta(minutes=2))
    assert await desk.shows() == [(TODAY, "700")]
    assert len(desk.heard) == 2


async def test_what_an_operator_accepts_stands(desk: Desk) -> None:
    await leap(desk)
    async with desk.db.write() as connection:
        assert [rate.currency for rate in await rates.accept(connection, TODAY)] == ["USD"]
        assert await rates.accept(connection, TODAY) == []
    await desk.tick(3, after=timedelta(minutes=2))
    assert await desk.shows() == [(TODAY, "700")]


# ---------------------------------------------------------------- days that somebody asks for


async def test_tomorrows_rates_are_asked_for_when_the_session_is_over(desk: Desk) -> None:
    desk.bank.usd = {before(n): "450" for n in range(9)}
    assert before(-1) not in await desk.tick(6)
    desk.now = NOW + timedelta(hours=7, minutes=1)  # four in the afternoon in Almaty
    assert await desk.tick(3) == [before(-1)], "the bank has nothing yet"
    desk.bank.usd[before(-1)] = "455"
    assert await desk.tick(3, after=timedelta(minutes=31)) == [before(-1)]
    async with desk.db.read() as connection:
        assert [str(rate.value) for rate in await rates.on(connection, TODAY)] == ["450"]
        assert await rates.newest(connection) == before(-1)


async def test_a_day_that_somebody_asks_for_is_asked_of_the_bank_and_kept(desk: Desk) -> None:
    day, empty = date(2024, 4, 15), date(2024, 1, 1)
    desk.bank.usd = {day: "448.5"}
    for asked in (day, day, empty, empty):
        assert await desk.keeper.recall(asked, NOW) is None
    assert desk.bank.asked == [day, empty]
    async with desk.db.read() as connection:
        assert [str(rate.value) for rate in await rates.on(connection, day)] == ["448.5"]
    desk.bank.down = True
    assert await desk.keeper.recall(date(2024, 4, 16), NOW) == "no connection"
