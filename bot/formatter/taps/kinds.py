"""What buttons can say: a dataclass each. Each field's type says which texts it can be."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2s
from typing import Annotated, Literal

from bot.formatter.taps.topics import Number, Ref, Tab, Words
from bot.formatter.texts import LANGUAGES
from bot.rules.settings import What

Screen = Literal[
    "delete_me",
    "tags",
    "latest",
    "rates",
    "alerts",
    "morning",
    "settings",
    "language",
    "start",
    "follow",
    "mute",
    "channels",
]
HelpPage = Literal["all", "follow", "read", "rates", "settings", "privacy"]
Ask = Literal["page", "details", "poll"]
View = Literal["all", "digest", "quiet", "from", "to", "language", "zone"]
Deed = Literal["ask", "back", "drop", "take", "week", "good", "hear"]

RefOrNone = Annotated[str, "(?:[0-9a-f]{16})?"]
StoryRef = Annotated[str, "[0-7][0-9a-f]{15}"]  # see `of_story`
Choice = Annotated[str, "[A-Za-z0-9_/+-]{1,32}"]  # what it may be for which setting, `rules.settings` knows
Packed = Annotated[str, ".*"]  # the last field: words as `formatter.search.packed` writes them, or none
Shelf = Literal["f", "n", "m"]  # of the archive: found, newest, newest of mine

Code = Annotated[str, "|".join(LANGUAGES)]


def ref(key: str) -> str:
    """A tag's key in 16 characters, whatever its length: a button names a tag by it."""
    return blake2s(key.encode(), digest_size=8).hexdigest()


def of_story(story_id: int) -> str:
    """A story's id as a button names it."""
    return f"{story_id:016x}"


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
class Erase:
    """Erase all that is known of the chat, or leave it all be."""

    sure: bool


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
class ListPage:
    """Of the list in which this story came, show a page."""

    story: StoryRef
    page: Number


@dataclass(frozen=True, slots=True)
class ListOf:
    """From a story that was opened in its list, go back to the page of it where the story stands."""

    story: StoryRef


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
