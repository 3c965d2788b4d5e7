"""The gate before a channel: what is due to it goes out, waits, is gathered for the digest, or becomes a card.

Several routes may want the same story: the most immediate one decides. An editor's word passes every gate, and so does
breaking news where the channel lets it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.model import Chat
from bot.model.channels import CardState, Mode, Spare
from bot.rules import moments

HOUR = timedelta(hours=1)
LONGEST_WAIT = timedelta(hours=12)  # what waited longer is no news any more, and goes with the digest

Fate = Literal["post", "wait", "digest", "queue", "drop"]
_IMMEDIATE: tuple[Mode, ...] = ("now", "digest", "queue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """How often a channel posts, and what becomes of what is too much."""

    gap: int = 0  # minutes between two posts, at least
    hourly: int | None = None  # posts an hour, at most
    spare: Spare = "wait"
    posted: tuple[datetime, ...] = ()  # when, within the last hour and the gap; the newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A story that is due to a channel."""

    story_id: int
    owed: datetime  # since when
    breaking: bool = False
    modes: Collection[Mode] = ()  # of the routes that want it
    card: CardState | None = None  # what editors said of it


def opens(gate: Gate, chat: Chat, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the channel may post again; None: now."""
    moment = now
    if gate.posted:
        moment = max(moment, gate.posted[0] + timedelta(minutes=gate.gap))
    if gate.hourly is not None and len(gate.posted) >= gate.hourly:
        moment = max(moment, gate.posted[gate.hourly - 1] + HOUR)
    moment = moments.quiet_until(chat, zone, moment) or moment
    return moment if moment > now else None


def looked_back(gaps: Sequence[int]) -> timedelta:
    """How far back posts matter to gates with these gaps."""
    return max(HOUR, timedelta(minutes=max(gaps, default=0)))


def fate(due: Due, opens: datetime | None, now: datetime, *, spare: Spare, wake: bool) -> Fate:
    """What becomes of it; `opens` is when the channel may post again, `wake`: breaking news waits for nothing."""
    mode = _mode(due)
    if mode in {"drop", "queue"}:
        return mode
    if due.card == "approved" or (due.breaking and wake):
        return "post"
    if mode == "digest" or due.owed <= now - LONGEST_WAIT:
        return "digest"
    if opens is None:
        return "post"
    return "digest" if spare == "digest" else "wait"


def _mode(due: Due) -> Mode | Literal["drop"]:
    match due.card:
        case "approved":
            return "now"
        case "rejected" | "merged":
            return "drop"
        case "waiting" | "taken":
            return "queue"
        case None:  # what is followed without a route comes as it does to everybody
            return next((mode for mode in _IMMEDIATE if mode in due.modes), "now")
