"""/stop, and everything else that ends or moves a chat. What it follows is kept."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.formatter import replies
from bot.model import Chat, Post
from bot.storage import chats, follows


async def stop(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """Send nothing more until /start."""
    chat = await desk.known(chat, now)
    async with desk.db.write() as connection:
        await chats.pause(connection, chat.id, chats.ASKED)
        mine = await follows.of(connection, chat.id)
    return replies.stopped(len(mine), desk.voice(chat))


async def left(desk: Desk, chat_id: int, reason: str) -> None:
    """The bot was blocked or removed."""
    async with desk.db.write() as connection:
        await chats.pause(connection, chat_id, reason)


async def came(desk: Desk, chat: Chat, now: datetime) -> None:
    """The bot was added to a group or channel, perhaps again."""
    chat = await desk.known(chat, now)
    if chat.paused:
        async with desk.db.write() as connection:
            await chats.resume(connection, chat.id)


async def moved(desk: Desk, old: int, new: int) -> None:
    """A group became a supergroup."""
    async with desk.db.write() as connection:
        await chats.move(connection, old, new)
