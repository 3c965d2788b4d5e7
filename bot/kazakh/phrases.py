"""Phrases: the words of a tag or a follow, compiled once, that find themselves in a text.

Every word may be inflected, the order is free, all stand within `WINDOW` words of one sentence. `Phrase.key` is the
same for every form, order and script of the same words, so a follow is stored under it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from bot.kazakh import lists
from bot.kazakh.forms import bases, keys
from bot.kazakh.scripts import is_arabic, skeleton
from bot.kazakh.stems import stem_of
from bot.kazakh.tokens import Token, parts, reading, tokens

WINDOW = 8  # words
MOST = 100  # places told of one phrase in one text
LONGEST = 12  # words of a phrase that count; nobody follows a paragraph
_TYPED = 1_000  # letters of it that are looked at
_SENTENCE_END = re.compile(r"\n|[.!?…][\s»”\")]*$")
_SEEN = 16_384  # tokens that an index remembers
_LOOSE = "≈"  # opens a base whose vowels are known only roughly, as the Arabic script writes them


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase in a text: its very words in the text's order; they lie within `text[start:end]`."""

    words: tuple[str, ...]
    start: int
    end: int


class Phrase:
    """What a person typed («су тасқыны», `су_тасқыны`, `#СуТасқыны`, in any script), ready to be looked for."""

    __slots__ = ("_words", "key", "loose", "stems", "text")

    def __init__(self, text: str) -> None:
        self.text = text  # as typed: it is theirs
        typed = [part for token in tokens(text[:_TYPED]) for part in parts(token.text)]
        typed = [word for word in typed if reading(word) not in lists.words("joining")] or typed
        self.loose = any(map(is_arabic, typed))
        self.stems = tuple(dict.fromkeys(stem_of(reading(word)) for word in typed))[:LONGEST]
        self.key = " ".join(sorted({skeleton(stem) for stem in self.stems}))
        self._words: tuple[frozenset[str], ...] | None = None

    def __repr__(self) -> str:
        return f"Phrase({self.text!r})"

    @property
    def words(self) -> tuple[frozenset[str], ...]:
        """For each word: what a token has to show to be a form of it."""
        if self._words is None:
            self._words = tuple(_asked(stem, self.loose) for stem in self.stems)
        return self._words

    def find(self, text: str) -> Match | None:
        """The first place in `text` where all the words stand together, or None."""
        return next(PhraseIndex((self,)).matches(text, self.key), None)


@lru_cache(maxsize=8192)
def _asked(stem: str, loose: bool) -> frozenset[str]:  # noqa: FBT001 - cached, and private
    roughly = frozenset(_LOOSE + skeleton(key) for key in keys(stem))
    return roughly if loose else keys(stem) | roughly


@lru_cache(maxsize=16384)
def _shown(word: str, loose: bool) -> tuple[str, ...]:  # noqa: FBT001 - cached, and private
    """What a token of a text can be a form of; a compound shows its parts too."""
    split = parts(word) if len(word) > 3 else [word]
    split += [piece for piece in word.split("-") if len(piece) > 2] if "-" in word else []
    found = dict.fromkeys(base for piece in (word, *split) for base in bases(reading(piece)))
    if loose or is_arabic(word):
        found |= dict.fromkeys([_LOOSE + skeleton(base) for base in found])
    return tuple(found)


