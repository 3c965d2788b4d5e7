"""Tokens: the words and numbers of a text, where they stand, and how each reads in small Cyrillic letters."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.kazakh.letters import fold_lookalikes
from bot.kazakh.scripts import to_cyrillic

_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
_CAMEL = re.compile("(?<=[а-яёәғқңөұүһіa-zäöüūñğşı])(?=[А-ЯЁӘҒҚҢӨҰҮҺІA-ZÄÖÜŪÑĞŞİ])")
_CYRILLIC = re.compile("[Ѐ-ӿ]+")
_LONGEST = 64  # letters; what is longer is no word, and is compared as it stands


class Token(NamedTuple):
    """A word or number of a text: `text[start:end]`."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words and numbers of `text`; parts joined by a hyphen or an apostrophe are one (`АҚШ-тың`)."""
    return [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def parts(word: str) -> list[str]:
    """The words inside a CamelCase word (БишімбаевСоты); one part for any other."""
    return _CAMEL.split(word) if len(word) <= _LONGEST else [word]


@lru_cache(maxsize=32768)
def reading(word: str) -> str:
    """The word in small Cyrillic letters, as all comparing is done."""
    if len(word) > _LONGEST:
        return word
    if _CYRILLIC.fullmatch(word):
        return word.lower()
    if word.isascii():
        word = word.lower()  # Instagram: without a Kazakh letter, I is the capital of i
    return to_cyrillic(fold_lookalikes(word)).lower()
