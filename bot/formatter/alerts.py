"""Alerts: the list of those that wait, the answer to a new one, and the word when a rate has crossed its line."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from bot.formatter.dates import day
from bot.formatter.html import Html
from bot.formatter.rates import number
from bot.formatter.tags import button
from bot.formatter.taps import Open, Watch
from bot.formatter.texts import Voice
from bot.model import Alert, Button, Post, Rate
from bot.rules import alerts as rules

_SUGGESTED = 2  # currencies


def screen(mine: Sequence[Alert], rates: Sequence[Rate], gone: Alert | None, today: date, voice: Voice) -> Post:
    """What waits, each with a tap to remove it; without any, some to begin with. `gone` can be taken back."""
    lines = [voice.say("alerts-title" if mine else "alerts-none")]
    if rates:
        newest = max(rate.on for rate in rates)
        told_now = " · ".join(f"{rate.currency} {number(rate.value)}" for rate in rates if rate.on == newest)
        lines += ["", voice.say("alerts-now", date=day(newest, today, voice), rates=Html(told_now))]
    rows: list[tuple[Button, ...]] = [(_button("✕", one, voice, wait=False),) for one in mine]
    if not mine:
        rows = [_suggested(rate, voice) for rate in rates[:_SUGGESTED]]
    if gone:
        undo = voice.label("button-alerts-undo", what=told(gone, voice))
        rows.append((button(undo, _watch(gone, wait=True)),))
    return Post(text="\n".join(lines), buttons=(*rows, (_back(voice),)))


def told(alert: Alert, voice: Voice) -> str:
    """`USD 500 ₸-ден асса`."""
    message = "alerts-over" if alert.above else "alerts-under"
    return voice.label(message, currency=alert.currency, value=_value(alert.value))


def added(alert: Alert, rate: Rate, today: date, voice: Voice) -> Post:
    """A new one waits; where the rate is there already, it waits until it was back."""
    message = "alerts-added-reached" if rules.is_reached(alert, rate.value) else "alerts-added"
    back = number(rules.back_at(alert))
    said = {"what": told(alert, voice), "rate": Html(number(rate.value)), "date": day(rate.on, today, voice)}
    text = voice.say(message, **said, **({"back": Html(back)} if message == "alerts-added-reached" else {}))
    undo = button(voice.label("button-undo"), _watch(alert, wait=False))
    return Post(text=text, buttons=((undo, button(voice.label("button-alerts"), Open("alerts"))),))


def too_many(voice: Voice) -> Post:
    """There is no room for another."""
    open_list = button(voice.label("button-alerts"), Open("alerts"))
    return Post(text=voice.say("alerts-too-many", limit=rules.MOST), buttons=((open_list,),))


def hint(voice: Voice) -> Post:
    """What stood after /alerts was no alert."""
    return Post(text=voice.say("alerts-hint"), buttons=((button(voice.label("button-alerts"), Open("alerts")),),))


def rang(due: Sequence[Alert], rates: Mapping[str, Rate], today: date, voice: Voice) -> Post:
    """Rates have crossed their lines: one message for all of a chat."""
    lines = []
    for alert in due:
        rate = rates[alert.currency]
        message = "alerts-rose" if alert.above else "alerts-fell"
        value, now = Html(_value(alert.value)), Html(number(rate.value))
        lines.append(voice.say(message, currency=alert.currency, value=value, rate=now))
        back = Html(number(rules.back_at(alert)))
        lines.append(Html(f"<i>{voice.say('alerts-by', date=day(rate.on, today, voice), back=back)}</i>"))
    ways = (button(voice.label("button-rates"), Open("rates")), button(voice.label("button-alerts"), Open("alerts")))
    return Post(text="\n".join(lines), buttons=(ways,))


def _suggested(rate: Rate, voice: Voice) -> tuple[Button, ...]:
    over, under = rules.suggested(rate.value)
    sides = [(True, over)] + ([(False, under)] if under > 0 else [])
    return tuple(
        _button("＋", Alert(chat_id=0, currency=rate.currency, above=above, value=value), voice, wait=True)
        for above, value in sides
    )


def _button(sign: str, alert: Alert, voice: Voice, *, wait: bool) -> Button:
    return button(f"{sign} {told(alert, voice)}", _watch(alert, wait=wait))


def _watch(alert: Alert, *, wait: bool) -> Watch:
    return Watch(wait=wait, currency=alert.currency, above=alert.above, value=alert.value)


def _back(voice: Voice) -> Button:
    return button(voice.label("button-rates"), Open("rates"))


def _value(value: Decimal) -> str:
    return number(value).removesuffix(",00")
