"""Who works on a channel: the owner gives and takes roles, by a tap or by an invitation."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.actions import membership
from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.formatter import channels as screens
from bot.formatter import editors as pages
from bot.formatter.taps import Appoint, Editors, Invite, OfEditor
from bot.model import Channel, Chat, Editor, Post, Role
from bot.rules import rights as rules
from bot.rules.rights import Administrator, Refusal
from bot.storage import audit, channels, editors
from bot.storage.database import AsyncConnection
from bot.storage.editors import Invitation

_LINK = re.compile(r"e_([A-Za-z0-9_-]{16,60})")


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody who has a role, or could be given one."""

    name: str
    role: Role | None


def token_of(text: str) -> str | None:
    """The token of an invitation's link; None for any other."""
    match = _LINK.fullmatch(text.strip())
    return match[1] if match else None


async def people(desk: Desk, chat: Chat, tap: Editors, now: datetime) -> Reply:
    """Who works there; the owner sees who else could."""
    chat = await desk.known(chat, now)
    return await _people(desk, chat, tap.channel, now)


async def person(desk: Desk, chat: Chat, tap: OfEditor, now: datetime) -> Reply:
    """One of them up close."""
    chat = await desk.known(chat, now)
    voice, channel = desk.voice(chat), await allowed(desk, tap.channel, chat.id, "roles", now)
    if isinstance(channel, Refusal):
        return Reply(toast=screens.refusal(channel.why, voice))
    known = await _known(desk, channel, tap.user)
    if known is None:
        return await _people(desk, chat, channel.id, now)
    return Reply(screen=pages.person(channel, tap.user, known.name, known.role, voice))


async def appoint(desk: Desk, chat: Chat, tap: Appoint, now: datetime) -> Reply:
    """Give or take a role, and tell the person."""
    chat = await desk.known(chat, now)
    channel = await allowed(desk, tap.channel, chat.id, "roles", now)
    if isinstance(channel, Refusal):
        return Reply(toast=screens.refusal(channel.why, desk.voice(chat)))
    known = await _known(desk, channel, tap.user)
    if known is not None and tap.user != chat.id:
        role: Role = "viewer" if tap.role == "none" else tap.role
        editor = Editor(channel_id=channel.id, user_id=tap.user, role=role, name=known.name)
        await (_dismiss if tap.role == "none" else _appoint)(desk, channel, chat.id, editor, now)
    return await _people(desk, chat, channel.id, now)


async def invite(desk: Desk, chat: Chat, tap: Invite, now: datetime) -> Reply:
    """A link for one person, in a message that can be passed on."""
    chat = await desk.known(chat, now)
    voice, channel = desk.voice(chat), await allowed(desk, tap.channel, chat.id, "roles", now)
    if isinstance(channel, Refusal):
        return Reply(toast=screens.refusal(channel.why, voice))
    token = desk.token()
    async with desk.db.write() as connection:
        until = now + timedelta(days=pages.INVITED_DAYS)
        await editors.invite(connection, Invitation(token, channel.id, tap.role, until), now)
    link = f"https://t.me/{desk.username()}?start=e_{token}"
    return Reply(below=pages.invitation(channel, tap.role, link, voice))


async def accept(desk: Desk, chat: Chat, token: str, now: datetime) -> Post:
    """Somebody comes by such a link. The role is theirs; what Telegram does not let them do, it does not give."""
    voice = desk.voice(chat)
    async with desk.db.write() as connection:
        found = await editors.accept(connection, token, now) if chat.kind == "private" else None
        channel = await channels.get(connection, found.channel_id) if found else None
        if found is None or channel is None or channel.gone is not None:
            return pages.expired(voice)
        role = await _take(connection, found, chat, now)
    await membership.menu(desk, chat.id)
    post = screens.greeting(channel, role, voice)
    seen = await allowed(desk, channel.id, chat.id, "look", now)
    return post if isinstance(seen, Channel) else Post(text=f"{post.text}\n\n{pages.not_yet(channel, voice)}")


