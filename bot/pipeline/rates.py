"""Keep the National Bank's rates: today's as soon as they are there, then the days before, one request a tick.

A tick a second is thus one request a second, a stop never waits, and after a restart it goes on where days are missing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.formatter.rates import number
from bot.formatter.taps import Accept, encode
from bot.model import Rate
from bot.pipeline.alarms import Alarms
from bot.rules import rates as rules
from bot.rules.alarms import RATES_KEY, is_leap, leap_day, leap_key
from bot.rules.rates import Leap
from bot.storage import notices, rates
from bot.storage.database import Database

FetchRates = Callable[[date], Awaitable[list[Rate] | str]]  # a text says why there are none

BANK_ZONE = ZoneInfo("Asia/Almaty")
FIRST_WAIT = 3  # seconds that the very first start waits for today's rates: a reader may ask for them at once
PATIENCE = 8  # seconds that somebody who asks for another day waits for the bank
LOOK_EVERY = timedelta(minutes=1)  # at the leaps that wait: a site may have confirmed one


class RateKeeper:
    """Keeps the stored rates fresh. When the bank is down, the last ones stand, with their date."""

    def __init__(self, db: Database, fetch: FetchRates, alarms: Alarms, history_days: int) -> None:
        self._db = db
        self._fetch = fetch
        self._alarms = alarms
        self._history_days = history_days
        self._next_try: datetime | None = None
        self._not_yet: dict[date, datetime] = {}  # when a day of which the bank has nothing yet is asked about again
        self._next_look: datetime | None = None
        self._recalling = asyncio.Lock()  # the bank is asked one thing at a time, however many people ask

    async def begin(self, now: datetime) -> None:
        """At the very first start, today's rates are there before the first reader, if the bank answers soon."""
        today = now.astimezone(BANK_ZONE).date()
        async with self._db.read() as connection:
            if await rates.on(connection, None):
                return
        with suppress(TimeoutError):  # the ticks ask again, and tell what is wrong
            async with asyncio.timeout(FIRST_WAIT):
                found = await self._fetch(today)
                if not isinstance(found, str):
                    await self._save(found)

    async def recall(self, day: date, now: datetime) -> str | None:
        """Ask the bank about a day that somebody wants to see, and keep what it says; a text tells why it cannot."""
        try:
            async with asyncio.timeout(PATIENCE), self._recalling:
                async with self._db.read() as connection:
                    if await rates.is_settled(connection, day):
                        return None
                found = await self._fetch(day)
        except TimeoutError:
            return f"no answer within {PATIENCE} seconds"
        if isinstance(found, str):
            return found
        await self._keep(day, found, now.astimezone(BANK_ZONE).date())
        return None

    async def tick(self, now: datetime) -> None:
        """Ask the bank about one missing day, today first, then the newest; look at the leaps that wait."""
        if self._next_try is None or now >= self._next_try:
            await self._ask(now)
        if self._next_look is None or now >= self._next_look:
            self._next_look = now + LOOK_EVERY
            await self._look(now)

    async def _ask(self, now: datetime) -> None:
        here = now.astimezone(BANK_ZONE)
        today = here.date()
        midnight = datetime.combine(today + timedelta(days=1), time(), BANK_ZONE)
        async with self._db.read() as connection:
            settled = await rates.settled(connection, today - timedelta(days=self._history_days))
        settled |= {day for day, until in self._not_yet.items() if now < until}
        days = rules.missing(settled, rules.newest_day(here), self._history_days)
        if not days:
            self._next_try = rules.ask_again(now, midnight)
            return
        found = await self._fetch(days[0])
        if isinstance(found, str):
            self._next_try = rules.ask_again(now, midnight)
            await self._alarms.tell(RATES_KEY, "alarm-rates-down", now, reason=found)
            return
        await self._alarms.clear(RATES_KEY, "alarm-rates-well")
        await self._keep(days[0], found, today)
        if days[0] >= today:
            self._not_yet = {day: until for day, until in self._not_yet.items() if day >= today}
            self._not_yet[days[0]] = rules.ask_again(now, midnight)

    async def _keep(self, day: date, found: Sequence[Rate], today: date) -> None:
        if day < today and day not in {rate.on for rate in found}:
            async with self._db.write() as connection:
                await rates.nothing_on(connection, day)
        await self._save(found)

    async def _save(self, found: Sequence[Rate]) -> None:
        if found:
            days = [rate.on for rate in found]
            await self._judge((min(days) - rules.NEAR, max(days) + rules.NEAR), found)

    async def _judge(self, days: tuple[date, date], found: Sequence[Rate] = ()) -> Sequence[Leap]:
        """Keep what is found, and hold or release what these days have; the leaps that still wait."""
        async with self._db.write() as connection:
            kept = {(rate.on, rate.currency): rate for rate in await rates.between(connection, *days)}
            new = {
                key: rate
                for rate in found
                if (known := kept.get(key := (rate.on, rate.currency))) is None or known.value != rate.value
            }
            await rates.save(connection, list(new.values()))
            verdict = rules.judge((kept | new).values(), new, await rates.told_by_sites(connection, *days))
            await rates.mark(connection, verdict.changed)
        if found and verdict.changed:
            self._next_look = None
        return verdict.leaps

    async def _look(self, now: datetime) -> None:
        """Tell of every leap that waits, once, and of every one that is settled."""
        today = now.astimezone(BANK_ZONE).date()
        days = today - rules.NEAR, today + rules.NEAR
        async with self._db.read() as connection:
            told = {key for key in await notices.standing(connection) if is_leap(key)}
            if not told and not any(rate.held for rate in await rates.between(connection, *days)):
                return
        waiting: dict[str, list[Leap]] = {}
        for leap in await self._judge(days):
            waiting.setdefault(leap_key(leap.rate.on), []).append(leap)
        for key in sorted(told - waiting.keys()):
            await self._settled(key)
        for key, of_the_day in waiting.items():
            await self._tell(key, of_the_day, now)

    async def _tell(self, key: str, leaps: Sequence[Leap], now: datetime) -> None:
        lines = "\n".join(f"{leap.rate.currency}: {number(leap.before)} → {number(leap.rate.value)}" for leap in leaps)
        button = "button-leap-accept", encode(Accept(leap_day(key))) or ""
        date = f"{leap_day(key):%d.%m.%Y}"
        await self._alarms.tell(key, "alarm-leap", now, button=button, date=date, rates=lines)

    async def _settled(self, key: str) -> None:
        day = leap_day(key)
        async with self._db.read() as connection:
            held = any(rate.held for rate in await rates.between(connection, day, day))
        message = "alarm-leap-refuted" if held else "alarm-leap-confirmed"
        await self._alarms.clear(key, message, date=f"{day:%d.%m.%Y}")
