"""Planned posts: whether one goes out, which stand too close, which moments are offered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from bot.model import Channel, Content, Slot
from bot.rules.rights import Refusal

UNDO = timedelta(seconds=60)  # after posting, during which it can be taken back
ALBUM = timedelta(seconds=1.5)  # after its last part, by which an album is complete
HOURS = (None, 1, 6, 12, 24, 48)  # after which a post is deleted, as one button goes through them
EVENING, MORNING = time(20), time(9)
Choice = Literal["hour", "evening", "morning", "next"]  # in an hour, tonight, tomorrow morning, the queue's next time
LATE, LOST, EMPTY, NO_RIGHT = "late", "lost", "empty", "right "  # reasons; the last is followed by what right
UNDONE = "undone"  # the reason of what is deleted because its editor takes it back
_DAY = timedelta(days=1)
_NEARLY = timedelta(minutes=10)
_WEEKS = 5  # that are looked through for a free time


@dataclass(frozen=True, slots=True)
class Hold:
    """It does not go out; why."""

    reason: str


def decide(slot: Slot, verdict: Channel | Refusal, now: datetime, grace: timedelta) -> Literal["post", "wait"] | Hold:
    """What becomes of a post that is due: late by more than `grace` it is held, and so it is when rights were lost."""
    if isinstance(verdict, Refusal):
        return "wait" if verdict.why == "unreachable" and not _late(slot, now, grace) else Hold(NO_RIGHT + verdict.why)
    return Hold(LATE) if _late(slot, now, grace) else "post"


def _late(slot: Slot, now: datetime, grace: timedelta) -> bool:
    return slot.due is not None and now - slot.due > grace


def can_undo(slot: Slot, now: datetime) -> bool:
    """Whether it was posted just now."""
    return slot.state == "posted" and slot.posted is not None and now - slot.posted <= UNDO


def clashing(slots: Iterable[Slot], gap: timedelta) -> set[int]:
    """The ids of planned posts that stand within the channel's gap of another; without a gap, in the same minute."""
    planned = sorted((one.due, one.id) for one in slots if one.state == "planned" and one.due)
    found: set[int] = set()
    for (due, one), (next_due, other) in pairwise(planned):
        if next_due - due < max(gap, timedelta(minutes=1)):
            found |= {one, other}
    return found


def next_free(
    times: Collection[tuple[int, int]], taken: Collection[datetime], zone: ZoneInfo, now: datetime
) -> datetime | None:
    """The queue's next moment at which nothing is planned: by weekday (0 is Monday) and minute of the day."""
    today = now.astimezone(zone).date()
    for day in (today + _DAY * ahead for ahead in range(7 * _WEEKS)):
        for weekday, minute in sorted(times):
            moment = at(day, time(minute // 60, minute % 60), zone)
            if weekday == day.weekday() and moment > now and moment not in taken:
                return moment
    return None


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment at which clocks there show this; where they show it twice, the first."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def offered(free: datetime | None, zone: ZoneInfo, now: datetime) -> list[tuple[Choice, datetime]]:
    """The moments at hand, to the minute; tonight only where it is not nearly there. `free` is the queue's next."""
    today = now.astimezone(zone).date()
    evening = at(today, EVENING, zone)
    hour = now.replace(second=0, microsecond=0) + timedelta(hours=1)
    moments: list[tuple[Choice, datetime]] = [("hour", hour)]
    moments += [("evening", evening)] if evening - now > _NEARLY else []
    moments += [("morning", at(today + _DAY, MORNING, zone))]
    return [*moments, ("next", free)] if free else moments


def joined(album: Content, part: Content) -> Content:
    """An album with one more part (the first is a part of itself); the words of the first that has any are its own."""
    ids = tuple(sorted({*album.message_ids, *part.message_ids}))
    if album.captioned or not (part.album and part.text):
        return replace(album, message_ids=ids)
    return replace(album, message_ids=ids, text=part.text, html=part.html, captioned=part.message_ids[0])


def fact(lines: str, day: date) -> str:
    """The day's own of an editor's lines: one after another, and then from the first again."""
    every = [line.strip() for line in lines.splitlines() if line.strip()]
    return every[day.toordinal() % len(every)] if every else ""
