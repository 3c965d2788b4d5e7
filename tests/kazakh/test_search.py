"""Questions: the days they name, and the terms they share with texts."""

from datetime import date

import pytest
from hypothesis import given

from bot.kazakh.likeness import distance
from bot.kazakh.search import asked, terms
from bot.kazakh.spans import Span, read_span
from tests import anything
from tests.kazakh.cases import cases

TUESDAY = date(2026, 11, 24)
SPANS = cases("spans.txt")


@pytest.mark.parametrize(("typed", "first", "last", "rest"), SPANS, ids=[line[0] for line in SPANS])
def test_the_days_of_a_question_are_read(typed: str, first: str, last: str, rest: str) -> None:
    days = Span(date.fromisoformat(first), date.fromisoformat(last)) if first else None
    assert read_span(typed, TUESDAY) == (days, rest)


@pytest.mark.parametrize(
    "forms",
    ["паводок паводка паводки паводками", "выборы выборов выборах", "школа школы школ",
     "министр министра министром", "наводнение наводнения", "рубль рубля рублей"],
)  # fmt: skip
def test_russian_forms_of_a_word_find_each_other(forms: str) -> None:
    for word in asked(forms):
        for form in forms.split():
            assert set(terms(form, "ru")) & set(word.terms), (word, form)


def test_words_that_say_nothing_are_not_looked_for() -> None:
    assert [word.text for word in asked("және Қостанай на бойынша")] == ["Қостанай"]


@given(anything.texts(max_size=200))
def test_terms_are_letters_and_digits_whatever_is_typed(text: str) -> None:
    read_span(text, TUESDAY)
    assert all(term.isalnum() for word in asked(text) for term in word.terms)
    assert all(term.isalnum() for language in ("kk", "ru") for term in terms(text, language))


@pytest.mark.parametrize(
    ("a", "b", "far"), [("су", "су", 0), ("тасқын", "тасқны", 1), ("сайлау", "саилуа", 2), ("сот", "дала", 3)]
)
def test_slips_of_the_pen_are_counted(a: str, b: str, far: int) -> None:
    assert distance(a, b, 2) == far
