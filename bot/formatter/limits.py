"""How often and when a channel posts, as its editors read and tap it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.formatter import channels, settings, taps
from bot.formatter.tags import button
from bot.formatter.taps import Tap
from bot.formatter.taps.routes import Limit, LimitChange, Limits, Routes, When
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Chat, Post
from bot.rules.limits import GAPS, HOURLY, Kind
from bot.rules.settings import SCRIPTS, Usual, What, times

Row = tuple[Button, ...]
_SAYS: dict[Kind, str] = {"gap": "minutes", "hourly": "count", "spare": "spare"}


@dataclass(frozen=True, slots=True)
class Of:
    """Whose limits: the channel, its chat, and what a chat has that chose nothing else."""

    channel: Channel
    chat: Chat
    usual: Usual


def screen(view: When, of: Of, now: datetime, voice: Voice) -> Post:
    """All limits, or one thing up close: the readers' own screen for it, whose buttons mean this channel."""
    if view == "all":
        return _all(of.channel, of.chat, of.usual, voice)
    made = settings.screen(view, of.chat, of.usual, now, voice)
    text = _night(of.chat, voice) if view == "quiet" else made.text
    rows = tuple(tuple(_of_channel(one, of.channel.id) for one in row) for row in made.buttons)
    return replace(made, text=text, buttons=rows)


def said(tap: Limit | LimitChange, voice: Voice) -> str:
    """What was changed, in a word; plain text."""
    if isinstance(tap, LimitChange):
        return voice.label("limits-what", what=tap.what)
    value = tap.value if tap.what == "spare" else int(tap.value)
    return voice.label(f"button-limit-{tap.what}", **{_SAYS[tap.what]: value})


def _of_channel(one: Button, channel_id: int) -> Button:
    tap = taps.decode(one.data or "")
    if isinstance(tap, taps.Settings):
        return button(one.label, Limits(channel_id, tap.view))
    return button(one.label, LimitChange(channel_id, tap.what, tap.value)) if isinstance(tap, taps.Change) else one


def _all(channel: Channel, chat: Chat, usual: Usual, voice: Voice) -> Post:
    digests = ", ".join(f"{clock:%H:%M}" for clock in times(chat, usual))
    lines = (
        voice.say("limits-title", channel=channels.name(channel)),
        "",
        voice.say("limits-gap", minutes=channel.gap),
        voice.say("limits-hourly", count=channel.hourly or 0),
        voice.say("limits-spare", spare=channel.spare),
        _night(chat, voice),
        voice.say("limits-wake" if chat.wake else "limits-wake-off"),
        voice.say("limits-digest", times=digests),
    )
    return Post(text="\n".join(lines), buttons=_buttons(channel, chat, usual, voice))


def _buttons(channel: Channel, chat: Chat, usual: Usual, voice: Voice) -> tuple[Row, ...]:
    gaps = [(voice.label("button-limit-gap", minutes=gap), str(gap), gap == channel.gap) for gap in GAPS]
    hourly = [
        (voice.label("button-limit-hourly", count=count or 0), str(count or 0), count == channel.hourly)
        for count in HOURLY
    ]
    spare = [
        (voice.label("button-limit-spare", spare=spare), spare, spare == channel.spare) for spare in ("wait", "digest")
    ]
    scripts = [(voice.label("button-script", script=name), name, name == chat.script) for name in SCRIPTS]
    wake = voice.label("button-limit-wake")
    place = settings.place(chat.zone or usual.zone, voice)
    return (
        _row(channel, "gap", gaps[:3]),
        _row(channel, "gap", gaps[3:]),
        _row(channel, "hourly", hourly[:3]),
        _row(channel, "hourly", hourly[3:]),
        _row(channel, "spare", spare),
        (_change(channel, "wake", wake, "-" if chat.wake else "+", on=chat.wake),),
        (
            button(voice.label("button-limit-night"), Limits(channel.id, "quiet")),
            button(voice.label("button-limit-digest"), Limits(channel.id, "digest")),
        ),
        tuple(_change(channel, "script", says, value, on=on) for says, value, on in scripts),
        (
            button(voice.label("button-limit-language", code=chat.language), Limits(channel.id, "language")),
            button(voice.label("button-zone", place=place), Limits(channel.id, "zone")),
        ),
        (button(voice.label("button-routes"), Routes(channel.id)),),
    )


def _night(chat: Chat, voice: Voice) -> str:
    if chat.quiet is None:
        return voice.say("limits-night-off")
    begin, end = (f"{clock:%H:%M}" for clock in chat.quiet)
    return voice.say("limits-night", **{"from": begin, "to": end})


def _row(channel: Channel, what: Kind, choices: Sequence[tuple[str, str, bool]]) -> Row:
    return tuple(_marked(says, Limit(channel.id, what, value), on=on) for says, value, on in choices)


def _change(channel: Channel, what: What, says: str, value: str, *, on: bool) -> Button:
    return _marked(says, LimitChange(channel.id, what, value), on=on)


def _marked(says: str, tap: Tap, *, on: bool) -> Button:
    return button(f"✓ {says}" if on else says, tap)
