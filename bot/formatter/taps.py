"""What a button says back to the bot: at most 64 bytes, with a version in front, and never believed when it returns.

A tap is a dataclass; its data is its letter and its fields, joined by colons. Each field's type says which texts it can
be: whatever else comes back means nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import blake2s
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from bot.formatter.rate_taps import Chart, Convert, RatesOf
from bot.formatter.texts import LANGUAGES
from bot.formatter.topic_taps import Mutes, Muting, Number, Qr, Ref, Surely, Tab, Topic, Words
from bot.rules.settings import What

VERSION = "1"
LONGEST = 64  # bytes; a Kazakh letter is two

Screen = Literal["tags", "latest", "rates", "settings", "language", "start", "follow", "mute"]
HelpPage = Literal["all", "follow", "read", "rates", "settings"]
Ask = Literal["page", "details", "poll"]
View = Literal["all", "digest", "quiet", "from", "to", "language", "zone"]
Deed = Literal["ask", "back", "drop", "take", "week", "ever", "hear"]

# ---------------------------------------------------------------- what fields are made of: a type, and its texts

RefOrNone = Annotated[str, "(?:[0-9a-f]{16})?"]
StoryRef = Annotated[str, "[0-7][0-9a-f]{15}"]  # see `of_story`


Choice = Annotated[str, "[A-Za-z0-9_/+-]{1,32}"]  # what it may be for which setting, `rules.settings` knows
Packed = Annotated[str, ".*"]  # the last field: words as `formatter.search.packed` writes them, or none
Shelf = Literal["f", "n", "m"]  # of the archive: found, newest, newest of mine

Code = Annotated[str, "|".join(LANGUAGES)]


@dataclass(frozen=True, slots=True)
class Toggle:
    """On the page of topics: follow the tag (or not), and show the page again."""

    follow: bool
    ref: Ref
    page: Number
    tab: Tab = "all"


@dataclass(frozen=True, slots=True)
class Page:
    """Show a page of topics."""

    page: Number
    tab: Tab = "all"


@dataclass(frozen=True, slots=True)
class Follow:
    """Follow the tag and say so in this place."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Unfollow:
    """Unfollow the tag and say so in this place."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class FollowWords:
    """Follow these words, as if they were typed after /follow."""

    words: Words


@dataclass(frozen=True, slots=True)
class Language:
    """Speak this language."""

    code: Code


@dataclass(frozen=True, slots=True)
class Open:
    """Show another screen."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Help:
    """Show a page of the help."""

    page: HelpPage


@dataclass(frozen=True, slots=True)
class Accept:
    """Believe the rates of the day, which are held back because they leapt: for operators."""

    day: date


@dataclass(frozen=True, slots=True)
class Sources:
    """Of the operators' screen of sources: a page of it, one source in full, or the wish that it is polled now."""

    ask: Ask
    page: Number  # the one to show, or to go back to
    ref: RefOrNone = ""  # which source


@dataclass(frozen=True, slots=True)
class More:
    """Show so many more sentences of the story's article in its post."""

    story: StoryRef
    sentences: Number
    picture: bool  # the post has one: its text is a caption


@dataclass(frozen=True, slots=True)
class Why:
    """Of a post: ask why it came, go back to it, follow its tag or not, mute a tag or its source or hear it again."""

    deed: Deed
    story: StoryRef
    sentences: Number  # more than the summary, to go back to
    picture: bool
    ref: RefOrNone = ""  # of the tag; "": the source is meant


@dataclass(frozen=True, slots=True)
class Settings:
    """Show the settings: all of them, or one up close."""

    view: View


@dataclass(frozen=True, slots=True)
class Change:
    """Let a setting be this, and show it again."""

    what: What
    value: Choice


@dataclass(frozen=True, slots=True)
class Look:
    """Show a page of what a search found, or of the newest stories."""

    shelf: Shelf
    page: Number
    words: Packed = ""


Tap = (
    Accept
    | RatesOf
    | Chart
    | Convert
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
    | Look
    | Settings
    | Change
    | More
    | Why
    | Muting
    | Mutes
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
    "g": Chart,
    "k": Help,
    "d": Look,
    "i": Settings,
    "z": Change,
    "y": Why,
    "e": More,
}
_LETTER_OF = {tap: letter for letter, tap in LETTERS.items()}


def ref(key: str) -> str:
    """A tag's key in 16 characters, whatever its length: a button names a tag by it."""
    return blake2s(key.encode(), digest_size=8).hexdigest()


def of_story(story_id: int) -> str:
    """A story's id as a button names it."""
    return f"{story_id:016x}"


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
