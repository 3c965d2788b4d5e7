"""Money as people type it: numbers, currencies and the words around them, in Kazakh, Russian and English.

Every word of a text must be known here, or the text is about something else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import takewhile
from typing import Literal, TypeGuard, get_args

from bot.kazakh import lists
from bot.kazakh.letters import clean
from bot.kazakh.likeness import distance
from bot.kazakh.tokens import reading
from bot.kazakh.words import is_form_of

LONGEST = 120  # characters; a longer text tells a story
TENGE = "KZT"

Kind = Literal["filler", "to", "above", "below", "reach", "rates"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number, in digits or in words; never negative."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, by its ISO code."""

    code: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that means something where money is spoken of."""

    kind: Kind


Piece = Number | Currency | Word

_GROUPED = r"\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?"
# 500-ден, 450ге, 500-den
_CASE = r"(?:-?(?:[дтн][ае]н|[dtn][ae]n|[ğq]a|[gk]e|[ғқ]а|[гк]е|[дтн][ыі]|[дт][ае]|[дтн][ыі]ң)(?![^\W\d_]))?"
_TOKEN = re.compile(
    rf"({_GROUPED}|\d+(?:[.,]\d+)*){_CASE}|([^\W\d_]+|[$€₽₸£₤¥元₺₴₹₩₾₼฿]|[<>]=?|[=→])|[\s.,;:!?()«»\"'’/–—-]+"
)
_ENDINGS = "(?:а|у|е|ы|и|і|й|ь|я|ю|ом|ой|ов|ам|ами|ах|ей|ем|ём|ям|ями|ях|ью|s|es)?"  # of Russian and English
_SLIPPED = 5  # letters that a name has at least, where one of them may be wrong
_PHRASE = 4  # words that name one currency: Оңтүстік Корея воны


def pieces(text: str) -> tuple[Piece, ...] | None:
    """What the text is made of; None when it holds anything else, or nothing."""
    text = clean(text).strip().lower()
    read = _tokens(text) if len(text) <= LONGEST else None
    if not read:
        return None
    found: list[Piece] = []
    counted = any(isinstance(token, Decimal) for token in read)
    while read:
        piece, used = _first(read)
        if piece is None and counted:
            piece, used = _near_currency(read) or (None, 0)
        if piece is None:
            return None
        found.append(piece)
        read = read[used:]
    return tuple(found)


def is_meant(text: str) -> bool:
    """Whether money is spoken of, understood or not: a currency, and a number or the side of one."""
    words = re.findall(r"[^\W\d_]+|[$€₽₸£¥₺]", clean(text[:LONGEST]).lower())
    named = any(_currency([word]) or _near_currency([word]) for word in words)
    return named and (any(map(str.isdigit, text)) or any(_kind(word) in {"above", "below", "reach"} for word in words))


@cache
def codes() -> frozenset[str]:
    """The codes of every currency that has a name here."""
    return frozenset(names.code for names in _currencies())


# ---------------------------------------------------------------- tokens


def _tokens(text: str) -> list[Decimal | str] | None:
    """Numbers and words, without the signs between them; None when there is a sign that no amount has."""
    found: list[Decimal | str] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            return None
        if match[1]:
            found.append(_number(match[1]))
        elif match[2]:
            found.append(match[2])
        place = match.end()
    return found


def _number(text: str) -> Decimal:
    """`1 000,50`, `1,000.50` and `1.000,50` are the same; a lone sign before exactly three digits parts thousands."""
    text = re.sub("[ '’]", "", text)
    signs = re.findall("[.,]", text)
    if not signs:
        return Decimal(text)
    whole, _, rest = text.rpartition(signs[-1])
    thousands = len(signs) > 1 and signs[-1] in signs[:-1]
    lone = len(signs) == 1 and len(rest) == 3 and len(whole) <= 3 and whole != "0"
    if thousands or lone:
        return Decimal(re.sub("[.,]", "", text))
    return Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")


# ---------------------------------------------------------------- what tokens mean


def _first(read: Sequence[Decimal | str]) -> tuple[Piece | None, int]:
    """The piece that begins here, and how many tokens it takes."""
    for reader in (_currency, _small_word, _amount, _word):
        found = reader(read)
        if found:
            return found
    return None, 0


def _small_word(read: Sequence[Decimal | str]) -> tuple[Word, int] | None:
    """A word as it stands in the list; before the numbers, since `on` is no Kazakh ten."""
    kind = _kinds().get(read[0]) if isinstance(read[0], str) else None
    return (Word(kind), 1) if kind else None


def _word(read: Sequence[Decimal | str]) -> tuple[Word, int] | None:
    kind = _kind(read[0]) if isinstance(read[0], str) else None
    return (Word(kind), 1) if kind else None


def _amount(read: Sequence[Decimal | str]) -> tuple[Number, int] | None:
    """Digits and number words that belong together: 2,5 миллион; екі мың бес жүз."""
    total, current, used = Decimal(0), None, 0
    for token in read:
        value = token if isinstance(token, Decimal) else _in_words(token)
        if value is None or (isinstance(token, Decimal) and used):
            break
        used += 1
        if isinstance(token, Decimal) or value < 100:
            current = (current or 0) + value
        elif value == 100:
            current = (current or 1) * value
        else:
            total, current = total + (1 if current is None else current) * value, None
    return (Number(total + (current or 0)), used) if used else None


@lru_cache(maxsize=4096)
def _in_words(word: str) -> Decimal | None:
    for line in lists.items("numbers"):
        value, *words = line.split()
        if any(word == one or (not one.isascii() and is_form_of(one, word)) for one in words):
            return Decimal(value)
    return None


@dataclass(frozen=True, slots=True)
class _Names:
    code: str
    nouns: tuple[str, ...]
    marks: tuple[str, ...]  # what tells it from others of the name

    def named(self, word: str) -> bool:
        return word == self.code.lower() or any(_is_form(noun, word) for noun in self.nouns)

    def marked(self, word: str) -> bool:
        return any(word.startswith(mark[:-1]) if mark.endswith("*") else word == mark for mark in self.marks)


@cache
def _currencies() -> tuple[_Names, ...]:
    return tuple(_names(line) for line in lists.items("currencies"))


def _names(line: str) -> _Names:
    names, _, marks = line.partition("|")
    code, *nouns = names.split()
    return _Names(code, tuple(nouns), tuple(marks.split()))


def _currency(read: Sequence[Decimal | str]) -> tuple[Currency, int] | None:
    words = list(takewhile(_is_word, read[:_PHRASE]))
    for length in range(len(words), 0, -1):
        code = _named(tuple(words[:length]))
        if code:
            return Currency(code), length
    return None


def _near_currency(read: Sequence[Decimal | str]) -> tuple[Currency, int] | None:
    """The currency whose name this is but for a slip of the pen: долар, доларға."""
    word = read[0]
    code = _slipped(word) if isinstance(word, str) and len(word) >= _SLIPPED else None
    return (Currency(code), 1) if code else None


@lru_cache(maxsize=4096)
def _slipped(word: str) -> str | None:
    for names in _currencies():
        for noun in names.nouns:
            if len(noun) >= _SLIPPED and word[0] == noun[0] and _is_near_form(noun, word):
                return names.code
    return None


def _is_near_form(noun: str, word: str) -> bool:
    """Whether the word is a form of the noun with one letter wrong, missing, too many or swapped."""
    ends = range(len(noun) - 1, len(noun) + 2)
    return any(distance(word[:end], noun, 1) <= 1 and _is_form(noun, noun + word[end:]) for end in ends)


def _is_word(token: Decimal | str) -> TypeGuard[str]:
    return isinstance(token, str)


@lru_cache(maxsize=4096)
def _named(words: tuple[str, ...]) -> str | None:
    """The currency that all these words name together: one of them its noun, the others its marks."""
    for names in _currencies():
        nouns = sum(names.named(word) for word in words)
        if nouns >= 1 and all(names.marked(word) or names.named(word) for word in words) and nouns < 2:
            return names.code
    return None


def _is_form(noun: str, word: str) -> bool:
    if noun == word or len(noun) < 3:
        return noun == word
    stem = noun[:-1] if noun[-1] in "аяьй" else noun
    return is_form_of(noun, word) or bool(re.fullmatch(re.escape(stem) + _ENDINGS, word))


@lru_cache(maxsize=4096)
def _kind(word: str) -> Kind | None:
    kinds = _kinds()
    known = kinds.get(reading(word))
    return known or ("rates" if any(_is_form(one, word) for one, kind in kinds.items() if kind == "rates") else None)


@cache
def _kinds() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for line in lists.items("money_words"):
        name, *words = line.split()
        kind = next(one for one in get_args(Kind) if one == name)
        found |= {word: kind for word in words if word not in found}
    return found
