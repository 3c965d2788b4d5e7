"""The newsroom's sites over HTTP, read as a stranger would read them."""

from calendar import timegm
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import feedparser
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from lxml import html

from bot.demo.newsroom import Newsroom, application
from bot.sources import signals

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
Client = TestClient[web.Request, web.Application]


@pytest.fixture
def room() -> Newsroom:
    return Newsroom(lambda: NOW)


@pytest.fixture
async def client(room: Newsroom) -> AsyncIterator[Client]:
    async with TestClient(TestServer(application(room))) as client:
        yield client


async def text(client: Client, path: str) -> str:
    async with client.get(path) as response:
        assert response.status == 200, path
        return await response.text()


@pytest.mark.parametrize(("path", "site"), [("/tolqyn/rss.xml", "tolqyn"), ("/dala/atom.xml", "dala")])
async def test_a_feed_holds_its_sites_stories(client: Client, room: Newsroom, path: str, site: str) -> None:
    feed = feedparser.parse(await text(client, path))
    stories = room.stories(site)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [story.draft.title for story in stories]
    for entry, story in zip(feed.entries, stories, strict=True):
        assert datetime.fromtimestamp(timegm(entry.published_parsed), UTC) == story.published.replace(microsecond=0)
        assert story.draft.paragraphs[-1] in entry.content[0].value
        assert [tag.term for tag in entry.tags] == [story.draft.rubric, *story.draft.tags]
        assert entry.id != entry.link
        assert entry.enclosures[0].href.endswith(f"/{site}/{story.number}.png")
        assert story.draft.paragraphs[1][:40] in await text(client, entry.link.partition(str(client.make_url("/")))[2])


async def test_alatau_has_a_listing_instead_of_a_feed(client: Client, room: Newsroom) -> None:
    page = html.fromstring(await text(client, "/alatau/news"))
    links = page.cssselect("a.category__title")
    dates = page.cssselect("span.date[title]")
    assert [link.text for link in links] == [story.draft.title for story in room.stories("alatau")]
    assert [datetime.fromisoformat(date.get("title")) for date in dates] == [
        story.published for story in room.stories("alatau")
    ]


async def test_alataus_listing_shows_what_is_hot_and_the_days_rates(client: Client) -> None:
    shown = signals.read((await text(client, "/alatau/news")).encode())
    assert shown
    assert "су тасқыны" in [tag.label for tag in shown.tags]
    assert [currency for currency, _ in shown.rates] == ["USD", "EUR", "RUB"]


async def test_an_alatau_article_lies_among_the_model_sources_noise(client: Client, room: Newsroom) -> None:
    story = room.stories("alatau")[-1]
    page = html.fromstring(await text(client, f"/alatau/news/{story.path}"))
    shown = " ".join(page.text_content().split())
    usd = str(room.bank.value("USD", room.bank.today()))
    body = story.draft.paragraphs[0]
    order = ["×", usd, "#су тасқыны #қаңтар қақтығысы", usd, story.draft.title, "24.11.2026, ", body, "Серіктес"]
    place = shown.index("×")
    for part in order:
        place = shown.index(part, place) + len(part)
    assert story.number == 38413


async def test_some_alatau_sentences_are_glued(client: Client, room: Newsroom) -> None:
    story = next(story for story in room.stories("alatau") if "vitse" in story.draft.slug)
    assert "туған.Ол" in await text(client, f"/alatau/news/{story.path}")


@pytest.mark.parametrize("path", ["/tolqyn/rss.xml", "/dala/atom.xml", "/alatau/news", "/tolqyn/", "/dala/"])
async def test_an_unchanged_page_answers_304_until_a_story_appears(client: Client, room: Newsroom, path: str) -> None:
    async with client.get(path) as first:
        etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    for known in ({"If-None-Match": etag}, {"If-Modified-Since": modified}):
        async with client.get(path, headers=known) as again:
            assert (again.status, await again.read()) == (304, b"")
    for _ in range(4):
        room.publish_next()
    async with client.get(path, headers={"If-None-Match": etag}) as changed:
        assert changed.status == 200


async def test_every_story_has_a_picture(client: Client, room: Newsroom) -> None:
    story = room.stories("dala")[0]
    async with client.get(f"/dala/{story.number}.png") as response:
        assert response.content_type == "image/png"
        assert (await response.read()).startswith(b"\x89PNG")


async def test_a_broken_site_answers_500_and_the_others_do_not(client: Client, room: Newsroom) -> None:
    room.broken.add("dala")
    async with client.get("/dala/atom.xml") as response:
        assert response.status == 500
    assert await text(client, "/tolqyn/rss.xml")
    room.broken.add("bank")
    async with client.get("/bank/rates_all.xml") as response:
        assert response.status == 500
    room.broken.clear()
    assert await text(client, "/dala/atom.xml")


@pytest.mark.parametrize("path", ["/dala/99-joq/", "/alatau/news/1-joq/", "/tolqyn/1.png", "/ertis/rss.xml"])
async def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    async with client.get(path) as response:
        assert response.status == 404


async def test_mounted_under_a_prefix_the_links_still_lead_home(room: Newsroom) -> None:
    outer = web.Application()
    outer.add_subapp("/news", application(room))
    async with TestClient(TestServer(outer)) as client:
        entry = feedparser.parse(await text(client, "/news/tolqyn/rss.xml")).entries[0]
        assert "/news/tolqyn/" in entry.link
        async with client.get(entry.link.partition(str(client.make_url("/")))[2].join(("/", ""))) as response:
            assert response.status == 200


async def test_the_front_page_leads_to_the_sites(client: Client) -> None:
    for link in html.fromstring(await text(client, "/")).cssselect("a"):
        async with client.get(link.get("href").removeprefix(str(client.make_url("/")).rstrip("/"))) as response:
            assert response.status == 200
