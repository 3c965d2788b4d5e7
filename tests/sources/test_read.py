"""One poll of one source, over real HTTP and through the real worker."""

import asyncio
import gzip
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.config import Source
from bot.model import Entry, SourceState
from bot.rules import identity
from bot.rules.pages import Unread
from bot.rules.polling import Failed, next_poll
from bot.sources import articles
from bot.sources.fetch import Fetcher
from bot.sources.read import Read, entries
from bot.sources.worker import Worker
from tests.sources.conftest import Site

CASES = Path(__file__).parents[1] / "cases"
RSS = (CASES / "feeds" / "rss.xml").read_bytes()
ARTICLE = (CASES / "pages" / "model.html").read_text("utf-8")
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


class Reader:
    """Polls a source again and again, and remembers what a pipeline would."""

    def __init__(self, source: Source, fetcher: Fetcher) -> None:
        self.source = source
        self.state = SourceState(name=source.name)
        self.seen: set[str] = set()
        self._fetcher = fetcher

    async def poll(self) -> Read:
        async with Worker() as worker:
            read = await entries(self.source, self.state, self._fetcher, worker, self._known)
        self.state = next_poll(self.state, read.result, self.source, NOW, 0.5)
        self.seen |= {key for entry in read.entries for key in identity.keys(entry)}
        return read

    async def _known(self, keys: Collection[str]) -> set[str]:
        return self.seen & set(keys)


def source(url: str, **more: object) -> Source:
    return Source.model_validate({"name": "Мысал", "url": url, **more})


def titles(read: Read) -> list[str]:
    return [entry.title for entry in read.entries]


async def test_a_feed_is_read_once_and_then_unchanged(site: Site, fetcher: Fetcher) -> None:
    async def serve(request: web.Request) -> web.StreamResponse:
        same = request.headers.get("If-None-Match") == '"v1"'
        return web.Response(status=304) if same else web.Response(body=RSS, headers={"ETag": '"v1"'})

    site.pages["/rss"] = serve
    reader = Reader(source(site.url("/rss")), fetcher)
    first, second, third = await reader.poll(), await reader.poll(), await reader.poll()
    assert len(first.entries) == 8
    assert first.entries[0].source == "Мысал"
    assert [(r.unchanged, r.failure, r.entries) for r in (second, third)] == [(True, None, ())] * 2


async def test_a_feed_without_validators_is_known_by_its_bytes(site: Site, fetcher: Fetcher) -> None:
    site.pages["/rss"] = RSS
    reader = Reader(source(site.url("/rss")), fetcher)
    assert not (await reader.poll()).unchanged
    assert (await reader.poll()).unchanged


async def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/rss": web.Response(status=301, headers={"Location": "/feed"}), "/feed": RSS}
    reader = Reader(source(site.url("/rss")), fetcher)
    await reader.poll()
    await reader.poll()
    assert [request.path for request in site.requests] == ["/rss", "/feed", "/feed"]


@pytest.mark.parametrize("kind", ["feed", "page", "sitemap"])
@pytest.mark.parametrize("body", ["", "<html><body><p>Жөндеу жұмыстары</p></body></html>", "{}"])
async def test_nonsense_is_a_failure_in_plain_words(site: Site, fetcher: Fetcher, kind: str, body: str) -> None:
    site.pages["/"] = body
    read = await Reader(source(site.url(), kind=kind), fetcher).poll()
    assert read.failure
    assert read.failure.reason
    assert read.entries == ()


async def test_a_failure_to_fetch_is_passed_on(site: Site, fetcher: Fetcher) -> None:
    site.pages["/rss"] = web.Response(status=503, headers={"Retry-After": "60"})
    read = await Reader(source(site.url("/rss")), fetcher).poll()
    assert read.result == Failed("it is too busy (503)", "status", retry_after=timedelta(minutes=1))


# ---------------------------------------------------------------- sites without a feed


def listing(*numbers: int) -> str:
    return "<html><body>" + "".join(f'<a href="/news/{n}-maqala">Мақала</a>' for n in numbers) + "</body></html>"


def write(site: Site, *numbers: int) -> None:
    site.pages["/news"] = listing(*numbers)
    for n in numbers:
        site.pages[f"/news/{n}-maqala"] = ARTICLE.replace("Тоқаев жаңа әкім тағайындады", f"Мақала {n}")


def asked(site: Site) -> list[str]:
    paths = [request.path for request in site.requests if request.path not in ("/news", "/robots.txt")]
    site.requests.clear()
    return paths


async def test_of_a_page_only_unseen_articles_are_fetched(site: Site, fetcher: Fetcher) -> None:
    reader = Reader(source(site.url("/news"), kind="page"), fetcher)
    write(site, 10011, 10012)
    first = await reader.poll()
    assert titles(first) == ["", ""]  # the baseline: addresses only
    assert asked(site) == []
    write(site, 10013, 10012, 10011)
    second = await reader.poll()
    assert titles(second) == ["Мақала 10013"]
    assert second.entries[0].link == site.url("/news/10013-maqala")
    assert asked(site) == ["/news/10013-maqala"]
    assert (await reader.poll()).unchanged


