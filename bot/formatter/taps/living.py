"""What the buttons of posts that stand in a channel say back, and those of its audit and its statistics."""

from dataclasses import dataclass
from typing import Annotated

from bot.formatter.taps.topics import Number
from bot.rules.living import Deed

Place = Annotated[int, "0|-[0-9]{1,19}"]  # a channel; 0: none, of which operators speak
Item = Annotated[int, "[0-9]{1,19}"]  # a message of the channel; of none, a story


@dataclass(frozen=True, slots=True)
class Posts:
    """Show a page of what stands in a channel."""

    channel: Place
    page: Number


@dataclass(frozen=True, slots=True)
class LivingPost:
    """Show one post up close."""

    channel: Place
    item: Item


@dataclass(frozen=True, slots=True)
class AskDeed:
    """Ask whether this shall be done to it, and tell how many posts that touches."""

    deed: Deed
    channel: Place
    item: Item


@dataclass(frozen=True, slots=True)
class DoDeed:
    """Do it."""

    deed: Deed
    channel: Place
    item: Item


@dataclass(frozen=True, slots=True)
class Audit:
    """Show a page of who did what."""

    channel: Place
    page: Number


@dataclass(frozen=True, slots=True)
class Week:
    """Show a channel's statistics of a week."""

    channel: Place
    ago: Number  # weeks; 0: this one


@dataclass(frozen=True, slots=True)
class WeekFile:
    """Send them as a file."""

    channel: Place
    ago: Number
