"""A tag's label → the hashtag that Telegram links whole."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bot.formatter.html import harmless
from bot.model import Tag

LONGEST = 64  # Telegram takes 256; nobody reads them


@lru_cache(maxsize=4096)
def hashtag(label: str) -> str:
    """`су тасқыны` → `#су_тасқыны`; "" when nothing of the label can be a hashtag.

    A space or a hyphen ends a hashtag, so they become `_`; every other sign that would end it is dropped, and so
    are marks that NFC could not join to a letter. Digits alone are no hashtag to Telegram.
    """
    signs = ("_" if _joins(sign) else sign for sign in unicodedata.normalize("NFC", harmless(label)))
    word = re.sub(r"_+", "_", "".join(sign for sign in signs if sign == "_" or _belongs(sign))).strip("_")
    word = word[:LONGEST].strip("_")
    return f"#{word}" if any(sign.isalpha() for sign in word) else ""


def hashtags(tags: Iterable[Tag], most: int) -> tuple[str, ...]:
    """The first `most` different ones, in the order of the tags."""
    found: dict[str, str] = {}
    for tag in tags:
        word = hashtag(tag.label)
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())[:most]


def _joins(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) == "Pd"


def _belongs(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "L" or unicodedata.category(sign) == "Nd"
