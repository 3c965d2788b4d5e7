"""Words: forms, tags and stems."""

import pytest

from bot.kazakh.words import is_form_of, stem, tag_matches, tokens


@pytest.mark.parametrize("form", ["тасқын", "тасқынның", "тасқынынан", "Тасқындардың", "тасқындағылар", "тасқынмен"])
def test_a_noun_is_found_in_its_forms(form: str) -> None:
    assert is_form_of("тасқын", form)


@pytest.mark.parametrize(("word", "form"), [("сот", "сотқар"), ("су", "сулу"), ("қаңтар", "қаңтарылып")])
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
