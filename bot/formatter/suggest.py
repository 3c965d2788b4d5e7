"""/suggest: what a reader is asked, what the editors see of it, and how its reader hears what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.formatter import taps
from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, escape, harmless
from bot.formatter.queue import reason
from bot.formatter.tags import button, label
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Content, Post
from bot.rules.suggestions import A_DAY

_LONGEST = 3500  # characters of a suggestion that a card shows
_LONGEST_NAME = 64
CAPTIONED = frozenset(("photo", "album", "video", "document"))


def channels(open_ones: Sequence[Channel], voice: Voice) -> Post:
    """Which channel it is for."""
    if not open_ones:
        return Post(text=voice.say("suggest-none"))
    rows = tuple((button(label(one.title), taps.Suggest("to", one.id)),) for one in open_ones)
    return Post(text=voice.say("suggest-channels"), buttons=rows)


def closed(voice: Voice) -> Post:
    """The channel takes none."""
    return Post(text=voice.say("suggest-closed"))


def later(at: datetime, now: datetime, voice: Voice) -> Post:
    """Not before that moment."""
    return Post(text=voice.say("suggest-later", at=moment(at, now, voice), most=A_DAY))


def begin(channel: Channel, voice: Voice) -> Post:
    """Send it now."""
    return Post(text=voice.say("suggest-begin", channel=channel.title), buttons=((_drop(voice),),))


def confirm(number: int, name: str | None, channel: Channel, voice: Voice) -> Post:
    """Whether it goes to the editors, and with a name; None: a line could not stand under it."""
    nameless = (button(voice.label("button-suggest-send"), taps.Suggest("send", number)),)
    sign = button(label(voice.label("button-suggest-sign", name=name)), taps.Suggest("sign", number)) if name else None
    rows = (nameless, *(((sign,),) if sign else ()), (_drop(voice),))
    return Post(text=voice.say("suggest-confirm", channel=channel.title), buttons=rows)


def sent(channel: Channel, voice: Voice) -> Post:
    """The editors have it."""
    return Post(text=voice.say("suggest-sent", channel=channel.title))


def dropped(voice: Voice) -> Post:
    """Nothing is suggested."""
    return Post(text=voice.say("suggest-dropped"))


def posted(channel: Channel, message_ids: Sequence[int], voice: Voice) -> Post:
    """It stands in the channel."""
    address = f"https://t.me/{channel.username}/{message_ids[0]}" if channel.username and message_ids else None
    rows: tuple[tuple[Button, ...], ...] = (
        ((Button(voice.label("button-suggest-see"), url=address),),) if address else ()
    )
    return Post(text=voice.say("suggest-posted", channel=channel.title), buttons=rows)


def rejected(channel: Channel, why: str, voice: Voice) -> Post:
    """It will not stand there; and why."""
    return Post(text=voice.say("suggest-rejected", channel=channel.title, reason=reason(why, voice)))


def content(one: Content, voice: Voice) -> str:
    """What a card shows of it: the words, and how many pictures there are; the pictures stand above the card."""
    words = Html(one.html) if one.html and len(one.html) <= _LONGEST else escape(cut(one.text, _LONGEST))
    if one.kind == "text":
        return words
    kind = voice.say("suggest-media", kind=one.kind, count=max(1, len(one.message_ids)))
    return f"<i>{kind}</i>\n\n{words}" if words else f"<i>{kind}</i>"


def name(full: str, under: Content) -> str | None:
    """A person's name as it may stand under what they suggest; None: nothing can stand under that."""
    takes = under.kind == "text" or under.kind in CAPTIONED
    return (cut(harmless(full), _LONGEST_NAME) or "…") if takes else None


def with_thanks(one: Content, signed: str, voice: Voice) -> Content:
    """The same with the line that names its author; of media, the caption that is to stand under them."""
    line = voice.say("suggest-thanks", name=signed)
    html = f"{one.html}\n\n{line}" if one.html else line
    return replace(one, html=html)


def _drop(voice: Voice) -> Button:
    return button(voice.label("button-suggest-drop"), taps.Suggest("drop", 0))
