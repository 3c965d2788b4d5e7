"""What a button says back to the bot: at most 64 bytes, with a version in front, and never believed when it returns."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s
from typing import Literal, assert_never, cast, get_args

from bot.formatter.texts import LANGUAGES

VERSION = "1"
LONGEST = 64  # bytes; a Kazakh letter is two

Screen = Literal["tags", "latest", "rates", "language", "start"]
Ask = Literal["page", "details", "poll"]


@dataclass(frozen=True, slots=True)
class Toggle:
    """On the page of topics: follow the tag (or not), and show the page again."""

    follow: bool
    ref: str
    page: int


@dataclass(frozen=True, slots=True)
class Page:
    """Show a page of topics."""

    page: int


@dataclass(frozen=True, slots=True)
class Follow:
    """Follow the tag and say so in this place."""

    ref: str


@dataclass(frozen=True, slots=True)
class Unfollow:
    """Unfollow the tag and say so in this place."""

    ref: str


@dataclass(frozen=True, slots=True)
class FollowWords:
    """Follow these words, as if they were typed after /follow."""

    words: str


@dataclass(frozen=True, slots=True)
class Language:
    """Speak this language."""

    code: str


@dataclass(frozen=True, slots=True)
class Open:
    """Show another screen."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Accept:
    """Believe the rates of the day, which are held back because they leapt: for operators."""

    day: date


@dataclass(frozen=True, slots=True)
class Sources:
    """Of the operators' screen of sources: a page of it, one source in full, or the wish that it is polled now."""

    ask: Ask
    page: int  # the one to show, or to go back to
    ref: str = ""  # which source


Tap = Accept | Toggle | Page | Follow | Unfollow | FollowWords | Language | Open | Sources


def ref(key: str) -> str:
    """A tag's key in 16 characters, whatever its length: a button names a tag by it."""
    return blake2s(key.encode(), digest_size=8).hexdigest()


def encode(tap: Tap) -> str | None:
    """The button's data; None when it does not fit."""
    data = ":".join((VERSION, *_parts(tap)))
    return data if len(data.encode()) <= LONGEST else None


_LETTERS: dict[type, str] = {Follow: "f", Unfollow: "u", FollowWords: "w", Language: "l", Open: "o"}


def _parts(tap: Tap) -> tuple[str, ...]:
    match tap:
        case Toggle(follow, name, page):
            return ("t", "+" if follow else "-", name, str(page))
        case Page(page):
            return ("p", str(page))
        case Follow(text) | Unfollow(text) | FollowWords(text) | Language(text) | Open(text):
            return (_LETTERS[type(tap)], text)
        case Accept(day):
            return ("a", str(day.toordinal()))
        case Sources(ask, page, name):
            return ("s", ask, str(page), name)
        case _:
            assert_never(tap)


def decode(data: str) -> Tap | None:
    """What was tapped; None for anything that this version of the bot did not write."""
    version, _, rest = data.partition(":")
    kind, _, value = rest.partition(":")
    if version != VERSION or kind not in _KINDS or len(data.encode(errors="replace")) > LONGEST:
        return None
    shape, make = _KINDS[kind]
    match = shape.fullmatch(value)
    return make(match) if match else None


# A day by its number: any six digits that begin so are a day, between 1915 and 2734.
_DAY = re.compile("[7-9][0-9]{5}")
_REF = "[0-9a-f]{16}"
_KINDS: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], Tap]]] = {
    "t": (re.compile(rf"([+-]):({_REF}):([0-9]{{1,3}})"), lambda m: Toggle(m[1] == "+", m[2], int(m[3]))),
    "p": (re.compile("[0-9]{1,3}"), lambda m: Page(int(m[0]))),
    "f": (re.compile(_REF), lambda m: Follow(m[0])),
    "u": (re.compile(_REF), lambda m: Unfollow(m[0])),
    "w": (re.compile(r"\S.*"), lambda m: FollowWords(m[0])),
    "l": (re.compile("|".join(LANGUAGES)), lambda m: Language(m[0])),
    "a": (_DAY, lambda m: Accept(date.fromordinal(int(m[0])))),
    "o": (re.compile("|".join(get_args(Screen))), lambda m: Open(cast("Screen", m[0]))),
    "s": (
        re.compile(rf"(page|details|poll):([0-9]{{1,3}}):((?:{_REF})?)"),
        lambda m: Sources(cast("Ask", m[1]), int(m[2]), m[3]),
    ),
}
