"""A feed of excerpts is completed from its articles' pages; a source whose text or pages go wrong says so."""

from aiohttp import web

from bot.model import Entry
from bot.sources.fetch import Fetcher
from bot.sources.read import MOST_PAGES, Read
from tests.sources.conftest import Site
from tests.sources.test_read import ARTICLE, Reader, asked, listing, source, titles, write

LEAD = "Тоқаев жаңа әкім тағайындады…"
TEXT = "Қасым-Жомарт Тоқаев Қостанай облысының жаңа әкімін тағайындады"


def feed(site: Site, *numbers: int, body: str = LEAD) -> str:
    items = "".join(
        f"<item><title>Мақала {n}</title><link>{site.url(f'/news/{n}-maqala')}</link><guid>{n}</guid>"
        f"<pubDate>Tue, 24 Nov 2026 08:00:00 +0500</pubDate><description>{body}</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Мысал</title>{items}</channel></rss>'


def publish(site: Site, *numbers: int, body: str = LEAD) -> None:
    write(site, *numbers)
    site.pages["/rss"] = feed(site, *numbers, body=body)


def bodies(read: Read) -> list[str]:
    return [entry.body for entry in read.entries]


async def started(site: Site, fetcher: Fetcher, **more: object) -> Reader:
    """A source whose baseline is behind it."""
    publish(site, 10011)
    reader = Reader(source(site.url("/rss"), **more), fetcher)
    await reader.poll()
    asked(site)
    return reader


def pages_of(site: Site) -> list[str]:
    return [path for path in asked(site) if path != "/rss"]


async def test_an_excerpt_gets_its_pages_text_and_keeps_what_the_feed_says(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher)
    publish(site, 10012, 10011)
    new, old = (await reader.poll()).entries
    assert new.body.startswith(TEXT)
    assert (new.title, new.guid, new.excerpt) == ("Мақала 10012", "10012", LEAD)
    assert new.link == site.url("/news/10012-maqala")
    assert new.published
    assert new.published.isoformat() == "2026-11-24T03:00:00+00:00"
    assert "Ақорда" in new.categories
    assert old.body == LEAD  # seen before: its page is not asked for again
    assert pages_of(site) == ["/news/10012-maqala"]


async def test_never_means_that_no_page_is_asked_for(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher, full_text="never")
    publish(site, 10012, 10011)
    assert bodies(await reader.poll()) == [LEAD, LEAD]
    assert pages_of(site) == []


async def test_a_whole_article_is_left_as_it_is_unless_the_operator_always_wants_the_page(
    site: Site, fetcher: Fetcher
) -> None:
    whole = "Мақаланың толық мәтіні осы жерде тұр. " * 20
    for wish, expected in (("auto", []), ("always", ["/news/10012-maqala"])):
        reader = await started(site, fetcher, full_text=wish)
        publish(site, 10012, 10011, body=whole)
        assert (await reader.poll()).entries[0].body.strip() == whole.strip()  # its page has less
        assert pages_of(site) == expected


async def test_at_the_first_poll_only_what_will_be_told_is_completed(site: Site, fetcher: Fetcher) -> None:
    publish(site, 10013, 10012, 10011)
    read = await Reader(source(site.url("/rss"), first_poll=1), fetcher).poll()
    assert [body == LEAD for body in bodies(read)] == [False, True, True]
    assert pages_of(site) == ["/news/10013-maqala"]


async def test_a_page_that_cannot_be_read_leaves_the_excerpt(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher)
    publish(site, 10012, 10013, 10014, 10015, 10016, 10011)
    site.pages["/news/10012-maqala"] = web.Response(status=500)
    del site.pages["/news/10013-maqala"]
    site.pages["/news/10014-maqala"] = "<html><body><h1>Фото</h1></body></html>"
    site.pages["/news/10015-maqala"] = ARTICLE.encode().decode("cp1251", "replace")
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /news/10016"
    read = await reader.poll()
    assert (read.failure, bodies(read)) == (None, [LEAD] * 6)
    assert "/news/10016-maqala" not in pages_of(site)


async def test_no_more_pages_than_a_poll_may_ask_for(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher)
    numbers = range(10012, 10012 + MOST_PAGES + 3)
    publish(site, *numbers, 10011)
    read = await reader.poll()
    assert len(pages_of(site)) == MOST_PAGES
    assert bodies(read).count(LEAD) == 3 + 1
    assert len(read.entries) == len(numbers) + 1


async def test_what_was_completed_is_known_again_by_its_excerpt(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher)
    publish(site, 10012, 10011)
    await reader.poll()
    asked(site)
    publish(site, 10012, 10011, body=f"{LEAD} ")
    await reader.poll()
    assert pages_of(site) == []


# ---------------------------------------------------------------- quarantine


async def test_a_garbled_feed_is_quarantined_and_recovers_by_itself(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher, full_text="never")
    site.pages["/rss"] = feed(site, 10012, 10011, body="Су тасқыны басталды " * 5).encode().decode("cp1251", "replace")
    read = await reader.poll()
    assert read.failure
    assert (read.failure.kind, read.entries) == ("encoding", ())
    assert "like: " in read.failure.reason
    assert (reader.state.last_kind, reader.state.failures) == ("encoding", 1)
    publish(site, 10012, 10011)
    assert titles(await reader.poll()) == ["Мақала 10012", "Мақала 10011"]
    assert reader.state.last_kind is None


async def test_a_feed_declared_in_the_wrong_encoding_is_read_all_the_same(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher, full_text="never")
    body = f'<?xml version="1.0" encoding="windows-1251"?>{feed(site, 10012, 10011)}'
    site.pages["/rss"] = web.Response(body=body.encode(), content_type="text/xml", charset="windows-1251")
    assert titles(await reader.poll()) == ["Мақала 10012", "Мақала 10011"]


async def test_a_garbled_page_is_quarantined_and_a_good_one_beside_it_is_told(site: Site, fetcher: Fetcher) -> None:
    reader = Reader(source(site.url("/news"), kind="page"), fetcher)
    write(site, 10011)
    await reader.poll()
    write(site, 10012, 10013, 10014, 10011)
    good = site.pages["/news/10012-maqala"]
    site.pages["/news/10012-maqala"] = ARTICLE.encode().decode("cp1251", "replace")
    assert titles(await reader.poll()) == ["", "Мақала 10013", "Мақала 10014"]
    write(site, 10015, 10011)
    site.pages["/news/10015-maqala"] = ARTICLE.encode().decode("cp1251", "replace")
    failed = (await reader.poll()).failure
    assert failed
    assert failed.kind == "encoding"
    site.pages["/news/10015-maqala"] = good
    assert titles(await reader.poll()) == ["Мақала 10012"]


# ---------------------------------------------------------------- another layout, and the day's signals


async def test_a_listing_that_suddenly_links_to_nothing_was_rebuilt(site: Site, fetcher: Fetcher) -> None:
    reader = Reader(source(site.url("/news"), kind="page", links="a"), fetcher)
    write(site, 10011)
    await reader.poll()
    site.pages["/news"] = "<html><body><p>Жаңа сайт</p></body></html>"
    assert (await reader.poll()).failure
    assert reader.state.last_kind == "layout"


async def test_pages_that_suddenly_hold_no_article_are_tried_again_later(site: Site, fetcher: Fetcher) -> None:
    reader = Reader(source(site.url("/news"), kind="page"), fetcher)
    write(site, 10011)
    await reader.poll()
    new = (10012, 10013, 10014, 10015)
    write(site, *new, 10011)
    for number in new:
        site.pages[f"/news/{number}-maqala"] = "<html><body><div id='app'></div></body></html>"
    failed = await reader.poll()
    assert (reader.state.last_kind, failed.entries) == ("layout", ())
    write(site, *new, 10011)
    assert len(titles(await reader.poll())) == 4


async def test_a_listing_shows_its_day_and_its_articles_do_not(site: Site, fetcher: Fetcher) -> None:
    write(site, 10011)
    bar = "<div>#БишімбаевСоты #су тасқыны #қаңтар қақтығысы</div><div>USD 443.35 EUR 475.54 RUB 4.82</div>"
    site.pages["/news"] = listing(10011).replace("<body>", f"<body>{bar}")
    read = await Reader(source(site.url("/news"), kind="page", first_poll=1), fetcher).poll()
    assert read.signals
    assert [tag.label for tag in read.signals.tags] == ["БишімбаевСоты", "су тасқыны", "қаңтар қақтығысы"]
    assert [code for code, _ in read.signals.rates] == ["USD", "EUR", "RUB"]
    assert not [label for label in ("Бишімбаев", "443") if label in _all_of(read.entries[0])]


def _all_of(entry: Entry) -> str:
    return f"{entry.title} {entry.body} {entry.categories}"


async def test_a_poll_tells_how_many_entries_speak_the_sources_language(site: Site, fetcher: Fetcher) -> None:
    reader = await started(site, fetcher, full_text="never")
    assert (reader.state.items, reader.state.spoken) == (1, 1)
    assert reader.state.newest
    assert reader.state.newest.isoformat() == "2026-11-24T03:00:00+00:00"
