"""Who works on a channel, as its owner sees and changes it."""

from collections.abc import Sequence
from typing import Literal

from bot.formatter.channels import back, name, role_name
from bot.formatter.html import Html, cut, escape, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import Appoint, Editors, Invite, OfEditor
from bot.formatter.texts import Voice
from bot.model import Channel, Editor, Post, Role
from bot.rules.rights import Administrator

INVITED_DAYS = 7
_NAME = 40
_MOST = 20  # people on the screen
_GIVEN: tuple[Literal["editor", "viewer"], ...] = ("editor", "viewer")  # the owner is whoever Telegram calls so
_SIGNS: dict[Role, str] = {"owner": "👑", "editor": "✍️", "viewer": "👁"}


def people(channel: Channel, staff: Sequence[Editor], others: Sequence[Administrator] | None, voice: Voice) -> Post:
    """Everybody with a role; `others` could be given one. None: whoever looks may change nothing."""
    lines = [f"{_SIGNS[one.role]} {escape(_short(one.name))} — {role_name(one.role, voice)}" for one in staff[:_MOST]]
    text = voice.say("editors-title", title=name(channel), people=Html("\n".join(lines)))
    if others is None:
        return Post(text=text, buttons=((back(channel.id, voice),),))
    theirs = [
        (button(label(f"{_SIGNS[one.role]} {one.name}"), OfEditor(channel.id, one.user_id)),)
        for one in staff[:_MOST]
        if one.role != "owner"
    ]
    fresh = [(button(label(f"＋ {one.name}"), OfEditor(channel.id, one.id)),) for one in others[:_MOST]]
    invite = (
        (button(voice.label("button-invite-editor"), Invite(channel.id, "editor")),),
        (button(voice.label("button-invite-viewer"), Invite(channel.id, "viewer")),),
    )
    hint = "\n\n" + voice.say("editors-offered") if others else ""
    return Post(text=text + hint, buttons=(*theirs, *fresh, *invite, (back(channel.id, voice),)))


def person(channel: Channel, user_id: int, who: str, role: Role | None, voice: Voice) -> Post:
    """One person, with the roles to choose from."""
    roles = tuple(button(_choice(each, role, voice), Appoint(channel.id, user_id, each)) for each in _GIVEN)
    take = ((button(voice.label("button-role-none"), Appoint(channel.id, user_id, "none")),),) if role else ()
    text = voice.say("editor-person", who=_short(who), title=name(channel))
    return Post(
        text=text, buttons=(roles, *take, (button(voice.label("button-channel-editors"), Editors(channel.id)),))
    )


def invitation(channel: Channel, role: Role, link: str, voice: Voice) -> Post:
    """A message to pass on, with a link that is good once."""
    text = voice.say(
        "editor-invitation",
        title=name(channel),
        role=role_name(role, voice),
        days=INVITED_DAYS,
        link=Html(escape(link)),
    )
    return Post(text=text)


def taken(channel: Channel, voice: Voice) -> Post:
    """To somebody who lost a role."""
    return Post(text=voice.say("editor-role-taken", title=name(channel)))


def expired(voice: Voice) -> Post:
    """To somebody whose invitation is good no more."""
    return Post(text=voice.say("editor-invitation-expired"))


def not_yet(channel: Channel, voice: Voice) -> str:
    """To a new editor who is no administrator in Telegram yet."""
    return voice.say("editor-not-yet", title=name(channel))


def _choice(role: Role, current: Role | None, voice: Voice) -> str:
    name_of = role_name(role, voice).capitalize()
    return f"✓ {name_of}" if role == current else name_of


def _short(who: str) -> str:
    return cut(harmless(who), _NAME) or "…"
