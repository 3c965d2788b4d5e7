"""The demo's newsroom tells enough, in the right order, in clean Kazakh, and never runs dry."""

import asyncio
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest

from bot.demo.newsroom import Newsroom, articles, daily
from bot.demo.newsroom.articles import ArticleError, Draft

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
NEWSROOM = Path(articles.__file__).parent
ARTICLES = [draft for folder in ("earlier", "new") for draft in articles.read(articles.FOLDER / folder)]
MIXED = re.compile(r"\w*(?:[a-zA-Z][а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ]|[а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ][a-zA-Z])\w*")


def newsroom() -> Newsroom:
    return Newsroom(lambda: NOW)


def is_flood(draft: Draft) -> bool:
    return "су тасқыны" in draft.title.lower()


def test_the_articles_have_four_to_eight_sentences_and_a_signed_lead() -> None:
    for draft in ARTICLES:
        sentences = re.findall(r"[.!?]»?(?:\s|$)", "\n".join(draft.paragraphs))
        assert 4 <= len(sentences) <= 10, draft.slug
        assert ".kz" in draft.paragraphs[0], draft.slug


def test_no_kazakh_word_holds_a_latin_letter() -> None:
    for path in [*NEWSROOM.rglob("*.md"), *NEWSROOM.rglob("*.toml"), *NEWSROOM.rglob("*.html")]:
        assert MIXED.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_addresses_are_unique() -> None:
    slugs = Counter(draft.slug for draft in ARTICLES)
    assert [slug for slug, times in slugs.items() if times > 1] == []


def test_a_flood_comes_among_the_first_new_stories_and_again_and_again() -> None:
    room = newsroom()
    floods = [is_flood(room.publish_next().draft) for _ in range(100)]
    assert any(floods[:3])
    assert all(any(floods[start : start + 6]) for start in range(90))


def test_the_earlier_stories_are_there_at_the_start_in_the_order_of_time() -> None:
    stories = newsroom().stories()
    assert len(stories) == len(articles.read(articles.FOLDER / "earlier"))
    assert all(one.published > other.published for one, other in pairwise(stories))
    assert stories[0].published < NOW


def test_a_new_story_is_published_now() -> None:
    room = newsroom()
    story = room.publish_next()
    assert story.published == NOW
    assert room.stories()[0] == story
    assert room.stories(story.site)[0] == story


async def test_a_running_newsroom_keeps_publishing() -> None:
    room: Newsroom
    enough = asyncio.Event()

    def clock() -> datetime:
        if running and len(room.stories()) > 60:
            enough.set()
        return NOW

    running: asyncio.Task[None] | None = None
    room = Newsroom(clock, timedelta(0))
    running = asyncio.create_task(room.run())
    await enough.wait()
    running.cancel()


def test_there_is_enough_to_read() -> None:
    kazakh = [draft for draft in ARTICLES if draft.language == "kk"]
    assert len(kazakh) >= 40
    assert len({draft.tags[0] for draft in kazakh}) >= 10
    assert len(ARTICLES) > len(kazakh)


def test_a_corrected_story_keeps_its_number_and_changes_its_title() -> None:
    moments = iter(NOW + timedelta(minutes=minute) for minute in range(1000))
    room = Newsroom(lambda: next(moments))
    while not (story := room.publish_next()).draft.correction:
        pass
    for _ in range(story.draft.correction.after):
        assert room.story(story.site, story.number) == story
        room.publish_next()
    corrected = room.story(story.site, story.number)
    assert corrected
    assert corrected.draft.title == story.draft.correction.title != story.draft.title
    assert corrected.updated > corrected.published == story.published


def test_stories_of_one_event_are_told_by_different_sites_in_different_words() -> None:
    events: dict[str, list[Draft]] = {}
    for draft in ARTICLES:
        if draft.event:
            events.setdefault(draft.event, []).append(draft)
    assert events
    for drafts in events.values():
        assert len({draft.site for draft in drafts}) == len(drafts) > 1
        assert len({draft.title for draft in drafts}) == len(drafts)


def test_the_daily_stories_are_whole_and_differ() -> None:
    told = list(islice(daily.drafts(7, newsroom().bank), 200))
    assert {draft.site for draft in told} == {"tolqyn", "dala", "alatau"}
    assert len({draft.slug for draft in told}) == 200
    assert len({draft.paragraphs for draft in told}) > 195
    assert not [draft for draft in told if re.search(r"[{}]", " ".join((draft.title, *draft.paragraphs)))]


def test_the_same_seed_tells_the_same() -> None:
    bank = newsroom().bank
    assert list(islice(daily.drafts(3, bank), 20)) == list(islice(daily.drafts(3, bank), 20))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("сайт: dala\n\nМәтін.", "opens with a line"),
        ("# Тақырып\n\nсайт: ertis\n\nМәтін.", "tolqyn, dala, alatau"),
        ("# Тақырып\n\nсайт: dala\nавтор: Асан\n\nМәтін.", "автор"),
    ],
)
def test_an_editors_mistake_is_told_in_words(text: str, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        articles.parse(text, "01-x")
