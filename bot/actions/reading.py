"""Reading a place as the bot would, without keeping anything: for `habarshy read`."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yarl import URL

from bot.config import Source
from bot.kazakh import language
from bot.model import Entry, LeftOut, Tag
from bot.rules import stories
from bot.rules.markup import text_of
from bot.rules.topics import Catalogue
from bot.sources import feed, page, sitemap
from bot.sources.decoding import Garbled
from bot.sources.fetch import Failed, Fetched, Fetcher
from bot.sources.worker import ParserDied, Worker


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs."""

    fetcher: Fetcher
    worker: Worker
    catalogue: Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """What the bot makes of one entry; `left_out` tells why it would not be told."""

    title: str
    link: str
    published: datetime | None
    language: str
    tags: tuple[Tag, ...] = ()
    summary: tuple[str, ...] = ()
    left_out: LeftOut | None = None


MOST_PAGES = 10  # articles fetched from one listing
NOWHERE = "https://localhost/"  # the address of a file, for links that start at it


async def read(place: str, kind: str | None, tools: Tools, now: datetime) -> list[Readout] | str:
    """What the bot would make of a file or an address; a text says in plain words why nothing."""
    answer = await _body(place, tools.fetcher)
    if isinstance(answer, str):
        return answer
    source = Source(name=(URL(answer.url).host or place)[:64], url=answer.url)
    try:
        entries = await _entries(answer, kind or _looks_like(answer.body), source, tools)
    except (feed.NotAFeed, page.NotAPage, page.NotAnArticle, sitemap.NotASitemap, Garbled, ParserDied) as why:
        return str(why)
    found = stories.candidates(entries)
    return [_readout(one, source, tools.catalogue, now) for one in reversed(found)]


async def _body(place: str, fetcher: Fetcher) -> Fetched | str:
    if place.startswith(("http://", "https://")):
        answer = await fetcher.get(place)
        if isinstance(answer, Fetched):
            return answer
        return answer.reason if isinstance(answer, Failed) else "it says that nothing has changed, and we never asked"
    try:
        return Fetched(url=NOWHERE, body=await asyncio.to_thread(Path(place).read_bytes))
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _looks_like(body: bytes) -> str:
    head = body[:2000].lower()
    if b"<urlset" in head or b"<sitemapindex" in head:
        return "sitemap"
    return "page" if b"<html" in head or b"<!doctype html" in head else "feed"


async def _entries(answer: Fetched, kind: str, source: Source, tools: Tools) -> list[Entry]:
    run, body, url, mime = tools.worker.run, answer.body, answer.url, answer.content_type
    if kind == "feed":
        return await run(feed.parse, body, url=url, content_type=mime, source=source.name)
    if kind == "sitemap":
        return await run(sitemap.parse, body, url=url, content_type=mime, source=source.name)
    try:
        return [await run(page.article, body, url=url, content_type=mime, source=source.name)]
    except page.NotAnArticle:
        addresses = await run(page.links, body, url=url, content_type=mime)
        if not addresses:
            raise
        return [await _article(link, source, tools) for link in addresses[:MOST_PAGES]]


async def _article(link: str, source: Source, tools: Tools) -> Entry:
    """The article of a listing's link; what cannot be read is shown without words."""
    answer = await tools.fetcher.get(link, port=URL(source.url).port)
    if not isinstance(answer, Fetched):
        return Entry(source=source.name, title="", link=link)
    try:
        return await tools.worker.run(
            page.article, answer.body, source=source.name, url=answer.url, content_type=answer.content_type
        )
    except (page.NotAnArticle, ParserDied):
        return Entry(source=source.name, title="", link=link)


def _readout(candidate: stories.Candidate, source: Source, catalogue: Catalogue, now: datetime) -> Readout:
    article = stories.read(candidate, source, now)
    entry = candidate.entry
    if isinstance(article, LeftOut):
        spoken = language.detect(f"{entry.title}\n{text_of(entry.body)}"[: stories.LANGUAGE_SAMPLE])
        return Readout(title=entry.title, link=entry.link, published=entry.published, language=spoken, left_out=article)
    tags = catalogue.match(stories.reading(article))
    story = stories.tell(article, tags)
    return Readout(
        title=story.title,
        link=story.link,
        published=story.published,
        language=story.language,
        tags=story.tags,
        summary=story.summary,
    )
