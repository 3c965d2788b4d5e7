"""What the buttons under rates, charts, amounts and alerts say back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

Page = Annotated[int, "[0-9]{1,3}"]
Money = Annotated[Decimal, r"[0-9]{1,15}(?:\.[0-9]{1,12})?"]
Currency = Annotated[str, "[A-Z]{3}"]
Clock = Annotated[str, "(?:[01][0-9]|2[0-3])[0-5][0-9]|off"]
Span = Annotated[int, "7|30|365"]  # days of a chart


@dataclass(frozen=True, slots=True)
class RatesOf:
    """The rates of a day: the usual currencies, or a page of them all (the first is 1)."""

    day: date
    page: Page = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """Draw the currency's rate over so many days."""

    currency: Currency
    days: Span


@dataclass(frozen=True, slots=True)
class Convert:
    """What so much of one currency is in another."""

    value: Money
    source: Currency
    target: Currency


@dataclass(frozen=True, slots=True)
class Watch:
    """Wait until a rate is over a value, or under it; or wait no more."""

    wait: bool
    currency: Currency
    above: bool
    value: Money


@dataclass(frozen=True, slots=True)
class Morning:
    """Let the day's rates come at this time, like `0830`; or never."""

    at: Clock
