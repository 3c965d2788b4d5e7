"""Suggests what an article could be tagged with: words it repeats, early and with a capital, in the shape it uses most.

A suggestion only: nobody follows one until a person says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from bot.kazakh.lists import words
from bot.kazakh.sentences import split
from bot.kazakh.words import stem

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST = 25  # sentences that are looked at
_VERB = re.compile(r"(?:[дт][ыі]|[ғгқк][ае]н|[ае]д[ыі]|йд[ыі]|м[ае]к|м[ае]қ|уде|уда|п)\Z")
_NO_NOUN = re.compile(r"(?:[ыі]п|[ғгқк][ыі]|[ғгқк][ае]н)\Z")  # асып, күндізгі, болған: unless known as a noun
_ADDRESS = re.compile(r"[\w-]{1,40}\.(?:kz|com|net|org|ru|info)\b")
_OF = re.compile(r"с?[ыі]")  # opens what follows the stem of a possessive
_BARE = re.compile(r"(?:[лдт][ае]р)?(?:с?[ыі])?\Z")  # what may follow the stem in the nominative
_COMMON = 0.3  # what a word counts that all news holds
_FEW = 3  # tags: with so many, a common word adds nothing
_OBLIQUE = 0.7  # what a word counts that stands in other cases only
_NAMED = 1.5  # what a name counts
_Key = tuple[str, ...]  # the stem, or the two of «су тасқыны»


@dataclass(slots=True)
class _Topic:
    """All that was seen of a key."""

    shapes: dict[str, int] = field(default_factory=dict)  # as they stand, capitals and all, and how often
    seen: int = 0
    weight: float = 0.0  # of the best place where it stands
    capitals: int = 0  # inside a sentence, where only names have them
    small: int = 0


def suggested_tags(title: str, text: str, limit: int = 5) -> list[str]:
    """At most `limit` tags, the best first, in shapes that stand in the article."""
    topics: defaultdict[_Key, _Topic] = defaultdict(_Topic)
    for place, sentence in enumerate([title, *split(text[: _MOST * 1000])[:_MOST]]):
        _note(sentence, 2.0 if place == 0 else 1.4 if place <= 2 else 1.0, topics)
    usable = [key for key, topic in topics.items() if len(key) == 1 or topic.seen > 1]
    ranked = sorted(usable, key=lambda key: (-_worth(key, topics[key]), key))
    return _distinct(ranked, topics, limit)


def _note(sentence: str, weight: float, topics: defaultdict[_Key, _Topic]) -> None:
    """Count the words of a sentence; its last word is a verb in Kazakh, and its first has a capital anyway."""
    found = _WORD.findall(_ADDRESS.sub(" ", sentence) if "." in sentence else sentence)
    before = ""
    for place, word in enumerate(found):
        key = "" if place == len(found) - 1 and _VERB.search(word) else _key(word)
        if key:
            _add(topics[key,], word, weight, opens=place == 0)
        if key and before and _OF.match(word.lower(), len(key)):
            _add(topics[_key(before), key], f"{before} {word}", weight, opens=place == 1)
        before = word if key else ""


def _add(topic: _Topic, shape: str, weight: float, *, opens: bool) -> None:
    topic.shapes[shape] = topic.shapes.get(shape, 0) + 1
    topic.seen += 1
    topic.weight = max(topic.weight, weight)
    topic.small += shape[0].islower()
    topic.capitals += shape[0].isupper() and not opens


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    """The stem of a word that can be a topic; "" if it cannot."""
    low = word.lower()
    if len(word) < 2 or (len(word) == 3 and word.islower()) or low in words("stopwords") or low in words("media"):
        return ""
    base = stem(low)
    if base in words("stopwords") or (_NO_NOUN.search(low) and base not in words("stems")):
        return ""
    return base


def _worth(key: _Key, topic: _Topic) -> float:
    rare = sum(_COMMON if part in words("common") else 1.0 for part in key) / len(key)
    bare = 1.0 if any(_is_bare(key, shape) for shape in topic.shapes) else _OBLIQUE
    named = _NAMED if topic.capitals * 2 > topic.seen else 1.0
    return (1 + log(topic.seen)) * topic.weight * rare * bare * named * (1.3 if len(key) == 2 else 1.0)


def _is_bare(key: _Key, shape: str) -> bool:
    """Whether a shape looks like the nominative."""
    return bool(_BARE.match(shape.rpartition(" ")[2].lower(), len(key[-1])))


def _shape(key: _Key, topic: _Topic) -> str:
    """The most frequent shape in the nominative, or at least the most frequent; small unless it is a name."""
    is_name = topic.capitals > 0 or (not topic.small and topic.seen > 1)

    def order(shape: str) -> tuple[bool, int, int, str]:
        return not _is_bare(key, shape), -topic.shapes[shape], len(shape), shape

    best = min(topic.shapes, key=order)
    return best if is_name or best.isupper() else best.lower()


def _distinct(ranked: Iterable[_Key], topics: Mapping[_Key, _Topic], limit: int) -> list[str]:
    """No word twice, alone and in a pair; common ones only for want of better."""
    taken: set[str] = set()
    chosen: list[str] = []
    for key in ranked:
        if len(chosen) >= limit:
            break
        if taken.isdisjoint(key) and (len(chosen) < _FEW or not words("common").issuperset(key)):
            taken.update(key)
            chosen.append(_shape(key, topics[key]))
    return chosen
