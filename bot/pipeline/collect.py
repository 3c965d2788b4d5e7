"""Collect: poll what is due, tell what is new, correct what has changed. One source's trouble is its own."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from random import Random

from bot.config import Source
from bot.model import Entry, SourceState
from bot.pipeline.alarms import Alarms
from bot.pipeline.tasks import Tasks
from bot.pipeline.tell import Teller
from bot.rules import alarms, corrections, polling, stories
from bot.rules.stories import Candidate
from bot.sources.dates import ALMATY
from bot.sources.read import Read
from bot.storage import identities, reports, signals
from bot.storage import sources as states
from bot.storage.database import Database

ReadSource = Callable[[Source, SourceState], Awaitable[Read]]


class Collector:
    """Polls the configured sources, each by its own interval."""

    def __init__(
        self, db: Database, sources: Sequence[Source], read: ReadSource, teller: Teller, alarms: Alarms
    ) -> None:
        self._db = db
        self._sources = sources
        self._read = read
        self._teller = teller
        self._alarms = alarms
        self._polling = Tasks(rest=60)  # what cannot be kept, with a full disk, is not asked for every second

    async def tick(self, now: datetime) -> None:
        """Begin a poll of every source that is due and not being polled."""
        async with self._db.read() as connection:
            known = await states.states(connection)
        for source in self._sources:
            state = known.get(source.name)
            if state is None or state.address != source.url:
                state = SourceState(name=source.name, address=source.url)
            if state.next_due is None or state.next_due <= now:
                self._polling.begin(source.name, partial(self.poll, source, state, now))

    async def stop(self) -> None:
        """Leave off: what was not kept is found again by the next poll."""
        await self._polling.finish(grace=0)

    async def poll(self, source: Source, state: SourceState, now: datetime) -> None:
        """One poll of one source, whole."""
        read = await self._read(source, state)
        news = await self._take(source, state, read.entries, now) if read.entries else 0
        jitter = Random(f"{source.name} {now}").random()
        after = polling.next_poll(state, read.result, source, now, jitter, news=news)
        async with self._db.write() as connection:
            await states.save(connection, after)
            if read.signals:
                await signals.save(connection, source.name, now.astimezone(ALMATY).date(), read.signals)
        await self._alarms.hear(alarms.of_source(after, now), now)

    async def _take(self, source: Source, state: SourceState, entries: Sequence[Entry], now: datetime) -> int:
        """Keep what is new; how many entries that was."""
        found = stories.candidates(entries)
        keys = [key for one in found for key in one.identities]
        async with self._db.read() as connection:
            known = await identities.known(connection, keys)
            kept = await reports.by_keys(connection, sorted(known))
        await self._teller.listen()
        new = stories.unseen(found, known)
        old, fresh = ([], new) if state.started else stories.baseline(new, source.first_poll)
        if old:
            async with self._db.write() as connection:
                for candidate in old:
                    await identities.add(connection, source.name, candidate.identities, None, now)
        for place, candidate in enumerate(fresh):
            moment = now + timedelta(microseconds=place)  # a chat gets them in this order
            await self._teller.tell(candidate, source, moment)
        for candidate, report in corrections.changed(found, kept):
            if report.source == source.name:
                await self._teller.correct(candidate, source, report, now)
        if source.kind == "feed":
            await self._miss(source, found, now)
        return len(new)

    async def _miss(self, source: Source, found: Sequence[Candidate], now: datetime) -> None:
        """Let the pages be asked of what the feed does not list any more."""
        async with self._db.read() as connection:
            kept = await reports.since(connection, source.name, now - corrections.WATCHED)
        if gone := corrections.missing(found, kept):
            async with self._db.write() as connection:
                for report in gone:
                    await reports.check_at(connection, report, now)
