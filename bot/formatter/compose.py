"""The screens of one post in the making: what it is, when it goes out, the calendar, the hours of a day."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.formatter.dates import day as said_day
from bot.formatter.dates import moment
from bot.formatter.html import cut, harmless
from bot.formatter.slots import Row, held_buttons, named, reason
from bot.formatter.tags import button
from bot.formatter.taps.planning import Plan, PlanAt, PlanDay, PlanIn, PlanMonth, Week
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Content, Post, Slot
from bot.rules import slots as rules
from bot.rules.repeats import USUAL

_HOURS, _A_ROW = range(7, 23), 4
_MONTHS_AHEAD = 12
_LONGEST_TITLE, _LONGEST_ECHO = 24, 40
_AT_HAND: dict[rules.Choice, str] = {
    "hour": "plan-in-an-hour",
    "evening": "plan-evening",
    "morning": "plan-morning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a screen of a post knows besides the post."""

    channel: Channel
    zone: ZoneInfo  # the channel's
    now: datetime
    several: bool = False  # the editor has other channels
    free: datetime | None = None  # the queue's next time
    clash: bool = False  # another post stands within the channel's gap


def said(content: Content, *, silent: bool) -> Post | None:
    """The post that says what an editor sent; None when it is to be written first."""
    if content.message_ids:
        return Post(text="", copied=content, silent=silent)
    return Post(text=content.html, preview=True, silent=silent) if content.html else None


def screen(slot: Slot, shown: Shown, voice: Voice) -> Post:
    """The post as it stands, and what can be done with it."""
    head = voice.say("compose-title", channel=shown.channel.title, what=named(slot, voice))
    lines = [head, _state(slot, shown, voice), *_options(slot, voice)]
    if shown.clash:
        lines.append(voice.say("compose-clash", minutes=shown.channel.gap))
    if slot.state in ("draft", "planned"):
        lines += ["", voice.say("compose-hint")]
    return Post(text="\n".join(lines), buttons=_buttons(slot, shown, voice))


def _state(slot: Slot, shown: Shown, voice: Voice) -> str:
    if slot.state == "held":
        return voice.say("compose-held", why=reason(slot, voice))
    if slot.state == "draft" or slot.due is None:
        return voice.say("compose-draft")
    at = slot.posted or slot.due
    when = _with_weekday(at.astimezone(shown.zone).date(), moment(at, shown.now, voice), shown, voice)
    return voice.say("compose-posted" if slot.state in ("posted", "posting") else "compose-due", when=when)


def _with_weekday(day: date, said: str, shown: Shown, voice: Voice) -> str:
    """A day is easily taken for another without its name; today needs none."""
    if day == shown.now.astimezone(shown.zone).date():
        return said
    return f"{voice.label('weekday', day=day.weekday())}, {said}"


def _options(slot: Slot, voice: Voice) -> list[str]:
    lines = [voice.say("compose-repeat", how=repeat(slot.repeat, voice))] if slot.repeat else []
    if slot.content.origin and slot.content.message_ids:
        lines.append(voice.say("compose-forward" if slot.content.forward else "compose-as-copy"))
    lines += [voice.say("compose-silent")] if slot.silent else []
    lines += [voice.say("compose-pin")] if slot.pin else []
    return lines + ([voice.say("compose-vanish", hours=slot.delete_after)] if slot.delete_after else [])


def repeat(how: str | None, voice: Voice) -> str:
    """How often, plain."""
    kind = "once" if how is None else how if how in USUAL else "cron"
    return voice.label("slot-repeat", how=kind, line=how or "")


def _buttons(slot: Slot, shown: Shown, voice: Voice) -> tuple[Row, ...]:
    week = (button(voice.label("plan-week"), Week(shown.channel.id, 0)),)
    if slot.state == "held":
        return (*held_buttons(slot, voice), week)
    if slot.state not in ("draft", "planned"):
        undo = (_do("plan-undo", "undo", slot, voice),) if rules.can_undo(slot, shown.now) else ()
        return (*((undo,) if undo else ()), (_do("plan-copy", "copy", slot, voice),), week)
    draft = slot.state == "draft"
    when = _do("plan-when" if draft else "plan-move", "when", slot, voice)
    return (
        (_do("plan-now", "now", slot, voice), when),
        *(((_next(slot, shown.free, shown.now, voice),),) if shown.free else ()),
        *_switches(slot, voice),
        *(((_where(slot, shown, voice),),) if draft and shown.several else ()),
        *(() if draft else ((_do("plan-edit", "edit", slot, voice), _do("plan-copy", "copy", slot, voice)),)),
        (_do("plan-preview", "preview", slot, voice), _do("plan-drop", "drop", slot, voice)),
        *(() if draft else (week,)),
    )


def _switches(slot: Slot, voice: Voice) -> tuple[Row, ...]:
    hours = slot.delete_after or 0
    again = voice.label("plan-repeat", how=repeat(slot.repeat, voice))
    origin = slot.content.origin and slot.content.message_ids
    way = (_do("plan-copied" if slot.content.forward else "plan-forward", "forward", slot, voice),) if origin else ()
    fact = slot.content.kind == "text" and "\n" in slot.content.text and slot.content.made is None
    return (
        (
            _do("plan-silent" if slot.silent else "plan-loud", "silent", slot, voice),
            _do("plan-pin" if slot.pin else "plan-no-pin", "pin", slot, voice),
        ),
        (
            button(voice.label("plan-vanish", hours=hours), Plan("hours", slot.id)),
            button(again, Plan("repeat", slot.id)),
        ),
        (
            _do("plan-cron", "cron", slot, voice),
            *((_do("plan-fact", "fact", slot, voice),) if fact else ()),
        ),
        *((way,) if way else ()),
    )


