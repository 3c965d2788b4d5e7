"""Typed words become follows, or their writer learns why not."""

import pytest

from bot.config import Config
from bot.kazakh.words import Phrase
from bot.model import Tag
from bot.rules import follows
from bot.rules.seen import Seen
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
        ("қ" * 65, follows.TooLong("қ" * 65)),
    ],
)
def test_what_is_no_topic_is_told_apart(typed: str, decision: follows.Decision, catalogue: Catalogue) -> None:
    assert follows.decide(typed, [], catalogue) == (decision,)
    assert follows.meant(typed, catalogue) is None


def doubted(phrase: str, catalogue: Catalogue, *, count: int = 1, of: int = 100) -> follows.Decision:
    return follows.doubted(follows.Added(own(phrase)), {own(phrase).key: Seen(count, of)}, catalogue)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [("а", "letter"), ("5", "letter"), ("және", "word"), ("бұл туралы", "word"), ("мемлекет", "often")],
)
def test_what_nearly_every_story_has_is_asked_about(phrase: str, why: str, catalogue: Catalogue) -> None:
    decision = doubted(phrase, catalogue, count=21)
    assert isinstance(decision, follows.TooBroad)
    assert decision.why == why
    assert decision.percent == (21 if why == "often" else 0)


def test_a_fifth_of_the_week_is_not_too_much_and_a_share_of_few_stories_says_nothing(catalogue: Catalogue) -> None:
    assert doubted("мемлекет", catalogue, count=20) == follows.Added(own("мемлекет"))
    assert doubted("мемлекет", catalogue, count=19, of=19) == follows.Added(own("мемлекет"))


def test_a_topic_of_the_catalogue_is_never_doubted(catalogue: Catalogue) -> None:
    assert doubted("су тасқыны", catalogue, count=90) == follows.Added(own("су тасқыны"))


@pytest.mark.parametrize("typed", ["тасқн", "су тасқні", "қостанй"])
def test_a_near_miss_of_the_catalogue_is_offered_where_the_news_has_nothing_of_it(
    typed: str, catalogue: Catalogue
) -> None:
    decision = doubted(typed, catalogue, count=0)
    assert isinstance(decision, follows.Misspelt)
    assert decision.near in catalogue.tags
    assert doubted(typed, catalogue, count=1) == follows.Added(own(typed))


def test_what_is_like_nothing_in_the_catalogue_is_followed_though_it_is_new(catalogue: Catalogue) -> None:
    assert doubted("мұнай бағасы", catalogue, count=0) == follows.Added(own("мұнай бағасы"))


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
