"""What an editor types becomes routes and minus words."""

import pytest

from bot.config import Topic
from bot.kazakh.words import Phrase
from bot.model import Mute, Tag
from bot.rules.follows import Added, Already, NotWords, TooLong, TooMany
from bot.rules.routes import (
    MOST_ROUTES,
    Decision,
    Minus,
    all_minus,
    decide,
    is_source,
    of_source,
    thread,
    told_by,
    words,
)
from bot.rules.topics import Catalogue

FLOOD = Tag(Phrase("су тасқыны").key, "су тасқыны")
CATALOGUE = Catalogue([Topic(tag="су тасқыны", words=("тасқын",))])
SOURCES = ("Дала", "Ulysmedia.kz")


def said(typed: str, mine: tuple[Tag, ...] = ()) -> tuple[Decision, ...]:
    return decide(typed, mine, SOURCES, CATALOGUE)


def test_words_mean_topics_sources_or_themselves() -> None:
    assert said("тасқынды, ULYSMEDIA.KZ, қар көшкіні") == (
        Added(FLOOD),
        Added(of_source("Ulysmedia.kz")),
        Added(Tag(Phrase("қар көшкіні").key, "қар көшкіні")),
    )
    assert said("дала, тасқын", (FLOOD, of_source("Дала"))) == (Already(of_source("Дала")), Already(FLOOD))
    assert said("су тасқыны\nтасқын") == (Added(FLOOD), Already(FLOOD))
    assert said(" , ,") == ()


def test_a_minus_keeps_words_or_a_source_away() -> None:
    football = Mute("tag", Phrase("футбол").key, "футбол")
    assert said("-футбол, − футбол, –Дала") == (Minus(football), Minus(football), Minus(Mute("source", "Дала", "Дала")))
    assert said(all_minus("футбол, -футбол")) == (Minus(football), Minus(football))
    assert said("-") == (NotWords("-"),)


def test_what_is_no_topic_is_told_so() -> None:
    assert said("?!") == (NotWords("?!"),)
    assert said("қар " * 20) == (TooLong(("қар " * 20).strip()),)
    many = tuple(Tag(f"k{number}", f"k{number}") for number in range(MOST_ROUTES))
    assert said("тасқын, Дала", many) == (TooMany(), TooMany())


def test_a_sources_key_is_nobodys_words() -> None:
    tag = of_source("Дала")
    assert is_source(tag)
    assert Phrase(tag.key).key != tag.key
    assert words([FLOOD, tag]) == [FLOOD]
    assert told_by("Дала", [FLOOD, tag]) == (tag,)
    assert told_by("Дала", [FLOOD]) == told_by("Толқын", [tag]) == ()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("https://t.me/c/1000000002/7/15", 7),
        (" t.me/c/1000000002/7 ", 7),
        ("https://t.me/qostanai/7/15?single", 7),
        ("https://t.me/qostanai/7/", 7),
        ("https://t.me/qostanai", None),
        ("https://example.kz/c/1/7", None),
        ("7", None),
        ("", None),
    ],
)
def test_a_link_names_a_topic_of_a_group(typed: str, number: int | None) -> None:
    assert thread(typed) == number