class PhraseIndex:
    """Thousands of phrases, found in one pass over a text; phrases with one key are one."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._ids: dict[frozenset[str], int] = {}
        self._bases: dict[str, list[int]] = defaultdict(list)
        self._loose = False
        self._seen: dict[str, tuple[int, ...]] = {}
        wanted: dict[tuple[int, ...], str] = {}
        for phrase in phrases:
            if phrase.stems:
                self._loose |= phrase.loose
                wanted[tuple(map(self._id, phrase.words))] = phrase.key
        self._phrases = self._by_rarest(wanted)

    def _id(self, word: frozenset[str]) -> int:
        number = self._ids.get(word)
        if number is None:
            number = self._ids[word] = len(self._ids)
            for base in word:
                self._bases[base].append(number)
        return number

    @staticmethod
    def _by_rarest(wanted: dict[tuple[int, ...], str]) -> dict[int, list[tuple[tuple[int, ...], str]]]:
        """The phrases under the word that fewest of them have: only those that can be there are looked at."""
        uses: dict[int, int] = defaultdict(int)
        for words in wanted:
            for word in words:
                uses[word] += 1
        found: dict[int, list[tuple[tuple[int, ...], str]]] = defaultdict(list)
        for words, key in wanted.items():
            found[min(words, key=uses.__getitem__)].append((words, key))
        return found

    def find(self, text: str) -> dict[str, list[Match]]:
        """Every phrase that is in `text`, by its key, with the first `MOST` places where it is."""
        found: dict[str, list[Match]] = {}
        for key, matches in self._find(text):
            known = found.get(key)
            found[key] = matches if known is None else sorted({*known, *matches}, key=lambda m: (m.start, m.end))
        return found

    def matches(self, text: str, key: str) -> Iterator[Match]:
        """The places in `text` where the phrase with this key is."""
        yield from self.find(text).get(key, ())

    def _find(self, text: str) -> Iterator[tuple[str, list[Match]]]:
        words = tokens(text)
        places = self._places(words)
        if not places:
            return
        sentences: list[int] | None = None
        for rarest in places:
            for phrase, key in self._phrases.get(rarest, ()):
                if len(phrase) == 1:
                    yield key, [_match(words, (n,)) for n in places[rarest][:MOST]]
                elif all(word in places for word in phrase):
                    sentences = sentences or _sentences(text, words)
                    together = list(islice(_together([places[word] for word in phrase], sentences), MOST))
                    if together:
                        yield key, [_match(words, numbers) for numbers in together]

    def _places(self, words: list[Token]) -> dict[int, list[int]]:
        """Which of the phrases' words stand where: number of the word → numbers of the tokens."""
        places: dict[int, list[int]] = defaultdict(list)
        for number, token in enumerate(words):
            for word in self._asked_by(token.text):
                places[word].append(number)
        return places

    def _asked_by(self, token: str) -> tuple[int, ...]:
        """The numbers of the phrases' words that a token is a form of; kept, for news says the same words again."""
        found = self._seen.get(token)
        if found is None:
            if len(self._seen) >= _SEEN:
                self._seen.clear()
            shown = _shown(token, self._loose)
            found = self._seen[token] = tuple({word for base in shown for word in self._bases.get(base, ())})
        return found


def _sentences(text: str, words: list[Token]) -> list[int]:
    """The number of each token's sentence; the point of an abbreviation or an initial ends none."""
    numbers, current = [0], 0
    for before, token in pairwise(words):
        between = text[before.end : token.start]
        ends = between not in (" ", ", ") and _SENTENCE_END.search(between)
        if ends and ("\n" in between or (not token.text[0].islower() and not _is_short(before.text))):
            current += 1
        numbers.append(current)
    return numbers


def _is_short(word: str) -> bool:
    return len(word) == 1 or word.lower() in lists.words("abbreviations")


def _together(places: list[list[int]], sentences: list[int]) -> Iterator[tuple[int, ...]]:
    """The narrowest groups of one place of each word, not further apart than the window; groups do not overlap."""
    last: list[int | None] = [None] * len(places)
    for number, word in sorted((n, w) for w, numbers in enumerate(places) for n in numbers):
        last[word] = number
        group = [n for n in last if n is not None]
        if len(group) == len(places) and number - min(group) < WINDOW and sentences[min(group)] == sentences[number]:
            yield tuple(sorted(set(group)))
            last = [None] * len(places)


def _match(words: list[Token], numbers: tuple[int, ...]) -> Match:
    return Match(tuple(words[n].text for n in numbers), words[numbers[0]].start, words[numbers[-1]].end)
