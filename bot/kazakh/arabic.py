"""The Arabic alphabet of Kazakh (töte): Cyrillic words into it and back.

It writes а and ә, о and ө, ұ and ү, ы and і alike. A high hamza opens a word of front vowels, unless ك, گ or ە
already say so; reading goes by those, by ق and ع for the back, and by the vowel before.
"""

import re
from functools import cache

from bot.kazakh import loans

HAMZA = "\u0674"
_HAMZAS = "\u0674\u0621\u0654"  # some sites write another
_TO = dict(zip("абвгғдежзийкқлмнңопрстуұүфхһшыіэәөч", "ابۆگعدەجزييكقلمنڭوپرستۋۇۇفحھشىىەاوچ", strict=True))
_TO |= {"ц": "تس", "щ": "شش", "я": "يا", "ю": "يۋ", "ё": "يو", "ъ": "", "ь": ""}
_FROM = dict(zip("بۆگعدەجزكقلمنڭپرستۋفحھشچ", "бвгғдежзкқлмнңпрстуфхһшч", strict=True))
_FROM |= dict(zip("یېھہئهىيةؤۈۉڤ", "йеһһіһыйәууөв", strict=True))  # what other keyboards give
_FROM["ه"] = "һ"
_FROM["ء"] = ""
_PAIRS = {"ا": ("а", "ә"), "و": ("о", "ө"), "ۇ": ("ұ", "ү"), "ى": ("ы", "і")}
_BACK_LETTERS, _FRONT_LETTERS = frozenset("قع"), frozenset("كگ")
_BACK, _FRONT = 0, 1
_AFTER_VOWEL = frozenset("аәеёиоөұүыіэюя")
_WHOLE = {"йа": "я", "йә": "я", "йу": "ю", "иу": "ю", "иа": "я", "шш": "щ"}
_PAIRED = re.compile("й[аәу]|иу(?!м)|^иа|шш")
# پارتيا, پارتيانىڭ: most write ия so; but سوتسيال
_ENDS_IN_IA = re.compile("(?<=[бвгғдзкқлмнпрстфхц])иа(?=$|лар|ны|сы|ға|да|лық|мен)")
_TS = re.compile("тс(?=и|[еоуа](?!$|[мңқк]$))|(?<=[нкп])тс(?![ыі])|^тс")


def from_cyrillic(word: str) -> str:
    """A word of Cyrillic letters in the Arabic alphabet."""
    small = word.lower()
    front = any(letter in "әөүі" for letter in small) and not any(letter in "егкэ" for letter in small)
    return (HAMZA if front else "") + "".join(_TO.get(letter, letter) for letter in small)


def to_cyrillic(word: str) -> str:
    """A word of Arabic letters in small Cyrillic ones."""
    return loans.read(word, _loans(), _rules)


@cache
def _loans() -> dict[str, str]:
    return loans.spelled(from_cyrillic)


def _rules(word: str, before: str) -> str:
    bare = "".join(letter for letter in word if letter not in _HAMZAS)
    front = len(bare) < len(word) or (_last_harmony(before) is None and _is_front(bare))
    found = before
    for place, letter in enumerate(bare):
        if letter in _PAIRS:
            found += _PAIRS[letter][_harmony(bare, place, found, front=front)]
        elif letter == "ي":
            found += "й" if found[-1:] in _AFTER_VOWEL else "и"
        else:
            found += _FROM.get(letter, letter)
    return _joined(found)[len(before) :]


def _is_front(word: str) -> bool:
    """Whether a word without hamza is one of front vowels: ك, گ or ە say so (not that of -мен), ق, ع and ا deny it."""
    body = word[:-3] if len(word) > 4 and word.endswith(("مەن", "بەن", "پەن")) else word
    return any(letter in "ەكگ" for letter in body) and not any(letter in "قعاو" for letter in body[2:])


def _last_harmony(word: str) -> int | None:
    for letter in reversed(word):
        if letter in "аоұыя":
            return _BACK
        if letter in "әөүіеэ":
            return _FRONT
    return None


def _harmony(word: str, place: int, found: str, *, front: bool) -> int:
    """Back or front for the vowel at `place`: its neighbours know best, then the vowel before it, then the word."""
    letter, last = word[place], _last_harmony(found)
    if last is not None and letter in "او":
        return _BACK  # ә and ө stand in first syllables, but for a few words
    ahead = word[place + 1 : place + 3] if word[place + 2 : place + 3] in _BACK_LETTERS else word[place + 1 : place + 2]
    around = {word[place - 1] if place else "", *ahead}
    if around & _BACK_LETTERS and not any(vowel in ahead[:1] for vowel in "اوۇىە"):
        return _BACK
    if letter in "ىۇ" and around & _FRONT_LETTERS:
        return _FRONT
    if last is not None:
        return last
    return _FRONT if front else _BACK


def _joined(word: str) -> str:
    """я, ю, ц and щ of the two letters that stand for each."""
    word = _ENDS_IN_IA.sub("ия", word)
    word = _PAIRED.sub(lambda m: _WHOLE[m.group()], word)
    return _TS.sub("ц", word)
