"""Which language a headline is in."""

from hypothesis import given

from bot.kazakh.language import detect
from tests import anything
from tests.every import every
from tests.kazakh.cases import cases


@every(cases("languages.txt"))
def test_a_headline_is_known(headline: str, language: str) -> None:
    found = detect(headline)
    assert found == language if language != "other" else found not in {"kk", "ru"}


@given(anything.texts())
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text)


@every(["қ", "ы ", "a", "ۇ", "1"])
def test_a_megabyte_of_the_same_is_no_burden(unit: str) -> None:
    assert detect(unit * (1_000_000 // len(unit)))
