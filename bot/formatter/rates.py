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

    Only rates of one day stand side by side: the newest.
    """
    if not rates:
        return ""
    newest = max(rate.on for rate in rates)
    line = " · ".join(f"{rate.currency} {number(rate.value)}" for rate in rates if rate.on == newest)
    return line if newest == today else voice.label("post-rates-dated", date=day(newest, today, voice), rates=line)


def answer(rates: Sequence[Rate], before: Mapping[str, Rate], today: date, voice: Voice) -> Post:
    """The rates of the newest day, each with its change against `before`: the last different session's, by currency."""
    if not rates:
        return Post(text=voice.say("rates-none"))
    newest = max(rate.on for rate in rates)
    of_the_day = [rate for rate in rates if rate.on == newest]
    lines = [voice.say("rates-title", date=day(newest, today, voice)), ""]
    for rate in of_the_day:
        name = voice.label("rates-currency", currency=rate.currency, name=harmless(rate.name) or rate.currency)
        lines.append(voice.say("rates-line", name=name, value=number(rate.value)))
        lines.append(Html(f"    {_change(rate, before.get(rate.currency), voice)}"))
    since = {before[rate.currency].on for rate in of_the_day if rate.currency in before}
    if since:
        lines += ["", Html(f"<i>{voice.say('rates-since', date=day(max(since), today, voice))}</i>")]
    return Post(text="\n".join(lines))


def _change(rate: Rate, before: Rate | None, voice: Voice) -> str:
    difference = rate.value - before.value if before else Decimal(0)
    if difference > 0:
        return voice.say("rates-rose", change=number(difference))
    if difference < 0:
        return voice.say("rates-fell", change=number(-difference))
    return voice.say("rates-stood")
