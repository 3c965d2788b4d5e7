"""The newsroom itself: what is published, what comes next, what is corrected."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, count

from bot.demo.newsroom import articles, daily
from bot.demo.newsroom.articles import Draft
from bot.demo.newsroom.bank import Bank
from bot.demo.newsroom.sites import SITES

_KEPT = 2_000  # a demo left alone for a week forgets its oldest stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A story on its site."""

    number: int  # the site's own
    draft: Draft
    published: datetime  # aware, UTC
    updated: datetime

    @property
    def site(self) -> str:
        """The key of its site."""
        return self.draft.site

    @property
    def path(self) -> str:
        """Its address within the site."""
        return f"{self.number}-{self.draft.slug}/"


class Newsroom:
    """Starts with the earlier stories; a new one appears at every `publish_next()`, and they never run dry.

    `clock` gives the present (aware, UTC); `run()` publishes one story every `pace`.
    """

    def __init__(
        self, clock: Callable[[], datetime], pace: timedelta = timedelta(seconds=30), *, seed: int = 7
    ) -> None:
        self.clock = clock
        self.pace = pace
        self.bank = Bank(clock)
        self.broken: set[str] = set()  # sites (or "bank") that answer 500 for now
        self._numbers = {key: count(site.first_number) for key, site in SITES.items()}
        self._stories: list[Published] = []
        self._told = 0
        self._corrections: list[tuple[int, Published]] = []
        self._next = self._drafts(seed)
        self._publish_earlier()

    def stories(self, site: str | None = None) -> list[Published]:
        """All that is published (on `site`), the newest first."""
        return [story for story in reversed(self._stories) if site in (None, story.site)]

    def story(self, site: str, number: int) -> Published | None:
        """One story by its site's number."""
        return next((story for story in self._stories if (story.site, story.number) == (site, number)), None)

    def publish_next(self) -> Published:
        """Publish the next story, and the corrections whose time has come."""
        story = self._publish(next(self._next), self.clock())
        self._correct()
        return story

    async def run(self) -> None:
        """Publish for ever, a story every `pace`, until cancelled."""
        while True:
            await asyncio.sleep(self.pace.total_seconds())
            self.publish_next()

    def _drafts(self, seed: int) -> Iterator[Draft]:
        told = articles.read(articles.FOLDER / "new")
        return chain(told, daily.drafts(seed, self.bank))

    def _publish_earlier(self) -> None:
        earlier = articles.read(articles.FOLDER / "earlier")
        now = self.clock()
        for place, draft in enumerate(earlier):
            self._publish(draft, now - timedelta(minutes=47) * (len(earlier) - place))

    def _publish(self, draft: Draft, moment: datetime) -> Published:
        story = Published(number=next(self._numbers[draft.site]), draft=draft, published=moment, updated=moment)
        self._stories.append(story)
        self._told += 1
        del self._stories[:-_KEPT]
        if draft.correction:
            self._corrections.append((self._told + draft.correction.after, story))
        return story

    def _correct(self) -> None:
        for due, story in list(self._corrections):
            if self._told >= due and (better := story.draft.correction):
                draft = replace(story.draft, title=better.title, paragraphs=better.paragraphs, correction=None)
                self._stories[self._stories.index(story)] = replace(story, draft=draft, updated=self.clock())
                self._corrections.remove((due, story))
