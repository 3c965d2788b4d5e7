"""The newest stories are a list of links within one message."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.formatter import latest, taps
from bot.formatter.html import utf16_length
from bot.formatter.latest import Leaf, turning
from bot.formatter.packing import unpacked
from bot.formatter.texts import Voice
from bot.kazakh.spans import Span
from bot.model import Story
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


ALL = Leaf(shelf="n")


def test_a_story_is_a_link_with_its_source_and_time(voice: Voice, now: datetime) -> None:
    read = Reading(latest.answer([STORY], ALL, ("", None), now, voice).text)
    assert read.text == "Соңғы жаңалықтар\n\n• Қостанайда су <деңгейі> көтерілді\nUlysmedia.kz · 13:16"
    assert read.links == [STORY.link]


def test_the_list_of_one_topic_and_some_days_names_them(any_voice: Voice, now: datetime) -> None:
    days = Span(date(2024, 3, 1), date(2024, 3, 31))
    for stories in ([], [STORY]):
        read = Reading(latest.answer(stories, Leaf(shelf="n", words="x"), ("су & тасқыны", days), now, any_voice).text)
        assert "су & тасқыны · " in read.text
        assert "31" in read.text


def test_ten_endless_titles_fit_into_one_message(voice: Voice, now: datetime) -> None:
    stories = [replace(STORY, title="🌊" * 5000, source="Ұзақ атау " * 50)] * 30
    assert utf16_length(Reading(latest.answer(stories, ALL, ("ұзын " * 500, None), now, voice).text).text) <= 4096


@pytest.mark.parametrize("words", ["су тасқыны кеше", "flood ӘҢҒҮҰҚӨҺІ 2026-11", "", "سۋ", "a:b 🌊"])
def test_the_pages_of_any_words_are_turned_by_buttons_that_remember_them(words: str) -> None:
    (row,) = turning(Leaf(shelf="f", words=words, page=1, more=True))
    assert [button.label for button in row] == ["‹", "2", "›"]
    tap = taps.decode(row[2].data or "")
    assert isinstance(tap, taps.Look)
    assert (tap.page, unpacked(tap.words)) == (2, words.lower())


def test_words_too_long_for_a_button_have_one_page() -> None:
    assert turning(Leaf(shelf="f", words="тасқын " * 8 + "су", more=True)) == ()
    assert len(turning(Leaf(shelf="f", words="ұзақ сөздер: " * 4, more=True))) == 1