async def test_at_the_first_poll_as_many_are_read_as_shall_be_told(site: Site, fetcher: Fetcher) -> None:
    write(site, 10011, 10012, 10013)
    read = await Reader(source(site.url("/news"), kind="page", first_poll=1), fetcher).poll()
    assert titles(read) == ["Мақала 10011", "", ""]


async def test_an_article_that_cannot_be_fetched_now_is_tried_again(site: Site, fetcher: Fetcher) -> None:
    reader = Reader(source(site.url("/news"), kind="page"), fetcher)
    write(site, 10011)
    await reader.poll()
    write(site, 10012, 10011)
    good = site.pages["/news/10012-maqala"]
    site.pages["/news/10012-maqala"] = web.Response(status=500)
    failed = await reader.poll()
    assert (failed.failure, failed.entries) == (None, ())
    site.pages["/news/10012-maqala"] = good
    assert titles(await reader.poll()) == ["Мақала 10012"]


async def test_a_link_that_leads_to_no_article_is_not_tried_for_ever(site: Site, fetcher: Fetcher) -> None:
    reader = Reader(source(site.url("/news"), kind="page"), fetcher)
    write(site, 10011)
    await reader.poll()
    write(site, 10012, 10013, 10011)
    site.pages["/news/10012-maqala"] = "<html><body><h1>Фото</h1></body></html>"
    del site.pages["/news/10013-maqala"]
    assert titles(await reader.poll()) == ["", ""]
    asked(site)
    await reader.poll()
    assert asked(site) == []


@pytest.mark.parametrize(("status", "why"), [(404, "gone"), (410, "gone"), (500, "try again"), (403, "try again")])
async def test_only_a_page_that_is_gone_is_gone(site: Site, fetcher: Fetcher, status: int, why: str) -> None:
    site.pages["/news/10011"] = web.Response(status=status)
    asked = Entry(source="Толқын", title="", link=site.url("/news/10011"))
    async with Worker() as worker:
        page = await articles.look(fetcher, worker, source(site.url("/rss")), asked)
    assert isinstance(page, Unread)
    assert page.why == why


async def test_what_robots_txt_forbids_is_not_read(site: Site, fetcher: Fetcher) -> None:
    write(site, 10011, 10012)
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /news/10011"
    read = await Reader(source(site.url("/news"), kind="page", first_poll=2), fetcher).poll()
    assert titles(read) == ["", "Мақала 10012"]
    assert asked(site) == ["/news/10012-maqala"]


async def test_a_listing_that_robots_txt_forbids_is_told(site: Site, fetcher: Fetcher) -> None:
    write(site, 10011)
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
    read = await Reader(source(site.url("/news"), kind="page"), fetcher).poll()
    assert read.failure
    assert "robots.txt" in read.failure.reason
    assert asked(site) == []


async def test_a_sitemap_is_read_through_its_index(site: Site, fetcher: Fetcher) -> None:
    reader = Reader(source(site.url("/sitemap.xml"), kind="sitemap", first_poll=5), fetcher)
    write(site, 10011)
    site.pages["/sitemap.xml"] = f"<sitemapindex><sitemap><loc>{site.url('/news.xml')}</loc></sitemap></sitemapindex>"
    site.pages["/news.xml"] = f"<urlset><url><loc>{site.url('/news/10011-maqala')}</loc></url></urlset>"
    assert titles(await reader.poll()) == ["Мақала 10011"]


# ---------------------------------------------------------------- among hostile neighbours


async def drip(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.05)


AUTHOR_BOMB = b'<rss version="2.0"><channel><item><author>' + b"a" * 45_000 + b"</author></item></channel></rss>"
ENTITY_BOMB = b'<!DOCTYPE rss [<!ENTITY a "' + b"a" * 20_000 + b'">]><rss><channel><item><title>' + b"&a;" * 5_000


async def test_healthy_feeds_are_polled_in_the_same_cycle_as_hostile_ones(fetcher: Fetcher, hasty: Fetcher) -> None:
    async def none_known(_: Collection[str]) -> set[str]:
        return set()

    sites = [Site() for _ in range(20)]
    for number, site in enumerate(sites):
        await site.server.start_server()
        site.pages["/rss"] = RSS
        site.pages["/bad"] = (drip, ENTITY_BOMB, gzip.compress(b"\n" * 40_000))[number % 3]
    sites[0].pages["/bad"] = AUTHOR_BOMB
    async with Worker(wall=1) as worker:
        reads = await asyncio.gather(
            *(
                entries(source(site.url(path)), SourceState(name="Мысал"), patience, worker, none_known)
                for path, patience in (("/bad", hasty), ("/rss", fetcher))
                for site in sites
            )
        )
    for site in sites:
        await site.server.close()
    assert [len(read.entries) for read in reads[20:]] == [8] * 20
    assert all(read.failure and read.failure.reason for read in reads[:20])
