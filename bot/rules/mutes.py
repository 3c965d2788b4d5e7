"""What a chat does not want to hear of: typed words become mutes of a source or of words, for a week or for good."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.kazakh.words import Phrase
from bot.model import Mute, Tag
from bot.rules import broad, follows
from bot.rules.seen import Glance

WEEK = timedelta(days=7)
MOST_MUTES = 100

Term = Literal["week", "good"]


@dataclass(frozen=True, slots=True)
class Muted:
    """Not heard of from now on."""

    mute: Mute


@dataclass(frozen=True, slots=True)
class NoMute:
    """Nothing of it is a word, or it is no topic but a sentence."""

    typed: str


@dataclass(frozen=True, slots=True)
class TooBroad:
    """Nearly every story would be gone."""

    typed: str


@dataclass(frozen=True, slots=True)
class TooMany:
    """The chat has muted as much as it may."""

    limit: int = MOST_MUTES


Decision = Muted | NoMute | TooBroad | TooMany


def decide(typed: str, mine: Collection[Mute], sources: Collection[str], known: Iterable[Tag]) -> tuple[Decision, ...]:
    """What muting `typed` for good does, one decision for each piece between commas; () when nothing was typed.

    The words are muted as they were typed: whoever wants no football may want the other sports.
    """
    muted = {(one.kind, one.key) for one in mine}
    names = {tag.key: tag for tag in known}
    decisions: list[Decision] = []
    for piece in follows.pieces(typed):
        decision = _meant(piece, sources, names)
        if isinstance(decision, Muted):
            muted.add((decision.mute.kind, decision.mute.key))
        decisions.append(TooMany() if len(muted) > MOST_MUTES else decision)
    return tuple(decisions)


def _meant(typed: str, sources: Collection[str], names: dict[str, Tag]) -> Muted | NoMute | TooBroad:
    source = next((name for name in sources if name.casefold() == typed.casefold()), None)
    if source is not None:
        return Muted(Mute("source", source, source))
    key = Phrase(typed).key
    if not key or len(typed) > follows.LONGEST:
        return NoMute(typed)
    if broad.by_itself(typed):
        return TooBroad(typed)
    return Muted(Mute("tag", key, names[key].label if key in names else typed))


def until(term: Term, now: datetime) -> datetime | None:
    """When a mute ends; None: never."""
    return now + WEEK if term == "week" else None


def unwanted(mute: Mute, stories: Iterable[tuple[int, str, str]], tagged: Collection[int]) -> list[int]:
    """Those of the stories (id, source, title and text) that the mute keeps away; `tagged` have its tag for certain."""
    if mute.kind == "source":
        return [number for number, source, _ in stories if source == mute.key]
    glance = Glance(Tag(mute.key, mute.label))
    return [number for number, _, text in stories if number in tagged or glance.sees(text)]
