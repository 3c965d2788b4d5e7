"""Reading a place as the bot would, without keeping anything: for `habarshy read`."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from yarl import URL

from bot.config import Source
from bot.model import Entry
from bot.rules import pages
from bot.rules.pages import Unread
from bot.rules.readouts import Reader, Readout
from bot.rules.topics import Catalogue
from bot.sources import feed, page, sitemap
from bot.sources.articles import Articles
from bot.sources.dates import ALMATY
from bot.sources.decoding import Garbled
from bot.sources.fetch import Failed, Fetched, Fetcher
from bot.sources.worker import ParserDied, Worker

MOST_PAGES = 10  # articles fetched from one listing
NOWHERE = "https://localhost/"  # the address of a file, for links that start at it

Taken = tuple[Entry, Unread | None]  # an address whose page gave no article, with the reason


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs."""

    fetcher: Fetcher
    worker: Worker
    catalogue: Catalogue


async def read(place: str, kind: str | None, tools: Tools, now: datetime) -> list[Readout] | str:
    """What the bot would make of a file or an address; a text says in plain words why nothing."""
    answer = await _body(place, tools.fetcher)
    if isinstance(answer, str):
        return answer
    source = Source(name=(URL(answer.url).host or place)[:64], url=answer.url)
    articles = Articles(source.name, URL(answer.url).port, tools.fetcher, tools.worker)
    try:
        taken = await _taken(answer, kind or _looks_like(answer.body), articles)
    except (feed.NotAFeed, page.NotAPage, page.NotAnArticle, sitemap.NotASitemap, Garbled, ParserDied) as why:
        return str(why)
    return await asyncio.to_thread(_readouts, taken, Reader(source, tools.catalogue, now))


def _readouts(taken: Sequence[Taken], reader: Reader) -> list[Readout]:
    """In the order of the place; they are read from its end, as a poll tells the oldest first."""
    return [reader.read(entry, unread) for entry, unread in reversed(taken)][::-1]


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


async def _taken(answer: Fetched, kind: str, articles: Articles) -> list[Taken]:
    run, body, url, mime = articles.worker.run, answer.body, answer.url, answer.content_type
    today = answer.at.astimezone(ALMATY).date() if answer.at else None
    if kind == "feed":
        found = await run(feed.parse, body, url=url, content_type=mime, source=articles.source)
        return [(entry, None) for entry in await _completed(found, url, articles, today)]
    if kind == "sitemap":
        listed = await run(sitemap.parse, body, url=url, content_type=mime, source=articles.source)
        return await _listed(listed, articles, today) if url != NOWHERE else [(entry, None) for entry in listed]
    try:
        return [(await run(page.article, body, url=url, content_type=mime, source=articles.source, today=today), None)]
    except page.NotAnArticle:
        addresses = await run(page.links, body, url=url, content_type=mime)
        if not addresses:
            raise
        return await _listed([Entry(source=articles.source, title="", link=a) for a in addresses], articles, today)


async def _listed(listed: Sequence[Entry], articles: Articles, today: date | None) -> list[Taken]:
    """The articles of the first addresses of a listing or a map."""
    taken: list[Taken] = []
    for entry in listed[:MOST_PAGES]:
        article = await articles.listed(entry, today)
        taken.append((entry, article) if isinstance(article, Unread) else (article, None))
    return taken


async def _completed(found: list[Entry], url: str, articles: Articles, today: date | None) -> list[Entry]:
    """The first excerpts of a feed with the text of their pages; a file's are left as they are."""
    wanted = pages.to_complete(found, "auto")[:MOST_PAGES] if url != NOWHERE else []
    whole: dict[Entry, Entry] = {}
    for entry in wanted:
        article = await articles.read(entry, today)
        if isinstance(article, Entry):
            whole[entry] = pages.completed(entry, article)
    return [whole.get(entry, entry) for entry in found]
