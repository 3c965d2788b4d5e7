"""Channels as their editors see them: the list, one channel with its rooms, and what is told of rights."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from bot.formatter import dates
from bot.formatter.html import Html, cut, escape, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import AtChannel, Audit, Disconnect, Editors, Open, Posts, Tap, Week, planning
from bot.formatter.taps.queue import Queue
from bot.formatter.taps.routes import Routes, TemplateOf
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Post, Role
from bot.rules.rights import FORGOTTEN_AFTER, Why

News = Literal["held", "released", "left", "editor-lost"]  # for all who can mend it
Word = News | Literal["demoted", "restored"]  # or for the one whom it is about

# What the bot asks to be allowed when it is added: as Telegram's links say it.
_ASKED = {
    "startchannel": "post_messages+edit_messages+delete_messages+manage_direct_messages",
    "startgroup": "delete_messages+pin_messages+manage_topics",
}
_REFUSED: dict[Why, str] = {
    "stranger": "refused-stranger",
    "gone": "refused-gone",
    "role": "refused-role",
    "person": "refused-person",
    "bot": "refused-bot",
    "direct": "refused-direct",
    "unreachable": "refused-unreachable",
}
_WORDS: dict[Word, str] = {
    "held": "channel-held",
    "released": "channel-released",
    "left": "channel-left",
    "editor-lost": "channel-editor-lost",
    "demoted": "channel-demoted",
    "restored": "channel-restored",
}
_OPERATORS: dict[News, str] = {
    "held": "operator-channel-held",
    "released": "operator-channel-released",
    "left": "operator-channel-left",
    "editor-lost": "operator-channel-editor-lost",
}
_ROLES: dict[Role, str] = {"owner": "role-owner", "editor": "role-editor", "viewer": "role-viewer"}
_IN_A_ROW = 2
_TITLE = 60

# The rooms of a channel's screen, in their order: the label's id, and the tap that opens the room of a channel.
# Whoever builds a room adds its row.
ROOMS: tuple[tuple[str, Callable[[int], Tap]], ...] = (
    ("button-channel-routes", Routes),
    ("button-channel-template", TemplateOf),
    ("button-channel-editors", Editors),
    ("button-queue-open", Queue),
    ("button-posts", lambda channel: Posts(channel, 0)),
    ("button-week", lambda channel: Week(channel, 0)),
    ("button-audit", lambda channel: Audit(channel, 0)),
    ("plan-room", lambda channel: planning.Week(channel, 0)),
)


def refusal(why: Why, voice: Voice) -> str:
    """Why something is not allowed: a word over the screen, plain."""
    return voice.label(_REFUSED[why])


def listed(mine: Sequence[tuple[Channel, Role]], username: str, voice: Voice) -> Post:
    """The channels of a person, and how to add one."""
    rows = tuple((button(label(f"{_sign(channel)} {channel.title}"), AtChannel(channel.id)),) for channel, _ in mine)
    adding = (
        _add("button-channel-add", "startchannel", username, voice),
        _add("button-group-add", "startgroup", username, voice),
    )
    text = voice.say("channels-title") if mine else voice.say("channels-none")
    return Post(text=text, buttons=(*rows, *(adding,)) if username else rows)


def screen(channel: Channel, role: Role, now: datetime, voice: Voice) -> Post:
    """One channel: its state, the person's role, and the rooms."""
    text = voice.say(
        "channel-screen", title=name(channel), state=Html(_state(channel, now, voice)), role=role_name(role, voice)
    )
    back = button(voice.label("button-channels"), Open("channels"))
    if channel.gone is not None:
        again = (
            ((button(voice.label("button-channel-again"), Disconnect(channel.id, "again")),),)
            if role == "owner"
            else ()
        )
        return Post(text=text, buttons=(*again, (back,)))
    rooms = [button(voice.label(room), opens(channel.id)) for room, opens in ROOMS]
    rows = tuple(tuple(rooms[place : place + _IN_A_ROW]) for place in range(0, len(rooms), _IN_A_ROW))
    end = (
        ((button(voice.label("button-channel-disconnect"), Disconnect(channel.id, "ask")),),) if role == "owner" else ()
    )
    return Post(text=text, buttons=(*rows, *end, (back,)))


def greeting(channel: Channel, role: Role, voice: Voice, *, again: bool = False) -> Post:
    """To somebody who just got a role on a channel."""
    text = voice.say(
        "channel-greeting-again" if again else "channel-greeting", title=name(channel), role=role_name(role, voice)
    )
    return Post(text=text, buttons=((button(voice.label("button-channel-open"), AtChannel(channel.id)),),))


def disconnect_ask(channel: Channel, voice: Voice) -> Post:
    """Whether it is meant."""
    sure = button(voice.label("button-channel-disconnect-sure"), Disconnect(channel.id, "sure"))
    return Post(
        text=voice.say("channel-disconnect-ask", title=name(channel)), buttons=((sure,), (back(channel.id, voice),))
    )


def word(what: Word, channel: Channel, voice: Voice, who: str = "") -> Post:
    """What a channel's editors are told by the bot itself: rights were lost, or are back."""
    values = {"title": name(channel)} | ({"who": cut(harmless(who), _TITLE)} if who else {})
    opens = () if what == "demoted" else ((button(voice.label("button-channel-open"), AtChannel(channel.id)),),)
    return Post(text=voice.say(_WORDS[what], **values), buttons=opens)


def operators_word(what: News, channel: Channel, voice: Voice, who: str = "") -> Post:
    """The same, as operators are told it."""
    values = {"title": name(channel)} | ({"who": cut(harmless(who), _TITLE)} if who else {})
    return Post(text=voice.say(_OPERATORS[what], **values))


def back(channel_id: int, voice: Voice) -> Button:
    """The way back to the channel's screen, for its rooms."""
    return button(voice.label("button-channel-back"), AtChannel(channel_id))


def name(channel: Channel) -> Html:
    """The channel's title, with its link where it has one."""
    title = escape(cut(harmless(channel.title), _TITLE))
    return Html(
        f'<a href="https://t.me/{escape(channel.username)}">{title}</a>' if channel.username else f"<b>{title}</b>"
    )


def role_name(role: Role, voice: Voice) -> str:
    """The role in a word."""
    return voice.label(_ROLES[role])


def _state(channel: Channel, now: datetime, voice: Voice) -> str:
    if channel.gone is not None:
        return voice.say("channel-state-gone", until=dates.moment(channel.gone + FORGOTTEN_AFTER, now, voice))
    return voice.say("channel-state-well" if channel.held is None else "channel-state-held")


def _sign(channel: Channel) -> str:
    if channel.gone is not None:
        return "⚪"
    return "🟢" if channel.held is None else "🟠"


def _add(text: str, link: str, username: str, voice: Voice) -> Button:
    return Button(voice.label(text), url=f"https://t.me/{username}?{link}=true&admin={_ASKED[link]}")
