"""Retract: a story everywhere it went, or one post of a channel."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.actions.subject import Subject, touched
from bot.formatter import living as answers
from bot.model import Chat, Outcome, Refused, Sent
from bot.rules.living import Deed
from bot.storage import audit, channel_posts, chats, living, undertakings


async def do(desk: Desk, chat: Chat, found: Subject, _deed: Deed, now: datetime) -> Reply:
    """Take it back."""
    voice = desk.voice(await desk.known(chat, now))
    if found.reach == "channel" or found.story is None:
        return await _here(desk, chat, found, now)
    total = (await touched(desk, found)).total
    async with desk.db.write() as connection:
        if await undertakings.retract(connection, found.story.id, now):
            await undertakings.begin(connection, found.story.id, "retract", total, (chat.id, chat.message), now)
            await living.note(connection, found.story, found.of.channel, chat.id, "retracted", now)
    return Reply(screen=answers.progress("retract", 0, total, voice))


async def _here(desk: Desk, chat: Chat, found: Subject, now: datetime) -> Reply:
    """One post of a channel, which may be an album: deleted at once, else a notice in its place."""
    voice = desk.voice(await desk.known(chat, now))
    if found.post is None:
        return Reply(toast=voice.label("living-gone"))
    async with desk.db.read() as connection:
        messages = await channel_posts.together(connection, found.post)
    outcomes = [await _take_back(desk, found.of.channel, one) for one in messages]
    failed = [one for one in outcomes if not isinstance(one, Sent)]
    if failed:
        reason = failed[0].reason if isinstance(failed[0], Refused) else ""
        return Reply(toast=voice.label("living-refused", reason=reason))
    async with desk.db.write() as connection:
        await channel_posts.deleted(connection, found.of.channel, messages, now)
        await channel_posts.taken_back(connection, found.post)
        about = living.about(found.post, found.story) | {"title": found.of.title[:100]}
        await audit.note(connection, found.of.channel, chat.id, "retracted", about, now)
    return Reply(screen=answers.ended("retract", 1, voice))


async def _take_back(desk: Desk, channel_id: int, message_id: int) -> Outcome:
    outcome = await desk.wire.delete(channel_id, message_id)
    if not isinstance(outcome, Refused):
        return outcome
    async with desk.db.read() as connection:
        there = await chats.get(connection, channel_id)
    return await desk.wire.edit(channel_id, message_id, answers.notice(desk.voice(there or Chat(id=channel_id))))
