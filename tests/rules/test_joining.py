"""Which article tells a story once more, and which only tells the like of another town."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from bot.demo.newsroom import articles, daily
from bot.demo.newsroom.articles import Draft
from bot.demo.newsroom.bank import Bank
from bot.model import Article
from bot.rules.joining import Recent, is_breaking

CASES = Path(__file__).parents[1] / "cases" / "joining"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NEW = [draft for draft in articles.read(articles.FOLDER / "new") if draft.language == "kk"]


def article(draft: Draft) -> Article:
    return Article(
        source=draft.site,
        title=draft.title,
        text="\n".join(draft.paragraphs),
        link=f"https://{draft.site}.kz/{draft.slug}",
        published=NOW,
        language=draft.language,
    )


def joins(drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Each draft that joins another, with the one that it joins."""
    recent, found = Recent(), []
    for number, draft in enumerate(drafts):
        story = recent.find(article(draft), NOW)
        recent.keep(article(draft), number if story is None else story, NOW)
        if story is not None:
            found.append((draft, drafts[story]))
    return found


def repeat_of(article: Article, others: Sequence[Article], now: datetime) -> Article | None:
    """The one of the other articles that tells the same story; None when it is news."""
    recent = Recent()
    for number, other in enumerate(others):
        recent.keep(other, number, now)
    found = recent.find(article, now)
    return None if found is None else others[found]


def test_the_demos_events_are_told_once_each_and_nothing_else_joins() -> None:
    events = [draft.event for draft in NEW if draft.event]
    found = joins(NEW)
    assert sorted(new.event or "" for new, _ in found) == sorted(set(events))
    assert all(new.event == before.event for new, before in found)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_stories_of_the_same_sentences_about_different_towns_do_not_join(seed: int) -> None:
    drafts = list(islice(daily.drafts(seed, Bank(lambda: NOW)), 60))
    announced = [draft for draft in drafts if draft.slug.startswith("rates-")]  # the same rates are the same news
    found = joins([draft for draft in drafts if draft not in announced])
    assert [(new.title, before.title) for new, before in found] == []


def test_a_source_that_follows_up_on_its_own_story_is_told_by_itself() -> None:
    zhaiyq, again = (next(d for d in NEW if d.slug == slug) for slug in ("zhaiyq-tasqyn", "oral-evakuatsiya"))
    before = article(zhaiyq)
    own = Article(
        source=before.source,
        title=again.title,
        text="\n".join(again.paragraphs),
        link="l",
        published=NOW,
        language="kk",
    )
    assert repeat_of(own, [before], NOW) is None
    assert repeat_of(article(again), [before], NOW) is before


def test_what_was_told_more_than_two_days_ago_is_forgotten() -> None:
    recent = Recent()
    recent.keep(article(NEW[0]), 7, NOW)
    assert recent.find(article(NEW[0]), NOW + timedelta(hours=48)) == 7
    assert recent.find(article(NEW[0]), NOW + timedelta(hours=49)) is None
    assert len(recent) == 0


@pytest.mark.parametrize(
    ("tellings", "needed", "breaks"),
    [
        ([("a", 0), ("b", 10), ("c", 60)], 3, True),
        ([("a", 0), ("b", 10), ("c", 61)], 3, False),
        ([("a", 0), ("a", 10), ("b", 20)], 3, False),
        ([("a", 0), ("b", 100), ("c", 110), ("d", 120)], 3, True),
        ([("a", 0)], 1, True),
        ([("a", 0), ("b", 0), ("c", 0)], 0, False),
        ([], 3, False),
    ],
)
def test_enough_sources_within_an_hour_make_a_story_breaking(
    tellings: list[tuple[str, int]], needed: int, breaks: bool
) -> None:
    assert is_breaking([(source, NOW + minutes * MINUTE) for source, minutes in tellings], needed) == breaks


# ---------------------------------------------------------------- pairs that were written for it


def pairs(name: str) -> list[tuple[Article, Article]]:
    """The pairs of a file in `tests/cases/joining`."""
    lines = (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).split("\n---\n")
    return [_pair(*block.strip().split("\n~\n")) for block in blocks]


def _pair(one: str, other: str) -> tuple[Article, Article]:
    return written(one, "а"), written(other, "ә")


def written(text: str, source: str) -> Article:
    title, _, body = text.partition("\n")
    link = f"https://example.kz/{source}/{title}"
    return Article(source=source, title=title, text=body, link=link, published=NOW, language="kk")


SAME, DIFFERENT = pairs("same"), pairs("different")


def test_there_are_enough_pairs() -> None:
    assert min(len(SAME), len(DIFFERENT)) >= 20


def test_nine_events_of_ten_join_and_a_rare_one_is_told_twice() -> None:
    missed = [again.title for one, again in SAME if repeat_of(again, [one], NOW) is not one]
    assert len(missed) * 10 <= len(SAME), missed


@pytest.mark.parametrize("pair", DIFFERENT, ids=lambda pair: pair[0].title)
def test_another_event_does_not_join(pair: tuple[Article, Article]) -> None:
    assert repeat_of(pair[1], [pair[0]], NOW) is None


def test_among_all_of_them_none_joins_another_event() -> None:
    firsts = [one for one, _ in SAME]
    found = [(one, repeat_of(again, firsts, NOW)) for one, again in SAME]
    assert [(one.title, other.title) for one, other in found if other not in (None, one)] == []
