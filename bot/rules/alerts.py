"""Alerts: which rate somebody waits for, when it is told, and when it may be told again.

Hysteresis: what was told is told again only after the rate has been well on the other side, or a rate that goes to and
fro round the value would ring every day.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.kazakh.money import TENGE, Currency, Number, Piece, Word, pieces
from bot.model import Alert

MOST = 20  # of one chat
BACK = Decimal("0.01")  # of the value: as far on the other side, it may be told again
_LOWEST, _HIGHEST = Decimal("0.0001"), Decimal(10) ** 9
_SIDES = {"above": True, "below": False}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be told; without a side, it is the one where the rate is not yet."""

    currency: str
    value: Decimal
    above: bool | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of the alerts: those to tell now, and those that may be told again."""

    due: tuple[Alert, ...]
    ready: tuple[Alert, ...]


def read(text: str, *, command: bool = False) -> Wish | None:
    """The alert that the whole text asks for, like «доллар 500-ден асса»; after the command no side need be told."""
    found = pieces(text) or ()
    kinds = [piece.kind for piece in found if isinstance(piece, Word)]
    sides = {_SIDES[kind] for kind in kinds if kind in _SIDES}
    numbers = [piece.value for piece in found if isinstance(piece, Number)]
    currencies = _currencies(found)
    if len(sides) > 1 or len(numbers) != 1 or len(currencies) != 1 or not (sides or command or "reach" in kinds):
        return None
    value = numbers[0].quantize(_LOWEST) if numbers[0] < _HIGHEST else _HIGHEST
    if not _LOWEST <= value < _HIGHEST:
        return None
    return Wish(currencies[0], value.normalize(), next(iter(sides), None))


def _currencies(found: Iterable[Piece]) -> list[str]:
    """The foreign ones: the value is in tenge anyhow."""
    return [piece.code for piece in found if isinstance(piece, Currency) and piece.code != TENGE]


def made(wish: Wish, chat_id: int, rate: Decimal) -> Alert:
    """The alert of a wish, now that the rate is known."""
    above = wish.value > rate if wish.above is None else wish.above
    return Alert(chat_id=chat_id, currency=wish.currency, above=above, value=wish.value)


def may_add(new: Alert, mine: Collection[Alert]) -> bool:
    """Whether there is room for it; one that is there already needs none."""
    return len(mine) < MOST or any(same(new, own) for own in mine)


def same(one: Alert, other: Alert) -> bool:
    """Whether they wait for the same; when they were told is no part of it."""
    return replace(one, told=None) == replace(other, told=None)


def is_reached(alert: Alert, rate: Decimal) -> bool:
    """Whether the rate is where the alert waits for it."""
    return rate > alert.value if alert.above else rate < alert.value


def back_at(alert: Alert) -> Decimal:
    """The rate at which an alert that was told is ready again."""
    return alert.value * (1 - BACK if alert.above else 1 + BACK)


def suggested(rate: Decimal) -> tuple[Decimal, Decimal]:
    """Round values a little over the rate and a little under it."""
    step = Decimal(1).scaleb(rate.adjusted() - 1)
    steps = rate // step
    under = steps - 1 if steps * step == rate else steps
    return (steps + 1) * step, under * step


def judge(alerts: Iterable[Alert], rates: Mapping[str, Decimal]) -> Verdict:
    """Which alerts are due and which are ready again, at these rates; of a currency without one nothing changes."""
    known = [alert for alert in alerts if alert.currency in rates]
    due = [alert for alert in known if alert.told is None and is_reached(alert, rates[alert.currency])]
    ready = [alert for alert in known if alert.told is not None and _is_back(alert, rates[alert.currency])]
    return Verdict(tuple(due), tuple(ready))


def _is_back(alert: Alert, rate: Decimal) -> bool:
    return rate <= back_at(alert) if alert.above else rate >= back_at(alert)
