"""Suffixes: the chains that may legally follow a noun or a verb's root, as a table of states.

A noun takes: plural · possessive · case · (-дағы, and all of it once more) · predicate. Every suffix has a back and a
front shape (А = а/е, Ы = ы/і, Қ = қ/к, Ғ = ғ/г below) and up to four openings, which the class of the letter before it
chooses (see `sounds`). Asking `nominal(chain)` gives the places (harmony and class) that the chain may follow.
"""

from collections import defaultdict
from functools import cache, lru_cache

from bot.kazakh.sounds import BACK, BUZZ, FRONT, GLIDE, LATERAL, NASAL, VOICELESS, VOWEL

ANYWHERE = ~0  # the place after a hyphen: any chain may follow
LONGEST = 26  # letters of a chain; the longest in use are shorter
_CLASSES = (VOWEL, GLIDE, LATERAL, NASAL, BUZZ, VOICELESS)

_Steps = tuple[tuple[str, str], ...]  # (suffix, the state after it)

# after:       vowel  р й у  л      м н ң  з ж    voiceless
_PLURAL = ("лАр", "лАр", "дАр", "дАр", "дАр", "тАр")
_GENITIVE = ("нЫң", "дЫң", "дЫң", "нЫң", "дЫң", "тЫң")
_ACCUSATIVE = ("нЫ", "дЫ", "дЫ", "дЫ", "дЫ", "тЫ")
_DATIVE = ("ҒА", "ҒА", "ҒА", "ҒА", "ҒА", "ҚА")
_LOCATIVE = ("дА", "дА", "дА", "дА", "дА", "тА")
_ABLATIVE = ("дАн", "дАн", "дАн", "нАн", "дАн", "тАн")
_WITH = ("мен", "мен", "мен", "мен", "бен", "пен")
_I_AM = ("мЫн", "мЫн", "мЫн", "мЫн", "бЫн", "пЫн")
_WE_ARE = ("мЫз", "мЫз", "мЫз", "бЫз", "бЫз", "пЫз")
_LIKE = ("дАй", "дАй", "дАй", "дАй", "дАй", "тАй")
_OWNED = ("нікі", "дікі", "дікі", "дікі", "дікі", "тікі")  # front always: баланікі


def _to(state: str, *suffixes: str) -> _Steps:
    return tuple((suffix, state) for suffix in suffixes)


def _predicates(c: int) -> _Steps:
    return _to("end", _I_AM[c], _WE_ARE[c], "сЫң", "сЫз", "сЫңдАр", "сЫздАр")


def _cases(c: int, dative: str = "") -> _Steps:
    return (
        *_to("end", _GENITIVE[c], _ACCUSATIVE[c], dative or _DATIVE[c], _LIKE[c]),
        *_to("in", _LOCATIVE[c]),
        *_to("from", _ABLATIVE[c]),
        *_to("with", _WITH[c]),
        *_to("owned", _OWNED[c]),
    )


def _possessives(c: int) -> _Steps:
    his, mine = ("сЫ", "") if c == VOWEL else ("Ы", "Ы")
    return (*_to("his", his), *_to("mine", f"{mine}м", f"{mine}ң"), *_to("ours", f"{mine}ңЫз", f"{mine}мЫз"))


def _noun(c: int) -> _Steps:
    return (
        *_to("plural", _PLURAL[c]),
        *_possessives(c),
        *_cases(c),
        *(step for step in _predicates(c) if step[0] != "сЫз"),  # тілсіз is "without", an adjective
        *_to("end", "рАҚ", "ЫрАҚ"),
    )


_NOUNS: dict[str, _Steps] = {
    **{f"noun {c}": _noun(c) for c in _CLASSES},
    "plural": (*_possessives(GLIDE), *_cases(GLIDE), *_predicates(GLIDE), *_to("end", "дЫр", "шА")),
    "mine": (*_cases(NASAL, dative="А"), *_to("end", "шА")),  # балама, пікірімше
    "ours": (*_cases(BUZZ), *_to("end", "шА")),  # елімізге
    "his": (  # a pronoun's н appears: басын, басына, басында, мәліметінше
        *_to("end", "нЫң", "н", "нА", "ндАй", "ншА", "дЫр"),
        *_to("in", "ндА"),
        *_to("from", "нАн"),
        *_to("with", "мен"),
        *_to("owned", "нікі"),
        *_predicates(VOWEL),
    ),
    "in": (*_to(f"noun {VOWEL}", "ҒЫ"), *_predicates(VOWEL)),  # қаладағы is a noun again
    "from": _predicates(NASAL),
    "with": _to("end", "ен"),
    "owned": _to("end", "н", "не", "нің", "нен"),
    "end": (),
}


def _named(c: int) -> _Steps:
    """What people put on the words of a tag: no -м, -ң or predicates, which words often only seem to have."""
    ending, inside = _to("end", _GENITIVE[c], _ACCUSATIVE[c], _DATIVE[c], _ABLATIVE[c], _WITH[c]), _LOCATIVE[c]
    his, our = ("сЫ", "мЫз") if c == VOWEL else ("Ы", "ЫмЫз")
    return (
        *_to("named plural", _PLURAL[c]),
        *_to("named his", his),
        *_to("ours", our),
        *ending,
        *_to("named in", inside),
    )


_NAMED: dict[str, _Steps] = {
    **{f"named {c}": _named(c) for c in _CLASSES},
    "named plural": tuple(step for step in _named(GLIDE) if step[1] != "named plural"),
    "named his": (*_to("end", "нЫң", "н", "нА", "нАн", "мен", "ншА"), *_to("named in", "ндА")),
    "named in": _to(f"named {VOWEL}", "ҒЫ"),
}


