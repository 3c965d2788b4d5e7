"""What the buttons of the queue, its cards and of suggestions say back."""

from dataclasses import dataclass
from typing import Annotated, Literal

from bot.formatter.taps.channels import ChannelId
from bot.model import Item
from bot.rules.cards import REASONS

ItemKind = Literal["s", "g", "d"]  # a story, a reader's suggestion, or one in the channel's direct messages
CardDeed = Literal[
    "show", "approve", "edit", "title", "summary", "plain", "merge", "reject", "word", "plan", "skip", "undo", "hurry"
]
SuggestDeed = Literal["to", "send", "sign", "drop"]
ItemRef = Annotated[str, "[0-7][0-9a-f]{15}"]  # see `kinds.of_story`
Minute = Annotated[int, "[1-9][0-9]{7}"]  # since 1970
Whole = Annotated[int, "-?[0-9]{1,15}"]
Because = Annotated[str, "|".join(REASONS)]
_KINDS: dict[ItemKind, Literal["story", "suggestion", "suggested"]] = {
    "s": "story",
    "g": "suggestion",
    "d": "suggested",
}
_LETTERS: dict[str, ItemKind] = {kind: letter for letter, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Queue:
    """Show what waits longest in this channel; 0: in any of mine."""

    channel: Whole


@dataclass(frozen=True, slots=True)
class Card:
    """Do this with what waits in the channel's queue."""

    does: CardDeed
    kind: ItemKind
    channel: ChannelId
    ref: ItemRef


@dataclass(frozen=True, slots=True)
class Merge:
    """Let the story of the card join this one."""

    channel: ChannelId
    ref: ItemRef
    into: ItemRef


@dataclass(frozen=True, slots=True)
class Reject:
    """Reject it for this reason."""

    kind: ItemKind
    channel: ChannelId
    ref: ItemRef
    why: Because


@dataclass(frozen=True, slots=True)
class Plan:
    """Post it at this minute."""

    kind: ItemKind
    channel: ChannelId
    ref: ItemRef
    at: Minute


@dataclass(frozen=True, slots=True)
class Suggest:
    """Of a suggestion: for which channel (its id), or what becomes of this draft (its number)."""

    does: SuggestDeed
    number: Whole


def item(tap: Card | Reject | Plan | Merge) -> Item:
    """What the tap is about."""
    kind = "s" if isinstance(tap, Merge) else tap.kind
    return Item(kind=_KINDS[kind], channel_id=tap.channel, id=int(tap.ref, 16))


def of_item(one: Item) -> tuple[ItemKind, int, str]:
    """The fields that name it in a tap."""
    return _LETTERS[one.kind], one.channel_id, f"{one.id:016x}"
