"""When a planned post comes again: every day, on weekdays, every week, or as a cron line says, by the channel's clock.

A time that clocks show twice comes once; one that they leap over comes as much later as they leap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

USUAL = ("daily", "weekdays", "weekly")
AN_HOUR = 4  # occurrences at most: a channel is no clock
_YEARS = 9  # 29 February may be eight years off
_DAY = timedelta(days=1)
_WEEKDAYS = {name: number for number, name in enumerate(("sun", "mon", "tue", "wed", "thu", "fri", "sat"))}
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_PART = re.compile(r"(\*|(\w+)(?:-(\w+))?)(?:/(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class _Cron:
    """What a cron line allows."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]  # 0 is Sunday, as in every crontab
    either: bool  # both days and weekdays are named: one of them is enough

    def holds(self, day: date) -> bool:
        """Whether it is such a day."""
        of_month, of_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return day.month in self.months and (of_month or of_week if self.either else of_month and of_week)


def is_cron(line: str) -> bool:
    """Whether it is a cron line of five fields, no more often than four times an hour, that ever comes."""
    cron = _read(line)
    if cron is None or len(cron.minutes) > AN_HOUR:
        return False
    return any(cron.holds(date(2024, 1, 1) + _DAY * ahead) for ahead in range(366))


def following(repeat: str, due: datetime, after: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment after `after` at which it comes again, having been due at `due`; None: never.

    What was missed meanwhile is left out. Aware, UTC.
    """
    cron = _read(_line(repeat, due.astimezone(zone)))
    if cron is None:
        return None
    for day in _days(cron, after.astimezone(zone).date() - _DAY):
        moments = (
            datetime.combine(day, time(hour, minute), zone).astimezone(UTC)
            for hour in cron.hours
            for minute in cron.minutes
        )
        if coming := [moment for moment in moments if moment > after]:
            return min(coming)
    return None


def _days(cron: _Cron, first: date) -> Iterator[date]:
    return (day for day in (first + _DAY * ahead for ahead in range(366 * _YEARS)) if cron.holds(day))


def _line(repeat: str, local: datetime) -> str:
    """As a cron line."""
    clock = f"{local.minute} {local.hour} * *"
    usual = {"daily": f"{clock} *", "weekdays": f"{clock} 1-5", "weekly": f"{clock} {local.isoweekday()}"}
    return usual.get(repeat, repeat)


def _read(line: str) -> _Cron | None:
    fields = line.lower().split()
    if len(fields) != 5:
        return None
    minutes, hours, days, months, weekdays = fields
    try:
        return _Cron(
            _field(minutes, 0, 59, {}),
            _field(hours, 0, 23, {}),
            _field(days, 1, 31, {}),
            _field(months, 1, 12, _MONTHS),
            frozenset(number % 7 for number in _field(weekdays, 0, 7, _WEEKDAYS)),
            either="*" not in (days[0], weekdays[0]),
        )
    except ValueError:
        return None


def _field(text: str, least: int, most: int, names: dict[str, int]) -> frozenset[int]:
    allowed: set[int] = set()
    for part in text.split(","):
        found = _PART.fullmatch(part)
        if not found:
            raise ValueError(part)
        begin, end = least, most
        if found[2]:
            begin = end = _number(found[2], names)
            if found[3] or found[4]:
                end = _number(found[3], names) if found[3] else most
        step = int(found[4] or 1)
        if not least <= begin <= end <= most or step < 1:
            raise ValueError(part)
        allowed |= set(range(begin, end + 1, step))
    return frozenset(allowed)


def _number(text: str, names: dict[str, int]) -> int:
    return names[text] if text in names else int(text)
