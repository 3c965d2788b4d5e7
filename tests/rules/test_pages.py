"""Which entries are completed from their pages, and what a poll's pages tell."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.config import Source
from bot.model import Entry
from bot.rules import pages, stories
from bot.rules.pages import Unread

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "excerpts.toml").read_text("utf-8"))["case"]
WHOLE = Entry(source="Толқын", title="Су тасқыны", link="https://example.kz/1", body="Тобыл өзені көтерілді. " * 30)
EXCERPT = Entry(source="Толқын", title="Су тасқыны", link="https://example.kz/2", body="Тобыл өзені…")
PAGE = Entry(
    source="Толқын",
    title="Су тасқыны | Толқын",
    link="https://example.kz/other",
    body=WHOLE.body,
    categories=("тасқын", "Қоғам"),
    picture="https://example.kz/2.jpg",
)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_an_excerpt_is_told_from_a_whole_article(case: dict[str, Any]) -> None:
    assert pages.is_excerpt(case["title"], case["body"] * case.get("times", 1)) == case["excerpt"]


def test_the_operators_wish_decides_first() -> None:
    assert pages.to_complete([WHOLE, EXCERPT], "auto") == [EXCERPT]
    assert pages.to_complete([WHOLE, EXCERPT], "always") == [WHOLE, EXCERPT]
    assert pages.to_complete([WHOLE, EXCERPT], "never") == []


def test_a_completed_entry_keeps_what_its_feed_says_best() -> None:
    got = pages.completed(EXCERPT, PAGE)
    assert (got.title, got.link) == (EXCERPT.title, EXCERPT.link)
    assert (got.body, got.excerpt) == (PAGE.body, EXCERPT.body)
    assert (got.picture, got.categories) == (PAGE.picture, PAGE.categories)


def test_a_completed_entry_is_no_correction_of_the_excerpt_that_its_feed_repeats() -> None:
    assert stories.fingerprint(pages.completed(EXCERPT, PAGE)) == stories.fingerprint(EXCERPT)


def test_a_page_with_less_text_than_the_feed_gives_only_picture_and_tags() -> None:
    got = pages.completed(WHOLE, Entry(source="", title="", link="", body="Тобыл", picture="https://example.kz/2.jpg"))
    assert (got.body, got.excerpt, got.picture) == (WHOLE.body, None, "https://example.kz/2.jpg")


# ---------------------------------------------------------------- what is wrong with a site

EMPTY = Unread("no article", "the page has no text of an article")
GARBLED = Unread("garbled", "its letters are garbled, like: Тљ")


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ([], None),
        ([EMPTY] * 3, None),
        ([EMPTY] * 4, "layout"),
        ([EMPTY] * 9 + [PAGE], None),
        ([Unread("try again")] * 9, None),
        ([Unread("not for us")] * 9, None),
        ([GARBLED], "encoding"),
        ([GARBLED, PAGE], "encoding"),
        ([GARBLED, PAGE, PAGE], None),
        ([GARBLED] + [EMPTY] * 9, "encoding"),
    ],
)
def test_many_pages_without_an_article_are_the_sites_trouble(found: list[Entry | Unread], kind: str | None) -> None:
    failed = pages.trouble(found)
    assert (failed.kind if failed else None) == kind


def test_a_listing_that_had_links_and_has_none_was_rebuilt() -> None:
    source = Source(name="Алатау", url="https://example.kz/news", kind="page", links="a.title")
    assert pages.no_links(source, started=False).kind == "not what it should be"
    rebuilt = pages.no_links(source, started=True)
    assert (rebuilt.kind, "a.title" in rebuilt.reason) == ("layout", True)
