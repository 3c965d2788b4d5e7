"""What the buttons of a channel's routes, limits and template say back."""

from dataclasses import dataclass
from typing import Annotated, Literal

from bot.formatter.taps.channels import ChannelId
from bot.formatter.taps.topics import Number, Ref
from bot.rules.own import What as OwnWhat
from bot.rules.settings import What

Shelf = Literal["topics", "sources", "minus"]
Asked = Literal["words", "minus", "thread"]
When = Literal["all", "digest", "quiet", "from", "to", "language", "zone"]
Part = Literal["title", "tags", "source", "time", "rates", "picture", "follow", "suggest"]

RefOrNone = Annotated[str, "(?:[0-9a-f]{16})?"]
Choice = Annotated[str, "[A-Za-z0-9_/+-]{1,32}"]  # what it may be for which setting, `rules.settings` knows
Length = Annotated[int, "[0-3]"]  # sentences of a summary


@dataclass(frozen=True, slots=True)
class Routes:
    """Show a page of what goes to the channel."""

    channel: ChannelId
    page: Number = 0


@dataclass(frozen=True, slots=True)
class RouteOf:
    """Show one route, or a post by it; let it post so, take it away, or put it back."""

    channel: ChannelId
    ref: Ref
    does: Literal["show", "sample", "now", "digest", "queue", "off", "back"]


@dataclass(frozen=True, slots=True)
class RouteOwn:
    """Show what the route may have of its own ("show"), or let it be this."""

    channel: ChannelId
    ref: Ref
    what: OwnWhat
    value: Choice


@dataclass(frozen=True, slots=True)
class RouteShelf:
    """Show a page of what can be routed, or of what never goes to the channel."""

    channel: ChannelId
    shelf: Shelf
    page: Number = 0


@dataclass(frozen=True, slots=True)
class RoutePick:
    """Take something from the shelf or put it back, and show the page again."""

    channel: ChannelId
    shelf: Shelf
    ref: Ref
    on: bool
    page: Number


@dataclass(frozen=True, slots=True)
class RouteAsk:
    """Ask for words to route, for minus words, or for the topic of a forum group where the route goes."""

    channel: ChannelId
    what: Asked
    ref: RefOrNone = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Show how often and when the channel posts: all of it, or one thing up close."""

    channel: ChannelId
    view: When = "all"


@dataclass(frozen=True, slots=True)
class Limit:
    """Let the channel post so often."""

    channel: ChannelId
    what: Literal["gap", "hourly", "spare"]
    value: Choice


@dataclass(frozen=True, slots=True)
class LimitChange:
    """Let a setting of the channel's chat be this."""

    channel: ChannelId
    what: What
    value: Choice


@dataclass(frozen=True, slots=True)
class TemplateOf:
    """Show the channel's template."""

    channel: ChannelId


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """Let posts have this part, or not."""

    channel: ChannelId
    part: Part
    on: bool


@dataclass(frozen=True, slots=True)
class TemplateLength:
    """Let posts have so many sentences of the summary."""

    channel: ChannelId
    sentences: Length


@dataclass(frozen=True, slots=True)
class TemplatePost:
    """Send the post below, wholly as the channel would get it."""

    channel: ChannelId


@dataclass(frozen=True, slots=True)
class TemplateSign:
    """Ask for the channel's own line, or take it away."""

    channel: ChannelId
    does: Literal["ask", "drop"]


RouteTap = (
    Routes
    | RouteOf
    | RouteOwn
    | RouteShelf
    | RoutePick
    | RouteAsk
    | Limits
    | Limit
    | LimitChange
    | TemplateOf
    | TemplatePart
    | TemplateLength
    | TemplatePost
    | TemplateSign
)
ROUTE_LETTERS: dict[str, type[RouteTap]] = {
    "cr": Routes,
    "cro": RouteOf,
    "crw": RouteOwn,
    "crs": RouteShelf,
    "crp": RoutePick,
    "cra": RouteAsk,
    "crl": Limits,
    "crm": Limit,
    "crc": LimitChange,
    "ct": TemplateOf,
    "ctp": TemplatePart,
    "ctl": TemplateLength,
    "ctw": TemplatePost,
    "cts": TemplateSign,
}