def _where(slot: Slot, shown: Shown, voice: Voice) -> Button:
    return button(voice.label("plan-where", channel=shown.channel.title[:_LONGEST_TITLE]), Plan("where", slot.id))


def _next(slot: Slot, free: datetime, now: datetime, voice: Voice) -> Button:
    return button(voice.label("plan-next", when=moment(free, now, voice)), _at(slot, free))


def _do(label: str, deed: str, slot: Slot, voice: Voice) -> Button:
    return button(voice.label(label), Plan(deed, slot.id))  # type: ignore[arg-type] # a literal at every call


def _at(slot: Slot, moment: datetime) -> PlanAt:
    return PlanAt(slot.id, int(moment.timestamp()) // 60)


# ---------------------------------------------------------------- which channel, when


def channels(slot: Slot, offered: Sequence[Channel], voice: Voice) -> Post:
    """The channels that it may be for."""
    rows = [(button(_ticked(one.title, on=one.id == slot.channel_id), PlanIn(slot.id, one.id)),) for one in offered]
    return Post(text=voice.say("compose-where"), buttons=(*rows, _back(slot, voice)))


def question(slot: Slot, message: str, voice: Voice) -> Post:
    """What the editor is to send next."""
    return Post(text=voice.say(message), buttons=(_back(slot, voice),))


def dropped(slot: Slot, voice: Voice, *, queued: bool) -> Post:
    """It is deleted, and can be had back; not where its card waits in the queue again."""
    text = voice.say("compose-dropped", what=named(slot, voice))
    if queued:
        return Post(text=f"{text}\n{voice.say('queue-back-again')}")
    return Post(text=text, buttons=((_do("plan-restore", "restore", slot, voice),),))


def no_time(slot: Slot, typed: str, voice: Voice) -> Post:
    """What was typed is no time, with the way back to the post."""
    text = voice.say("compose-no-time", typed=cut(harmless(typed), _LONGEST_ECHO), what=named(slot, voice))
    return Post(text=text, buttons=(_back(slot, voice),))


def when(slot: Slot, shown: Shown, voice: Voice) -> Post:
    """A few moments at hand, and the way to all others."""
    rows = [
        (button(voice.label(_AT_HAND[choice], time=f"{at.astimezone(shown.zone):%H:%M}"), _at(slot, at)),)
        for choice, at in rules.offered(None, shown.zone, shown.now)
    ]
    local = shown.now.astimezone(shown.zone)
    month = button(voice.label("plan-calendar"), PlanMonth(slot.id, local.year * 100 + local.month))
    free = [(_next(slot, shown.free, shown.now, voice),)] if shown.free else []
    text = voice.say("compose-when", time=f"{local:%H:%M}")
    return Post(text=text, buttons=(*rows, *free, (month,), _back(slot, voice)))


def month(slot: Slot, number: int, shown: Shown, voice: Voice) -> Post:
    """A month's days; those that have passed, or are of another month, are dots."""
    today = shown.now.astimezone(shown.zone).date()
    year, which = divmod(number, 100)
    same = PlanMonth(slot.id, number)
    days = [button(voice.label("weekday-short", day=day), same) for day in range(7)]
    weeks = [
        tuple(_day(slot, day, same, which=which, today=today) for day in week)
        for week in Calendar().monthdatescalendar(year, which)
        if week[-1] >= today  # a week that has passed is a row of dots
    ]
    turns = [
        button(sign, PlanMonth(slot.id, at))
        for sign, at in (("‹", _month(number, -1)), ("›", _month(number, 1)))
        if _month(today.year * 100 + today.month, 0) <= at <= _month(today.year * 100 + today.month, _MONTHS_AHEAD)
    ]
    text = voice.say("compose-month", month=voice.label("month", month=which), year=str(year))
    return Post(text=text, buttons=(tuple(days), *weeks, tuple(turns), (_to_when(slot, voice),)))


def _day(slot: Slot, day: date, same: PlanMonth, *, which: int, today: date) -> Button:
    return button("·", same) if day.month != which or day < today else button(str(day.day), PlanDay(slot.id, day))


def _month(number: int, by: int) -> int:
    year, month = divmod(number, 100)
    year, month = divmod(year * 12 + month - 1 + by, 12)
    return year * 100 + month + 1


def hours(slot: Slot, day: date, shown: Shown, voice: Voice) -> Post:
    """The hours of a day that have not passed."""
    grid = []
    for hour in _HOURS:
        at = rules.at(day, time(hour), shown.zone)
        if at > shown.now:
            grid.append(button(f"{hour:02}:00", _at(slot, at)))
    rows = [tuple(grid[start : start + _A_ROW]) for start in range(0, len(grid), _A_ROW)]
    today = shown.now.astimezone(shown.zone).date()
    back = button(voice.label("button-back"), PlanMonth(slot.id, day.year * 100 + day.month))
    text = voice.say("compose-hours", day=_with_weekday(day, said_day(day, today, voice), shown, voice))
    return Post(text=text, buttons=(*rows, (back,)))


def of_minute(minute: int) -> datetime | None:
    """The moment that a button says; None for one that no button could say."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    except OverflowError:
        return None


def _ticked(label: str, *, on: bool) -> str:
    return f"✓ {label}" if on else label


def _back(slot: Slot, voice: Voice) -> Row:
    return (button(voice.label("button-back"), Plan("show", slot.id)),)


def _to_when(slot: Slot, voice: Voice) -> Button:
    return button(voice.label("button-back"), Plan("when", slot.id))
