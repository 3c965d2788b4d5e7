from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import sitemap

URL = "https://example.kz/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.kz/news/1-a</loc><lastmod>2026-11-23</lastmod></url>
<url><loc> /news/2-b </loc><news:news><news:publication><news:name>Мысал</news:name><news:language>kk</news:language>
</news:publication><news:publication_date>2026-11-24T10:00:00+05:00</news:publication_date>
<news:title>Екінші мақала</news:title><news:keywords>қар, Алматы</news:keywords></news:news></url>
<url><loc>javascript:alert(1)</loc></url><url/>
</urlset>""".encode()
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.kz/old.xml</loc><lastmod>2026-01-01</lastmod></sitemap>
<sitemap><loc>https://example.kz/new.xml</loc><lastmod>2026-11-24</lastmod></sitemap>
<sitemap><loc>https://example.kz/sitemap-news.xml</loc></sitemap></sitemapindex>"""


def test_a_news_sitemap_yields_its_addresses_newest_first() -> None:
    second, first = sitemap.parse(NEWS, url=URL, source="Мысал")
    assert (second.title, second.link) == ("Екінші мақала", "https://example.kz/news/2-b")
    assert second.published == datetime(2026, 11, 24, 5, tzinfo=UTC)
    assert second.categories == ("қар", "Алматы")
    assert (first.title, first.link) == ("", "https://example.kz/news/1-a")


def test_an_index_names_maps_of_news_first_and_then_the_newest() -> None:
    assert [m.rpartition("/")[2] for m in sitemap.maps(INDEX, url=URL)] == ["sitemap-news.xml", "new.xml", "old.xml"]
    assert sitemap.maps(NEWS, url=URL) == []


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"<rss/>", b"{}"])
def test_what_is_no_sitemap_is_told(body: bytes) -> None:
    with pytest.raises(sitemap.NotASitemap):
        sitemap.parse(body, url=URL, source="Мысал")


@given(st.binary(max_size=100), st.integers(0, len(NEWS)))
def test_any_bytes_give_entries_or_a_reason(noise: bytes, at: int) -> None:
    for body in (noise, NEWS[:at] + noise + NEWS[at:]):
        try:
            sitemap.maps(body, url=URL)
            assert all(e.link.startswith("http") for e in sitemap.parse(body, url=URL, source="Мысал"))
        except sitemap.NotASitemap as why:
            assert str(why)  # noqa: PT017 - either outcome is right, an empty reason is not
