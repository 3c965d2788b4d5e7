"""The morning's rates: the screen that sets their time, and the message itself."""

from dataclasses import replace
from datetime import date, time

from bot.formatter import rates
from bot.formatter.rates import RateDay
from bot.formatter.tags import button
from bot.formatter.taps import Morning, Open
from bot.formatter.texts import Voice
from bot.model import Chat, Post
from bot.rules.morning_rates import OFFERED, is_morning

_IN_A_ROW = 3


def screen(chat: Chat, voice: Voice) -> Post:
    """The times to choose from, ✓ on the present one."""
    at = chat.rates_at
    lines = [voice.say("morning-title"), ""]
    lines.append(voice.say("morning-at", time=f"{at:%H:%M}") if at else voice.say("morning-off"))
    if chat.kind == "private":
        lines.append(voice.say("morning-private"))
    times = [button(f"✓ {one:%H:%M}" if one == at else f"{one:%H:%M}", Morning(f"{one:%H%M}")) for one in OFFERED]
    rows = [tuple(times[place : place + _IN_A_ROW]) for place in range(0, len(times), _IN_A_ROW)]
    off = [button(voice.label("button-morning-off"), Morning("off"))] if at else []
    back = button(voice.label("button-rates"), Open("rates"))
    return Post(text="\n".join(lines), buttons=(*rows, (*off, back)))


def message(of: RateDay, at: time, today: date, voice: Voice) -> Post:
    """What comes every day."""
    told = rates.screen(of, today, voice)
    greeting = voice.say("morning-greeting" if is_morning(at) else "morning-greeting-day")
    change = button(voice.label("button-morning-change"), Open("morning"))
    all_of_them = told.buttons[1:2]
    return replace(told, text=f"{greeting}\n\n{told.text}", buttons=(*all_of_them, (change,)))