async def _take(connection: AsyncConnection, found: Invitation, chat: Chat, now: datetime) -> Role:
    """The role that the person has then: an invitation takes nothing from who has more."""
    before = await editors.get(connection, found.channel_id, chat.id)
    role = before.role if before and rules.outweighs(before.role, found.role) else found.role
    new = Editor(channel_id=found.channel_id, user_id=chat.id, role=role, name=chat.name or str(chat.id))
    if await editors.put(connection, new, now):
        what = {"role": role, "user": chat.id, "name": new.name}
        await audit.note(connection, found.channel_id, chat.id, "role", what, now)
    await editors.greet(connection, chat.id, [found.channel_id])
    return role


async def _people(desk: Desk, chat: Chat, channel_id: int, now: datetime) -> Reply:
    voice, channel = desk.voice(chat), await allowed(desk, channel_id, chat.id, "look", now)
    if isinstance(channel, Refusal):
        return Reply(toast=screens.refusal(channel.why, voice))
    async with desk.db.read() as connection:
        staff = await editors.of(connection, channel_id)
    rules_here = isinstance(await allowed(desk, channel_id, chat.id, "roles", now), Channel)
    if rules_here:
        staff = [await _entitled(desk, one, chat.id, now) for one in staff]
    others = await _others(desk, channel_id, [one.user_id for one in staff]) if rules_here else None
    return Reply(screen=pages.people(channel, staff, others, voice))


async def _entitled(desk: Desk, editor: Editor, owner: int, now: datetime) -> Editor:
    """The editor with the role that is left when Telegram calls `owner` the owner: a channel may be given away."""
    role: Role = "owner" if editor.user_id == owner else "editor" if editor.role == "owner" else editor.role
    entitled = replace(editor, role=role)
    if entitled != editor:
        async with desk.db.write() as connection:
            await editors.put(connection, entitled, now)
            what = {"role": role, "user": editor.user_id, "name": editor.name}
            await audit.note(connection, editor.channel_id, owner, "role", what, now)
    return entitled


async def _others(desk: Desk, channel_id: int, known: Collection[int]) -> list[Administrator]:
    """Whoever Telegram lets post, and who has no role yet."""
    return [one for one in await desk.rights.administrators(channel_id) if one.standing.post and one.id not in known]


async def _known(desk: Desk, channel: Channel, user_id: int) -> _Known | None:
    """The person, if the owner may change what they are: the owner's own role nobody gives or takes."""
    async with desk.db.read() as connection:
        editor = await editors.get(connection, channel.id, user_id)
    if editor is not None:
        return None if editor.role == "owner" else _Known(editor.name, editor.role)
    found = next((one for one in await _others(desk, channel.id, ()) if one.id == user_id), None)
    return _Known(found.name, None) if found else None


async def _appoint(desk: Desk, channel: Channel, doer: int, new: Editor, now: datetime) -> None:
    async with desk.db.write() as connection:
        if not await editors.put(connection, new, now):
            return
        what = {"role": new.role, "user": new.user_id, "name": new.name}
        await audit.note(connection, channel.id, doer, "role", what, now)
    voice = await membership.voice_of(desk, new.user_id)
    await membership.greet(desk, new, screens.greeting(channel, new.role, voice))


async def _dismiss(desk: Desk, channel: Channel, doer: int, editor: Editor, now: datetime) -> None:
    async with desk.db.write() as connection:
        if not await editors.remove(connection, channel.id, editor.user_id):
            return
        what = {"role": "none", "user": editor.user_id, "name": editor.name}
        await audit.note(connection, channel.id, doer, "role", what, now)
    await desk.wire.say(editor.user_id, pages.taken(channel, await membership.voice_of(desk, editor.user_id)))
    await membership.menu(desk, editor.user_id)
