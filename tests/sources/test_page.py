from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Entry
from bot.sources import page

PAGES = Path(__file__).parents[1] / "cases" / "pages"
URL = "https://example.kz/news"


def read(name: str) -> bytes:
    return (PAGES / name).read_bytes()


def article(name: str, url: str = "https://example.kz/news/38413-x/") -> Entry:
    return page.article(read(name), url=url, source="Мысал")


ARTICLES = [
    "https://example.kz/news/38413-su-tasqyny/",
    "https://www.example.kz/news/38412-bagham/?utm_source=main",
    "https://example.kz/news/qazaqstanda-zhana-mektep-ashyldy",
]


def test_a_listings_articles_are_found_by_a_selector() -> None:
    assert page.links(read("listing.html"), url=URL, selector="a.category__title") == ARTICLES
    assert page.links(read("listing.html"), url=URL, selector=".item") == ARTICLES


def test_a_listings_articles_are_found_by_themselves() -> None:
    assert page.links(read("listing.html"), url=URL) == ARTICLES


@pytest.mark.parametrize("selector", ["a[", "a:hover(", ">>", "::before"])
def test_a_selector_that_is_none_is_told(selector: str) -> None:
    with pytest.raises(page.NotAPage, match="is not a CSS selector"):
        page.links(read("listing.html"), url=URL, selector=selector)


def test_an_article_of_the_model_source_comes_without_what_stands_round_it() -> None:
    got = article("model.html")
    assert got.title == "Тоқаев жаңа әкім тағайындады"
    assert got.published == datetime(2023, 11, 1, 7, 16, tzinfo=UTC)  # UTC+6 then
    assert got.link == "https://example.kz/news/38413-x/"
    assert got.body.splitlines()[0].startswith("Қасым-Жомарт Тоқаев")
    assert "– Жұмысты бірден бастаймыз" in got.body
    for noise in ("443", "USD", "#", "×", "Серіктес", "Сілтемесіз", "16.04.2024"):
        assert noise not in got.body
    assert got.categories == ("Ақорда",)


def test_what_a_page_says_for_machines_is_believed_first() -> None:
    got = article("jsonld.html")
    assert got.title == "Су тасқыны «басталды»"
    assert got.published == datetime(2026, 11, 24, 8, 16, tzinfo=UTC)
    assert got.body.startswith("Тобыл өзенінің деңгейі күрт көтерілді.\nТұрғындар")
    assert got.link == "https://example.kz/kz/news/su-tasqyny-38413/"
    assert got.categories == ("су тасқыны", "Қостанай", "Қоғам", "тасқын")
    assert got.picture == "https://example.kz/img/1.jpg"


def test_an_article_without_metadata_is_read_from_its_markup() -> None:
    got = article("time.html")
    assert got.title == "Алматыда алғашқы қар жауды"
    assert got.published == datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    assert got.body.startswith("Алматы қаласында түнде")
    assert "Алматы" in got.categories


def test_what_a_page_marks_as_the_body_is_its_text() -> None:
    body = "<p>Тобыл өзенінің деңгейі күрт көтерілді, тұрғындар қауіпсіз жерге көшірілді.</p>" * 3
    around = "<p>Басқа мақаланың басы осы жерде тұр, ол бұл жаңалыққа мүлде қатысты емес.</p>" * 9
    html = f"<html><body><h1>Су тасқыны</h1>{around}<div itemprop='articleBody'>{body}</div>{around}</body></html>"
    got = page.article(html.encode(), url="https://example.kz/news/1-x", source="Мысал")
    assert got.body.startswith("Тобыл өзенінің")
    assert "Басқа мақаланың" not in got.body
    short = html.replace(body, "<b>Сурет</b>")
    assert "Басқа мақаланың" in page.article(short.encode(), url="https://example.kz/news/1-x", source="Мысал").body


def test_a_date_may_stand_only_in_the_address() -> None:
    body = read("time.html").replace(b'<time datetime="2026-11-24T08:00:00">', b"<time>")
    got = page.article(body, url="https://example.kz/2026/11/23/alghashqy-qar", source="Мысал")
    assert got.published == datetime(2026, 11, 22, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "not an HTML page"),
        (b"%PDF-1.4", "not an HTML page"),
        (b"<html><body><p>x", "no title"),
        (b"<html><body><h1>News</h1><p>x", "no text"),
        (read("listing.html"), "list of links"),
    ],
)
def test_a_page_without_an_article_says_why(body: bytes, why: str) -> None:
    with pytest.raises(page.NotAnArticle, match=why):
        page.article(body, url=URL, source="Мысал")


MODEL = read("model.html")


@given(st.binary(max_size=200), st.integers(0, len(MODEL)), st.integers(0, 200))
def test_any_bytes_give_an_article_or_a_reason(noise: bytes, at: int, lost: int) -> None:
    for body in (b"<html>" + noise, MODEL[:at] + noise + MODEL[at + lost :]):
        try:
            assert page.article(body, url=URL, source="Мысал").title
        except page.NotAnArticle as why:
            assert str(why)  # noqa: PT017 - either outcome is right, an empty reason is not


@given(st.binary(max_size=300))
def test_any_bytes_give_links_or_a_reason(body: bytes) -> None:
    try:
        assert all(link.startswith("http") for link in page.links(b"<a href='" + body, url=URL))
    except page.NotAPage as why:
        assert str(why)  # noqa: PT017
