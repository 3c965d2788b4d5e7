"""A rate's chart: what stands on the picture, in places from 0 to 1, and the screen that it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.formatter.dates import day
from bot.formatter.rates import number
from bot.formatter.tags import button
from bot.formatter.taps import Chart, Open
from bot.formatter.texts import Voice
from bot.model import Button, Post
from bot.rules.charts import SPANS, Point, Series

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis."""

    at: float  # 0: left, or below; 1: right, or above
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the line that has something to say, or nothing."""

    x: float
    y: float
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is drawn; `bot.formatter.drawing` knows where and in which colours."""

    title: str
    official: str
    value: str  # the last
    change: str
    span: str
    source: str
    trend: int  # 1: up, -1: down, 0: neither
    lines: tuple[tuple[Spot, ...], ...]  # each unbroken
    dots: bool  # whether every session is a dot
    low: Spot
    high: Spot
    last: Spot
    values: tuple[Tick, ...]
    dates: tuple[Tick, ...]


def picture(series: Series, name: str, voice: Voice) -> Picture:
    """The series as it will be read in this language; `name` is the currency's in it."""
    last = _spot(series, series.points[-1])
    cuts = (0, *series.breaks, len(series.points))
    lines = [series.points[a:b] for a, b in pairwise(cuts)]
    return Picture(
        title=name,
        official=voice.label("chart-official", currency=series.currency),
        value=f"{number(series.points[-1].value)} ₸",
        change=_change(_WORDS, series, voice),
        span=voice.label("chart-span", days=series.over),
        source=voice.label(
            "chart-source", first=day(series.first, series.last, voice), last=_dated(series.last, voice)
        ),
        trend=_trend(series),
        lines=tuple(tuple(_spot(series, one) for one in line) for line in lines),
        dots=series.days < max(SPANS),
        low=_spot(series, series.low, _extreme("chart-low", series.low, voice)),
        high=_spot(series, series.high, _extreme("chart-high", series.high, voice)),
        last=Spot(last.x, last.y, number(series.points[-1].value)),
        values=tuple(Tick(_up(series, one), _tick(one, series)) for one in series.values),
        dates=tuple(Tick(_along(series, one), _day(one, series.days, voice)) for one in series.dates),
    )


def screen(series: Series, name: str, currencies: Sequence[str], voice: Voice) -> Post:
    """The words under the picture, with the buttons to the other charts."""
    newest = series.points[-1]
    lines = [
        voice.say(
            "chart-caption",
            name=name,
            date=day(newest.on, series.last, voice),
            value=number(newest.value),
        ),
        _change(_CAPTIONS, series, voice),
    ]
    return Post(text="\n".join(lines), buttons=buttons(series.currency, series.days, currencies, voice))


def too_few(of: str, name: str, days: int, currencies: Sequence[str], voice: Voice) -> Post:
    """Where there are less than two sessions."""
    text = voice.say("chart-few", name=name)
    return Post(text=text, buttons=buttons(of, days, currencies, voice))


def buttons(of: str, days: int, currencies: Sequence[str], voice: Voice) -> Rows:
    """The spans, the currencies, the way back; ✓ on what is shown."""
    spans = tuple(button(_ticked(voice.label("chart-days", days=one), one == days), Chart(of, one)) for one in SPANS)
    others = tuple(button(_ticked(one, one == of), Chart(one, days)) for one in currencies)
    rows = [others[at : at + _IN_A_ROW] for at in range(0, len(others), _IN_A_ROW)] if len(others) > 1 else []
    return (spans, *rows, (button(voice.label("chart-back"), Open("rates")),))


_IN_A_ROW = 4


def _ticked(label: str, chosen: bool) -> str:  # noqa: FBT001 - it is chosen or not
    return f"✓ {label}" if chosen else label


# ---------------------------------------------------------------- places


def _spot(series: Series, point: Point, text: str = "") -> Spot:
    return Spot(_along(series, point.on), _up(series, point.value), text)


def _along(series: Series, on: date) -> float:
    return round((on - series.first).days / (series.last - series.first).days, 4)


def _up(series: Series, value: Decimal) -> float:
    return round(float((value - series.floor) / (series.ceiling - series.floor)), 4)


# ---------------------------------------------------------------- words


_WORDS = {1: "chart-rose", 0: "chart-stood", -1: "chart-fell"}
_CAPTIONS = {1: "chart-caption-rose", 0: "chart-caption-stood", -1: "chart-caption-fell"}


def _change(messages: Mapping[int, str], series: Series, voice: Voice) -> str:
    values = {"change": number(abs(series.change)), "percent": f"{abs(series.percent)}".replace(".", ",")}
    return voice.label(messages[_trend(series)], **values, span=voice.label("chart-span", days=series.over))


def _trend(series: Series) -> int:
    return (series.change > 0) - (series.change < 0)


def _extreme(message: str, point: Point, voice: Voice) -> str:
    return voice.label(message, value=number(point.value), date=_day(point.on, 0, voice))


def _tick(value: Decimal, series: Series) -> str:
    """As many digits after the comma as the ticks need to differ."""
    places = max(0, *(-int(one.normalize().as_tuple().exponent) for one in series.values))
    return f"{value:,.{places}f}".replace(",", "\u202f").replace(".", ",")


def _day(on: date, days: int, voice: Voice) -> str:
    if days == max(SPANS):
        return voice.label("chart-month", month=on.month, year=str(on.year))
    return voice.label("chart-day", day=on.day, month=on.month)


def _dated(on: date, voice: Voice) -> str:
    return voice.label("date-year", day=voice.label("date-day", day=on.day, month=on.month), year=str(on.year))
