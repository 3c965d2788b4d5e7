"""The starting catalogue finds the topics that the demo's editors gave their stories, and few others."""

from collections import Counter
from pathlib import Path

import pytest

from bot import config
from bot.demo.newsroom import articles
from bot.demo.newsroom.articles import Draft
from bot.kazakh.words import Phrase, PhraseIndex

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TOPICS = config.load(EXAMPLE, {config.TOKEN_VARIABLE: "123456:a-made-up-token"}).topics
LABELS = {topic.tag for topic in TOPICS}
PLUS = {topic.tag: PhraseIndex(map(Phrase, topic.words)) for topic in TOPICS}
MINUS = {topic.tag: PhraseIndex(map(Phrase, topic.minus)) for topic in TOPICS}
ARTICLES = [
    draft
    for folder in ("earlier", "new")
    for draft in articles.read(articles.FOLDER / folder)
    if draft.language == "kk"
]


def topics_of(draft: Draft) -> set[str]:
    text = "\n".join((draft.title, *draft.paragraphs))
    return {tag for tag in LABELS if PLUS[tag].find(text) and not MINUS[tag].find(text)}


@pytest.mark.parametrize("draft", ARTICLES, ids=lambda draft: draft.slug)
def test_a_story_has_its_editors_topics(draft: Draft) -> None:
    assert set(draft.tags) & LABELS <= topics_of(draft)


def test_few_stories_have_a_topic_that_no_editor_gave() -> None:
    more = Counter(tag for draft in ARTICLES for tag in topics_of(draft) - set(draft.tags))
    assert more.total() < len(ARTICLES) / 2, more


def test_a_flood_is_told_to_nobody_who_follows_another_disaster() -> None:
    floods = [draft for draft in ARTICLES if "су тасқыны" in draft.tags]
    assert len(floods) >= 8
    assert not [draft.slug for draft in floods if topics_of(draft) & {"жер сілкінісі", "соғыс", "қылмыс", "сот"}]


def test_every_topic_has_a_key_of_its_own() -> None:
    keys = Counter(Phrase(tag).key for tag in LABELS)
    assert "" not in keys
    assert max(keys.values()) == 1
