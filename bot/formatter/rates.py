"""The National Bank's rates: the footer under a post, and the answer to /rates."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.formatter.dates import day
from bot.formatter.html import Html, harmless
from bot.formatter.texts import Voice
from bot.model import Post, Rate

_NARROW_SPACE = "\u202f"  # between thousands: a line does not break there


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
        name = voice.label("rates-currency", currency=rate.currency, name=harmless(rate.name) or rate.currency)
        lines.append(voice.say("rates-line", name=name, value=number(rate.value)))
        held = voice.say("rates-held", date=day(rate.on, today, voice)) if rate.on != newest else None
        lines.append(Html(f"    {held or _change(rate, before.get(rate.currency), voice)}"))
    since = {before[rate.currency].on for rate in rates if rate.on == newest and rate.currency in before}
    if since:
        lines += ["", Html(f"<i>{voice.say('rates-since', date=day(max(since), today, voice))}</i>")]
    return Post(text="\n".join(lines))


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
