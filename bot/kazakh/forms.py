"""Forms: from a word in a text to every stem it may be a form of, and from a dictionary word to the stems it shows.

There is no lexicon: `bases(form)` cuts every legal chain of suffixes off, `keys(word)` gives the spellings in which the
word may stand before a suffix, and a form belongs to a word where the two meet. Three kinds of strings meet:
`тасқын` (bare, or before a consonant), `кітаб~` (before a vowel) and `тағайында-` (a verb's root, also `-~`).
"""

import re
from functools import cache, lru_cache

from bot.kazakh import lists
from bot.kazakh.sounds import VOWELS, ending, harmony
from bot.kazakh.suffixes import ANYWHERE, LONGEST, nominal, place, verbal

LONGEST_WORD = 48  # letters; a longer token is a form of itself only
_ROOT = 3  # letters: roots of two are forms of too many other words
_VOICED = {"қ": "ғ", "к": "г", "п": "б"}
# факті, банкі, Донецкіге: і slips in between a cluster and a suffix
_CLUSTER = re.compile("(?:кт|нг|рг|лг|мф|[нрлсцз]к)$")
_PARTICLE = re.compile("(?<=.)-(?:ақ|ау|ай|мыс|міс|дағы|дүр)$")


@lru_cache(maxsize=32768)
def bases(form: str) -> tuple[str, ...]:
    """Every string that `form` (in small Cyrillic letters) may be inflected from, the form itself first."""
    if len(form) > LONGEST_WORD or len(form) < 3:
        return (form,)
    found = [form]
    if "-" in form:
        form = _PARTICLE.sub("", form)
        found.append(form)
    start = max(2, len(form) - LONGEST)
    where_cut = places(form)
    for cut in range(start, len(form)):
        if where_cut[cut]:
            _append(found, form[:cut].removesuffix("-"), form[cut:], where_cut[cut])
    return _without_strangers(tuple(dict.fromkeys(found)))


def _without_strangers(found: tuple[str, ...]) -> tuple[str, ...]:
    """Without the bases inside a well-known one: ойынның is no form of ой."""
    known = [base for base in found if base in known_words() and not _is_genitive(found[0], base)]
    if not known:
        return found
    longest = max(map(len, known))
    if longest == len(found[0]):
        return found[:1]
    verbs = not any(base[-2:] in ("ыс", "іс") for base in known)  # көтерілісті is of көтеріліс, not of көтеру
    return tuple(b for b in found if len(b.rstrip("~-")) >= longest or (verbs and (b[-1] == "-" or b[-2:] == "-~")))


def _append(found: list[str], base: str, rest: str, where: int) -> None:
    mark = "~" if rest[0] in VOWELS else ""
    if nominal(rest) & where:
        found.append(base + mark)
        if where == ANYWHERE and mark:
            found.append(base)
    if len(base) >= _ROOT and verbal(rest) & where:
        found.append(f"{base}-{mark}")


def places(form: str) -> list[int]:
    """For every cut: the place (see `suffixes.place`) of what stands before it; 0 where no suffix can begin."""
    found, vowel = [0], ""
    for position, letter in enumerate(form[:-1]):
        if letter == "-":
            found.append(ANYWHERE)
            continue
        vowel = letter if letter in VOWELS else vowel
        found.append(_place(vowel + form[max(0, position - 1) : position + 1]) if vowel else 0)
    return found


@lru_cache(maxsize=4096)
def _place(tail: str) -> int:
    """The place after a stem, of which its last vowel and its last two letters tell enough."""
    return place(harmony(tail), ending(tail))


def _is_genitive(form: str, base: str) -> bool:
    """Whether `form` is rather the genitive of a shorter word: деректің is of дерек, and not thy деректі."""
    return form[-1] == "ң" and form[:-1] == base and base[-2:-1] in "дтн" and base[:-2] in known_words()


@cache
def known_words() -> frozenset[str]:
    """Words that a dictionary has, and so are no forms of shorter ones."""
    return lists.words("stems") | lists.words("loans")


@cache
def elisions() -> dict[str, str]:
    """халық → халқ, as `elisions.txt` has them."""
    return dict(line.split() for line in lists.items("elisions"))


@lru_cache(maxsize=16384)
def keys(word: str) -> frozenset[str]:
    """The strings among a form's `bases` that make it a form of `word` (in small Cyrillic letters)."""
    if len(word) > LONGEST_WORD or len(word) < 2:
        return frozenset((word,))
    found = {word, *_before_vowels(word)}
    elided = elisions().get(word)
    if elided:
        found.add(f"{elided}~")
    if _CLUSTER.search(word):
        found |= {f"{word}і", f"{word}і~"}
    if word.endswith(("ст", "зд", "ь", "ъ")) or word[-1] == word[-2] not in VOWELS:  # туристер, рублі, конгресі
        found |= {word[:-1], f"{word[:-1]}~"}
    if word[-1] in "ую" and len(word) >= _ROOT and word not in lists.words("not_verbs"):
        found |= _roots(word)
    return frozenset(found)


def _before_vowels(word: str) -> set[str]:
    voiced = _VOICED.get(word[-1])
    if voiced is None or word[-2] not in VOWELS:
        return {f"{word}~"}
    return {f"{word[:-1]}{voiced}~", *((f"{word}~",) if voiced == "б" else ())}  # кітабы, but тарапы


def _roots(infinitive: str) -> set[str]:
    """The roots of a verb in -у, before vowels and before consonants: шығу → шығ, шық; оқу → оқы."""
    root = infinitive[:-1] + ("й" if infinitive[-1] == "ю" else "")
    if infinitive in _whole_roots():
        root = _whole_roots()[infinitive]
    if len(root) < _ROOT:
        return set()
    hard = root[:-1] + {"б": "п", "ғ": "қ", "г": "к"}.get(root[-1], root[-1])
    return {f"{root}-~", f"{hard}-"}


@cache
def _whole_roots() -> dict[str, str]:
    """оқу → оқы: roots whose last vowel the infinitive hides, as `roots.txt` has them."""
    return {f"{root[:-1]}у": root for root in lists.items("roots")}
