"""/mydata: all that is kept about a chat, as a file."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.formatter import mydata as files
from bot.model import Chat, Post
from bot.storage import erase, erase_editor


async def mydata(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The file, with every column explained."""
    chat = await desk.known(chat, now)
    async with desk.db.read() as connection:
        known = await erase.known(connection, chat.id)
        works = await erase_editor.known(connection, chat.id)
    return files.post(known, {name: rows for name, rows in works.items() if rows}, desk.voice(chat))
