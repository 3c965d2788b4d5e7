"""Tell: keep a new article as a story, or let it join the one that it tells once more; correct what was told wrong.

Everything that belongs together is one transaction: a crash loses nothing and repeats nothing. One article at a time:
the next one is compared with what the one before has become.
"""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.config import Source
from bot.model import Article, Kept, LeftOut, Story, Tag
from bot.rules import corrections, identity, joining, routes, stories
from bot.rules.joining import Recent
from bot.rules.stories import Candidate
from bot.rules.topics import Catalogue, Phrases
from bot.storage import amendments, fanout, follows, identities, mutes, reports
from bot.storage import stories as told
from bot.storage.database import AsyncConnection, Database


@dataclass(frozen=True, slots=True)
class _Thought:
    """An article, what it is about, what readers wished of it, and the story that it joins."""

    article: Article
    tags: tuple[Tag, ...]
    wished: tuple[Tag, ...]
    joins: int | None

    def about(self) -> list[str]:
        """The keys of all that it is about: what some follow, others have muted."""
        return [tag.key for tag in (*self.tags, *self.wished)]


class Teller:
    """Makes stories of articles. `breaking` sources within an hour make a story go before others; 0: never."""

    def __init__(self, db: Database, catalogue: Catalogue, breaking: int = 0) -> None:
        self._db = db
        self._catalogue = catalogue
        self._breaking = breaking
        self._turn = asyncio.Lock()
        self._recent: Recent | None = None
        self._phrases = Phrases()
        self._wishes: frozenset[Tag] = frozenset()

    async def known(self, keys: Collection[str]) -> set[str]:
        """Those of the identities that were seen before."""
        async with self._db.read() as connection:
            return await identities.known(connection, keys)

    async def listen(self) -> None:
        """Learn what readers follow and mute in words of their own, and which sources channels want whole."""
        async with self._db.read() as connection:
            words = (*await mutes.phrases(connection), *await follows.phrases(connection))
        wishes = frozenset({tag.key: tag for tag in words}.values())
        if wishes != self._wishes:  # compiling ten thousand phrases takes a while: not in the event loop
            searched = routes.words(wishes)
            self._phrases, self._wishes = await asyncio.to_thread(Phrases, searched, self._catalogue), wishes

    async def tell(self, candidate: Candidate, source: Source, now: datetime) -> None:
        """Keep one new article, and owe it to whoever follows what it is about."""
        async with self._turn:
            recent = self._recent = self._recent or await self._remembered(now)
            # a long read takes a quarter of a second: the event loop does not wait for it
            thought = await asyncio.to_thread(self._think, candidate, source, recent, now)
            if thought is None:
                async with self._db.write() as connection:
                    await identities.add(connection, source.name, candidate.identities, None, now)
                return
            report = _report(candidate, thought.article, source, now)
            async with self._db.write() as connection:
                story_id = await self._keep(connection, thought, report, now)
            if story_id is not None:
                await asyncio.to_thread(recent.keep, thought.article, story_id, now)

    async def correct(self, candidate: Candidate, source: Source, report: Kept, now: datetime) -> None:
        """Take what a told report says now; its story is corrected if it was the first to tell it."""
        async with self._turn:
            async with self._db.read() as connection:
                before = await told.get(connection, report.story_id) if corrections.is_first(report) else None
            before = None if before and before.edited else before  # a person knew better
            title, after = await asyncio.to_thread(_reread, candidate, source, before, now)
            given = stories.fingerprint(candidate.entry)
            async with self._db.write() as connection:
                await reports.changed(connection, report, title or report.title, given)
                if after is not None:
                    await told.correct(connection, after, now)
                    await amendments.begin(connection, after.id, now)
            if after is not None and self._recent is not None:
                await asyncio.to_thread(self._recent.keep, after, after.id, report.told)

    async def _remembered(self, now: datetime) -> Recent:
        """What the last run told."""
        recent = Recent()
        async with self._db.read() as connection:
            before = await told.since(connection, now - joining.WINDOW)
        for story, at in before:
            await asyncio.to_thread(recent.keep, story, story.id, at, [report.source for report in story.reports])
        return recent

    def _think(self, candidate: Candidate, source: Source, recent: Recent, now: datetime) -> _Thought | None:
        """What an article is; None when it is left out."""
        article = stories.read(candidate, source, now)
        if isinstance(article, LeftOut):
            return None
        reading = stories.reading(article)
        tags = self._catalogue.match(reading)
        wished = tuple(tag for tag in self._phrases.match(reading) if tag not in tags)
        wished += routes.told_by(source.name, self._wishes)
        return _Thought(article, tags, wished, recent.find(article, now))

    async def _keep(self, conn: AsyncConnection, thought: _Thought, report: Kept, now: datetime) -> int | None:
        """The article as a story or as a report of one; the story's id, or None where it was known after all."""
        keys = thought.article.identities
        if await identities.known(conn, keys):  # another source was faster
            return None
        before = await told.get(conn, thought.joins) if thought.joins is not None else None
        if before is not None:
            await identities.add(conn, report.source, keys, before.id, now)
            await self._join(conn, before, thought, replace(report, story_id=before.id))
            return before.id
        await identities.add(conn, report.source, keys, report.story_id, now)
        story = stories.tell(thought.article, thought.tags)
        if await told.add(conn, story, now, wished=thought.wished):
            await reports.add(conn, report)
            await fanout.begin(conn, story.id, thought.about(), thought.about(), now)
        return story.id

    async def _join(self, conn: AsyncConnection, before: Story, thought: _Thought, report: Kept) -> None:
        """Whoever follows only what the later report is about gets the story too; the others see who else told it."""
        now = report.told
        await reports.add(conn, report)
        fresh, about = await told.add_tags(conn, before.id, thought.tags, thought.wished)
        breaking = joining.is_breaking(await reports.tellings(conn, before.id), self._breaking)
        if breaking and await told.breaks(conn, before.id, now):
            await fanout.hurry(conn, before.id, now)
        if fresh:
            await fanout.begin(conn, before.id, fresh, about, now)
        if report.source not in {before.source, *(other.source for other in before.reports)}:
            await amendments.begin(conn, before.id, now)


def _report(candidate: Candidate, article: Article, source: Source, now: datetime) -> Kept:
    return Kept(
        story_id=identity.story_id(article.identities[0]),
        source=source.name,
        title=article.title,
        link=article.link,
        published=article.published,
        told=now,
        key=article.identities[0],
        given=stories.fingerprint(candidate.entry),
        next_check=corrections.next_check(source, now, now),
    )


def _reread(
    candidate: Candidate, source: Source, before: Story | None, now: datetime
) -> tuple[str | None, Story | None]:
    """The title that an article has now, and the story as it says it now, where that is something else."""
    article = stories.read(candidate, source, now)
    if isinstance(article, LeftOut):  # in another language now, or without a title: it stays as it was told
        return None, None
    return article.title, None if before is None else corrections.corrected(article, before)
