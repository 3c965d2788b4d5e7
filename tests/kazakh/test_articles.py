"""Whole pages of news on ten themes, noise and all: what a summary opens with, leaves out, and which tags it gets."""

from dataclasses import dataclass
from itertools import product

from bot.kazakh.language import detect
from bot.kazakh.sentences import split
from bot.kazakh.summary import readable, suggested_tags, summary
from bot.kazakh.words import tag_matches
from tests.every import every
from tests.kazakh.cases import FOLDER, cases


@dataclass(frozen=True)
class Page:
    theme: str
    title: str
    opening: str
    never: tuple[str, ...]
    tag: str
    text: str


def pages() -> list[Page]:
    blocks = (FOLDER / "articles.txt").read_text("utf-8").split("=== ")[1:]
    return [_page(block) for block in blocks]


def _page(block: str) -> Page:
    head, text = block.split("\n---\n")
    theme, title, opening, never, tag = head.split("\n")
    return Page(theme, title, opening, tuple(never.split("|")), tag, text)


PAGES = pages()


@every(product(PAGES, [True, False]))
def test_it_opens_with_the_news_and_leaves_the_page_out(page: Page, titled: bool) -> None:
    told = summary(page.text, title=page.title if titled else "", source="Ulysmedia.kz")
    assert told[0] == page.opening
    assert not [word for word in page.never if word in " ".join(told)]


@every(product(PAGES, [30, 80, 120, 200, 300, 900]))
def test_it_keeps_any_budget(page: Page, budget: int) -> None:
    told = summary(page.text, title=page.title, budget=budget)
    assert told
    assert len(told) <= 3
    assert len(" ".join(told)) <= budget


@every(PAGES)
def test_a_quotation_is_whole(page: Page) -> None:
    told = " ".join(summary(page.text, title=page.title, budget=900))
    assert told.count("«") == told.count("»")


@every(PAGES)
def test_what_is_readable_is_the_article(page: Page) -> None:
    left = readable(page.text)
    assert not [word for word in page.never if word in left and word not in {"Бұл туралы", "Ulysmedia", "Reuters"}]
    assert detect(left) == "kk"
    assert all(sentence in page.text for sentence in split(left))


@every(PAGES)
def test_its_topic_is_among_the_suggested_tags(page: Page) -> None:
    tags = suggested_tags(page.title, readable(page.text))
    assert any(tag_matches(page.tag, word) for tag in tags for word in tag.split())
    assert all(tag.lower() in f"{page.title}\n{page.text}".lower() for tag in tags)


@every([line for (line,) in cases("news_lines.txt")])
def test_news_that_looks_like_noise_stays(line: str) -> None:
    assert readable(f"Қостанайда екі ауыл көшірілді.\n{line}").split("\n")[-1] == line
