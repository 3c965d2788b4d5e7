"""The National Bank's rates: the footer under a post, and the screens of /rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.formatter.dates import day
from bot.formatter.html import Html, harmless, shown
from bot.formatter.tags import button
from bot.formatter.taps import Chart, Open, RatesOf
from bot.formatter.texts import Voice
from bot.model import Button, Post, Rate
from bot.rules.rate_days import FIRST, session

A_PAGE = 13  # of about forty currencies

_DAY = timedelta(days=1)
_NARROW_SPACE = "\u202f"  # between thousands: a line does not break there


@dataclass(frozen=True, slots=True, kw_only=True)
class RateDay:
    """The rates that hold on a day, and what there is to say about them."""

    day: date
    rates: Sequence[Rate]
    before: Mapping[str, Rate]  # of the last session that was different, by currency
    since: date | None = None  # they stand unchanged since then
    last: date  # the newest day that can be shown

    @property
    def session(self) -> date | None:
        """From which session they stand, where that is worth a word."""
        newest = max((rate.on for rate in self.rates), default=self.day)
        return session(newest, self.since) if self.since else None


def number(value: Decimal) -> str:
    """`1 443,35`: two digits after the comma; four for what is worth less than a tenge."""
    places = Decimal("0.01") if abs(value) >= 1 else Decimal("0.0001")
    rounded = value.quantize(places, ROUND_HALF_UP)
    if rounded == rounded.quantize(Decimal("0.01")):
        rounded = rounded.quantize(Decimal("0.01"))
    return f"{rounded:,}".replace(",", _NARROW_SPACE).replace(".", ",")


def footer(rates: Sequence[Rate], today: date, voice: Voice) -> str:
    """`USD 443,35 · EUR 475,54 · RUB 4,82`, with its date when it is not today's; "" without rates.

    One that is older than the others, because the bank's newest is held back, has its own date.
    """
    if not rates:
        return ""
    newest = max(rate.on for rate in rates)
    dates = ["" if rate.on == newest else f" ({day(rate.on, today, voice)})" for rate in rates]
    line = " · ".join(f"{one.currency} {number(one.value)}{dated}" for one, dated in zip(rates, dates, strict=True))
    return line if newest == today else voice.label("post-rates-dated", date=day(newest, today, voice), rates=line)


def answer(rates: Sequence[Rate], before: Mapping[str, Rate], today: date, voice: Voice) -> Post:
    """The rates, each with its change against `before`: the last different session's, by currency.

    One that is older than the others, because the bank's newest is held back, has its own date instead.
    """
    if not rates:
        return Post(text=voice.say("rates-none"))
    newest = max(rate.on for rate in rates)
    lines = [voice.say("rates-title", date=day(newest, today, voice)), ""]
    for rate in rates:
        lines.append(voice.say("rates-line", name=name(rate, voice), value=number(rate.value)))
        held = voice.say("rates-held", date=day(rate.on, today, voice)) if rate.on != newest else None
        lines.append(Html(f"    {held or _change(rate, before.get(rate.currency), voice)}"))
    since = {before[rate.currency].on for rate in rates if rate.on == newest and rate.currency in before}
    if since:
        lines += ["", Html(f"<i>{voice.say('rates-since', date=day(max(since), today, voice))}</i>")]
    return Post(text="\n".join(lines))


def screen(of: RateDay, today: date, voice: Voice) -> Post:
    """The answer to /rates, with the ways to other days and to all currencies."""
    text = answer(of.rates, of.before, today, voice).text
    if of.session:
        weekday = voice.label("rates-weekday", day=of.session.weekday())
        told = voice.say("rates-session", date=day(of.session, today, voice), weekday=weekday)
        text = f"{text}\n<i>{told}</i>" if of.before else f"{text}\n\n<i>{told}</i>"
    if not of.rates:
        return Post(text=text)
    chart = button(voice.label("button-chart"), Chart(of.rates[0].currency, 30))
    every = button(voice.label("button-rates-all"), RatesOf(of.day, 1))
    return Post(text=text, buttons=(_days(of, 0, today, voice), (chart, every), wishes(voice)))


def wishes(voice: Voice) -> tuple[Button, ...]:
    """The ways to what comes by itself."""
    return (
        button(voice.label("button-alerts"), Open("alerts")),
        button(voice.label("button-morning"), Open("morning")),
    )


def every(of: RateDay, page: int, today: date, voice: Voice) -> Post:
    """A page of all currencies, by their codes; one beyond the last shows the last."""
    pages = max(1, -(-len(of.rates) // A_PAGE))
    page = min(max(page, 1), pages)
    rates = sorted(of.rates, key=lambda rate: rate.currency)[(page - 1) * A_PAGE : page * A_PAGE]
    if not rates:
        return Post(text=voice.say("rates-none"))
    newest = max(rate.on for rate in of.rates)
    lines = [_short(rate, of.before.get(rate.currency), newest, voice) for rate in rates]
    turned = [page - 1 or pages, page, page % pages + 1]
    labels = ["‹", f"{page} / {pages}", "›"]
    turn = tuple(button(label, RatesOf(of.day, to)) for label, to in zip(labels, turned, strict=True))
    back = (button(voice.label("button-rates-usual"), RatesOf(of.day)),)
    title = voice.say("rates-all-title", date=day(newest, today, voice))
    return Post(text="\n".join([title, "", *lines]), buttons=(turn, _days(of, page, today, voice), back))


def missing(on: date, why: str, today: date, voice: Voice) -> Post:
    """There are no rates of the day; `why` is the id of the message that says it."""
    again = [button(voice.label("button-again"), RatesOf(on))] if why == "rates-unreachable" else []
    buttons = (*again, button(voice.label("button-rates"), Open("rates")))
    return Post(text=voice.say(why, date=day(on, today, voice)), buttons=(buttons,))


def hint(voice: Voice) -> Post:
    """What stood after /rates was neither a day nor an amount."""
    return Post(text=voice.say("rates-hint"), buttons=((button(voice.label("button-rates"), Open("rates")),),))


def _days(of: RateDay, page: int, today: date, voice: Voice) -> tuple[Button, ...]:
    earlier, later = of.day - _DAY, of.day + _DAY
    buttons = [button(f"‹ {day(earlier, today, voice)}", RatesOf(earlier, page))] if earlier >= FIRST else []
    if later <= of.last:
        buttons.append(button(f"{day(later, today, voice)} ›", RatesOf(later, page)))
    return tuple(buttons)


def _short(rate: Rate, before: Rate | None, newest: date, voice: Voice) -> Html:
    difference = rate.value - before.value if before and rate.on == newest else Decimal(0)
    arrow = " ▲" if difference > 0 else " ▼" if difference < 0 else ""
    change = f"{arrow} {number(abs(difference))}" if difference else ""
    return Html(f"{rate.currency} <b>{number(rate.value)}</b>{change} · {shown(name(rate, voice))}")


def name(rate: Rate, voice: Voice) -> str:
    """What a reader calls the currency; one without a name of ours has the bank's."""
    return voice.label("rates-currency", currency=rate.currency, name=harmless(rate.name) or rate.currency)


def accepted(rates: Sequence[Rate], on: date, voice: Voice) -> Post:
    """What an operator sees in place of the alarm whose rates he accepted."""
    line = " · ".join(f"{rate.currency} {number(rate.value)}" for rate in rates)
    return Post(text=voice.say("leap-accepted", date=f"{on:%d.%m.%Y}", rates=line))


def _change(rate: Rate, before: Rate | None, voice: Voice) -> str:
    difference = rate.value - before.value if before else Decimal(0)
    if difference > 0:
        return voice.say("rates-rose", change=number(difference))
    if difference < 0:
        return voice.say("rates-fell", change=number(-difference))
    return voice.say("rates-stood")
