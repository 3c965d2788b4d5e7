"""A story's tags: what it is about, not what it mentions in passing; readers' own phrases count at any mention."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config
from bot.kazakh.words import Phrase
from bot.model import Tag
from bot.rules.topics import Catalogue, Phrases, Reading

FILE = tomllib.loads((Path(__file__).parent.parent / "cases/topics.toml").read_text("utf-8"))


def own(*phrases: str) -> list[Tag]:
    return [Tag(Phrase(phrase).key, phrase) for phrase in phrases]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(Config.model_validate({"topics": FILE["topics"]}).topics)


@pytest.mark.parametrize("case", FILE["case"], ids=lambda case: case["what"])
def test_an_article_gets_its_tags(case: dict[str, Any], catalogue: Catalogue) -> None:
    text = case.get("text", "") * case.get("times", 1) + case.get("end", "")
    reading = Reading(title=case["title"], text=text, categories=tuple(case.get("categories", ())))
    assert [tag.label for tag in catalogue.match(reading)] == case["tags"]


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("су тасқыны", "су тасқыны"),
        ("тасқыннан", "су тасқыны"),
        ("#СуТасқыны", "су тасқыны"),
        ("су_тасқынының", "су тасқыны"),
        ("su tasqyny", "су тасқыны"),
        ("سۋ تاسقىنى", "су тасқыны"),
        ("ҚОСТАНАЙ", "Қостанай"),
        ("жер сілкінісі", None),
        ("", None),
        ("🔥", None),
    ],
)
def test_typed_words_mean_a_topic(typed: str, topic: str | None, catalogue: Catalogue) -> None:
    found = catalogue.topic_for(typed)
    assert (found and found.label) == topic


def test_readers_own_phrases_count_at_any_mention_and_the_title_first() -> None:
    phrases = Phrases(own("мұнай бағасы", "теңіз кеніші", "газ құбыры"))
    reading = Reading(title="Теңіз кенішінде жұмыс тоқтады", text="Сөз көп. " * 200 + "Мұнайдың бағасы өсті.")
    assert [tag.label for tag in phrases.match(reading)] == ["теңіз кеніші", "мұнай бағасы"]


def test_the_catalogues_topics_are_left_to_the_catalogue(catalogue: Catalogue) -> None:
    phrases = Phrases([*catalogue.tags, *own("мұнай")], besides=catalogue)
    assert [tag.label for tag in phrases.match(Reading(title="Футбол және мұнай"))] == ["мұнай"]


def test_an_empty_catalogue_matches_nothing() -> None:
    assert Catalogue().match(Reading(title="Су тасқыны")) == ()
    assert Phrases().match(Reading(title="Су тасқыны")) == ()
