"""Letters: one way to write every letter, before anything else looks at a text.

Real news mixes scripts inside a word (`мемлекеттiк` with a Latin i), hides controls in it and writes й as two
characters. Nothing here changes how long a line of ordinary text is.
"""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = "Ѐ-ӿ"
LATIN = "A-Za-zÀ-ɏəƏ"

_ALIKE = dict(zip("AaBCcEeHhIiıKkMOoPpTXxYyƏəÖö", "АаВСсЕеНһІііКкМОоРрТХхУуӘәӨө", strict=True))
_TO_CYRILLIC = str.maketrans(_ALIKE)
# К/k and һ/h look alike too, but the pairs below are those that are mistyped inside Latin words
_TO_LATIN = str.maketrans("АаВСсЕеНһІіКкМОоРрТХхУу", "AaBCcEeHhIiKkMOoPpTXxYy")
_FOLDABLE_LATIN = frozenset(_ALIKE)
_FOLDABLE_CYRILLIC = frozenset(map(chr, _TO_LATIN))

_MIXED = re.compile(f"[{CYRILLIC}][{LATIN}]|[{LATIN}][{CYRILLIC}]")
_LETTERS = re.compile(f"[{CYRILLIC}{LATIN}]+")
_HYPHENS = "\u2010\u2011"
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# soft hyphen, zero-width, joiners of words, bidi marks and overrides, interlinear notes, controls, lone surrogates
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_JOINER = re.compile(
    "(?<![\U0001f000-\U0001faff\u2190-\u2bff\ufe0f\u20e3])\u200d|\u200d(?![\U0001f000-\U0001faff\u2190-\u2bff])"
)
_SPACE, _HYPHEN = re.compile(f"[{_SPACES}]"), re.compile(f"[{_HYPHENS}]")
_PIECE = 300  # characters normalised at a time: canonical ordering of a run of marks is quadratic


def clean(text: str) -> str:
    """The text in NFC, with look-alike letters folded, plain spaces and hyphens, and no invisible characters.

    Lines stay; the joiner inside an emoji stays.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _HYPHEN.sub("-", _SPACE.sub(" ", _INVISIBLE.sub("", text)))
    composed = _composed(_JOINER.sub("", text))
    folded = fold_lookalikes(composed)
    return folded if folded == composed else _composed(folded)


def _composed(text: str) -> str:
    """NFC, piece by piece; a piece ends at a space wherever there is one."""
    if text.isascii():
        return text
    pieces, start = [], 0
    while start < len(text):
        end = start + _PIECE
        if end < len(text):
            end = max(text.rfind(" ", start, end), text.rfind("\n", start, end)) + 1 or end
        pieces.append(unicodedata.normalize("NFC", text[start:end]))
        start = end
    return "".join(pieces)


def lower(text: str) -> str:
    """Small letters by the rules of Kazakh: in Latin script İ is the capital of i, and I of ı."""
    if "I" in text or "İ" in text:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def fold_lookalikes(text: str) -> str:
    """Latin letters inside Cyrillic words become Cyrillic, and the reverse; words of two real scripts stay."""
    return _LETTERS.sub(_fold, text) if _MIXED.search(text) else text


def _fold(match: re.Match[str]) -> str:
    word = match.group()
    return _folded(word) if len(word) < 64 else word


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    cyrillic = {c for c in word if "Ѐ" <= c <= "ӿ"}
    latin = set(word) - cyrillic
    if not cyrillic or not latin:
        return word
    to_cyrillic, to_latin = latin <= _FOLDABLE_LATIN, cyrillic <= _FOLDABLE_CYRILLIC
    if to_cyrillic and to_latin:  # every letter could be either: the greater part decides
        to_cyrillic = 2 * sum(c in cyrillic for c in word) >= len(word)
    if to_cyrillic:
        return _straight_u(word).translate(_TO_CYRILLIC)
    return word.translate(_TO_LATIN) if to_latin else word


def _straight_u(word: str) -> str:
    """A capital Y stands for Ү where a consonant and a front vowel follow (Yкімет), else for У."""
    return re.sub("Y(?=[^аәеёиоөуұүыіэюя]+[әеөүі])", "Ү", word)
