"""Stories as a list of links, a page at a time: the newest of all, of one's own topics, or of some words and days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.formatter.dates import day
from bot.formatter.html import cut, harmless
from bot.formatter.lists import line
from bot.formatter.packing import packed
from bot.formatter.tags import button
from bot.formatter.taps import FollowWords, Look, Shelf, encode
from bot.formatter.texts import Voice
from bot.kazakh.spans import Span
from bot.model import Button, Post, Story

A_PAGE = 7
_LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Which page this is, and of what."""

    shelf: Shelf
    words: str = ""  # as typed, to ask for the next page by
    page: int = 0
    more: bool = False  # another one follows


def answer(stories: Sequence[Story], leaf: Leaf, named: tuple[str, Span | None], now: datetime, voice: Voice) -> Post:
    """A page of the newest; `named` are the topic or words and the days that they are of."""
    about = heading(*named, now, voice)
    if not stories:
        buttons = _both(leaf, voice) or (*_wait(named[0], voice), *_everything(voice))
        return Post(text=_none(leaf, about, voice), buttons=buttons)
    mine = "latest-mine" if leaf.shelf == "m" else "latest-title"
    title = voice.say("latest-topic", tag=about) if about else voice.say(mine)
    return Post(text=listed(title, stories, now, voice), buttons=(*turning(leaf), *_both(leaf, voice)))


def _none(leaf: Leaf, about: str, voice: Voice) -> str:
    if leaf.shelf == "m":
        return voice.say("latest-none-mine")
    return voice.say("latest-none-topic", tag=about) if about else voice.say("latest-none")


def _both(leaf: Leaf, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """Everything, or one's own: with words, they alone choose."""
    if leaf.words:
        return ()
    return _everything(voice) if leaf.shelf == "m" else ((button(voice.label("latest-button-mine"), Look("m", 0)),),)


def _wait(words: str, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """To be told of the first that comes, where these words can be followed."""
    data = encode(FollowWords(words)) if words else None
    return ((Button(voice.label("search-follow"), data=data),),) if data else ()


def _everything(voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """The way out, where there is nothing."""
    return ((button(voice.label("latest-button-all"), Look("n", 0)),),)


def listed(title: str, stories: Sequence[Story], now: datetime, voice: Voice) -> str:
    """At most ten stories under a title, a link with its source and moment each."""
    return "\n\n".join([title, *(line(story, voice, now) for story in stories[:10])])


def heading(words: str, days: Span | None, now: datetime, voice: Voice) -> str:
    """What a list is of: its words, its days, or both; plain text."""
    span = spelled(days, now, voice) if days else ""
    return " · ".join(filter(None, (cut(harmless(words), _LONGEST_WORDS), span)))


def spelled(days: Span, now: datetime, voice: Voice) -> str:
    """`5 наурыз`, `1 наурыз – 31 наурыз`."""
    today = now.astimezone(voice.zone).date()
    ends = dict.fromkeys(day(one, today, voice) for one in days)
    return " – ".join(ends)


def turning(leaf: Leaf) -> tuple[tuple[Button, ...], ...]:
    """‹ and › where there is a page before or behind; nothing where words are too long for a button."""
    steps = [("‹", leaf.page - 1)] if leaf.page else []
    steps += [(str(leaf.page + 1), leaf.page)] + ([("›", leaf.page + 1)] if leaf.more else [])
    row = [(label, encode(Look(leaf.shelf, page, packed(leaf.words)))) for label, page in steps]
    made = tuple(Button(label, data=data) for label, data in row if data)
    return (made,) if len(made) == len(row) > 1 else ()
