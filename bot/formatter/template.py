"""A channel's template: which parts its posts have. The screen of the template is such a post, with switches below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal

from bot.formatter import channels, post
from bot.formatter.html import Html
from bot.formatter.tags import button
from bot.formatter.taps.routes import Part, TemplateLength, TemplatePart, TemplatePost, TemplateSign
from bot.formatter.texts import Texts, Voice
from bot.model import Button, Channel, Chat, Own, Picture, Post, Rate, Story, Tag, Template
from bot.rules import suggestions
from bot.rules.signatures import Empty, TooLong

Changed = Part | Literal["sentences", "signature"]
_LENGTHS = (0, 1, 2, 3)
_ROWS: tuple[tuple[Part, ...], ...] = (("title", "picture"), ("tags", "source", "time"), ("rates", "follow", "suggest"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """What a post is made of, besides its story: the day's rates, and the pictures that Telegram knows."""

    rates: Sequence[Rate] = ()
    shown: Mapping[str, Picture]
    now: datetime


def look(chat: Chat, template: Template, username: str, own: Own, *, picture: bool = True) -> post.Look:
    """How the channel wants its posts, by a route with this of its own; `username` is the bot's.

    `picture`: whether Telegram would have the story's.
    """
    return post.Look(
        private=False,
        picture=(template.picture if own.picture is None else own.picture) and picture,
        sentences=template.sentences,
        script=own.script or chat.script,
        footer=template.rates,
        title=template.title,
        tags=template.tags,
        source=template.source,
        time=template.time,
        follow=username if template.follow else "",
        suggest=_suggest(chat.id, username) if template.suggest else "",
        signature=Html(template.signature),
    )


def voice(texts: Texts, chat: Chat, own: Own, zone: tzinfo) -> Voice:
    """How the chat speaks round what a route with this of its own brings."""
    return texts.voice(own.language or chat.language, zone)


def _suggest(channel_id: int, username: str) -> str:
    return f"https://t.me/{username}?start={suggestions.payload(channel_id)}" if username else ""


def fill(story: Story, wishes: Sequence[Tag], voice: Voice, look: post.Look, of: Of) -> Post:
    """The story's post for whoever looks so and follows this: what channels get, and what their editors see before."""
    made = post.story(post.for_reader(story, wishes), voice, rates=of.rates, now=of.now, look=look)
    return post.by_file_id(made, of.shown)


def screen(channel: Channel, filled: Post | None, voice: Voice) -> Post:
    """The template: the post as it stands in the channel, letter by letter, with the switches below."""
    text = voice.say("template-no-story") if filled is None else filled.text
    whole = (button(voice.label("button-template-post"), TemplatePost(channel.id)),) if filled else ()
    template = channel.template
    lengths = tuple(_length(count, channel, voice) for count in _LENGTHS)
    rows = (*(tuple(_switch(part, channel, voice) for part in row) for row in _ROWS), lengths)
    sign = button(voice.label("button-template-sign"), TemplateSign(channel.id, "ask"))
    unsign = (
        (button(voice.label("button-template-unsign"), TemplateSign(channel.id, "drop")),) if template.signature else ()
    )
    last = (*whole, channels.back(channel.id, voice))
    return Post(text=text, buttons=(*rows, (sign, *unsign), last))


def ask(voice: Voice) -> Post:
    """The question for the channel's own line."""
    return Post(text=voice.say("template-sign-ask"), asks=voice.label("template-sign-hint"))


def refusal(why: TooLong | Empty, voice: Voice) -> Post:
    """Why a line cannot stand under posts: another one is asked for."""
    says = "template-sign-empty" if isinstance(why, Empty) else "template-sign-long"
    text = voice.say(says, limit=why.limit) if isinstance(why, TooLong) else voice.say(says)
    return Post(text=text, asks=voice.label("template-sign-hint"))


def said(part: Changed, template: Template, voice: Voice) -> str:
    """What was changed, in a word; plain text."""
    if part == "sentences":
        return voice.label("button-template-length", count=template.sentences)
    if part == "signature":
        return voice.label("button-template-sign" if template.signature else "button-template-unsign")
    return f"{'+' if getattr(template, part) else '−'}{voice.label('button-template-part', part=part)}"


def nothing_left(voice: Voice) -> str:
    """A word over the switches: a post has to say something."""
    return voice.label("template-nothing-left")


def _switch(part: Part, channel: Channel, voice: Voice) -> Button:
    on = bool(getattr(channel.template, part))
    says = voice.label("button-template-part", part=part)
    return button(f"{'✓' if on else '–'} {says}", TemplatePart(channel.id, part, not on))


def _length(count: int, channel: Channel, voice: Voice) -> Button:
    says = voice.label("button-template-length", count=count)
    return button(f"✓ {says}" if count == channel.template.sentences else says, TemplateLength(channel.id, count))
