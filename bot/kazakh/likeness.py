"""How alike two texts are: reprints by shared pieces of five letters, one event by weighed pieces of four and stems.

`Likeness` keeps an inverted index of the texts it was given, so that one more costs what it shares with them, not how
many they are. What is rare among the texts weighs more than what all of them say.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from math import log, sqrt
from typing import Generic, TypeVar

from bot.kazakh.words import stem

Key = TypeVar("Key", bound=Hashable)
_WORD = re.compile(r"[^\W_]+")
_PIECE, _REPRINT = 4, 5
_MOST = 2_000  # letters of a text that are looked at: news says what matters early
_LONGEST = 50_000  # letters of a text that are compared with a reprint
_SHARE = 0.65  # what the pieces count; the stems count the rest
_RARITY = 1.3  # how steeply rarity counts
_UNSEEN = 20  # texts that are imagined beside the first few: what two of three say is not common for that
_COUNTS = tuple(1 + log(n) if n else 0.0 for n in range(16))  # the weight of so many occurrences


class Likeness(Generic[Key]):
    """Texts by key; `add` tells how alike a new one is to each of those before, `remove` forgets one."""

    def __init__(self) -> None:
        self._pieces, self._stems = _Index(), _Index()
        self._slots: dict[Key, int] = {}
        self._keys: dict[int, Key] = {}
        self._next = 0

    def __len__(self) -> int:
        return len(self._slots)

    def add(self, key: Key, text: str) -> list[tuple[Key, float]]:
        """The keys of texts that share anything with this one, the most alike first, from 0 to 1; then keep it too."""
        self.remove(key)
        found = [word for word in _WORD.findall(text[:_MOST].lower()) if len(word) < 64]
        slot, self._next = self._next, self._next + 1
        pieces = self._pieces.add(slot, (piece for word in found for piece in _cut(f" {word} ", _PIECE)))
        stems = self._stems.add(slot, map(stem, found))
        scores = {
            self._keys[other]: _SHARE * pieces.get(other, 0.0) + (1 - _SHARE) * stems.get(other, 0.0)
            for other in pieces.keys() | stems.keys()
        }
        self._slots[key], self._keys[slot] = slot, key
        return sorted(scores.items(), key=lambda pair: -pair[1])

    def remove(self, key: Key) -> None:
        """Forget a text; nothing happens if it is not known."""
        slot = self._slots.pop(key, None)
        if slot is not None:
            del self._keys[slot]
            self._pieces.remove(slot)
            self._stems.remove(slot)


class _Index:
    """Which texts hold a piece, and how often: `slot * 16 + count` in a row of integers, for memory's sake."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        self._texts: dict[int, dict[str, int]] = {}
        self._lengths: dict[int, float] = {}
        self._rarity: dict[str, float] = {}
        self._changes = 0

    def add(self, slot: int, pieces: Iterable[str]) -> dict[int, float]:
        """The cosine with each text that shares a piece; then the text is kept."""
        counts = {piece: min(n, 15) for piece, n in Counter(pieces).items()}
        self._texts[slot] = counts
        for piece, n in counts.items():
            self._rows[piece].append(slot * 16 + n)
        self._changed(slot)
        shared: defaultdict[int, float] = defaultdict(float)
        for piece, n in counts.items():
            worth = self._worth(piece) ** 2 * _COUNTS[n]
            if worth:
                for entry in self._rows[piece]:
                    shared[entry >> 4] += worth * _COUNTS[entry & 15]
        shared.pop(slot, None)
        own = self._lengths[slot]
        return {other: min(1.0, product / (own * self._lengths[other])) for other, product in shared.items()}

    def remove(self, slot: int) -> None:
        for piece, n in self._texts.pop(slot).items():
            row = self._rows[piece]
            row.remove(slot * 16 + n)
            if not row:
                del self._rows[piece]
        del self._lengths[slot]
        self._changes += 1

    def _changed(self, slot: int) -> None:
        """Rarity shifts with every text; it is measured anew when an eighth of them have come or gone."""
        self._changes += 1
        if self._changes * 8 > len(self._texts):
            self._changes = 0
            self._rarity.clear()
            self._lengths = {other: self._length(other) for other in self._texts}
        else:
            self._lengths[slot] = self._length(slot)

    def _length(self, slot: int) -> float:
        worth = self._worth
        return sqrt(sum((worth(piece) * _COUNTS[n]) ** 2 for piece, n in self._texts[slot].items())) or 1.0

    def _worth(self, piece: str) -> float:
        """Its rarity; nothing for what every fifth text says, which would cost the most time and tell the least."""
        known = self._rarity.get(piece)
        if known is None:
            total, having = len(self._texts), len(self._rows[piece])
            common = total > 100 and having * 5 > total
            known = self._rarity[piece] = 0.0 if common else log((_UNSEEN + total) / having) ** _RARITY
        return known


def jaccard(a: str, b: str) -> float:
    """The share of pieces of five letters that two texts have in common: 0.20 and more means a reprint."""
    one, two = _shingles(a), _shingles(b)
    return len(one & two) / len(one | two) if one and two else 0.0


def _shingles(text: str) -> set[str]:
    plain = " ".join(_WORD.findall(text[:_LONGEST].lower()))
    return set(_cut(plain, _REPRINT)) if plain else set()


def _cut(text: str, size: int) -> list[str]:
    return [text[i : i + size] for i in range(max(1, len(text) - size + 1))]


def slips(word: str) -> int:
    """How many letters of a typed word may be wrong: none of a short one, for most short words are near to others."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def distance(a: str, b: str, most: int) -> int:
    """How many letters are wrong, missing, too many or swapped; `most + 1` for anything beyond `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before, row = list(range(len(b) + 1)), list(range(len(b) + 1))
    earlier: list[int] = []
    for i, one in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == b[j - 2] and a[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
