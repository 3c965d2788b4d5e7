"""What the buttons under drafts and planned posts say back. Whose they are, the row in the database knows."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from bot.formatter.taps.channels import ChannelId
from bot.formatter.taps.topics import Number

SlotId = Annotated[int, "[0-9]{1,12}"]
Minute = Annotated[int, "[0-9]{1,9}"]  # since 1970
OfDay = Annotated[int, "[0-9]{1,3}|1[0-3][0-9]{2}|14[0-3][0-9]"]  # a minute of the day
MonthNumber = Annotated[int, "20[0-9]{2}(?:0[1-9]|1[0-2])"]
Weekday = Annotated[int, "[0-7]"]  # 0 is Monday; 7: the whole week
PlanDeed = Literal[
    "show", "preview", "now", "when", "silent", "pin", "hours", "repeat", "cron", "where", "fact", "edit",
    "copy", "drop", "undo", "forward", "restore",
]  # fmt: skip
MadeKind = Literal["rates", "digest", "fact"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Do this with the draft or the planned post."""

    deed: PlanDeed
    slot: SlotId


@dataclass(frozen=True, slots=True)
class PlanAt:
    """Let it be posted then."""

    slot: SlotId
    minute: Minute


@dataclass(frozen=True, slots=True)
class PlanMonth:
    """Show the calendar."""

    slot: SlotId
    month: MonthNumber


@dataclass(frozen=True, slots=True)
class PlanDay:
    """Show the hours of a day."""

    slot: SlotId
    day: date


@dataclass(frozen=True, slots=True)
class PlanIn:
    """Let the draft be for this channel."""

    slot: SlotId
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class Week:
    """Show a channel's plan: this week's (0), or one so many weeks later."""

    channel: ChannelId
    ahead: Number


@dataclass(frozen=True, slots=True)
class QueueTimes:
    """Show when the channel's queue posts, of one weekday up close."""

    channel: ChannelId
    weekday: Weekday


@dataclass(frozen=True, slots=True)
class QueueTime:
    """Let the queue post at this time of the weekday, or not."""

    channel: ChannelId
    weekday: Weekday
    minute: OfDay


@dataclass(frozen=True, slots=True)
class Make:
    """Plan what the bot writes itself."""

    channel: ChannelId
    kind: MadeKind


Planning = Plan | PlanAt | PlanMonth | PlanDay | PlanIn | Week | QueueTimes | QueueTime | Make
LETTERS: dict[str, type[Planning]] = {
    "cc": Plan,
    "cca": PlanAt,
    "ccm": PlanMonth,
    "ccd": PlanDay,
    "ccc": PlanIn,
    "cs": Week,
    "cst": QueueTimes,
    "csu": QueueTime,
    "csm": Make,
}
