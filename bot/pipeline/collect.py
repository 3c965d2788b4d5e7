"""Collect: poll what is due, keep what is new, owe it to whoever follows its tags. One source's trouble is its own."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from random import Random

from bot.config import Source
from bot.model import Entry, LeftOut, SourceState, Story, Tag
from bot.pipeline.alarms import Alarms
from bot.pipeline.tasks import Tasks
from bot.rules import alarms, polling, stories
from bot.rules.stories import Candidate
from bot.rules.topics import Catalogue, Phrases
from bot.sources.dates import ALMATY
from bot.sources.read import Read
from bot.storage import fanout, follows, identities, mutes, signals
from bot.storage import sources as states
from bot.storage import stories as told
from bot.storage.database import Database

ReadSource = Callable[[Source, SourceState], Awaitable[Read]]


class Collector:
    """Polls the configured sources, each by its own interval."""

    def __init__(
        self, db: Database, sources: Sequence[Source], read: ReadSource, catalogue: Catalogue, alarms: Alarms
    ) -> None:
        self._db = db
        self._sources = sources
        self._read = read
        self._catalogue = catalogue
        self._alarms = alarms
        self._polling = Tasks()
        self._phrases = Phrases()
        self._wishes: frozenset[Tag] = frozenset()

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
        await self._report(after, now)

    async def _report(self, state: SourceState, now: datetime) -> None:
        key = alarms.source_key(state.name)
        if alarms.source_is_down(state):
            await self._alarms.tell(key, "alarm-source-down", now, source=state.name, reason=state.last_error or "")
        elif not state.failures:
            await self._alarms.clear(key, "alarm-source-well", source=state.name)

    async def _take(self, source: Source, state: SourceState, entries: Sequence[Entry], now: datetime) -> int:
        """Keep what is new; how many entries that was."""
        found = stories.candidates(entries)
        async with self._db.read() as connection:
            known = await identities.known(connection, [key for one in found for key in one.identities])
            words = (*await mutes.phrases(connection), *await follows.phrases(connection))
            wishes = frozenset({tag.key: tag for tag in words}.values())
        if wishes != self._wishes:  # compiling ten thousand phrases takes a while: not in the event loop
            self._phrases, self._wishes = await asyncio.to_thread(Phrases, wishes, self._catalogue), wishes
        new = stories.unseen(found, known)
        old, fresh = ([], new) if state.started else stories.baseline(new, source.first_poll)
        if old:
            async with self._db.write() as connection:
                for candidate in old:
                    await identities.add(connection, source.name, candidate.identities, None, now)
        for place, candidate in enumerate(fresh):
            moment = now + timedelta(microseconds=place)  # a chat gets them in this order
            await self._tell(candidate, source, moment)
        return len(new)

    async def _tell(self, candidate: Candidate, source: Source, now: datetime) -> None:
        """Keep one new article as a story and owe it, in one transaction: a crash loses nothing and repeats nothing."""
        keys = candidate.identities
        # a long read takes a quarter of a second: the event loop does not wait for it
        thought = await asyncio.to_thread(_think, candidate, source, now, (self._catalogue, self._phrases))
        if thought is None:
            async with self._db.write() as connection:
                await identities.add(connection, source.name, keys, None, now)
            return
        story, wished = thought
        async with self._db.write() as connection:
            if await identities.known(connection, keys):  # another source was faster
                return
            await identities.add(connection, source.name, keys, story.id, now)
            if await told.add(connection, story, now, wished=wished):
                about = [tag.key for tag in (*story.tags, *wished)]  # what some follow, others have muted
                await fanout.begin(connection, story.id, about, about, now)


def _think(
    candidate: Candidate, source: Source, now: datetime, topics: tuple[Catalogue, Phrases]
) -> tuple[Story, list[Tag]] | None:
    """The story that a candidate tells and what readers wished of it; None when it is left out."""
    article = stories.read(candidate, source, now)
    if isinstance(article, LeftOut):
        return None
    catalogue, phrases = topics
    reading = stories.reading(article)
    tags = catalogue.match(reading)
    return stories.tell(article, tags), [tag for tag in phrases.match(reading) if tag not in tags]
