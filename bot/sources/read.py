"""One poll of one source, of any kind: fetch, parse, and say what was found. Never raises for what the world does."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from yarl import URL

from bot.config import Source
from bot.model import Entry, SourceState
from bot.rules import identity
from bot.rules.polling import Failed, Learned
from bot.sources import feed, page, sitemap
from bot.sources.dates import ALMATY
from bot.sources.fetch import Fetched, Fetcher, NotModified
from bot.sources.worker import ParserDied, Worker

Known = Callable[[Collection[str]], Awaitable[set[str]]]

MOST_PAGES = 20  # articles fetched in one poll; the rest waits for the next
_MAPS = 2  # of an index of sitemaps
_UNREADABLE = (feed.NotAFeed, page.NotAPage, sitemap.NotASitemap, ParserDied)


@dataclass(frozen=True, slots=True)
class Read:
    """What a poll brought: entries (newest first as a rule), and what it taught about the source."""

    result: Learned | Failed
    entries: tuple[Entry, ...] = ()
    unchanged: bool = False  # nothing new since the last poll: nothing was parsed

    @property
    def failure(self) -> Failed | None:
        """Why there is nothing, when something went wrong."""
        return self.result if isinstance(self.result, Failed) else None


async def entries(source: Source, state: SourceState, fetcher: Fetcher, worker: Worker, known: Known) -> Read:
    """Poll `source`. Entries without a title are addresses that were seen and not read; remember them too."""
    address, port = state.url or source.url, URL(source.url).port
    if source.kind != "feed" and not await fetcher.may_read(address, port=port):
        return Read(Failed("its robots.txt asks not to read this page", "refused"))
    answer = await fetcher.get(address, etag=state.etag, last_modified=state.last_modified, port=port)
    match answer:
        case Failed():
            return Read(answer)
        case NotModified():
            return Read(_still(state, answer), unchanged=True)
    if _hash(answer.body) == state.body_hash:
        return Read(_learned(answer), unchanged=True)
    try:
        return await _Poll(source, state.started, fetcher, worker, known).of(answer)
    except _UNREADABLE as why:
        return Read(Failed(str(why), "not what it should be"))


def _hash(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


def _learned(answer: Fetched) -> Learned:
    return Learned(
        url=answer.permanent_url,
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=_hash(answer.body),
        fresh_for=answer.fresh_for,
    )


def _still(state: SourceState, answer: NotModified) -> Learned:
    return Learned(
        url=answer.permanent_url,
        etag=state.etag,
        last_modified=state.last_modified,
        body_hash=state.body_hash,
        fresh_for=answer.fresh_for,
    )


@dataclass(frozen=True, slots=True)
class _Poll:
    """One poll under way."""

    source: Source
    started: bool
    fetcher: Fetcher
    worker: Worker
    known: Known

    async def of(self, answer: Fetched) -> Read:
        match self.source.kind:
            case "feed":
                found = await self.worker.run(
                    feed.parse, answer.body, url=answer.url, content_type=answer.content_type, source=self.source.name
                )
                return Read(_learned(answer), tuple(found))
            case "page":
                addresses = await self.worker.run(
                    page.links,
                    answer.body,
                    url=answer.url,
                    selector=self.source.links,
                    content_type=answer.content_type,
                )
                if not addresses:
                    return Read(Failed("no links of articles were found on its page", "not what it should be"))
                return await self._pages([Entry(source=self.source.name, title="", link=a) for a in addresses], answer)
            case "sitemap":
                return await self._pages(await self._map(answer), answer)

    async def _map(self, answer: Fetched) -> list[Entry]:
        """The entries of a sitemap, or of the first maps that an index names."""
        indexed = await self.worker.run(sitemap.maps, answer.body, url=answer.url, content_type=answer.content_type)
        answers = [answer]
        if indexed:
            got = [await self.fetcher.get(address, port=self._port) for address in indexed[:_MAPS]]
            answers = [a for a in got if isinstance(a, Fetched)]
        found: list[Entry] = []
        for one in answers:
            found += await self.worker.run(
                sitemap.parse, one.body, url=one.url, source=self.source.name, content_type=one.content_type
            )
        return found

    @property
    def _port(self) -> int | None:
        return URL(self.source.url).port

    async def _pages(self, found: Sequence[Entry], answer: Fetched) -> Read:
        """The articles of unseen addresses; at the very first poll only as many as shall be told."""
        keys = {entry: identity.keys(entry) for entry in found}
        seen = await self.known([key for all_ in keys.values() for key in all_])
        unseen = [entry for entry in found if not seen.intersection(keys[entry])]
        wanted = unseen[: MOST_PAGES if self.started else min(self.source.first_poll, MOST_PAGES)]
        today = answer.at.astimezone(ALMATY).replace(tzinfo=None) if answer.at else None
        read = [await self._page(entry, today) for entry in wanted]
        got = [entry for entry in read if entry]
        learned = _learned(answer)
        if not self.started:
            got += unseen[len(wanted) :]  # the baseline
        elif len(got) < len(unseen):  # some are still to be read: the next poll must not find "nothing changed"
            learned = replace(learned, etag=None, last_modified=None, body_hash=None)
        return Read(learned, tuple(got))

    async def _page(self, entry: Entry, today: date | None) -> Entry | None:
        """The entry with what its page says; bare when the page holds no article; None to try again."""
        if not await self.fetcher.may_read(entry.link, port=self._port):
            return entry
        answer = await self.fetcher.get(entry.link, port=self._port)
        if not isinstance(answer, Fetched):
            hopeless = isinstance(answer, Failed) and answer.kind in ("missing", "refused", "redirects", "too large")
            return entry if hopeless else None
        try:
            article = await self.worker.run(
                page.article,
                answer.body,
                url=answer.url,
                source=self.source.name,
                content_type=answer.content_type,
                today=today,
            )
        except (page.NotAnArticle, ParserDied):
            return entry
        return replace(
            article,
            link=entry.link,  # as listed: by this it is known again
            guid=article.link,  # as it calls itself
            title=entry.title or article.title,
            published=article.published or entry.published,
            categories=article.categories or entry.categories,
        )
