"""Which days the bank is asked about, and which of its rates are believed.

A rate that leaps by more than a tenth against the session before is held back, be it a devaluation or a slip of the
bank's hand. The next different session confirms it, or a site whose header shows the same; or an operator accepts it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.model import Rate

LEAP = Decimal("0.10")
AGREE = Decimal("0.02")  # a site's header rounds, and may be a day late
NEAR = timedelta(days=10)  # two sessions are never further apart, not even in the longest holidays
SESSION_TOLD = time(16)  # the session ends at half past three; its rates hold from the next day on
AGAIN = timedelta(minutes=30)  # after the bank was down, or had nothing for today yet

Told = Mapping[tuple[date, str], Sequence[Decimal]]  # what sites' headers told of a currency on a day


@dataclass(frozen=True, slots=True)
class Leap:
    """A leap that still waits for a confirmation: `rate` is the first of its session."""

    rate: Rate
    before: Decimal


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rates whose `held` changes, as they shall be; and the leaps that wait after the last of them."""

    changed: tuple[Rate, ...]
    leaps: tuple[Leap, ...]


def missing(settled: Collection[date], last: date, days: int) -> list[date]:
    """The days to ask about, `days` in all up to `last`: the newest first."""
    every = (last - timedelta(days=back) for back in range(days))
    return [day for day in every if day not in settled]


def newest_day(here: datetime) -> date:
    """The newest day that the bank may have rates of, by its own clock: tomorrow, once the session is over."""
    return here.date() + timedelta(days=here.time() >= SESSION_TOLD)


def ask_again(now: datetime, midnight: datetime) -> datetime:
    """When to ask next where nothing is to be had now: a new day is asked about at once."""
    return min(now + AGAIN, midnight)


def judge(rates: Iterable[Rate], new: Collection[tuple[date, str]], told: Told) -> Verdict:
    """Hold or release; only what is `new`, or has now got its first day before it, may come to be held.

    So what an operator accepted is never held again.
    """
    by_currency: dict[str, list[Rate]] = defaultdict(list)
    for rate in sorted(rates, key=lambda rate: rate.on):
        by_currency[rate.currency].append(rate)
    changed: list[Rate] = []
    leaps: list[Leap] = []
    for rows in by_currency.values():
        trial = _Trial(_unjudged(rows, new), told)
        for row in rows:
            trial.hear(row)
        changed += [replace(row, held=row.on in trial.held) for row in rows if row.held != (row.on in trial.held)]
        leaps += trial.open()
    return Verdict(tuple(changed), tuple(leaps))


def leaps(value: Decimal, before: Decimal) -> bool:
    """More than a tenth up or down."""
    return abs(value - before) > before * LEAP


def _unjudged(rows: Sequence[Rate], new: Collection[tuple[date, str]]) -> set[date]:
    days: set[date] = set()
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        alone = number < 2 or before is None or before.on - rows[number - 2].on > NEAR
        first_before = before is not None and (before.on, before.currency) in new and row.on - before.on <= NEAR
        if (row.on, row.currency) in new or (first_before and alone):
            days.add(row.on)
    return days


class _Trial:
    """One currency, from day to day."""

    def __init__(self, unjudged: set[date], told: Told) -> None:
        self.held: set[date] = set()
        self._unjudged = unjudged
        self._told = told
        self._good: Rate | None = None
        self._waiting: list[Rate] = []  # of one session, which may stand for days

    def hear(self, row: Rate) -> None:
        same = bool(self._waiting) and row.value == self._waiting[0].value
        near = bool(self._waiting) and not leaps(row.value, self._waiting[0].value)
        if self._suspect(row, same=same) and (same or not near):
            self._waiting = [*self._waiting, row] if same else [row]
            self.held.add(row.on)
            return
        if near:
            self.held -= {one.on for one in self._waiting}
        self._good, self._waiting = row, []

    def open(self) -> list[Leap]:
        return [Leap(self._waiting[0], self._good.value)] if self._waiting and self._good else []

    def _suspect(self, row: Rate, *, same: bool) -> bool:
        if any(abs(one - row.value) <= row.value * AGREE for one in self._told.get((row.on, row.currency), ())):
            return False
        if self._good is None or row.on - self._good.on > NEAR:
            return row.held
        return leaps(row.value, self._good.value) and (row.held or same or row.on in self._unjudged)
