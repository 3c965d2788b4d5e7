"""What typed words mean for what a chat follows."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.kazakh import likeness
from bot.kazakh.words import Phrase
from bot.model import Tag
from bot.rules import broad
from bot.rules.seen import Seen
from bot.rules.topics import Catalogue

MOST_FOLLOWS = 100
LONGEST = 64  # characters of one tag
_MOST_AT_ONCE = 100  # of the pieces of one message


@dataclass(frozen=True, slots=True)
class Added:
    """A new follow."""

    tag: Tag


@dataclass(frozen=True, slots=True)
class Already:
    """Followed before, perhaps in another inflection or script."""

    tag: Tag


@dataclass(frozen=True, slots=True)
class NotWords:
    """Nothing of it is a word."""

    typed: str


@dataclass(frozen=True, slots=True)
class TooBroad:
    """Nearly every story would come: followed only by whoever says so once more."""

    tag: Tag
    why: broad.Why
    percent: int = 0  # of the last week's stories


@dataclass(frozen=True, slots=True)
class Misspelt:
    """The last week's news has nothing of it, and the catalogue something like it: perhaps that was meant."""

    tag: Tag
    near: Tag


@dataclass(frozen=True, slots=True)
class TooLong:
    """A sentence, not a topic."""

    typed: str
    limit: int = LONGEST


@dataclass(frozen=True, slots=True)
class TooMany:
    """The chat follows as much as it may."""

    limit: int = MOST_FOLLOWS


@dataclass(frozen=True, slots=True)
class Removed:
    """Followed until now."""

    tag: Tag


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """Nothing that the chat follows means these words; perhaps they were a slip away from what it does."""

    typed: str
    near: Tag | None = None


Decision = Added | Already | NotWords | TooBroad | Misspelt | TooLong | TooMany
Removal = Removed | NotFollowed


def decide(typed: str, follows: Collection[Tag], catalogue: Catalogue) -> tuple[Decision, ...]:
    """What following `typed` does, one decision for each piece between commas; () when nothing was typed."""
    followed = list(follows)
    decisions: list[Decision] = []
    for piece in pieces(typed):
        tag = _meant(piece, catalogue)
        decision = admit(tag, followed) if isinstance(tag, Tag) else tag
        if isinstance(decision, Added):
            followed.append(decision.tag)
        decisions.append(decision)
    return tuple(decisions)


def doubted(decision: Decision, week: Mapping[str, Seen], catalogue: Catalogue) -> Decision:
    """The decision in the light of the last week's news; a topic of the catalogue is never doubted."""
    if not isinstance(decision, Added) or decision.tag in catalogue.tags:
        return decision
    tag, seen = decision.tag, week.get(decision.tag.key)
    why = broad.by_itself(tag.label)
    if why or seen is None:
        return TooBroad(tag, why) if why else decision
    if broad.too_often(seen.count, seen.of):
        return TooBroad(tag, "often", round(100 * seen.count / seen.of))
    near = None if seen.count else catalogue.nearest(tag.label)
    return Misspelt(tag, near) if near else decision


def drop(typed: str, follows: Iterable[Tag], catalogue: Catalogue) -> tuple[Removal, ...]:
    """What unfollowing `typed` does, one removal for each piece between commas; () when nothing was typed."""
    followed = {tag.key: tag for tag in follows}
    removals: list[Removal] = []
    for piece in pieces(typed):
        topic = catalogue.topic_for(piece)
        own = followed.pop(Phrase(piece).key, None) or (followed.pop(topic.key, None) if topic else None)
        removals.append(Removed(own) if own else NotFollowed(piece, _near(piece, followed.values())))
    return tuple(removals)


def _near(typed: str, tags: Iterable[Tag]) -> Tag | None:
    form = typed.casefold()
    slips = likeness.slips(form)
    far = {tag: likeness.distance(form, tag.label.casefold(), slips) for tag in tags} if slips else {}
    near = min(far, key=far.__getitem__, default=None)
    return near if near and far[near] <= slips else None


def admit(tag: Tag, follows: Collection[Tag]) -> Added | Already | TooMany:
    """What following this very tag does."""
    own = next((known for known in follows if known.key == tag.key), None)
    if own:
        return Already(own)
    return Added(tag) if len(follows) < MOST_FOLLOWS else TooMany()


def meant(typed: str, catalogue: Catalogue) -> Tag | None:
    """The tag that typed words mean, or None where they can be none; a single letter is none, unless one insists."""
    tag = _meant(label(typed), catalogue)
    return tag if isinstance(tag, Tag) and broad.by_itself(typed) != "letter" else None


def _meant(typed: str, catalogue: Catalogue) -> Tag | NotWords | TooLong:
    if len(typed) > LONGEST:
        return TooLong(typed)
    key = Phrase(typed).key
    if not key:
        return NotWords(typed)
    return catalogue.topic_for(typed) or Tag(key, typed)


def label(typed: str) -> str:
    """Typed words as a tag is shown: `#су_тасқыны` → `су тасқыны`."""
    return " ".join(typed.replace("_", " ").replace("#", " ").split())


def pieces(typed: str) -> list[str]:
    """What stands between the commas, each as a tag is shown; a line of hashtags needs none."""
    parts = re.split(r"[,;\n،]", typed)
    apart = [
        one for part in parts for one in (re.split(r"\s+(?=#)", part) if part.lstrip().startswith("#") else [part])
    ]
    return [piece for piece in map(label, apart) if piece][:_MOST_AT_ONCE]
