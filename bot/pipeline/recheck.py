"""Recheck: look again at the pages of what was told, one at a time: some are corrected, some are gone."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.config import Source
from bot.model import Entry, Kept
from bot.pipeline.alarms import Alarms
from bot.pipeline.tasks import Tasks
from bot.pipeline.tell import Teller
from bot.rules import corrections
from bot.rules.pages import Unread
from bot.rules.stories import Candidate
from bot.storage import reports
from bot.storage.database import Database

ReadPage = Callable[[Source, Entry], Awaitable[Entry | Unread]]

_AGAIN = timedelta(minutes=10)  # until the operators can be told


class Rechecker:
    """Asks one page at a time: nobody waits for it, and no site notices it."""

    def __init__(self, db: Database, sources: Sequence[Source], read: ReadPage, teller: Teller, alarms: Alarms) -> None:
        self._db = db
        self._sources = {source.name: source for source in sources}
        self._read = read
        self._teller = teller
        self._alarms = alarms
        self._looking = Tasks()

    async def tick(self, now: datetime) -> None:
        """Look at the page that has waited longest, unless one is being looked at."""
        async with self._db.read() as connection:
            report = await reports.to_check(connection, now)
        if report is not None:
            self._looking.begin("recheck", partial(self.look, report, now))

    async def stop(self) -> None:
        """Leave off: the page stays due."""
        await self._looking.finish(grace=0)

    async def look(self, report: Kept, now: datetime) -> None:
        """Ask for one page, and take what it says now."""
        source = self._sources.get(report.source)
        if source is None or corrections.is_over(report, now):
            await self._next(report, None)
            return
        page = await self._read(source, Entry(source=source.name, title="", link=report.link))
        if isinstance(page, Unread) and page.why == "gone":
            await self._vanished(report, now)
            return
        if isinstance(page, Entry) and source.kind != "feed":  # a feed's words are compared with the feed's alone
            found = Candidate(corrections.as_listed(page, source, report), (report.key,))
            if corrections.changed([found], {report.key: report}):
                await self._teller.correct(found, source, report, now)
        await self._next(report, corrections.next_look(source, report, now))

    async def _next(self, report: Kept, at: datetime | None) -> None:
        async with self._db.write() as connection:
            await reports.check_at(connection, report, at)

    async def _vanished(self, report: Kept, now: datetime) -> None:
        """It is not retracted by itself: sites mend their addresses too. The operators decide."""
        told = await self._alarms.mention("alarm-vanished", source=report.source, title=report.title, link=report.link)
        if not told:
            await self._next(report, now + _AGAIN)
            return
        async with self._db.write() as connection:
            await reports.vanish(connection, report, now)
