"""The Latin alphabet of 28 January 2021: Cyrillic words into it, and back from it and from older spellings."""

import re
from functools import cache

from bot.kazakh import loans

_TO = dict(zip("абвгғдежзийкқлмнңоөпрстуұүфхһшыіэ", "abvgğdejziikqlmnñoöprstuūüfhhşyıe", strict=True))
_TO |= {"ә": "ä", "ц": "ts", "ч": "tş", "щ": "ştş", "я": "ia", "ю": "iu", "ё": "io", "ъ": "", "ь": ""}
_FROM = dict(zip("aäbvgğdejzkqlmnñoöprstuūüfhşyı", "аәбвгғдежзкқлмнңоөпрстуұүфхшыі", strict=True))
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_BEFORE_Y = _VOWELS - frozenset("иу")  # аы is in no word: many write й as y (Qostanay); but туын, иық
_CAPITAL = {"i": "İ", "ı": "I"}

# spellings before 2021, read but never written: 2018's acute letters and digraphs, and a few drafts'
_ACUTE = re.compile("[áǵńóúýÁǴŃÓÚÝ]")
_OLD = {"á": "ä", "ǵ": "ğ", "ń": "ñ", "ó": "ö", "u": "ū", "ú": "ü", "ý": "u", "ı": "i", "i": "ı"}
_DRAFT = str.maketrans({"ŋ": "ñ", "ǧ": "ğ", "ï": "i", "ç": "tş", "ș": "ş", "ģ": "ğ"})

# ц and ч are written ts and tş; where they begin a suffix they are two letters: айтса, спортшы
_TWO_LETTERS = re.compile("ts(?=[ae](?:[mñqk]|ñ[yı]z)?$|[yı][nz])|tş(?=[yı]|[ae]$)|(?<=[rln])ts(?=[bdgklmnpqrtv])")
# partia, partianyñ: many write ия so; but sotsial
_ENDS_IN_IA = re.compile("$|(?:lar|n[yu]|s[yu]|ğa|da|lyq|men)")
_FOREIGN = re.compile("[wx]|c(?!h)")


def from_cyrillic(word: str) -> str:
    """A word of Cyrillic letters in the Latin alphabet; capitals stay capitals (ШЫМКЕНТ, Яна: İana)."""
    shouted = len(word) > 1 and word.isupper()
    return "".join(_letter(letter, shouted=shouted) for letter in word)


def _letter(letter: str, *, shouted: bool) -> str:
    small = letter.lower()
    latin = _TO.get(small, small)
    if small == letter or not latin:
        return latin if small in _TO else letter
    first = _CAPITAL.get(latin[0], latin[0].upper())
    return first + (latin[1:].upper() if shouted else latin[1:])


def is_foreign(word: str) -> bool:
    """Whether the word has letters that Kazakh never had (Facebook, Windows)."""
    return _FOREIGN.search(word.lower()) is not None


def is_old(text: str) -> bool:
    """Whether the text is spelt in the alphabet of 2018, where ı is и and i is і."""
    return _ACUTE.search(text) is not None


def to_cyrillic(word: str, *, old: bool = False) -> str:
    """A word in small Latin letters (see `letters.lower`) in Cyrillic."""
    word = word.translate(_DRAFT)
    if old:
        word = "".join(_OLD.get(letter, letter) for letter in word)
    word = word.replace("sh", "ş").replace("ch", "tş")
    return loans.read(word, _loans(), _rules)


@cache
def _loans() -> dict[str, str]:
    return loans.spelled(from_cyrillic)


def _rules(word: str, before: str) -> str:
    found = before
    place = 0
    while place < len(word):
        letters, taken = _one(word, place, found[-1:])
        found += letters
        place += taken
    return found[len(before) :]


def _one(word: str, place: int, before: str) -> tuple[str, int]:
    """The Cyrillic letters at `place` of a Latin word, and how many Latin ones they stand for."""
    letter, after = word[place], word[place + 1 : place + 2]
    if letter == "i":
        return _i(after, word[place + 2 :], before)
    if letter == "y" and before in _BEFORE_Y and before:
        return "й", 1
    if word.startswith("ştş", place):
        return "щ", 3
    if letter == "t" and after in ("s", "ş"):
        if before and _TWO_LETTERS.match(word, place):
            return ("тс" if after == "s" else "тш"), 2
        return ("ц" if after == "s" else "ч"), 2
    return _FROM.get(letter, letter), 1


def _i(after: str, rest: str, before: str) -> tuple[str, int]:
    """The letter i is и or й, and opens я and ю: after a vowel (but у) it is й, else и."""
    vowel_before = not before or before in _VOWELS
    if after == "a" and vowel_before:
        return "я", 2
    if after == "a" and _ENDS_IN_IA.match(rest):
        return "ия", 2
    if after == "u" and not rest.startswith("m"):
        return "ю", 2
    closes = before in _VOWELS and before != "у" and bool(before)
    return ("й" if closes else "и"), 1
