"""Channels: may this person do that, now? Ask here before every act on a channel, and again when it is due."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.actions.rights import Rights
from bot.model import Channel
from bot.rules import rights as rules
from bot.rules.rights import Action, Refusal
from bot.storage import channels, editors
from bot.storage.database import Database


async def allowed(desk: Desk, channel_id: int, user_id: int, action: Action, now: datetime) -> Channel | Refusal:
    """The channel, if the person may do this there at this moment; else why not (`formatter.channels.refusal`)."""
    return await judge(desk.db, desk.rights, (channel_id, user_id), action, now)


async def judge(db: Database, rights: Rights, who: tuple[int, int], action: Action, now: datetime) -> Channel | Refusal:
    """The same for what has no desk: `who` is the channel's id and the person's. Strangers cost no request."""
    channel_id, user_id = who
    async with db.read() as connection:
        channel = await channels.get(connection, channel_id)
        editor = await editors.get(connection, channel_id, user_id)
    if channel is None or editor is None:
        return Refusal("stranger")
    bot = await rights.of(channel_id, None, now)
    person = await rights.of(channel_id, user_id, now) if bot and bot.status != "out" else None
    why = rules.decide(action, channel, editor.role, person, bot)
    return channel if why is None else Refusal(why)
