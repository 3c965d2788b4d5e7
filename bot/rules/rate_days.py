"""Days of rates: which one a text asks about, and from which session of the exchange a rate stands.

The rate is fixed in a session on a working day and holds from the next day on: Friday's stands until Monday, the one
before a holiday until the holiday is over.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.kazakh.dates import take_day, take_weekday
from bot.kazakh.money import TENGE, Currency, Number, Word, pieces

FIRST = date(1993, 11, 15)  # the tenge's first day
_DAY = timedelta(days=1)
_SATURDAY, _FRIDAY = 5, 4
_AROUND = frozenset(("filler", "to", "rates"))
_SHORT = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.?\s*")


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The rates of a day; perhaps of a currency that is not among the usual ones."""

    day: date
    currency: str | None = None


def read(text: str, today: date) -> AskedDay | None:
    """The day of rates that the whole text asks about, like «15 сәуірдегі бағам», «доллар кеше»."""
    day, rest = take_day(text, today) or take_weekday(text, today) or (None, text)
    found = pieces(rest) or ()
    if any(isinstance(piece, Number) or (isinstance(piece, Word) and piece.kind not in _AROUND) for piece in found):
        return None
    currencies = [piece.code for piece in found if isinstance(piece, Currency) and piece.code != TENGE]
    named = any(isinstance(piece, Word) and piece.kind == "rates" for piece in found)
    if len(currencies) > 1 or not (named or (day and currencies)):
        return None
    return AskedDay(day or today, currencies[0] if currencies else None)


def read_command(text: str, today: date) -> AskedDay | None:
    """The day after /rates, where nothing but a day need stand: `15.04.2024`, `15.04`, «кеше»."""
    short = _SHORT.fullmatch(text)
    if short:
        text = f"{short[1]}.{short[2]}.{today.year}"
    taken = take_day(text, today) or take_weekday(text, today)
    if taken and not taken[1].strip(" ./"):
        day = taken[0]
        return AskedDay(_year_before(day) if short and day > today + _DAY else day)
    return read(text, today)


def _year_before(day: date) -> date:
    return day - timedelta(days=365) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def before(day: date) -> date:
    """The last day that had another session's rate, as weekends go."""
    return day - _DAY * {_SATURDAY + 1: 2, 0: 3}.get(day.weekday(), 1)


def session(day: date, since: date) -> date | None:
    """The session from which the rate of `day` stands, where that is worth a word; `since`: it has stood unchanged.

    None on an ordinary day: then it is the day before.
    """
    held = since - _DAY
    held -= _DAY * max(0, held.weekday() - _FRIDAY)
    return held if day.weekday() >= _SATURDAY or day - held > _DAY else None
