"""Which tags a story has: the catalogue's topics, the feed's own categories, and readers' own phrases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.config import Topic
from bot.kazakh import likeness
from bot.kazakh.forms import known_words
from bot.kazakh.words import Match, Phrase, PhraseIndex, says_little
from bot.model import Tag

# A mention in the title weighs as much as four in the text, one in the lead as two.
IN_TITLE = 4
IN_LEAD = 2
# Less is a word dropped in passing: it makes no tag of the catalogue.
ENOUGH = 2
# In a text no longer than this one mention is already what it is about.
SHORT = 600  # characters
_MOST_COUNTED = 5  # mentions in the text: a long read is not more about its topic than a short one
_LONGEST_CATEGORY = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as it is read for its topics; `text` is all of it, the lead too."""

    title: str
    lead: str = ""
    text: str = ""
    categories: tuple[str, ...] = ()


class Catalogue:
    """The topics that /tags offers, compiled."""

    def __init__(self, topics: Iterable[Topic] = ()) -> None:
        plus: list[Phrase] = []
        minus: list[Phrase] = []
        self.tags: tuple[Tag, ...] = ()
        self._of: dict[str, list[Tag]] = {}  # a phrase's key → the topics that it makes
        self._against: dict[str, list[Tag]] = {}  # … that it forbids
        self._named: dict[str, Tag] = {}  # as the config spells it → the topic
        for topic in topics:
            tag = Tag(Phrase(topic.tag).key, topic.tag)
            self.tags += (tag,)
            plus += _file(self._of, tag, (topic.tag, *topic.words))
            minus += _file(self._against, tag, topic.minus)
            self._named |= {word.casefold(): tag for word in (*topic.words, topic.tag)}
        self._plus = PhraseIndex(plus)
        self._minus = PhraseIndex(minus)

    def topic_for(self, typed: str) -> Tag | None:
        """The topic that the typed words mean, in any inflection, order or script."""
        topics = self._of.get(Phrase(typed).key)
        return topics[0] if topics else None

    def mentions(self, tag: Tag, text: str) -> list[Match]:
        """Where the text speaks of the tag, by a topic's words or, where it is no topic, by its own; in order."""
        if all(tag.key != topic.key for topic in self.tags):
            return [match for found in PhraseIndex([Phrase(tag.label)]).find(text).values() for match in found]
        meant = {key for key, topics in self._of.items() if any(tag.key == topic.key for topic in topics)}
        found = {match for key, matches in self._plus.find(text).items() if key in meant for match in matches}
        return sorted(found, key=lambda match: (match.start, match.end))

    def nearest(self, typed: str) -> Tag | None:
        """The topic that is probably meant by words that are none: one that they are a part of, or a slip away from."""
        return self._holding(typed) or self._slipped(typed)

    def _holding(self, typed: str) -> Tag | None:
        """The only topic that has these words among others."""
        words = set(Phrase(typed).key.split())
        if all(map(says_little, words)):
            return None
        holding = {tag: None for key, tags in self._of.items() if words < set(key.split()) for tag in tags}
        return next(iter(holding)) if len(holding) == 1 else None

    def _slipped(self, typed: str) -> Tag | None:
        """Words that a dictionary has are meant as they stand."""
        form, stems = " ".join(typed.casefold().split()), Phrase(typed).stems
        slips = likeness.slips(form)
        if not slips or known_words().issuperset(stems):
            return None
        far = {name: likeness.distance(form, name, slips) for name in self._named}
        near = min(far, key=far.__getitem__, default="")
        return self._named[near] if near and far[near] <= slips else None

    def match(self, reading: Reading) -> tuple[Tag, ...]:
        """The story's tags, the weightiest first; each once."""
        weights = self._weigh(reading)
        for tag in self._categories(reading.categories):
            weights[tag] = weights.get(tag, 0) + 1
        return tuple(sorted(weights, key=lambda tag: -weights[tag]))

    def _weigh(self, reading: Reading) -> dict[Tag, int]:
        """The catalogue's topics that the article is about."""
        weights: dict[Tag, int] = {}
        for key, weight in _weights(self._plus, reading).items():
            for tag in self._of.get(key, ()):
                weights[tag] = weights.get(tag, 0) + weight
        enough = 1 if len(reading.text) <= SHORT else ENOUGH
        forbidden = {tag for key in _weights(self._minus, reading) for tag in self._against.get(key, ())}
        about = (tag for tag in self.tags if weights.get(tag, 0) >= enough and tag not in forbidden)
        return {tag: weights[tag] for tag in about}  # in the catalogue's order, which settles equal weights

    def _categories(self, categories: Sequence[str]) -> list[Tag]:
        """The feed's own words for it: a topic of the catalogue if they mean one, else a tag of their own."""
        tags: dict[str, Tag] = {}
        for category in categories:
            label = " ".join(category.replace("_", " ").replace("#", " ").split())
            key = Phrase(label).key
            if key and len(label) <= _LONGEST_CATEGORY:
                tag = self.topic_for(label) or Tag(key, label)
                tags.setdefault(tag.key, tag)
        return list(tags.values())


class Phrases:
    """Readers' own phrases, compiled once and looked for in one pass. The catalogue's topics are left to `besides`."""

    def __init__(self, tags: Iterable[Tag] = (), besides: Catalogue | None = None) -> None:
        judged = {topic.key for topic in besides.tags} if besides else set()
        phrases = [(tag, Phrase(tag.label)) for tag in tags if tag.key not in judged]
        self._tags = {phrase.key: tag for tag, phrase in phrases if phrase.key}
        self._index = PhraseIndex([phrase for _, phrase in phrases if phrase.key])

    def match(self, reading: Reading) -> tuple[Tag, ...]:
        """Every phrase that is mentioned at all, those of the title first."""
        weights = _weights(self._index, reading)
        return tuple(self._tags[key] for key in sorted(weights, key=lambda key: -weights[key]) if key in self._tags)


def _file(shelf: dict[str, list[Tag]], tag: Tag, words: Iterable[str]) -> list[Phrase]:
    """Put the tag under the key of each of its phrases; return the phrases."""
    phrases = {phrase.key: phrase for phrase in map(Phrase, words) if phrase.key}
    for key in phrases:
        shelf.setdefault(key, []).append(tag)
    return list(phrases.values())


def _weights(index: PhraseIndex, reading: Reading) -> dict[str, int]:
    """How much each phrase of the index weighs in the article, by key."""
    weights: dict[str, int] = {}
    for part, each, most in (
        (reading.title, IN_TITLE, 1),
        (reading.lead, IN_LEAD, 1),
        (reading.text, 1, _MOST_COUNTED),
    ):
        for key, matches in index.find(part).items():
            weights[key] = weights.get(key, 0) + each * min(len(matches), most)
    return weights
