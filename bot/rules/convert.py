"""The converter: which amount a text asks about, and what it is worth at the official rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from bot.kazakh.money import TENGE, Currency, Number, Piece, Word, pieces

MOST = Decimal(10) ** 15
SMALLEST = Decimal("0.0001")
_AROUND = frozenset(("filler", "to", "rates"))


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a currency, in another (None: in tenge, or in the usual currencies where it is tenge itself)."""

    value: Decimal
    source: str  # ISO 4217
    target: str | None = None
    counted: bool = True  # False: the currency stood alone


def read(text: str) -> Amount | None:
    """The amount that the whole text asks about; None when it is about something else.

    A currency without a number is one of it.
    """
    found = pieces(text) or ()
    if any(isinstance(piece, Word) and piece.kind not in _AROUND for piece in found):
        return None
    said = [piece for piece in found if not (isinstance(piece, Word) and piece.kind in ("filler", "rates"))]
    numbers = [piece.value for piece in said if isinstance(piece, Number)]
    currencies = [piece.code for piece in said if isinstance(piece, Currency)]
    if len(numbers) > 1 or not 1 <= len(currencies) <= 2 or (currencies == [TENGE] and not numbers):
        return None
    value = numbers[0] if numbers else Decimal(1)
    if not SMALLEST <= value < MOST:
        return None
    source = _beside_the_number(said) or currencies[0]
    others = [code for code in currencies if code != source]
    return Amount(value, source, others[0] if others else None, counted=bool(numbers))


def _beside_the_number(said: Sequence[Piece]) -> str | None:
    """The currency right behind the number, or else right before it."""
    place = next((place for place, piece in enumerate(said) if isinstance(piece, Number)), None)
    if place is None:
        return None
    near = (*said[place + 1 : place + 2], *said[max(0, place - 1) : place])
    return next((piece.code for piece in near if isinstance(piece, Currency)), None)


def worth(amount: Amount, target: str, rates: Mapping[str, Decimal]) -> Decimal | None:
    """The amount in `target`, by the tenge that one unit of each costs; None where a rate is not known."""
    tenge = {**rates, TENGE: Decimal(1)}
    if amount.source not in tenge or target not in tenge:
        return None
    with localcontext(prec=40):
        return amount.value * tenge[amount.source] / tenge[target]
