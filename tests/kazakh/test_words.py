"""Words: forms, tags and stems."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.kazakh import lists
from bot.kazakh.words import is_form_of, stem, tag_matches, tokens
from tests import anything
from tests.every import every

CASES = Path(__file__).parents[1] / "cases" / "kazakh" / "forms.txt"
ROWS = [
    (word, form, sign == "+")
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
    for word, sign, forms in [line.split(" ", 2)]
    for form in forms.split()
]


@every(ROWS)
def test_forms_of_a_word_are_its_own(word: str, form: str, expected: bool) -> None:
    assert is_form_of(word, form) is expected


@every(["тасқын", "тасқынның", "тасқынынан", "Тасқындардың", "тасқындағылар", "тасқынмен"])
def test_a_noun_is_found_in_its_forms(form: str) -> None:
    assert is_form_of("тасқын", form)


@every([("сот", "сотқар"), ("су", "сулу"), ("қаңтар", "қаңтарылып")])
def test_near_words_are_not_forms(word: str, form: str) -> None:
    assert not is_form_of(word, form)
    assert not tag_matches(word, form)


def test_a_tag_may_be_typed_inflected() -> None:
    assert tag_matches("тасқыны", "тасқынның")
    assert tag_matches("#Украинадағы", "Украинаға")
    assert stem("Украинадағы") == "украина"


def test_tokens_know_where_they_stand() -> None:
    assert [(t.text, t.start, t.end) for t in tokens("АҚШ-тың «суы», 5G")] == [
        ("АҚШ-тың", 0, 7),
        ("суы", 9, 12),
        ("5G", 15, 17),
    ]


@every(sorted(path.stem for path in lists.FOLDER.glob("*.txt")))
def test_a_word_list_can_be_reviewed(file: str) -> None:
    lines = (lists.FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    items = [line for line in lines if line and not line.startswith("#")]
    assert len(items) == len(set(items)), "each item once"
    listed = [item for item in items if "  " not in item]  # a table, of keys and their words, has an order of its own
    assert listed == sorted(listed)
    assert not [item for item in items if re.search("[Ѐ-ӿ][a-zA-Z]|[a-zA-Z][Ѐ-ӿ]", item)], "Latin look-alikes"


def test_endless_words_are_only_themselves() -> None:
    for piece in ("а", "лар", "дағы", "-дағы", "ың"):
        text = piece * 300_000
        assert is_form_of(text, text)
        assert not is_form_of("су", text)
        assert stem(text) == text


@given(anything.texts(), anything.texts())
def test_no_word_is_too_strange(word: str, form: str) -> None:
    assert is_form_of(word, word)
    assert tag_matches(word, word) in (True, False)
    is_form_of(word, form)
    tag_matches(word, form)
    for token in tokens(word):
        assert word[token.start : token.end] == token.text
    assert isinstance(stem(word), str)


@given(
    st.lists(st.sampled_from(["су", "тас", "қын", "лар", "дың", "ы", "нда", "ғы", "т", "-", "ай", "к"])).map("".join)
)
def test_a_stem_is_its_own_stem_and_its_word_a_form_of_it(word: str) -> None:
    assert tag_matches(word, word)
