"""What a text is found by: a term a word, the same for every inflection, script and keyboard, without stop words."""

from typing import NamedTuple

from bot.kazakh import russian
from bot.kazakh.lists import words
from bot.kazakh.scripts import skeleton
from bot.kazakh.stems import stem_of
from bot.kazakh.tokens import reading, tokens

_START = 4  # letters that a forgiving search compares
_FOLDED = str.maketrans("қғңұи", "кгнуы")  # many keyboards have no Kazakh letters: таскын, билим
_LONGEST = 48  # letters of a term; a longer word is none


class Word(NamedTuple):
    """A word that somebody looks for."""

    text: str  # as typed
    terms: tuple[str, ...]  # any of them will do
    start: str  # what the terms of a near miss begin with; "" for a word too short to guess about


def terms(text: str, language: str = "kk") -> list[str]:
    """The index terms of a text, in order, repeats kept; letters and digits only.

    A word with a hyphen is found by each of its parts too.
    """
    stem, empty = (russian.stem, words("russian")) if language == "ru" else (stem_of, words("stopwords"))
    return [term for token in tokens(text) for word in _parts(token.text, empty) if (term := _term(stem(word)))]


def asked(text: str) -> tuple[Word, ...]:
    """The words of a question, in order, each once: it may be Kazakh or Russian, a text is one of them."""
    found: dict[tuple[str, ...], Word] = {}
    for token in tokens(text):
        parts = _parts(token.text, words("stopwords"))
        if parts and parts[0] not in words("russian"):
            word = parts[0]
            stems = (stem_of(word), *russian.sisters(russian.stem(word)))
            any_of = tuple(dict.fromkeys(filter(None, map(_term, stems))))
            found.setdefault(any_of, Word(token.text, any_of, _start(word)))
    return tuple(word for any_of, word in found.items() if any_of)


def _parts(written: str, empty: frozenset[str]) -> list[str]:
    """The word as it reads, and its parts if it has any; nothing of a word that says nothing."""
    word = reading(written)
    if word in empty or (len(word) == 1 and not word.isdigit()):
        return []
    return [word, *(part for part in word.split("-") if len(part) > 1)] if "-" in word else [word]


def _term(stem: str) -> str:
    term = "".join(filter(str.isalnum, skeleton(stem).translate(_FOLDED)))
    return term if len(term) <= _LONGEST else ""


def _start(word: str) -> str:
    term = _term(word)
    return term[:_START] if len(term) > 2 else ""