# ---------------------------------------------------------------- verbs

_PERSONS = _to("end", *(f"{m}Ы{z}" for m in "мбп" for z in "нз"), "сЫң", "сЫз", "сЫңдАр", "сЫздАр", "тЫ", "ды", "ді")
_PAST = _to("end", *(f"{d}Ы{p}" for d in "дт" for p in ("", "м", "ң", "Қ", "ңЫз", "ңдАр", "ңЫздАр")))


def _tenses(opening: str) -> _Steps:
    """What closes a verb; `opening` is А after consonants and й after vowels."""
    return (
        *_PAST,
        *_to("participle", "ҒАн", "ҚАн", f"{opening}тЫн"),
        *_to("present", opening),
        *_to("persons", "п", "Ып"),
        *_to(f"noun {GLIDE}", "у"),
        *_to("end", "сА", "сАм", "сАң", "сАҚ", "сАңЫз", "сЫн", "ЫңЫз", "ңЫз", "ЫңдАр", "ңдАр", "ЫңЫздАр", "ңЫздАр"),
        *_to("end", "ҒАй", "ҚАй", "ҒАлЫ", "ҚАлЫ", *(f"{m}АҚ{x}" for m in "мбп" for x in ("", "шЫ"))),
    )


def _verb(c: int) -> _Steps:
    opening, aorist, wishes = ("й", "р", ("йЫн", "йЫҚ")) if c == VOWEL else ("А", "Ар", ("АйЫн", "АйЫҚ"))
    return (*_tenses(opening), *_to(f"noun {GLIDE}", aorist), *_to("end", *wishes), *_to("not", "мА", "бА", "пА"))


def _voices(c: int) -> _Steps:
    """Passive, reflexive, reciprocal, causative."""
    joined = "" if c == VOWEL else "Ы"
    return _to("voice", *(f"{joined}{v}" for v in "лнс"), "т", "дЫр", "тЫр", "ҒЫз", "ҚЫз")


_VERBS: dict[str, _Steps] = {
    **{f"root {c}": (*_verb(c), *_voices(c)) for c in _CLASSES},
    "voice": (*_verb(LATERAL), *_to("voiced", "Ыл", "Ын", "Ыс", "т", "дЫр", "тЫр", "ҒЫз", "ҚЫз")),
    "voiced": _verb(LATERAL),
    "not": (*_tenses("й"), *_to(f"noun {VOICELESS}", "с")),
    "participle": (*_noun(NASAL), *_to("end", "шА", "дЫҚ", "дЫҚтАн"), *_to("his", "дЫҒЫ")),
    "present": (*_PERSONS, *_to("end", "дЫ")),
    "persons": _PERSONS,
}


# ---------------------------------------------------------------- asking


def _shape(suffix: str, harmony: int) -> str:
    return suffix.translate(str.maketrans("АЫҚҒ", "аықғ" if harmony == BACK else "еікг"))


@cache
def _tables() -> dict[int, dict[str, dict[str, _Steps]]]:
    """For each harmony and state: the steps by their first letter."""
    tables: dict[int, dict[str, dict[str, _Steps]]] = {}
    for harmony in (BACK, FRONT):
        table = tables[harmony] = {}
        for state, steps in (_NOUNS | _NAMED | _VERBS).items():
            shaped = dict.fromkeys((_shape(suffix, harmony), after) for suffix, after in steps)
            table[state] = {c: tuple(s for s in shaped if s[0][0] == c) for c in {s[0][0] for s in shaped}}
    return tables


def _fits(table: dict[str, dict[str, _Steps]], state: str, rest: str) -> bool:
    for suffix, after in table[state].get(rest[0], ()):
        if rest.startswith(suffix):
            tail = rest[len(suffix) :]
            if not tail or _fits(table, after, tail):
                return True
    return False


def _places(kind: str, rest: str) -> int:
    if len(rest) > LONGEST:
        return 0
    bits = 0
    for harmony, table in _tables().items():
        for suffix, after, where in _openings(kind, harmony).get(rest[0], ()):
            if where & ~bits and rest.startswith(suffix):
                tail = rest[len(suffix) :]
                if not tail or _fits(table, after, tail):
                    bits |= where
    return bits


@cache
def _openings(kind: str, harmony: int) -> dict[str, list[tuple[str, str, int]]]:
    """The first steps of a chain by their first letter, each with all the places where it may stand."""
    places: defaultdict[tuple[str, str], int] = defaultdict(int)
    for c in _CLASSES:
        for steps in _tables()[harmony][f"{kind} {c}"].values():
            for step in steps:
                places[step] |= place(harmony, 1 << c)
    found: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for (suffix, after), where in places.items():
        found[suffix[0]].append((suffix, after, where))
    return found


@lru_cache(maxsize=16384)
def nominal(chain: str) -> int:
    """The places after a noun where this chain may stand, as bits to compare with `place`."""
    return _places("noun", chain)


@lru_cache(maxsize=8192)
def named(chain: str) -> int:
    """The places after a noun where this chain may stand on a word that somebody typed as a tag."""
    return _places("named", chain)


@lru_cache(maxsize=16384)
def verbal(chain: str) -> int:
    """The places after a verb's root where this chain may stand."""
    return _places("root", chain)


def place(harmony: int, ending: int) -> int:
    """The bits of a stem with this harmony and these classes of last letters (bits, see `sounds`)."""
    return (ending if harmony & BACK else 0) | (ending << 6 if harmony & FRONT else 0)
