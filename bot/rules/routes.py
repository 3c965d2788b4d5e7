"""What goes to a channel by itself: typed words become routes of topics, of words, of a source; or minus words."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.model import Mute, Tag
from bot.rules import follows, mutes
from bot.rules.topics import Catalogue

MOST_ROUTES = follows.MOST_FOLLOWS
_SOURCE = "source:"  # no key of words holds a colon
_MINUS = "-−–—"
NO_THREAD = "-"
_THREAD = re.compile(r"(?:https?://)?t\.me/(?:c/\d{1,16}|\w{4,32})/(\d{1,10})(?:/\d{1,10})?/?(?:\?\S*)?")


@dataclass(frozen=True, slots=True)
class Minus:
    """Never goes to the channel, whatever else the story is about."""

    mute: Mute


Decision = follows.Decision | Minus


def of_source(name: str) -> Tag:
    """The tag that every story has which this source tells; no reader sees it."""
    return Tag(f"{_SOURCE}{name}", name)


def is_source(tag: Tag) -> bool:
    """Whether the tag names a source."""
    return tag.key.startswith(_SOURCE)


def words(tags: Iterable[Tag]) -> list[Tag]:
    """Those that an article is searched for."""
    return [tag for tag in tags if not is_source(tag)]


def told_by(source: str, wanted: Collection[Tag]) -> tuple[Tag, ...]:
    """The source's tag, if anybody wants all that it tells."""
    key = of_source(source).key
    return (of_source(source),) if any(tag.key == key for tag in wanted) else ()


def decide(
    typed: str, mine: Collection[Tag], sources: Collection[str], catalogue: Catalogue, minus: Collection[Mute] = ()
) -> tuple[Decision, ...]:
    """What typed words do, a decision for each piece between commas: `су тасқыны, Дала, -футбол`; () for none."""
    known, muted = list(mine), list(minus)
    decisions: list[Decision] = []
    for piece in follows.pieces(typed):
        decision = _minus(piece, sources, catalogue, muted) if piece[0] in _MINUS else None
        decision = decision or _plus(piece, known, sources, catalogue)
        if isinstance(decision, follows.Added):
            known.append(decision.tag)
        elif isinstance(decision, Minus):
            muted.append(decision.mute)
        decisions.append(decision)
    return tuple(decisions)


def all_minus(typed: str) -> str:
    """The same words, each with a minus."""
    return ", ".join(f"-{piece.lstrip(_MINUS)}" for piece in follows.pieces(typed))


def _plus(piece: str, known: Collection[Tag], sources: Collection[str], catalogue: Catalogue) -> follows.Decision:
    source = next((name for name in sources if name.casefold() == piece.casefold()), None)
    if source is not None:
        return follows.admit(of_source(source), known)
    return next(iter(follows.decide(piece, known, catalogue)), follows.NotWords(piece))


def _minus(piece: str, sources: Collection[str], catalogue: Catalogue, muted: Collection[Mute]) -> Decision:
    typed = piece.lstrip(_MINUS).strip()
    decision = next(iter(mutes.decide(typed, muted, sources, catalogue.tags)), None)
    match decision:
        case mutes.Muted(mute):
            return Minus(mute)
        case mutes.TooMany(limit):
            return follows.TooMany(limit)
        case _:
            return follows.NotWords(piece)


def thread(typed: str) -> int | None:
    """The topic of a forum group that a link into it names; None for what is no such link."""
    match = _THREAD.fullmatch(typed.strip())
    return int(match[1]) if match else None
