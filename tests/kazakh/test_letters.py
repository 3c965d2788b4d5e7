"""Letters: one way to write every letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kazakh import letters
from tests import anything


def test_look_alikes_are_folded_inside_words_and_real_mixtures_stay() -> None:
    assert letters.clean("мемлекеттiк Aстана Əсіресе Yкімет СOVID") == "мемлекеттік Астана Әсіресе Үкімет COVID"
    assert letters.clean("ҚазTransОйл IT-компания") == "ҚазTransОйл IT-компания"


def test_invisible_characters_go_and_lines_stay() -> None:
    assert letters.clean("a\u00a0b\u00adc\r\nи\u0306\u200b \u202eд\u202c") == "a bc\nй д"
    assert letters.clean("👨‍👩‍👧 ж\u200dж") == "👨‍👩‍👧 жж"


def test_capitals_follow_the_rules_of_kazakh() -> None:
    assert letters.lower("İIЫӘ") == "iıыә"


@given(anything.texts())
def test_cleaning_is_total_idempotent_and_shows_nothing_invisible(text: str) -> None:
    cleaned = letters.clean(text)
    assert letters.clean(cleaned) == cleaned
    assert not set(cleaned) & set("\u00ad\u200b\u200e\u200f\u202e\u2066\ufeff\u00a0\x00\ud800")
    cleaned.encode()
    assert len(letters.lower(text)) >= 0


@given(st.lists(st.text(alphabet="абвіқ aeoі\u200d\u0301\u0306иuyYI", max_size=20)).map("".join))
def test_mixed_words_come_to_rest(text: str) -> None:
    cleaned = letters.clean(text)
    assert letters.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "piece", ["а", "aа", "\u0301\u0316", "и\u0306", "\u200d", "👨\u200d", "\u00ad", "\r", " \u00a0"]
)
def test_a_quarter_of_a_megabyte_of_one_thing_is_cleaned_quickly(piece: str) -> None:
    letters.clean(piece * (250_000 // len(piece)))


def test_an_emoji_keeps_its_joiner_and_a_flag_its_letters() -> None:
    for emoji in ("👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍⚕️", "🇰🇿", "❤️‍🔥"):
        assert letters.clean(f"су {emoji} су") == f"су {emoji} су"
