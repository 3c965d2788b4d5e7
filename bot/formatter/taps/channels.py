"""What the buttons of a channel's screen say back. A channel's id is never believed: whoever taps is asked about."""

from dataclasses import dataclass
from typing import Annotated, Literal

ChannelId = Annotated[int, "-[0-9]{1,16}"]
UserId = Annotated[int, "[0-9]{1,16}"]


@dataclass(frozen=True, slots=True)
class AtChannel:
    """Show a channel's screen, from which its rooms open."""

    channel: ChannelId


@dataclass(frozen=True, slots=True)
class Disconnect:
    """Ask whether to disconnect the channel, do so, or connect it again with all that was set."""

    channel: ChannelId
    does: Literal["ask", "sure", "again"]


@dataclass(frozen=True, slots=True)
class Editors:
    """Show who works on the channel."""

    channel: ChannelId


@dataclass(frozen=True, slots=True)
class OfEditor:
    """Show one of them, with the roles to choose from."""

    channel: ChannelId
    user: UserId


@dataclass(frozen=True, slots=True)
class Appoint:
    """Give a person a role on the channel, or take it away."""

    channel: ChannelId
    user: UserId
    role: Literal["editor", "viewer", "none"]


@dataclass(frozen=True, slots=True)
class Invite:
    """Make a link by which one person gets this role."""

    channel: ChannelId
    role: Literal["editor", "viewer"]
