"""Phrases: compiled once, they find themselves in a text."""

import random
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given

from bot.kazakh.words import Phrase, PhraseIndex
from tests import anything
from tests.every import every

CASES = Path(__file__).parents[1] / "cases" / "kazakh"


def rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            cells = tuple(cell.strip() for cell in line.split(" | "))
            assert len(cells) == columns, line
            yield cells


@every(list(rows("phrases.txt", 3)))
def test_a_phrase_is_found_where_it_is_meant(typed: str, expected: str, sentence: str) -> None:
    assert (Phrase(typed).find(sentence) is not None) == (expected == "+")


@every([cells[0] for cells in rows("same_phrases.txt", 1)])
def test_one_phrase_has_one_key_however_it_is_typed(line: str) -> None:
    assert len({Phrase(typed.strip()).key for typed in line.split(" = ")}) == 1


def test_a_match_says_where_and_by_which_words() -> None:
    text = "Қостанайда тасқын судан үш ауыл зардап шекті."
    match = Phrase("#су_тасқыны").find(text)
    assert match is not None
    assert match.words == ("тасқын", "судан")
    assert text[match.start : match.end] == "тасқын судан"


def test_a_phrase_stays_within_its_window_and_its_sentence() -> None:
    phrase = Phrase("мұнай бағасы")
    assert phrase.find("мұнай бір екі үш төрт бес алты бағасы")
    assert not phrase.find("мұнай бір екі үш төрт бес алты жеті бағасы")
    assert not phrase.find("Кен орнында мұнай көп. Нанның бағасы өсті.")
    assert not phrase.find("мұнай\nбағасы")


def test_what_was_typed_is_kept_and_a_phrase_of_no_words_finds_nothing() -> None:
    assert Phrase("#СуТасқыны!").text == "#СуТасқыны!"
    for typed in ("", "!!!", "# _", "🙂"):
        assert Phrase(typed).key == ""
        assert Phrase(typed).find("су тасқыны") is None


def test_phrases_are_found_in_texts_of_all_scripts() -> None:
    texts = ("Қостанайда тасқын судан", "Qostanaida tasqyn sudan", "قوستانايدا تاسقىن سۋدان")
    for typed in ("су тасқыны", "su tasqyny", "سۋ تاسقىنى"):
        for text in texts:
            assert Phrase(typed).find(text), (typed, text)


def test_an_index_finds_what_each_phrase_finds_alone() -> None:
    cases = list(rows("phrases.txt", 3))
    phrases = [Phrase(typed) for typed, _, _ in cases]
    index = PhraseIndex(phrases)
    for _, _, sentence in cases:
        alone = {phrase.key for phrase in phrases if phrase.find(sentence)}
        assert set(index.find(sentence)) == alone


def test_phrases_with_one_key_share_their_places() -> None:
    index = PhraseIndex([Phrase("су тасқыны"), Phrase("тасқын су"), Phrase("سۋ تاسقىنى")])
    found = index.find("Су тасқыны басталды. Тасқын суы кетті.")
    assert list(found) == [Phrase("су тасқыны").key]
    assert [match.words for match in next(iter(found.values()))] == [("Су", "тасқыны"), ("Тасқын", "суы")]


def test_an_index_of_thousands_looks_only_at_what_can_be_there() -> None:
    names = random.Random(1).sample(range(10**6), 3000)
    index = PhraseIndex([Phrase(f"Қазақстан {name}") for name in names])
    assert set(index.find(f"Қазақстанда {names[7]} жаңалық бар")) == {Phrase(f"қазақстан {names[7]}").key}


@given(anything.texts(), anything.texts())
def test_no_text_is_too_strange(typed: str, text: str) -> None:
    phrase = Phrase(typed)
    match = phrase.find(text)
    if match:
        assert 0 <= match.start < match.end <= len(text)
    if phrase.key:
        assert phrase.find(typed) is not None or len(phrase.stems) > 1


@every(["а", "лар", "су ", "су тасқыны ", "-", "а-", "Аа", "#", "ىا", "iı", "\u0301", "."])
def test_a_quarter_of_a_megabyte_of_one_thing_costs_little(piece: str) -> None:
    text = piece * (250_000 // len(piece))
    PhraseIndex([Phrase("су тасқыны"), Phrase("тасқын"), Phrase(text)]).find(text)
