"""What a button says back to the bot: at most 64 bytes, with a version in front, and never believed when it returns.

A tap is a dataclass of `kinds`; its data is its letter and its fields, joined by colons. Whatever else comes back than
the texts that its fields can be means nothing.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from bot.formatter.taps import planning
from bot.formatter.taps.channels import Appoint, AtChannel, Disconnect, Editors, Invite, OfEditor
from bot.formatter.taps.kinds import (
    Accept,
    Change,
    Deed,
    Erase,
    Follow,
    FollowWords,
    Help,
    HelpPage,
    Language,
    ListOf,
    ListPage,
    Look,
    More,
    Open,
    Page,
    Screen,
    Settings,
    Shelf,
    Sources,
    Toggle,
    Unfollow,
    View,
    Why,
    of_story,
    ref,
)
from bot.formatter.taps.living import AskDeed, Audit, DoDeed, LivingPost, Posts, Week, WeekFile
from bot.formatter.taps.queue import Card, CardDeed, Merge, Plan, Queue, Reject, Suggest, item, of_item
from bot.formatter.taps.rates import Chart, Convert, Morning, RatesOf, Watch
from bot.formatter.taps.routes import ROUTE_LETTERS, RouteTap
from bot.formatter.taps.topics import Mutes, Muting, Qr, Surely, Tab, Topic

__all__ = [
    "LETTERS",
    "LONGEST",
    "VERSION",
    "Accept",
    "Appoint",
    "AskDeed",
    "AtChannel",
    "Audit",
    "Card",
    "CardDeed",
    "Change",
    "Chart",
    "Convert",
    "Deed",
    "Disconnect",
    "DoDeed",
    "Editors",
    "Erase",
    "Follow",
    "FollowWords",
    "Help",
    "HelpPage",
    "Invite",
    "Language",
    "ListOf",
    "ListPage",
    "LivingPost",
    "Look",
    "Merge",
    "More",
    "Morning",
    "Mutes",
    "Muting",
    "OfEditor",
    "Open",
    "Page",
    "Plan",
    "Posts",
    "Qr",
    "Queue",
    "RatesOf",
    "Reject",
    "Screen",
    "Settings",
    "Shelf",
    "Sources",
    "Suggest",
    "Surely",
    "Tab",
    "Tap",
    "Toggle",
    "Topic",
    "Unfollow",
    "View",
    "Watch",
    "Week",
    "WeekFile",
    "Why",
    "decode",
    "encode",
    "item",
    "of_item",
    "of_story",
    "ref",
]

VERSION = "1"
LONGEST = 64  # bytes; a Kazakh letter is two

Tap = (
    RouteTap
    | Accept
    | RatesOf
    | Chart
    | Convert
    | Watch
    | Morning
    | Toggle
    | Page
    | Topic
    | Qr
    | Follow
    | Unfollow
    | FollowWords
    | Surely
    | Language
    | Open
    | Sources
    | Help
    | Erase
    | Look
    | Settings
    | Change
    | More
    | ListPage
    | ListOf
    | Why
    | Muting
    | Mutes
    | AtChannel
    | Disconnect
    | Editors
    | OfEditor
    | Appoint
    | Invite
    | Posts
    | LivingPost
    | AskDeed
    | DoDeed
    | Audit
    | Week
    | WeekFile
    | planning.Planning
    | Queue
    | Card
    | Merge
    | Reject
    | Plan
    | Suggest
)

# A letter stays what it is: buttons of years ago still say it.
LETTERS: dict[str, type[Tap]] = {
    "t": Toggle,
    "p": Page,
    "h": Topic,
    "q": Qr,
    "f": Follow,
    "u": Unfollow,
    "w": FollowWords,
    "v": Surely,
    "m": Muting,
    "b": Mutes,
    "l": Language,
    "a": Accept,
    "o": Open,
    "s": Sources,
    "r": RatesOf,
    "c": Convert,
    "x": Watch,
    "xm": Morning,
    "g": Chart,
    "n": ListPage,
    "nl": ListOf,
    "k": Help,
    "j": Erase,
    "d": Look,
    "i": Settings,
    "z": Change,
    "y": Why,
    "e": More,
    **ROUTE_LETTERS,
    "ca": AtChannel,
    "cad": Disconnect,
    "cae": Editors,
    "cap": OfEditor,
    "car": Appoint,
    "cai": Invite,
    "cl": Posts,
    "clp": LivingPost,
    "cla": AskDeed,
    "cld": DoDeed,
    "cu": Audit,
    "cus": Week,
    "cuf": WeekFile,
    **planning.LETTERS,
    "cq": Queue,
    "cqc": Card,
    "cqm": Merge,
    "cqr": Reject,
    "cqp": Plan,
    "cqs": Suggest,
}
_LETTER_OF = {tap: letter for letter, tap in LETTERS.items()}


def encode(tap: Tap) -> str | None:
    """The button's data; None when it does not fit."""
    fields = [_written(getattr(tap, name)) for name, _, _ in _fields(_LETTER_OF[type(tap)])]
    data = ":".join((VERSION, _LETTER_OF[type(tap)], *fields))
    return data if len(data.encode()) <= LONGEST else None


def decode(data: str) -> Tap | None:
    """What was tapped; None for anything that this version of the bot did not write."""
    version, _, rest = data.partition(":")
    letter, _, value = rest.partition(":")
    tap = LETTERS.get(letter)
    if version != VERSION or tap is None or len(data.encode(errors="replace")) > LONGEST:
        return None
    fields = _fields(letter)
    match = re.fullmatch(":".join(f"({texts})" for _, texts, _ in fields), value)
    return tap(*(read(text) for (_, _, read), text in zip(fields, match.groups(), strict=True))) if match else None


# A day by its number: any six digits that begin so are a day, between 1915 and 2734.
_DAY = "[7-9][0-9]{5}"


def _written(value: object) -> str:
    match value:
        case bool():
            return "+" if value else "-"
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return str(value.toordinal())
        case _:
            return str(value)


@cache
def _fields(letter: str) -> tuple[tuple[str, str, Callable[[str], Any]], ...]:
    """Of each field: its name, the texts that it can be, and what reads them."""
    hints = get_type_hints(LETTERS[letter], include_extras=True)
    return tuple((name, *_reading(kind)) for name, kind in hints.items())


def _reading(kind: Any) -> tuple[str, Callable[[str], Any]]:
    if get_origin(kind) is Annotated:
        made, texts = get_args(kind)
        return texts, made
    if get_origin(kind) is Literal:
        return "|".join(map(re.escape, get_args(kind))), str
    if kind is bool:
        return "[+-]", "+".__eq__
    return _DAY, lambda text: date.fromordinal(int(text))
