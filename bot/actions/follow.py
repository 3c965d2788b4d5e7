"""/follow: words become follows, or their writer learns why not."""

from datetime import datetime

from bot.actions import tags
from bot.actions.desk import Desk, Reply
from bot.formatter import follow as answers
from bot.formatter import replies
from bot.formatter.tags import toggles
from bot.formatter.taps import Follow, FollowWords
from bot.model import Chat, Post
from bot.rules import follows as rules
from bot.storage import chats, follows


async def follow(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """Follow what was typed; without words, ask which."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat.language)
    async with desk.db.write() as connection:
        mine = await follows.of(connection, chat.id)
        decisions = rules.decide(text, mine, desk.catalogue)
        new = [decision.tag for decision in decisions if isinstance(decision, rules.Added)]
        for tag in new:
            await follows.add(connection, chat.id, tag, now)
        if new and chat.paused:  # whoever asks for more news wants it sent
            await chats.resume(connection, chat.id)
    if decisions:
        return answers.added(decisions, voice)
    every = tags.all_tags(desk, mine)
    return answers.ask(voice, toggles(every, {tag.key for tag in mine}, 0) if every else ())


async def by_tap(desk: Desk, chat: Chat, tap: Follow, now: datetime) -> Reply:
    """A button that names a tag."""
    chat = await desk.known(chat, now)
    tag = await tags.named(desk, chat.id, tap.ref, now)
    if tag is None:
        return Reply(toast=replies.stale(desk.voice(chat.language)))
    return Reply(screen=await follow(desk, chat, tag.label, now))


async def words_by_tap(desk: Desk, chat: Chat, tap: FollowWords, now: datetime) -> Reply:
    """A button that carries words."""
    return Reply(screen=await follow(desk, chat, tap.words, now))
