"""/unfollow: what is no longer wanted."""

from datetime import datetime

from bot.actions import tags
from bot.actions.desk import Desk, Reply
from bot.formatter import follow as answers
from bot.formatter import replies
from bot.formatter.taps import Unfollow
from bot.model import Chat, Post
from bot.rules import follows as rules
from bot.storage import follows


async def unfollow(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """Unfollow what was typed; without words, ask which."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    async with desk.db.write() as connection:
        mine = await follows.of(connection, chat.id)
        removals = rules.drop(text, mine, desk.catalogue)
        for removal in removals:
            if isinstance(removal, rules.Removed):
                await follows.remove(connection, chat.id, removal.tag.key)
    return answers.removed(removals, voice) if removals else answers.ask_which(mine, voice)


async def by_tap(desk: Desk, chat: Chat, tap: Unfollow, now: datetime) -> Reply:
    """A button that names a tag."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    tag = await tags.named(desk, chat.id, tap.ref, now)
    if tag is None:
        return Reply(toast=replies.stale(voice))
    async with desk.db.write() as connection:
        await follows.remove(connection, chat.id, tag.key)
    return Reply(screen=answers.removed([rules.Removed(tag)], voice))
