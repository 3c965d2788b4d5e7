"""One poll of one source, of any kind: fetch, parse, and say what was found. Never raises for what the world does."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from yarl import URL

from bot.config import Source
from bot.model import Entry, Signals, SourceState
from bot.rules import identity, pages
from bot.rules.counting import count
from bot.rules.pages import Unread
from bot.rules.polling import Failed, Learned
from bot.sources import feed, page, signals, sitemap
from bot.sources.articles import Articles
from bot.sources.dates import ALMATY
from bot.sources.decoding import Garbled
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
    signals: Signals | None = None  # what a listing shows of its day; None: it shows nothing of the kind

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
    except Garbled as why:
        return Read(Failed(str(why), "encoding"))
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
                return await self._feed(answer)
            case "page":
                return await self._listing(answer)
            case "sitemap":
                return await self._pages(await self._map(answer), answer)

    @property
    def _port(self) -> int | None:
        return URL(self.source.url).port

    @property
    def _articles(self) -> Articles:
        return Articles(self.source.name, self._port, self.fetcher, self.worker)

    async def _unseen(self, found: Sequence[Entry]) -> list[Entry]:
        keys = await asyncio.to_thread(lambda: {entry: identity.keys(entry) for entry in found})
        seen = await self.known([key for all_ in keys.values() for key in all_])
        return [entry for entry in found if not seen.intersection(keys[entry])]

    async def _feed(self, answer: Fetched) -> Read:
        found, counts = await self.worker.run(
            feed.read,
            answer.body,
            url=answer.url,
            content_type=answer.content_type,
            source=self.source.name,
            spoken=self.source.language,
        )
        learned = replace(_learned(answer), counts=counts)
        return Read(learned, tuple(await self._completed(found, answer)))

    async def _completed(self, found: Sequence[Entry], answer: Fetched) -> list[Entry]:
        """The feed's entries; those unseen that are excerpts with the text of their pages, if these can be read."""
        if self.source.full_text == "never":
            return list(found)
        told = (await self._unseen(found))[: None if self.started else self.source.first_poll]
        wanted = await asyncio.to_thread(pages.to_complete, told, self.source.full_text)
        whole: dict[Entry, Entry] = {}
        for entry in wanted[:MOST_PAGES]:
            article = await self._articles.read(entry, _day(answer))
            if isinstance(article, Entry):
                whole[entry] = pages.completed(entry, article)
        return [whole.get(entry, entry) for entry in found]

    async def _listing(self, answer: Fetched) -> Read:
        addresses = await self.worker.run(
            page.links, answer.body, url=answer.url, selector=self.source.links, content_type=answer.content_type
        )
        if not addresses:
            return Read(pages.no_links(self.source, started=self.started))
        listed = [Entry(source=self.source.name, title="", link=address) for address in addresses]
        read = await self._pages(listed, answer)
        try:
            shown = await self.worker.run(signals.read, answer.body, content_type=answer.content_type)
        except ParserDied:  # its articles were read all the same
            return read
        return replace(read, signals=shown)

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

    async def _pages(self, found: Sequence[Entry], answer: Fetched) -> Read:
        """The articles of unseen addresses; at the very first poll only as many as shall be told."""
        unseen = await self._unseen(found)
        wanted = unseen[: MOST_PAGES if self.started else min(self.source.first_poll, MOST_PAGES)]
        read = [await self._articles.listed(entry, _day(answer)) for entry in wanted]
        if failed := pages.trouble(read):
            return Read(failed)
        got = [_kept(entry, article) for entry, article in zip(wanted, read, strict=True)]
        entries = [entry for entry in got if entry]
        counts = await self.worker.run(count, entries, self.source.language) if any(e.title for e in entries) else None
        learned = replace(_learned(answer), counts=counts)
        if not self.started:
            entries += unseen[len(wanted) :]  # the baseline
        elif len(entries) < len(unseen):  # some are still to be read: the next poll must not find "nothing changed"
            learned = replace(learned, etag=None, last_modified=None, body_hash=None)
        return Read(learned, tuple(entries))


def _day(answer: Fetched) -> date | None:
    """When the site says that it is, by Almaty's clock."""
    return answer.at.astimezone(ALMATY).replace(tzinfo=None) if answer.at else None


def _kept(entry: Entry, article: Entry | Unread) -> Entry | None:
    """The article; the bare address where there is none, so that it is not tried for ever; None to try it again."""
    if isinstance(article, Entry):
        return article
    return None if article.why == "try again" else entry
