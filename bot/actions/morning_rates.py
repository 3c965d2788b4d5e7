"""The rates that come every day at a time of one's choice."""

from dataclasses import replace
from datetime import datetime, time

from bot.actions.desk import Desk, Reply
from bot.formatter import morning_rates as answers
from bot.formatter.taps import Morning
from bot.model import Chat, Post
from bot.rules.moments import next_at
from bot.storage import chats
from bot.storage import morning_rates as stored


async def morning(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The screen that sets the time."""
    chat = await desk.known(chat, now)
    return answers.screen(chat, desk.voice(chat))


async def set_at(desk: Desk, chat: Chat, clock: time | None, now: datetime) -> Post:
    """Let them come at this time from now on, or never."""
    chat = await desk.known(chat, now)
    first = None if clock is None else next_at(clock, desk.zone(chat), now)
    async with desk.db.write() as connection:
        await stored.set_at(connection, chat.id, clock, first)
        if clock and chat.paused:  # whoever asks for them wants them sent
            await chats.resume(connection, chat.id)
    return answers.screen(replace(chat, rates_at=clock), desk.voice(chat))


async def by_tap(desk: Desk, chat: Chat, tap: Morning, now: datetime) -> Reply:
    """A time, or never."""
    clock = None if tap.at == "off" else time(int(tap.at[:2]), int(tap.at[2:]))
    return Reply(screen=await set_at(desk, chat, clock, now))
