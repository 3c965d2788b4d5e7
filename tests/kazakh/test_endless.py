"""No text is too long: a quarter of a megabyte of one thing costs every function less than two seconds."""

import time
from collections.abc import Callable
from datetime import date
from itertools import product

from hypothesis import given

from bot.kazakh import dates, grammar, language, letters, likeness, search, sentences
from bot.kazakh.boilerplate import is_attribution, is_noise, without_attribution
from bot.kazakh.summary import readable, suggested_tags, summarize, summary
from tests import anything
from tests.every import every

FUNCTIONS: dict[str, Callable[[str], object]] = {
    "clean": letters.clean,
    "lower": letters.lower,
    "split": sentences.split,
    "detect": language.detect,
    "summarize": lambda text: summarize([text, *text[:1000].split()], 3),
    "summary": lambda text: summary(text, title=text),
    "readable": readable,
    "suggested_tags": lambda text: suggested_tags(text, text),
    "is_noise": is_noise,
    "attribution": lambda text: (is_attribution(text), without_attribution(text)),
    "terms": search.terms,
    "likeness": lambda text: likeness.Likeness[int]().add(1, text),
    "jaccard": lambda text: likeness.jaccard(text, text),
    "read_date": lambda text: dates.read_date(text, date(2026, 11, 24)),
    "inflect": lambda text: (grammar.inflect(text, "dative"), grammar.plural(text), grammar.said(text)),
}


@every(product(FUNCTIONS, ["а", "лар", "5 наурыз"]))
def test_a_quarter_of_a_megabyte_of_one_thing_takes_less_than_two_seconds(name: str, piece: str) -> None:
    text = piece * (250_000 // len(piece))
    began = time.process_time()
    FUNCTIONS[name](text)
    assert time.process_time() - began < 2


@given(anything.texts())
def test_no_text_is_too_strange(text: str) -> None:
    for function in FUNCTIONS.values():
        function(text)
