"""The National Bank's rates, invented: a walk round realistic values that depends on the date alone.

So every start of the demo tells the same rates of a day, however far back it is asked.
"""

import math
import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from bot.demo.newsroom.sites import ZONE

FIRST = date(1999, 1, 5)
_MEMORY = 40  # sessions whose news still moves the rate
_SESSION_ENDS = time(15, 30)  # in Almaty; from then on the next day's rates are known
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Currency:
    """A line of `currencies.toml`: `usual` tenge for `quant` units, give or take."""

    code: str
    name: str
    kazakh: str
    usual: float
    quant: int


@dataclass(frozen=True, slots=True)
class Quote:
    """What the bank tells of one currency on one day."""

    currency: Currency
    value: Decimal
    change: Decimal


def _currencies() -> tuple[Currency, ...]:
    data = tomllib.loads((Path(__file__).parent / "currencies.toml").read_text(encoding="utf-8"))
    return tuple(
        Currency(code, row["name"], row["kazakh"], row["usual"], row.get("quant", 1)) for code, row in data.items()
    )


class Bank:
    """Every day's rates, up to today in Almaty, and tomorrow's once the session is over."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.currencies = _currencies()

    def newest(self) -> date:
        """The last day that has rates."""
        now = self._clock().astimezone(ZONE)
        return now.date() + timedelta(days=now.time() >= _SESSION_ENDS)

    def today(self) -> date:
        """The day in Almaty."""
        return self._clock().astimezone(ZONE).date()

    def on(self, day: date) -> tuple[Quote, ...]:
        """The day's rates; none for a day too old or yet to come."""
        if not FIRST <= day <= self.newest():
            return ()
        return tuple(self._quotes(day))

    def value(self, code: str, day: date) -> Decimal:
        """One currency's rate, whatever the day."""
        return _value(next(c for c in self.currencies if c.code == code), _session(day))

    def _quotes(self, day: date) -> Iterator[Quote]:
        session, before = _session(day), _session(day - timedelta(days=1))
        for currency in self.currencies:
            value = _value(currency, session)
            yield Quote(currency, value, value - _value(currency, before))


def _session(day: date) -> date:
    """The trading day whose rate holds on `day`: the last weekday before it (Friday's for Saturday to Monday)."""
    before = day - timedelta(days=1)
    return before - timedelta(days=max(0, before.weekday() - 4))


@lru_cache(maxsize=20_000)
def _value(currency: Currency, session: date) -> Decimal:
    # the tenge moves against all of them together, each of them a little on its own
    drift = 1.0 * _walk("KZT", session) + (0.0 if currency.code == "USD" else 0.8 * _walk(currency.code, session))
    return Decimal(currency.usual * math.exp(drift)).quantize(_CENT)


@lru_cache(maxsize=20_000)
def _walk(name: str, session: date) -> float:
    """A walk that forgets: news of older sessions fades, so the value depends on the date alone."""
    return sum(0.93**age * _news(name, session - timedelta(days=age)) for age in range(_MEMORY))


@lru_cache(maxsize=20_000)
def _news(name: str, day: date) -> float:
    return 0.0 if day.weekday() > 4 else random.Random(f"{name} {day.isoformat()}").gauss(0, 0.006)
