"""The newest stories are a list of links within one message."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.formatter import latest
from bot.formatter.html import utf16_length
from bot.formatter.texts import Voice
from bot.model import Story, Tag
from tests.formatter.reading import Reading

STORY = Story(
    id=1,
    source="Ulysmedia.kz",
    title="Қостанайда су <деңгейі> көтерілді",
    summary=(),
    text="",
    link="https://qaz.ulysmedia.kz/news/123-su",
    published=datetime(2024, 3, 14, 8, 16, tzinfo=UTC),
    language="kk",
)


def test_a_story_is_a_link_with_its_source_and_time(voice: Voice, now: datetime) -> None:
    read = Reading(latest.answer([STORY], None, now, voice).text)
    assert read.text == "Соңғы жаңалықтар\n\n• Қостанайда су <деңгейі> көтерілді\nUlysmedia.kz · 13:16"
    assert read.links == [STORY.link]


def test_the_list_of_one_topic_names_it(any_voice: Voice, now: datetime) -> None:
    for stories in ([], [STORY]):
        assert "су & тасқыны" in Reading(latest.answer(stories, Tag("k", "су & тасқыны"), now, any_voice).text).text


def test_ten_endless_titles_fit_into_one_message(voice: Voice, now: datetime) -> None:
    stories = [replace(STORY, title="🌊" * 5000, source="Ұзақ атау " * 50)] * 30
    assert utf16_length(Reading(latest.answer(stories, None, now, voice).text).text) <= 4096
