"""/latest: the newest stories, of a topic or of all."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.formatter import latest as answers
from bot.model import Chat, Post
from bot.rules import follows as rules
from bot.storage import stories

MOST = 7


async def latest(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """The newest stories; with words, those of the topic that the words mean."""
    chat = await desk.known(chat, now)
    tag = rules.meant(text, desk.catalogue)
    async with desk.db.read() as connection:
        found = await stories.latest(connection, MOST, tag_key=tag.key if tag else None)
    return answers.answer(found, tag, now, desk.voice(chat.language))
