"""/start: a newcomer is greeted, a returning reader gets the news again."""

from dataclasses import replace
from datetime import datetime

from bot.actions import editors, follow, membership, suggest, tags
from bot.actions.desk import Desk, Reply
from bot.formatter import deeplinks, replies
from bot.formatter import tags as pages
from bot.model import Chat, Post
from bot.rules import suggestions
from bot.storage import chats, follows


async def start(desk: Desk, chat: Chat, text: str, now: datetime) -> tuple[Post, ...]:
    """Greet, explain, and offer topics to whoever follows none; a link may name the topic."""
    known, count = await _resume(desk, chat, now)
    voice = desk.voice(known)
    if token := editors.token_of(text):
        told = await editors.accept(desk, replace(chat, language=known.language), token, now)
        return (told,) if count else (replies.greeting(voice), told)
    if (channel_id := suggestions.meant(text.strip())) is not None:
        return (await suggest.linked(desk, chat, channel_id, now),)
    meant = deeplinks.meant(text.strip())
    if meant is not None:
        told = await follow.linked(desk, chat, meant, now)
        return (told,) if count else (replies.greeting(voice), told)
    if theirs := await membership.waiting(desk, chat, now):
        return (replies.greeting(voice), *theirs)
    if count:
        return (replies.greeting_back(count, voice),)
    return (replies.greeting(voice), pages.offer(tags.all_tags(desk, ()), (), voice))


async def resume(desk: Desk, chat: Chat, now: datetime) -> Reply:
    """The button under /stop's answer."""
    chat, count = await _resume(desk, chat, now)
    return Reply(screen=replies.greeting_back(count, desk.voice(chat)))


async def _resume(desk: Desk, chat: Chat, now: datetime) -> tuple[Chat, int]:
    chat = await desk.known(chat, now)
    if chat.paused:
        async with desk.db.write() as connection:
            await chats.resume(connection, chat.id)
    async with desk.db.read() as connection:
        return chat, len(await follows.of(connection, chat.id))
