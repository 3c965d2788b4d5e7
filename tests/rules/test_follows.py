"""Typed words become follows, or their writer learns why not."""

import pytest

from bot.config import Config
from bot.kazakh.words import Phrase
from bot.model import Tag
from bot.rules import follows
from bot.rules.topics import Catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    topics = [{"tag": "су тасқыны", "words": ["тасқын"]}, {"tag": "Қостанай"}]
    return Catalogue(Config.model_validate({"topics": topics}).topics)


def own(phrase: str) -> Tag:
    return Tag(Phrase(phrase).key, phrase)


def test_a_topic_of_the_catalogue_is_followed_under_its_own_name(catalogue: Catalogue) -> None:
    assert follows.decide("Тасқындардан", [], catalogue) == (follows.Added(own("су тасқыны")),)


def test_other_words_are_followed_as_typed(catalogue: Catalogue) -> None:
    assert follows.decide(" #жер_сілкінісі ", [], catalogue) == (follows.Added(own("жер сілкінісі")),)


@pytest.mark.parametrize(
    "again", ["жер сілкінісі", "жер сілкінісінен", "сілкініс жер", "#ЖерСілкінісі", "jer sılkınısı"]
)
def test_another_form_of_what_is_followed_is_followed_already(again: str, catalogue: Catalogue) -> None:
    assert follows.decide(again, [own("жер сілкінісі")], catalogue) == (follows.Already(own("жер сілкінісі")),)


def test_the_same_topic_twice_in_one_message_is_followed_once(catalogue: Catalogue) -> None:
    decisions = follows.decide("мұнай, мұнайдан", [], catalogue)
    assert decisions == (follows.Added(own("мұнай")), follows.Already(own("мұнай")))


@pytest.mark.parametrize(
    ("typed", "decision"),
    [
        ("🔥", follows.NotWords("🔥")),
        ("!!!", follows.NotWords("!!!")),
        ("а", follows.TooShort("а")),
        ("қ" * 65, follows.TooLong("қ" * 65)),
    ],
)
def test_what_is_no_topic_is_told_apart(typed: str, decision: follows.Decision, catalogue: Catalogue) -> None:
    assert follows.decide(typed, [], catalogue) == (decision,)
    assert follows.meant(typed, catalogue) is None


@pytest.mark.parametrize("typed", ["", " ", ",,;", "# _"])
def test_nothing_typed_decides_nothing(typed: str, catalogue: Catalogue) -> None:
    assert follows.decide(typed, [], catalogue) == ()
    assert follows.drop(typed, [], catalogue) == ()


def test_the_hundredth_is_the_last(catalogue: Catalogue) -> None:
    mine = [Tag(str(number), str(number)) for number in range(99)]
    decisions = follows.decide("мұнай, газ, мұнай", mine, catalogue)
    assert decisions == (follows.Added(own("мұнай")), follows.TooMany(), follows.Already(own("мұнай")))


def test_unfollowing_finds_it_in_any_form(catalogue: Catalogue) -> None:
    mine = [own("су тасқыны"), own("мұнай")]
    assert follows.drop("тасқыннан; мұнайды, газ", mine, catalogue) == (
        follows.Removed(own("су тасқыны")),
        follows.Removed(own("мұнай")),
        follows.NotFollowed("газ"),
    )
