"""What the buttons under one topic and what is muted say back."""

from dataclasses import dataclass
from typing import Annotated, Literal

Tab = Literal["all", "hot", "mine"]  # of the pages of topics
Number = Annotated[int, "[0-9]{1,3}"]
Ref = Annotated[str, "[0-9a-f]{16}"]  # see `kinds.ref`
Words = Annotated[str, r"\S.*"]  # the last field: it may hold colons


@dataclass(frozen=True, slots=True)
class Topic:
    """Show one topic up close, with the way back to its page."""

    ref: Ref
    page: Number
    tab: Tab = "mine"


@dataclass(frozen=True, slots=True)
class Qr:
    """Send the picture of a topic's link, for cameras."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Surely:
    """Follow these words, broad or strange as they may be."""

    words: Words


@dataclass(frozen=True, slots=True)
class Muting:
    """Show how one thing is muted, mute it for a week or for good, or hear of it again: all in this place."""

    does: Literal["show", "week", "good", "off"]
    kind: Literal["source", "tag", "words"]
    name: Words  # of "words": themselves; else a `ref`


@dataclass(frozen=True, slots=True)
class Mutes:
    """Show a page of what is muted, or of the sources that can be."""

    tab: Literal["mine", "sources"]
    page: Number
