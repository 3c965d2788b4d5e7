"""The morning's rates: when they are sent, when they wait for the bank, and when the day is left out."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.moments import next_at

PATIENCE = timedelta(hours=6)  # later than that, a morning is over
AGAIN = timedelta(minutes=15)  # the bank may have them by then
OFFERED = (time(7), time(8), time(9), time(12), time(17), time(20))
_NOON = 12
_CLOCK = re.compile(r"\s*([01]?\d|2[0-3]):([0-5]\d)\s*")


@dataclass(frozen=True, slots=True)
class Send:
    """Now; and next then."""

    next: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing now; look again then."""

    until: datetime


def decide(clock: time, zone: ZoneInfo, newest: date | None, today: date, now: datetime) -> Send | Wait:
    """What to do about rates that are due at `clock`, when the newest ones known are of `newest`.

    Without today's rates there is nothing to tell: they are waited for, and left out for a day if they do not come.
    """
    tomorrow = next_at(clock, zone, now)
    late = now - _before(clock, zone, tomorrow)
    if late > PATIENCE:
        return Wait(tomorrow)
    if newest is None or newest < today:
        return Wait(min(now + AGAIN, tomorrow))
    return Send(tomorrow)


def _before(clock: time, zone: ZoneInfo, moment: datetime) -> datetime:
    day = moment.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(day, clock, zone).astimezone(UTC)


def read(text: str) -> time | None:
    """The time of day that the whole text tells, like `07:45`."""
    found = _CLOCK.fullmatch(text)
    return time(int(found[1]), int(found[2])) if found else None


def is_morning(clock: time) -> bool:
    """Whether one says good morning then."""
    return clock.hour < _NOON
