"""Tells which language a text is in: by its letters where they decide, else by `py3langid` among the likely ones.

Kazakh has letters that its neighbours lack, and they have letters that Kazakh lacks. Latin and Arabic Kazakh, which no
detector knows, are told by rules of the same kind.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from bot.kazakh.lists import words

OTHER = "other"
_ENOUGH = 4_000  # letters: more of a text tell nothing new

_KAZAKH = "қғұіңәөүһ"
_FOREIGN = {  # letters that Kazakh has not, and whose they are
    "ҙ": "ba", "ҡ": "ba", "ҫ": "ba", "җ": "tt", "ў": "uz", "ҳ": "uz", "ҷ": "tg", "ӣ": "tg", "ӯ": "tg", "є": "uk",
    "ї": "uk", "ґ": "uk", "ј": "sr", "љ": "sr", "њ": "sr", "ђ": "sr", "ћ": "sr", "џ": "sr", "ѓ": "mk", "ќ": "mk",
    "ѕ": "mk", "ҥ": "sah", "ҕ": "sah", "ӓ": "chm", "ӱ": "chm", "ӹ": "chm", "ӗ": "cv", "ӑ": "cv", "ӕ": "os", "ӏ": "ce",
}  # fmt: skip
_CYRILLIC_LANGUAGES = ("kk", "ru", "ky", "tt", "ba", "mn", "uk", "be", "bg", "sr", "mk", "tg")
_LATIN_LANGUAGES = (
    "az", "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "ku", "lt", "lv", "nl", "no",
    "pl", "pt", "ro", "sk", "sl", "sq", "sv", "tk", "tr", "uz", "vi",
)  # fmt: skip
_ARABIC_LANGUAGES = ("ar", "fa", "ps", "ug", "ur")
_UZBEK = re.compile("[og][ʻʼ‘’'`]|w")
_HARD_Y = re.compile("[bdfgjklmnpqrstvzşğñ]y(?![aeiouäöü])")  # a vowel, as only Kazakh has beside q
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str:
    """The ISO 639 code of the language ("kk", "ru"…), or "other" when nothing tells."""
    letters = _letters(text)
    cyrillic = sum(n for c, n in letters.items() if "\u0400" <= c <= "\u052f")
    arabic = sum(n for c, n in letters.items() if "\u0600" <= c <= "\u06ff")
    total = sum(letters.values())
    if total == 0:
        return OTHER
    if cyrillic * 2 >= total:
        return _cyrillic(text, letters, cyrillic)
    if arabic * 2 >= total:
        return _arabic(text, letters)
    return _latin(text, letters)


def _letters(text: str) -> Counter[str]:
    counts = Counter(text[:_ENOUGH].lower())
    return Counter({c: n for c, n in counts.items() if c.isalpha()})


def _share(letters: Counter[str], of: Iterable[str], total: int) -> float:
    return sum(letters[c] for c in of) / total


def _cyrillic(text: str, letters: Counter[str], total: int) -> str:
    own = _share(letters, _KAZAKH, total)
    foreign = _share(letters, _FOREIGN, total)
    if foreign > max(0.005, own / 20) or (foreign and not letters["қ"] + letters["ұ"] + letters["і"]):
        return _foreign(letters)
    if own >= 0.06 and _share(letters, "қғұ", total) >= 0.01 and _share(letters, "құі", total) >= 0.01:
        return "kk"
    if own < 0.004 and _russian(text, letters, total):
        return "ru"
    code = _guess(text, _CYRILLIC_LANGUAGES)
    return _neighbour(letters) if code in {"kk", "ky"} and own > 0 else code


def _neighbour(letters: Counter[str]) -> str:
    """Kazakh and Kyrgyz headlines look alike but for қ, ұ and і; without them, һ tells: it is rare in Kazakh."""
    if letters["қ"] + letters["ұ"] + letters["і"] or (letters["ғ"] and not letters["һ"]):
        return "kk"
    if letters["ғ"] or letters["һ"]:
        return "ba"
    return "tt" if letters["ә"] else "ky"


def _foreign(letters: Counter[str]) -> str:
    votes: Counter[str] = Counter()
    for letter, code in _FOREIGN.items():
        votes[code] += letters[letter]
    code = votes.most_common(1)[0][0]
    if code == "uz" and letters["і"]:
        return "be"
    return code


def _russian(text: str, letters: Counter[str], total: int) -> bool:
    """Long texts show it by their letters, short ones by common little words."""
    if total > 300 and _share(letters, "ыэё", total) >= 0.01:
        return True
    if total > 30 and _share(letters, "ыэё", total) == 0:
        return False
    tokens = _WORD.findall(text[:_ENOUGH].lower())
    known = sum(token in words("russian") for token in tokens)
    return known >= 2 and known * 6 >= len(tokens)


def _latin(text: str, letters: Counter[str]) -> str:
    """The alphabet of 2021, and the acute letters of 2018."""
    marks = sum(letters[c] > 0 for c in "qūñä") + (letters["y"] > 0 and letters["ı"] > 0)
    acute = sum(letters[c] > 0 for c in "ǵńáúó") + (letters["ı"] > 0 and letters["q"] > 0)
    turkish_name = letters["q"] < 2 and not any(letters[c] for c in "ūñä")  # q comes in names only
    plain = text[:_ENOUGH].lower()
    if letters["q"] > 1 and len(_HARD_Y.findall(plain)) > 1 and not _UZBEK.search(plain):
        return "kk"  # jarlyqqa, qoidy
    if not any(letters[c] for c in "wçəžß") and ((marks >= 2 and not turkish_name) or (acute >= 3 and letters["ǵ"])):
        return "kk"
    return _guess(text, _LATIN_LANGUAGES)


def _arabic(text: str, letters: Counter[str]) -> str:
    """Töte has ۇ, ۋ or a high hamza, and none of the Uyghur letters."""
    own = letters["ۇ"] + letters["ۋ"] + text.count("ٴ")
    strange = sum(letters[c] for c in "ېۈھئۅۉێڕڵټډړښ")
    if own and strange * 20 <= own:
        return "kk"
    return _guess(text, _ARABIC_LANGUAGES)


def _guess(text: str, among: tuple[str, ...]) -> str:
    return next((code for code, _ in _identifier().rank(text[:_ENOUGH]) if code in among), OTHER)


@cache
def _identifier() -> Any:
    """Made anew from its part of the model, so that the rest of it need not stay in memory."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a tenth of a second, of which most texts need none

    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    whole.set_languages((*_CYRILLIC_LANGUAGES, *_LATIN_LANGUAGES, *_ARABIC_LANGUAGES))
    part = (whole.nb_ptc, whole.nb_pc, whole.nb_classes, whole.tk_nextmove, whole.tk_output)
    return LanguageIdentifier(*part, tk_row=whole.tk_row)
