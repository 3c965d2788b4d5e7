"""The gate before a channel: what is due to it goes out, waits, is gathered for the digest, or becomes a card.

Several routes may want the same story: the most immediate one decides, when it goes out and how it looks. What an
editor approved waits for its turn like all else, and goes before it; only "at once" passes every gate, and so does
breaking news where the channel lets it.

The channel's gap and hourly number count all its posts. A route's own count what that route brought, besides; its own
night takes the place of the channel's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from bot.model import Chat, Mode, Own, Route
from bot.model.channels import CardState, Spare
from bot.rules import moments

HOUR = timedelta(hours=1)
LOOKED_BACK = timedelta(hours=4)  # no gap is longer
LONGEST_WAIT = timedelta(hours=12)  # what waited longer is no news any more, and goes with the digest

T = TypeVar("T")
MOST_TOLD = 12  # stories in one message of a channel's digest: they fit, however long their titles are

Fate = Literal["post", "wait", "digest", "queue", "drop", "unwanted"]
_IMMEDIATE: tuple[Mode, ...] = ("now", "digest", "queue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """How often a channel posts, and what becomes of what is too much."""

    gap: int = 0  # minutes between two posts, at least
    hourly: int | None = None  # posts an hour, at most
    spare: Spare = "wait"
    posted: tuple[tuple[datetime, str | None], ...] = ()  # of late, by which route; the newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A story that is due to a channel."""

    story_id: int
    owed: datetime  # since when
    language: str = "kk"
    breaking: bool = False
    routes: Sequence[Route] = ()  # that want it, the oldest first
    card: CardState | None = None  # what editors said of it
    at_once: bool = False  # they said that too


@dataclass(frozen=True, slots=True)
class Place:
    """The channel's gate, its chat, and by which clock it lives."""

    gate: Gate
    chat: Chat
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a story, by which route (its key), and until when it waits."""

    fate: Fate
    route: str | None = None
    opens: datetime | None = None  # None: now


def takes(route: Route, language: str) -> bool:
    """Whether stories told in this language are for the route."""
    return route.own.language in {None, language}


def deciding(routes: Sequence[Route], language: str, brought: str | None = None) -> Route | None:
    """The route whose look a story has: what brought it, else the most immediate and then oldest that takes it."""
    if named := next((route for route in routes if route.key == brought), None):
        return named
    wanted = [route for route in routes if takes(route, language)]
    return min(wanted, key=lambda route: _IMMEDIATE.index(route.mode), default=None)


def apart(brought: Sequence[tuple[T, Route | None]], chat: Chat) -> list[list[T]]:
    """What a digest tells, as messages: each is in one language and script, for one topic of a forum group.

    What is as the channel has it stands first. None is so long that it has pages: a channel's readers cannot turn them.
    """
    usual = (chat.language, chat.script, None)
    found: dict[object, list[T]] = {usual: []}
    for one, route in brought:
        own, thread = (route.own, route.thread) if route else (Own(), None)
        found.setdefault((own.language or chat.language, own.script or chat.script, thread), []).append(one)
    return [part for group in found.values() for part in _evenly(group)]


def _evenly(group: Sequence[T]) -> list[list[T]]:
    """As few messages as can be, and none of them much shorter than another."""
    count = -(-len(group) // MOST_TOLD)
    size = -(-len(group) // count) if count else 1
    return [list(group[place : place + size]) for place in range(0, len(group), size)]


def together(routes: Sequence[Route | None]) -> Own:
    """How a list looks that these routes brought: as all of them have it, else as the channel does."""
    looks = {(route.own.language, route.own.script) if route else (None, None) for route in routes}
    language, script = looks.pop() if len(looks) == 1 else (None, None)
    return Own(language=language, script=script)


def judge(due: Due, place: Place, now: datetime) -> Verdict:
    """What becomes of it."""
    wanted = [route for route in due.routes if takes(route, due.language)]
    if due.card == "approved":
        return _approved(due, wanted, place, now)
    if due.card is not None:
        return Verdict("drop" if due.card in {"rejected", "merged"} else "queue")
    if due.routes and not wanted:
        return Verdict("unwanted")
    mode = min((route.mode for route in wanted), key=_IMMEDIATE.index, default="now")
    if mode == "queue":
        return Verdict("queue")
    route, moment = _soonest([one for one in wanted if one.mode == mode], place, now)
    key = route.key if route else None
    if due.breaking and place.chat.wake:
        return Verdict("post", key)
    if mode == "digest" or due.owed <= now - LONGEST_WAIT:
        return Verdict("digest", key)
    if moment is None:
        return Verdict("post", key)
    spare = (route.own.spare if route else None) or place.gate.spare
    return Verdict("digest" if spare == "digest" else "wait", key, moment)


def turn(due: Due, place: Place, now: datetime, ahead: int) -> datetime | None:
    """When what was approved goes out, if so many others go before it; None: now."""
    if due.at_once:
        return None
    moment = now
    for _ in range(ahead + 1):
        verdict = judge(due, place, moment)
        moment = verdict.opens or moment
        posted = ((moment, verdict.route), *place.gate.posted)
        place = replace(place, gate=replace(place.gate, posted=posted))
    return moment if moment > now else None


def opens(own: Own, key: str | None, place: Place, now: datetime) -> datetime | None:
    """When this route may post again; None: now."""
    gate = place.gate
    moment = max(now, _rested([at for at, _ in gate.posted], gate.gap, gate.hourly, now))
    mine = [at for at, route in gate.posted if key is not None and route == key]
    moment = max(moment, _rested(mine, own.gap or 0, own.hourly, now))
    moment = moments.quiet_until(_at_night(own, place.chat), place.zone, moment) or moment
    return moment if moment > now else None


def night(said: str) -> tuple[time, time] | None:
    """The hours that `2300-0700` says; None for none."""
    if not said:
        return None
    begin, _, end = said.partition("-")
    return _clock(begin), _clock(end)


def _approved(due: Due, wanted: Sequence[Route], place: Place, now: datetime) -> Verdict:
    route, moment = _soonest(wanted, place, now)
    key = route.key if route else None
    if moment is None or due.at_once or (due.breaking and place.chat.wake):
        return Verdict("post", key)
    return Verdict("wait", key, moment)


def _soonest(routes: Sequence[Route], place: Place, now: datetime) -> tuple[Route | None, datetime | None]:
    """The route that may post first, and when; what is followed without a route comes as the channel lets it."""
    if not routes:
        return None, opens(Own(), None, place, now)
    each = [(opens(route.own, route.key, place, now), route) for route in routes]
    moment, route = min(each, key=lambda one: one[0] or now)
    return route, moment


def _rested(posted: Sequence[datetime], gap: int, hourly: int | None, now: datetime) -> datetime:
    """When the next of these may come: after the gap, and one less within the hour."""
    moment = posted[0] + timedelta(minutes=gap) if posted else now
    if hourly is not None and len(posted) >= hourly:
        moment = max(moment, posted[hourly - 1] + HOUR)
    return moment


def _at_night(own: Own, chat: Chat) -> Chat:
    return chat if own.night is None else replace(chat, quiet=night(own.night))


def _clock(digits: str) -> time:
    return time(int(digits[:2]), int(digits[2:]))
