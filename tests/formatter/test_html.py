"""Anybody's text is fit for Telegram, and nothing legitimate is lost."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.html import bold, cut, harmless, link, shown, utf16_length
from tests import anything
from tests.formatter.reading import Reading


@given(anything.texts())
def test_any_text_is_valid_html_and_reads_as_it_is(text: str) -> None:
    read = Reading(shown(text))
    assert read.text == harmless(text)


@given(anything.texts())
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    once = harmless(text)
    assert harmless(once) == once


@given(anything.texts())
def test_nothing_invisible_is_left_but_joiners_of_emoji(text: str) -> None:
    assert not [c for c in harmless(text) if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\u200d"]


def test_telegram_counts_an_emoji_twice() -> None:
    assert utf16_length("су 🌊") == 5


@given(anything.texts(min_size=1), st.integers(min_value=1, max_value=50))
def test_a_cut_never_exceeds_its_limit(text: str, limit: int) -> None:
    assert utf16_length(cut(text, limit)) <= limit


def test_a_cut_falls_between_sentences_when_it_can() -> None:
    assert cut("Су көтерілді. Жол жабылды. Адамдар көшірілді.", 30) == "Су көтерілді. Жол жабылды."


def test_a_cut_falls_between_words_otherwise() -> None:
    assert cut("Қостанай облысында су деңгейі көтерілді", 25) == "Қостанай облысында су…"


def test_a_link_without_an_address_is_text() -> None:
    assert Reading(link("Егемен <Қазақстан>", None)).text == "Егемен <Қазақстан>"
    assert Reading(link("Егемен", 'https://x.kz/?a=1&b="')).links == ['https://x.kz/?a=1&b="']


def test_bold_is_escaped() -> None:
    assert Reading(bold("a < b & c")).text == "a < b & c"
