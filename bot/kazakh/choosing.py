"""Chooses the sentences that tell most: the lead, then those near to the whole, early, and unlike the chosen.

The lead is the best single sentence of news (measured), so it stays unless it leans on words that are not there.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from bot.kazakh.lists import words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NONE: frozenset[str] = frozenset()
MOST = 60  # sentences that are looked at: news says what matters early
_UNLIKE = 0.3  # how much a likeness to what is chosen already costs
_OFF_TOPIC = 0.6  # a lead this much further from the whole than a sentence near it gives way
_EARLY = 0.25  # how much being early counts
_QUOTED = 10  # sentences that one quotation may hold together


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or the sentences that one quotation holds together."""

    sentences: tuple[str, ...]
    vector: dict[str, float]  # of length 1
    leans: bool  # opens with a word that means something said before
    lightly: bool  # …and a headline is enough to understand it
    slight: bool  # says next to nothing

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def length(self) -> int:
        return len(self.text)


def choose(
    sentences: Sequence[str], count: int, budget: int | None = None, *, empty: frozenset[str] = _NONE
) -> list[str]:
    """At most `count` sentences of at most `budget` characters with a space between them; none if none fits.

    The `empty` ones are never taken, but others may lean on them, and so are not taken either.
    """
    units = _units(sentences[:MOST], empty)
    relevance = _relevance(units)
    taken: list[int] = []
    while True:
        lines = count - sum(len(units[i].sentences) for i in taken)
        room = None if budget is None else budget - sum(units[i].length + 1 for i in taken)
        fits = [i for i, u in enumerate(units) if i not in taken and len(u.sentences) <= lines and _fits(u, room)]
        best = _next(units, fits, taken, relevance) if taken else _first(units, fits, relevance)
        if best is None:
            return [sentence for i in sorted(taken) for sentence in units[i].sentences]
        taken.append(best)


def lead(sentences: Sequence[str], empty: frozenset[str] = _NONE) -> str:
    """The first sentence that stands by itself, whatever its length, with all of its quotation."""
    units = _units(sentences[:MOST], empty)
    return next((u for i, u in enumerate(units) if _may_open(u, i)), units[0]).text


def _fits(unit: _Unit, room: int | None) -> bool:
    return room is None or unit.length <= room


def _first(units: Sequence[_Unit], fits: Sequence[int], relevance: Sequence[float]) -> int | None:
    """The lead; when it is too long, the best of the few behind it; at last whatever fits."""
    anchor = next((i for i, u in enumerate(units) if _may_open(u, i)), None)
    if anchor is None:
        return min((i for i in fits if not units[i].slight), default=min(fits, default=None))
    near = [i for i in fits if i <= anchor + 4 and _may_open(units[i], i)]
    best = max(near, key=lambda i: relevance[i], default=None)  # None: better the lead cut than one from far below
    if anchor in fits and best is not None and relevance[anchor] >= _OFF_TOPIC * relevance[best]:
        return anchor
    return best


def _may_open(unit: _Unit, place: int) -> bool:
    """The article's first sentence has its headline before it, so «Осы шешім…» and «Ал…» have what they lean on."""
    return not unit.slight and (not unit.leans or (place == 0 and unit.lightly))


def _next(units: Sequence[_Unit], fits: Sequence[int], taken: Sequence[int], relevance: Sequence[float]) -> int | None:
    """The one to add by maximal marginal relevance; a leaning one only right behind what it leans on."""
    can = [i for i in fits if not units[i].slight and i > taken[0] and (not units[i].leans or i - 1 in taken)]

    def worth(i: int) -> float:
        alike = max(_cosine(units[i].vector, units[j].vector) for j in taken)
        return (1 - _UNLIKE) * relevance[i] - _UNLIKE * alike + _EARLY / (1 + i)

    return max(can, key=worth, default=None)


# ---------------------------------------------------------------- units and their likeness


def _units(sentences: Sequence[str], empty: frozenset[str]) -> list[_Unit]:
    units, start = [], 0
    while start < len(sentences):
        end = _quotation_end(sentences, start)
        units.append(_unit(tuple(sentences[start:end]), empty))
        start = end
    return units


def _quotation_end(sentences: Sequence[str], start: int) -> int:
    """Where the quotation that opens in a sentence is closed; right behind the sentence if it never is."""
    depth, straight = 0, 0
    for end in range(start, min(start + _QUOTED, len(sentences))):
        sentence = sentences[end]
        depth += sum(map(sentence.count, "«“„")) - sum(map(sentence.count, "»”"))
        depth -= sentence.count("“") * 2 if "„" in "".join(sentences[start : end + 1]) else 0
        straight += sentence.count('"')
        if depth <= 0 and straight % 2 == 0:
            return end + 1
    return start + 1


def _unit(sentences: tuple[str, ...], empty: frozenset[str]) -> _Unit:
    found = _WORD.findall(" ".join(sentences).lower())
    counts = Counter(word[:6] for word in found if len(word) > 2 and word not in words("stopwords"))
    weights = {word: 1 + log(n) for word, n in counts.items()}
    slight = len(found) < 4 or not empty.isdisjoint(sentences)
    light = found[:1] in (["ал"], ["осы"], ["сол"], ["осындай"]) and " ".join(found[:2]) not in words("opener_pairs")
    return _Unit(sentences, _unit_length(weights), leans(sentences[0]), light, slight)


def leans(sentence: str) -> bool:
    """Whether a sentence opens with a pronoun or a link whose sense stands before it: Бұл, Ол, Сондай-ақ."""
    found = [word.lower() for word in _WORD.findall(sentence[:80])[:3]]
    if not found:
        return False
    if found[0] in {"бұл", "осы", "сол", "ол"} and len(found) > 1 and _is_time(found[1]):
        return False
    return found[0] in words("openers") or " ".join(found[:2]) in words("opener_pairs") or sentence[0].islower()


def _is_time(word: str) -> bool:
    return any(word.startswith(noun) and len(word) - len(noun) < 5 for noun in words("own_nouns"))


def _relevance(units: Sequence[_Unit]) -> list[float]:
    """How near each unit is to the whole."""
    whole: Counter[str] = Counter()
    for unit in units:
        whole.update(unit.vector)
    centre = _unit_length(whole)
    return [_cosine(unit.vector, centre) for unit in units]


def _unit_length(vector: Mapping[str, float]) -> dict[str, float]:
    norm = sqrt(sum(x * x for x in vector.values())) or 1.0
    return {key: x / norm for key, x in vector.items()}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(x * b[key] for key, x in a.items() if key in b)
