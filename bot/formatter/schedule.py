"""A channel's week, day by day, and the times of its queue."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.formatter.dates import day as said_day
from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, escape, harmless
from bot.formatter.slots import Row, named
from bot.formatter.tags import button
from bot.formatter.taps.planning import Make, Plan, QueueTime, QueueTimes, Week
from bot.formatter.texts import Voice
from bot.model import Channel, Post, Slot

WHOLE_WEEK = 7  # instead of a weekday
_LONGEST, _SHORT = 48, 26  # characters of a post's beginning: in the list, on a button
_MOST_BUTTONS = 40
_WEEKS = 26
MOST_AGAIN = 60  # repeats in a week's list
_HOURS, _A_ROW = range(7, 24), 4
_SIGNS = {"planned": "", "promised": "💌", "posting": "⏳", "posted": "✅", "held": "⏸"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan7:
    """Seven days of a channel."""

    channel: Channel
    zone: ZoneInfo
    ahead: int  # weeks from now
    first: date
    slots: Sequence[Slot]  # in order, and before them what is held
    again: Sequence[tuple[datetime, Slot]]  # when repeats come besides
    clashes: Collection[int]
    others: Sequence[Channel]  # the editor's other channels
    later: datetime | None = None  # when it goes on after these days


def week(plan: Plan7, now: datetime, voice: Voice) -> Post:
    """The week: a line for every post, a button for each that can be changed."""
    today = now.astimezone(plan.zone).date()
    lines = [voice.say("schedule-title", channel=plan.channel.title)]
    for day in (plan.first + timedelta(days=n) for n in range(7)):
        if told := _day(plan, day, voice):
            name = voice.label("weekday", day=day.weekday())
            lines += ["", f"<b>{escape(name)}, {escape(said_day(day, today, voice))}</b>", *told]
    if len(lines) == 1 and plan.later is None:
        lines += ["", voice.say("schedule-empty")]
    elif len(lines) == 1 and plan.later is not None:
        lines += ["", voice.say("schedule-later", when=moment(plan.later, now, voice))]
    if plan.clashes:
        lines += ["", voice.say("schedule-clash", minutes=plan.channel.gap)]
    return Post(text="\n".join(lines), buttons=_buttons(plan, now, voice))


def _day(plan: Plan7, day: date, voice: Voice) -> list[str]:
    rows = [(one.due, _line(one, plan, voice)) for one in plan.slots if one.due and _local(one.due, plan).date() == day]
    for at, one in plan.again:
        if _local(at, plan).date() == day:
            rows.append((at, f"{_local(at, plan):%H:%M} 🔁 {escape(named(one, voice, _LONGEST))}"))
    return [line for _, line in sorted(rows)]


def _line(one: Slot, plan: Plan7, voice: Voice) -> str:
    signs = [_SIGNS.get(one.state, ""), "🔁" if one.repeat else "", "⚠️" if one.id in plan.clashes else ""]
    text = Html(escape(named(one, voice, _LONGEST)))
    return " ".join([f"{_local(one.due, plan):%H:%M}" if one.due else "", *filter(None, signs), text])


def _local(at: datetime, plan: Plan7) -> datetime:
    return at.astimezone(plan.zone)


def _weeks(plan: Plan7, at: datetime) -> int:
    """Which week has that moment, counted from this one."""
    return plan.ahead + (_local(at, plan).date() - plan.first).days // 7


def _buttons(plan: Plan7, now: datetime, voice: Voice) -> tuple[Row, ...]:
    items = [
        (button(f"{_clock(one, plan, voice)} {named(one, voice, _SHORT)}", Plan("show", one.id)),)
        for one in plan.slots
        if one.state in ("planned", "held")
    ]
    channel = plan.channel.id
    back = [button("‹", Week(channel, plan.ahead - 1))] if plan.ahead else []
    ahead = [button("›", Week(channel, plan.ahead + 1))] if plan.ahead < _WEEKS else []
    if not plan.slots and not plan.again and plan.later and (weeks := _weeks(plan, plan.later)) <= _WEEKS:
        ahead = [button(f"{moment(plan.later, now, voice)} ›", Week(channel, weeks))]
    made = [button(voice.label("plan-make", kind=kind), Make(channel, kind)) for kind in ("rates", "digest")]
    others = [(button(f"📢 {one.title[:_SHORT]}", Week(one.id, 0)),) for one in plan.others]
    times = (button(voice.label("plan-queue-times"), QueueTimes(channel, WHOLE_WEEK)),)
    return (*items[:_MOST_BUTTONS], (*back, *ahead), tuple(made), times, *others)


def _clock(one: Slot, plan: Plan7, voice: Voice) -> str:
    local = _local(one.due, plan) if one.due else None
    if one.state == "held" or local is None:
        return "⏸"
    return f"{voice.label('weekday-short', day=local.weekday())} {local:%H:%M}"


# ---------------------------------------------------------------- the queue's times


def queue_times(channel: Channel, times: Collection[tuple[int, int]], weekday: int, voice: Voice) -> Post:
    """When the queue posts: a line a weekday, and a grid of hours for the chosen one (or for them all)."""
    lines = [voice.say("queue-times-title", channel=channel.title), ""]
    for day in range(7):
        clocks = ", ".join(clock(minute) for number, minute in sorted(times) if number == day)
        lines.append(f"<b>{escape(voice.label('weekday', day=day))}</b>: {clocks or '—'}")
    chosen = voice.label("weekday", day=weekday)
    lines += ["", voice.say("queue-times-hint", day=chosen)]
    days = [
        button(_ticked(voice.label("weekday-short", day=day), on=day == weekday), QueueTimes(channel.id, day))
        for day in range(WHOLE_WEEK + 1)
    ]
    of_day = set.intersection(*({m for d, m in times if d == day} for day in days_of(weekday)))
    grid = [
        button(_ticked(f"{hour:02}:00", on=hour * 60 in of_day), QueueTime(channel.id, weekday, hour * 60))
        for hour in _HOURS
    ]
    rows = [tuple(grid[start : start + _A_ROW]) for start in range(0, len(grid), _A_ROW)]
    back = (button(voice.label("plan-week"), Week(channel.id, 0)),)
    return Post(text="\n".join(lines), buttons=(tuple(days[:4]), tuple(days[4:]), *rows, back))


def no_times(channel: Channel, weekday: int, typed: str, voice: Voice) -> Post:
    """What was typed is no times."""
    back = button(voice.label("plan-queue-times"), QueueTimes(channel.id, weekday))
    return Post(text=voice.say("queue-times-unread", typed=cut(harmless(typed), _LONGEST)), buttons=((back,),))


def days_of(weekday: int) -> Sequence[int]:
    """The weekdays that a button means."""
    return range(7) if weekday == WHOLE_WEEK else (weekday,)


def clock(minute: int) -> str:
    """`09:30`."""
    return f"{time(minute // 60, minute % 60):%H:%M}"


def _ticked(label: str, *, on: bool) -> str:
    return f"✓{label}" if on else label
