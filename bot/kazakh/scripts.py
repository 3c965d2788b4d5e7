"""Scripts: Kazakh in Cyrillic, in the Latin of 28 January 2021 and in Arabic (töte), each into the others.

A whole text may be given: addresses, hashtags, mentions, HTML tags and entities stay as they are.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from bot.kazakh import arabic, latin
from bot.kazakh.letters import lower

_KEPT = (  # every repetition is bounded: a text of one character must not cost its square
    r"<[^<>]{0,2000}>|&(?:[A-Za-z]{2,32}|#[0-9A-Fa-fxX]{1,8});|(?:https?://|www\.|t\.me/)[^\s<>«»]{1,2000}"
    r"|[#@]\w{1,200}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}"
    r"|(?<![\w.-])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3}\.(?i:kz|com|org|net|info|ru|gov|edu|io|me|tv)\b(?:/[^\s<>«»]{1,2000})?"
)
_CYRILLIC = re.compile(f"({_KEPT})|([Ѐ-ӿ]{{1,64}})")
_OTHERS = re.compile(f"({_KEPT})|([A-Za-zÀ-ɏ]{{1,64}})|([\u0620-\u065f\u066e-\u06d3\u06d5\u06ee-\u06ff]{{1,64}})")
_TO_POINTS, _FROM_POINTS = str.maketrans(",;?", "،؛؟"), str.maketrans("،؛؟", ",;?")
_POINTS = re.compile(r"(?<!\d),|,(?!\d)|[;?]")
_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\u06ee-\u06ff]")
_SKELETON = str.maketrans(
    {"ә": "а", "ө": "о", "ү": "ұ", "і": "ы", "й": "и", "һ": "х", "э": "е", "ъ": "", "ь": ""}
    | {"я": "иа", "ю": "иу", "ё": "ио", "ц": "тс", "щ": "шш"}
)


def to_latin(text: str) -> str:
    """Cyrillic words in the Latin alphabet of 2021."""
    return _CYRILLIC.sub(_converted(latin.from_cyrillic), text)


def to_arabic(text: str) -> str:
    """Cyrillic words in the Arabic alphabet, with its commas and question marks."""
    if not _CYRILLIC.search(text):
        return text
    return _outside(text, lambda piece: _POINTS.sub(lambda m: m.group().translate(_TO_POINTS), piece), _arabic_words)


def _arabic_words(text: str) -> str:
    return _CYRILLIC.sub(_converted(arabic.from_cyrillic), text)


def _outside(text: str, change: Callable[[str], str], words: Callable[[str], str]) -> str:
    """`change` what is not kept, then convert the words."""
    pieces = re.split(f"({_KEPT})", text)
    pieces[::2] = [change(piece) for piece in pieces[::2]]
    return words("".join(pieces))


def to_cyrillic(text: str) -> str:
    """Latin and Arabic words in Cyrillic; Latin words of other languages stay where they are known.

    Their letters tell (w, x), or a text around them that is in Cyrillic.
    """
    if not _OTHERS.search(text):
        return text
    old, brands = latin.is_old(text), _is_mostly_cyrillic(text)

    def convert(match: re.Match[str]) -> str:
        kept, in_latin, in_arabic = match.groups()
        if kept:
            return str(kept)
        if in_arabic:
            return _from_arabic(in_arabic)
        return str(in_latin) if brands else _from_latin(in_latin, old)

    if _ARABIC.search(text):
        text = text.translate(_FROM_POINTS)
    return _OTHERS.sub(convert, text)


def _is_mostly_cyrillic(text: str) -> bool:
    """Whether the Latin words of a whole text are names of other languages: «Google мен iPhone туралы»."""
    if " " not in text:
        return False
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text)
    return cyrillic > sum("A" <= letter <= "\u024f" and letter.isalpha() for letter in text)


def _converted(convert: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    return lambda match: match.group(1) or convert(match.group(2))


@lru_cache(maxsize=4096)
def _from_arabic(word: str) -> str:
    return arabic.to_cyrillic(word)


@lru_cache(maxsize=4096)
def _from_latin(word: str, old: bool) -> str:  # noqa: FBT001 - cached, and private
    if latin.is_foreign(word):
        return word
    if len(word) > 1 and word.isupper():
        return latin.to_cyrillic(lower(word), old=old).upper()
    pieces = re.split("(?<=[^A-ZÄÖÜŪÑĞŞİ])(?=[A-ZÄÖÜŪÑĞŞİ])", word)
    return "".join(_cased(latin.to_cyrillic(lower(piece), old=old), piece) for piece in pieces)


def _cased(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def is_arabic(word: str) -> bool:
    """Whether the word has letters of the Arabic script."""
    return not word.isascii() and _ARABIC.search(word) is not None


def skeleton(word: str) -> str:
    """A word in small Cyrillic letters without what the Arabic script does not write: а=ә, о=ө, ұ=ү, ы=і, и=й, х=һ."""
    return word.translate(_SKELETON).replace("ии", "и")  # партия is written پارتيا and پارتييا


def key(word: str) -> str:
    """The one key of a word in all three scripts, letter for letter (its inflections keep keys of their own)."""
    small = word.lower() if word.isascii() else lower(word)
    return skeleton(to_cyrillic(small).lower())
