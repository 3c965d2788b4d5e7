"""Channels: may this person do that, now? And the list of one's channels, and the screen of one.

Ask `allowed` before every act on a channel, and again when it is due.
"""

from dataclasses import replace
from datetime import datetime

from bot.actions import membership
from bot.actions.desk import Desk, Reply
from bot.actions.rights import Rights
from bot.formatter import channels as screens
from bot.formatter.taps import AtChannel, Disconnect
from bot.model import Channel, Chat, Post
from bot.rules import rights as rules
from bot.rules.rights import Action, Refusal
from bot.storage import audit, editors
from bot.storage import channels as connected
from bot.storage.database import Database


async def allowed(desk: Desk, channel_id: int, user_id: int, action: Action, now: datetime) -> Channel | Refusal:
    """The channel, if the person may do this there at this moment; else why not (`formatter.channels.refusal`)."""
    return await judge(desk.db, desk.rights, (channel_id, user_id), action, now)


async def judge(db: Database, rights: Rights, who: tuple[int, int], action: Action, now: datetime) -> Channel | Refusal:
    """The same for what has no desk: `who` is the channel's id and the person's. Strangers cost no request."""
    channel_id, user_id = who
    async with db.read() as connection:
        channel = await connected.get(connection, channel_id)
        editor = await editors.get(connection, channel_id, user_id)
    if channel is None or editor is None:
        return Refusal("stranger")
    bot = await rights.of(channel_id, None, now)
    person = await rights.of(channel_id, user_id, now) if bot and bot.status != "out" else None
    why = rules.decide(action, channel, editor.role, person, bot)
    return channel if why is None else Refusal(why)


async def channels(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """One's channels with their states, and how to connect one more."""
    chat = await desk.known(chat, now)
    async with desk.db.read() as connection:
        mine = await connected.of(connection, chat.id)
    if mine:
        await membership.menu(desk, chat.id)
    return screens.listed(mine, desk.username(), desk.voice(chat))


async def show(desk: Desk, chat: Chat, tap: AtChannel, now: datetime) -> Reply:
    """A channel's screen. Whoever opens it has the bot's own rights looked at, too."""
    chat = await desk.known(chat, now)
    return await _screen(desk, chat, tap.channel, now)


async def disconnect(desk: Desk, chat: Chat, tap: Disconnect, now: datetime) -> Reply:
    """Let the bot post there no more, or again: what is set is kept for a while."""
    chat = await desk.known(chat, now)
    if tap.does == "again":
        return await _again(desk, chat, tap.channel, now)
    channel = await allowed(desk, tap.channel, chat.id, "disconnect", now)
    voice = desk.voice(chat)
    if isinstance(channel, Refusal):
        return Reply(toast=screens.refusal(channel.why, voice))
    if tap.does == "ask":
        return Reply(screen=screens.disconnect_ask(channel, voice))
    async with desk.db.write() as connection:
        if await connected.leave(connection, channel.id, now, "disconnected"):
            await audit.note(connection, channel.id, chat.id, "disconnected", {}, now)
    return await _screen(desk, chat, channel.id, now)


async def _screen(desk: Desk, chat: Chat, channel_id: int, now: datetime) -> Reply:
    found = await allowed(desk, channel_id, chat.id, "look", now)
    async with desk.db.read() as connection:
        channel = await connected.get(connection, channel_id)
        editor = await editors.get(connection, channel_id, chat.id)
    voice = desk.voice(chat)
    if channel is None or editor is None or (isinstance(found, Refusal) and found.why != "gone"):
        return Reply(toast=screens.refusal(found.why if isinstance(found, Refusal) else "stranger", voice))
    bot = await desk.rights.of(channel_id, None, now)
    if bot is not None:
        channel = await membership.settle(desk, channel, bot, now)
    person = await desk.rights.of(channel_id, chat.id, now) if channel.gone is None else None
    role = rules.holds(editor.role, person) if person else editor.role
    return Reply(screen=screens.screen(channel, role or editor.role, now, voice))


async def _again(desk: Desk, chat: Chat, channel_id: int, now: datetime) -> Reply:
    """Connect a channel anew in which the bot still is."""
    async with desk.db.read() as connection:
        channel = await connected.get(connection, channel_id)
        editor = await editors.get(connection, channel_id, chat.id)
    bot, voice = await desk.rights.of(channel_id, None, now), desk.voice(chat)
    if channel is None or channel.gone is None or editor is None:
        return await _screen(desk, chat, channel_id, now)
    person = await desk.rights.of(channel_id, chat.id, now)
    why = rules.decide("disconnect", replace(channel, gone=None), editor.role, person, bot)
    if why is not None:
        return Reply(toast=screens.refusal(why, voice))
    async with desk.db.write() as connection:
        await connected.connect(connection, channel, now)
        await audit.note(connection, channel_id, chat.id, "reconnected", {}, now)
    return await _screen(desk, chat, channel_id, now)
