"""What a chart of a rate shows: the sessions of its days, where the line breaks, its ends, its axes.

A weekend's rate is the session's before it, told again: it is no point of the line. The line is broken where days
passed without a session; over a year, where the bank was silent for longer than a weekend with a holiday.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise

from bot.model import Rate

SPANS = (7, 30, 365)  # days
LEAD = timedelta(days=10)  # two sessions are never further apart: the one that holds on the first day is among these

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS = 6
_BELOW, _ABOVE = Decimal("0.2"), Decimal("0.05")  # of the spread: the label of the lowest stands below it
_DAYS_APART = {7: 1, 30: 5}  # between two ticks of the days
_LONGEST_STEP = {7: 1, 30: 1, 365: 5}  # days between two sessions that one line may join


@dataclass(frozen=True, slots=True)
class Point:
    """One session."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One currency over so many days; the change is from the rate that held on the first of them."""

    currency: str
    days: int  # asked for
    over: int  # days that the change is told of: fewer than asked for where there are no older rates
    first: date  # where the axis begins: the session that held `days` ago, or the oldest there is
    last: date  # where it ends: today
    points: tuple[Point, ...]  # the oldest first, at least two
    breaks: tuple[int, ...]  # the points that begin a new line
    low: Point
    high: Point
    change: Decimal
    percent: Decimal
    floor: Decimal  # the ends of the axis of values
    ceiling: Decimal
    values: tuple[Decimal, ...]  # the ticks, the lowest first
    dates: tuple[date, ...]  # the ticks, the oldest first


def since(days: int, today: date) -> date:
    """The first day whose rates are needed."""
    return today - timedelta(days=days) - LEAD


def series(rates: Iterable[Rate], currency: str, days: int, today: date) -> Series | None:
    """From the rates of the bank's days, other currencies' too: they tell sessions apart. None: less than two."""
    by_day: dict[date, dict[str, Decimal]] = defaultdict(dict)
    for rate in rates:
        if rate.on <= today and not rate.held:
            by_day[rate.on][rate.currency] = rate.value
    points = _since([Point(on, by_day[on][currency]) for on in sessions(by_day) if currency in by_day[on]], days, today)
    if len(points) < 2:
        return None
    ends = pairwise(points)
    low, high = min(points, key=lambda one: one.value), max(points, key=lambda one: one.value)
    spread = high.value - low.value or high.value / 50
    floor, ceiling = low.value - spread * _BELOW, high.value + spread * _ABOVE
    change = points[-1].value - points[0].value
    return Series(
        currency=currency,
        days=days,
        over=min(days, (today - points[0].on).days),
        first=points[0].on,
        last=today,
        points=tuple(points),
        breaks=tuple(n for n, (a, b) in enumerate(ends, 1) if (b.on - a.on).days > _LONGEST_STEP[days]),
        low=low,
        high=high,
        change=change,
        percent=(change / points[0].value * 100).quantize(Decimal("0.01"), ROUND_HALF_UP),
        floor=floor,
        ceiling=ceiling,
        values=value_ticks(floor, ceiling),
        dates=date_ticks(points[0].on, today, days),
    )


def sessions(by_day: Mapping[date, Mapping[str, Decimal]]) -> list[date]:
    """The days whose rates are not all those of the day before: on weekends and holidays the bank repeats itself."""
    found: list[date] = []
    told: dict[str, Decimal] = {}
    for on in sorted(by_day):
        if any(told.get(currency) != value for currency, value in by_day[on].items()):
            found.append(on)
        told |= by_day[on]
    return found


def _since(points: Sequence[Point], days: int, today: date) -> list[Point]:
    """From the session that held on the first day on."""
    begin = today - timedelta(days=days)
    held = [one for one in points if one.on <= begin]
    return [*held[-1:], *(one for one in points if one.on > begin)]


# ---------------------------------------------------------------- axes


def value_ticks(floor: Decimal, ceiling: Decimal) -> tuple[Decimal, ...]:
    """Round values between the two, at most six, the lowest first."""
    power = Decimal(1).scaleb((ceiling - floor).adjusted() - 1)
    for step in (power * ten * one for ten in (1, 10) for one in _STEPS):
        first, last = int((floor / step).to_integral_value(ROUND_CEILING)), int(ceiling / step)
        if last - first < _MOST_TICKS:
            return tuple(step * n for n in range(first, last + 1))
    raise AssertionError("a step of ten times the power has less than ten ticks")


def date_ticks(first: date, last: date, days: int) -> tuple[date, ...]:
    """Days, counted back from the last; over a year the first of each month."""
    if apart := _DAYS_APART.get(days):
        back = range(0, (last - first).days + 1, apart)
        return tuple(last - timedelta(days=n) for n in reversed(back))
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in every if day.day == 1)
