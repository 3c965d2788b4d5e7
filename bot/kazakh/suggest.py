"""Suggests what an article could be tagged with: words it repeats, early and with a capital, in the shape it uses most.

A suggestion only: nobody follows one until a person says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from bot.kazakh.lists import words
from bot.kazakh.search import stem
from bot.kazakh.sentences import split

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST = 40  # sentences that are looked at
_VERB = re.compile(r"(?:[дт][ыі]|[ғгқк][ае]н|[ае]д[ыі]|йд[ыі]|м[ае]к|м[ае]қ|уде|уда)\Z")
_POSSESSIVE = re.compile(r"(?:с[ыі]|[^аеиоуыіөүұәяюэ][ыі])\Z")


@dataclass(slots=True)
class _Topic:
    """A stem, or two that stand together as «су тасқыны»."""

    shapes: Counter[str] = field(default_factory=Counter)
    weight: float = 0.0  # of the best place where it stands
    capitals: int = 0

    def score(self) -> float:
        return (1 + log(self.shapes.total())) * self.weight * (1.5 if self.capitals * 2 > self.shapes.total() else 1.0)

    def shape(self) -> str:
        """The most frequent shape; of equals the shortest, which is the nearest to the nominative."""
        return min(self.shapes, key=lambda shape: (-self.shapes[shape], len(shape), shape))


def suggested_tags(title: str, text: str, limit: int = 5) -> list[str]:
    """At most `limit` tags, the best first, in shapes that stand in the article."""
    topics: defaultdict[tuple[str, ...], _Topic] = defaultdict(_Topic)
    for place, sentence in enumerate([title, *split(text)[:_MOST]]):
        _note(sentence, 2.0 if place == 0 else 1.4 if place <= 2 else 1.0, topics)
    pairs = {key for key, topic in topics.items() if len(key) == 2 and topic.shapes.total() > 1}
    single = {key for key in topics if len(key) == 1}
    ranked = sorted(pairs | single, key=lambda key: (-_worth(key, topics), topics[key].shape()))
    return _distinct(ranked, topics, limit)


def _note(sentence: str, weight: float, topics: defaultdict[tuple[str, ...], _Topic]) -> None:
    """Count the words of a sentence; its last word is a verb in Kazakh, and its first has a capital anyway."""
    found = _WORD.findall(sentence)
    ends = sentence.rstrip('»”" )').endswith((".", "!", "?", "…"))
    before = ""
    for place, word in enumerate(found):
        key = "" if place == len(found) - 1 and (ends or _VERB.search(word)) else _key(word)
        if key:
            _add(topics[key,], word, weight, capital=word[0].isupper() and place > 0)
        if key and before and _POSSESSIVE.search(word.lower()):
            _add(topics[_key(before), key], f"{before} {word}", weight, capital=False)
        before = word if key else ""


def _add(topic: _Topic, shape: str, weight: float, *, capital: bool) -> None:
    topic.shapes[shape if capital or shape.isupper() else shape.lower()] += 1
    topic.weight = max(topic.weight, weight)
    topic.capitals += capital


def _key(word: str) -> str:
    """The stem of a word that can be a topic; "" if it cannot."""
    low = word.lower()
    if (len(word) < 4 and not word.isupper() and len(word) != 2) or len(word) < 2 or low in words("stopwords"):
        return ""
    return stem(low)


def _worth(key: tuple[str, ...], topics: dict[tuple[str, ...], _Topic]) -> float:
    rare = sum(0.3 if part in _common() else 1.0 for part in key) / len(key)
    return topics[key].score() * rare * (1.3 if len(key) == 2 else 1.0)


def _common() -> frozenset[str]:
    return words("common")


def _distinct(ranked: Iterable[tuple[str, ...]], topics: dict[tuple[str, ...], _Topic], limit: int) -> list[str]:
    """No word twice, alone and in a pair."""
    taken: set[str] = set()
    chosen: list[str] = []
    for key in ranked:
        if len(chosen) >= limit:
            break
        if taken.isdisjoint(key):
            taken.update(key)
            chosen.append(topics[key].shape())
    return chosen
