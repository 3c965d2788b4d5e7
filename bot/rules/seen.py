"""How much of the last week's news has words that somebody wants to follow: what tells a good topic from a broad one.

A week of many sources is ten thousand texts. Nearly all are told at a glance that they cannot have the words: the
first letters of each word stand in every form of it. Only what is left is read as Kazakh.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.kazakh.words import Phrase, PhraseIndex
from bot.model import Tag

NEWEST = 2  # stories that are shown
_FIRST = 4  # letters of a word, at most, that no suffix changes
_LAST = 2  # letters at its end that one may change: халық, халқы


@dataclass(frozen=True, slots=True)
class Seen:
    """How many of the last week's stories have a tag; of a very long week it is estimated."""

    count: int
    of: int  # all stories of the week
    newest: tuple[int, ...] = ()  # the ids of the newest that have it
    exact: bool = True


class Glance:
    """One tag's words, compiled to be looked for in many texts."""

    def __init__(self, tag: Tag) -> None:
        phrase = Phrase(tag.label)
        self._key = phrase.key
        self._index = PhraseIndex((phrase,))
        self._starts = (
            () if phrase.loose else tuple(stem[: max(1, min(_FIRST, len(stem) - _LAST))] for stem in phrase.stems)
        )

    def sees(self, text: str) -> bool:
        """Whether the words stand in the text, in any form."""
        small = text.lower()
        return all(start in small for start in self._starts) and self._key in self._index.find(text)


def look(glances: dict[str, Glance], texts: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """For each tag, by its key: the ids of the texts that have it, in their order."""
    found: dict[str, list[int]] = {key: [] for key in glances}
    for number, text in texts:
        for key, glance in glances.items():
            if glance.sees(text):
                found[key].append(number)
    return found


def judged(found: Collection[int], looked: int, of: int) -> Seen:
    """What `looked` of the week's `of` stories, the newest first, say of all."""
    exact = looked >= of
    count = len(found) if exact else round(len(found) * of / looked)
    return Seen(count, of, tuple(found)[:NEWEST], exact)
