"""Refresh the National Bank's rates: today's as soon as they are there, and the days before at the first start."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Rate
from bot.pipeline.alarms import Alarms
from bot.rules.alarms import RATES_KEY
from bot.storage import rates
from bot.storage.database import Database

FetchRates = Callable[[date], Awaitable[list[Rate] | str]]  # a text says why there are none

BANK_ZONE = ZoneInfo("Asia/Almaty")
HISTORY_DAYS = 10  # enough to know the last different session after the longest holidays
TRY_EVERY = timedelta(minutes=30)


class RateKeeper:
    """Keeps the stored rates fresh. When the bank is down, the last ones stand, with their date."""

    def __init__(self, db: Database, fetch: FetchRates, alarms: Alarms) -> None:
        self._db = db
        self._fetch = fetch
        self._alarms = alarms
        self._next_try: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Fetch the days that are missing, today's first; politely, one request at a time."""
        if self._next_try and now < self._next_try:
            return
        self._next_try = now + TRY_EVERY
        today = now.astimezone(BANK_ZONE).date()
        async with self._db.read() as connection:
            have = await rates.days(connection, today - timedelta(days=HISTORY_DAYS))
        for back in range(HISTORY_DAYS):
            day = today - timedelta(days=back)
            if day not in have and not await self._keep(day, now):
                return

    async def _keep(self, day: date, now: datetime) -> bool:
        """Whether the bank answered."""
        found = await self._fetch(day)
        if isinstance(found, str):
            await self._alarms.tell(RATES_KEY, "alarm-rates-down", now, reason=found)
            return False
        async with self._db.write() as connection:
            await rates.save(connection, found)
        await self._alarms.clear(RATES_KEY, "alarm-rates-well")
        await asyncio.sleep(0)
        return True
