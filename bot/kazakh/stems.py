"""Stems: the one dictionary word that an inflected word most likely comes from.

There is no lexicon to ask, so: a word of `stems.txt` wins, else the longest chain that people put on a tag is cut off,
as long as what is left could be a word. The same for every form of a word is worth more here than right.
"""

import re
from functools import cache, lru_cache

from bot.kazakh import lists
from bot.kazakh.forms import LONGEST_WORD, elisions, known_words, places
from bot.kazakh.sounds import VOWELS
from bot.kazakh.suffixes import ANYWHERE, LONGEST, named, nominal, verbal

_ROOT = 5  # letters of a root that is told apart from a noun
_SHORTEST = 3  # letters; stems of two are cut free only if `stems.txt` has them
_ENDS = (
    "рт|нт|лт|ст|йт|кт|пт|фт|хт|рд|нд|лд|зд|[аиоэу]нг|рг|рк|нк|лк|ск|йк|рқ|лқ|нқ|рс|лс|нс|кс|пс|йс|"
    "рш|нш|йш|рм|лм|зм|йм|рн|йн|рл|йл|рп|лп|мп|йп|мб|рб|рв|йр|рф|мф|нц|рц|йц|рч|нч|рз|нз|йз|рх|"
    "тр|др|бр|вр|гр|кр|пр|фр|тл|бл|кл|йд|йг|лл|мм|нн|рр|сс|тт|цк|фф|пп|кк|зз|ль|рь|нь|ть|дь"
)
_POSSIBLE_END = re.compile(f"(?:^|[{VOWELS}]|[{VOWELS}].|{_ENDS})$")
_AGENT = re.compile("[^аеиоөуұүыіэя]ш[ыі]$|[ую]ш[ыі]$")  # басшы, оқушы: this ы is no possessive
_HIS = re.compile(f"(?<=.[^{VOWELS}шғг][ыі]|[^{VOWELS}]{{2}}[и])с[ыі](?=$|н)")  # соғысы is соғыс + ы, not соғы + сы
_GENITIVE = re.compile("[дтн][ыі]$")
_OWNED_N = re.compile("(?:[ыіоәи]|[рл]м[ае])$")
_FALLEN = {"с": "т", "з": "д"} | dict.fromkeys("лрн", "ь")  # турис(т)тер, съез(д)ге, рубл(ь)і
_HARD = {"ғ": "қ", "г": "к", "б": "п"}
_LINKED = re.compile("(?:кт|инг|рг|мф|нк|рк|лк|ск|цк)і$")


@lru_cache(maxsize=32768)
def stem_of(form: str) -> str:
    """The stem of `form`, both in small Cyrillic letters."""
    if not 3 <= len(form) <= LONGEST_WORD or form in known_words() or form in lists.words("names"):
        return form
    stems, found = known_words(), [form]
    where = places(form)
    for cut in range(max(2, len(form) - LONGEST), len(form)):
        if where[cut]:
            found += _before(form[:cut], form[cut:], where[cut])
    known = [base for base in found if base in stems] or _infinitives(form, where)
    return max(known, key=len) if known else min(found, key=len)


def _before(base: str, rest: str, where: int) -> list[str]:
    """The nouns that may stand before the chain `rest`: any that people name, well-known ones before rarer chains."""
    stems = known_words()
    if named(rest) & where:
        words = _restored(base.removesuffix("-"), rest, surely=where == ANYWHERE)
        return [word for word in words if word in stems or _is_enough(word, rest)]
    if rest == "ң" and base[:-2] in stems and _GENITIVE.search(base):
        return []  # құқықтың is of құқық, and not thy құқықты
    return [base] if len(base) >= _SHORTEST and base in stems and nominal(rest) & where else []


def _infinitives(form: str, where: list[int]) -> list[str]:
    """The well-known verbs that `form` may be of: тағайындалды, тағайындау."""
    stems = known_words()
    cuts = range(max(_ROOT, len(form) - LONGEST), len(form))
    return [form[:cut] + "у" for cut in cuts if form[:cut] + "у" in stems and verbal(form[cut:]) & where[cut]]


def _is_enough(word: str, rest: str) -> bool:
    """Whether an unknown word may be what is left: one syllable only before a long chain (пенде is not пен + де)."""
    if rest in ("ны", "ні") and _OWNED_N.search(word):
        return False  # айбыны is айбын + ы, павильоны павильон + ы
    return (
        len(rest) > 3 or len(rest) + len(word) > 6 or sum(letter in VOWELS for letter in word) > 1 or not word.isalpha()
    )


def _restored(base: str, rest: str, *, surely: bool) -> list[str]:
    """The words that `base` may stand for in front of `rest`; none if it could be no word."""
    stems = known_words()
    if surely:
        return [base]
    if rest[0] in "ыі":
        if base[-1] == "л" and base[:-1] in stems:
            return []  # нәтижелі is an adjective of нәтиже
        if base in _elided():
            return [_elided()[base]]
        if _AGENT.search(base + rest[0]):
            return [word for word in (base + rest[0],) if word in stems]
        base = _hardened(base)
    elif rest[0] == "с" and _HIS.search(base + rest) and base not in stems:
        return []
    return _whole(base[:-1] if _LINKED.search(base) and base not in stems else base)


def _whole(base: str) -> list[str]:
    """The word with the letter that fell before the suffix (туристер, съезге, конгресі, рублі), if it is known."""
    stems = known_words()
    known = [word for word in (base, f"{base}{_FALLEN.get(base[-1], base[-1])}", f"{base}{base[-1]}") if word in stems]
    if known:
        return known
    return [base] if len(base) >= _SHORTEST and _POSSIBLE_END.search(base) else []


def _hardened(base: str) -> str:
    """кітаб → кітап, қақтығ → қақтық; клуб and педагог stay as they are."""
    if base[-1] not in _HARD or base[-2] not in VOWELS:
        return base
    loan = base[-1] == "г" and base[-2] in "аоуы"
    return base if loan or base in known_words() else base[:-1] + _HARD[base[-1]]


@cache
def _elided() -> dict[str, str]:
    return {left: word for word, left in elisions().items()}
