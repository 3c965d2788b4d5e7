"""What the buttons under rates, charts, amounts and alerts say back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

Page = Annotated[int, "[0-9]{1,3}"]
Money = Annotated[Decimal, r"[0-9]{1,15}(?:\.[0-9]{1,12})?"]
Currency = Annotated[str, "[A-Z]{3}"]
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
