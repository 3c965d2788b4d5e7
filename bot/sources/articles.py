"""One article's page: asked for politely, read in the worker process."""

from dataclasses import dataclass, replace
from datetime import date

from yarl import URL

from bot.config import Source
from bot.model import Entry
from bot.rules.pages import Unread
from bot.sources import page
from bot.sources.decoding import Garbled
from bot.sources.fetch import Failed, Fetched, Fetcher
from bot.sources.worker import ParserDied, Worker

_FOR_GOOD = ("refused", "redirects", "too large")


@dataclass(frozen=True, slots=True)
class Articles:
    """Reads the articles of one source; `port` is open besides the usual ones."""

    source: str
    port: int | None
    fetcher: Fetcher
    worker: Worker

    async def read(self, entry: Entry, today: date | None) -> Entry | Unread:
        """What the page says under `entry.link`; `today` is the day of the visit, for dates such as "yesterday"."""
        if not await self.fetcher.may_read(entry.link, port=self.port):
            return Unread("not for us", "its robots.txt asks not to read it")
        answer = await self.fetcher.get(entry.link, port=self.port)
        match answer:
            case Fetched():
                return await self._parsed(answer, today)
            case Failed(reason, "missing"):
                return Unread("gone", reason)
            case Failed(reason, kind):
                return Unread("not for us" if kind in _FOR_GOOD else "try again", reason)
            case _:
                return Unread("try again", "it says that nothing has changed, and we never asked")

    async def listed(self, entry: Entry, today: date | None) -> Entry | Unread:
        """The article of an address that a listing or a map gives: by this address it is known again."""
        article = await self.read(entry, today)
        if isinstance(article, Unread):
            return article
        return replace(
            article,
            link=entry.link,
            guid=article.link,  # as it calls itself
            title=entry.title or article.title,
            published=article.published or entry.published,
            categories=article.categories or entry.categories,
        )

    async def _parsed(self, answer: Fetched, today: date | None) -> Entry | Unread:
        try:
            return await self.worker.run(
                page.article,
                answer.body,
                url=answer.url,
                source=self.source,
                content_type=answer.content_type,
                today=today,
            )
        except Garbled as why:
            return Unread("garbled", str(why))
        except (page.NotAnArticle, ParserDied) as why:
            return Unread("no article", str(why))


async def look(fetcher: Fetcher, worker: Worker, source: Source, entry: Entry) -> Entry | Unread:
    """The page of one article that was told, as it is now."""
    return await Articles(source.name, URL(source.url).port, fetcher, worker).read(entry, None)
