"""What an amount of money is in another currency, with the rates that say so."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.formatter.dates import day
from bot.formatter.html import Html
from bot.formatter.rates import number
from bot.formatter.tags import button
from bot.formatter.taps import Convert, Open
from bot.formatter.texts import Voice
from bot.kazakh.money import TENGE
from bot.model import Button, Post, Rate
from bot.rules.convert import Amount, worth

_TINY = Decimal("0.01")
_A_ROW = 4  # buttons of currencies


def answer(amount: Amount, rates: Mapping[str, Rate], usual: Sequence[str], today: date, voice: Voice) -> Post:
    """The amount in its target; in tenge without one, and tenge in the usual currencies."""
    targets = _targets(amount, usual)
    known = {code: rate.value for code, rate in rates.items()}
    told = [(target, value) for target in targets if (value := worth(amount, target, known)) is not None]
    if not told:
        return unknown(_missing(amount, known), voice)
    lines = [Html(f"<b>{money(amount.value, amount.source)} = {money(value, target)}</b>") for target, value in told]
    used = [rates[code] for code in dict.fromkeys((amount.source, *(target for target, _ in told))) if code in rates]
    return Post(
        text="\n".join([*lines, "", *_by(used, today, voice)]),
        buttons=(*_others(amount, targets, usual), (button(voice.label("button-rates"), Open("rates")),)),
    )


def money(value: Decimal, currency: str) -> str:
    """`44 335,00 ₸`, `100,50 EUR`; what is next to nothing keeps the digits that it has."""
    if 0 < value < _TINY:
        digits = value.quantize(Decimal(1).scaleb(value.adjusted() - 1), ROUND_HALF_UP)
        told = f"{digits.normalize():f}".replace(".", ",")
    else:
        told = number(value)
    return f"{told.removesuffix(',00')} {'₸' if currency == TENGE else currency}"


def _targets(amount: Amount, usual: Sequence[str]) -> tuple[str, ...]:
    if amount.target:
        return (amount.target,)
    return tuple(usual) if amount.source == TENGE else (TENGE,)


def _by(used: Sequence[Rate], today: date, voice: Voice) -> list[Html]:
    """The rates that were taken, under their day; each with its own where they differ."""
    if not used:  # tenge in tenge
        return []
    days = {rate.on for rate in used}
    lines = []
    for rate in used:
        own = f" ({day(rate.on, today, voice)})" if len(days) > 1 else ""
        lines.append(f"1 {rate.currency} = {number(rate.value)} ₸{own}")
    title = voice.say("convert-by", date=day(max(days), today, voice))
    return [Html(f"<i>{title}\n{chr(10).join(lines)}</i>")]


def _others(amount: Amount, targets: Sequence[str], usual: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    """The other way round, and the same in the other usual currencies."""
    others = [code for code in (TENGE, *usual) if code != amount.source and targets != (code,)]
    buttons = [button(f"→ {code}", Convert(amount.value, amount.source, code)) for code in others]
    if len(targets) == 1:
        turned = Convert(amount.value, targets[0], amount.source)
        buttons.insert(0, button(f"⇄ {targets[0]} → {amount.source}", turned))
    return tuple(tuple(buttons[place : place + _A_ROW]) for place in range(0, len(buttons), _A_ROW))


def _missing(amount: Amount, known: Mapping[str, Decimal]) -> str:
    wanted = [code for code in (amount.source, amount.target) if code and code != TENGE and code not in known]
    return wanted[0] if wanted else amount.source


def unknown(currency: str, voice: Voice) -> Post:
    """There is no official rate of it."""
    back = (button(voice.label("button-rates"), Open("rates")),)
    return Post(text=voice.say("convert-unknown", currency=currency), buttons=(back,))
