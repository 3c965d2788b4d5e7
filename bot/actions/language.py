"""/language: in which language the bot speaks."""

from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import replies
from bot.formatter.taps import Language
from bot.model import Chat, Post
from bot.storage import chats


async def language(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The choice."""
    chat = await desk.known(chat, now)
    return replies.language_screen(desk.voice(chat))


async def choose(desk: Desk, chat: Chat, tap: Language, now: datetime) -> Reply:
    """Speak it from now on; the keys come in a message of their own, for an edited one cannot bring them."""
    chat = await desk.known(chat, now)
    async with desk.db.write() as connection:
        await chats.set_language(connection, chat.id, tap.code)
    voice = desk.voice(replace(chat, language=tap.code))
    return Reply(screen=replies.language_screen(voice), below=replies.language_chosen(voice))
