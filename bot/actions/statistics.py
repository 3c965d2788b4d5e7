"""A channel's week in figures: words with a picture, and a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import blake2s
from zoneinfo import ZoneInfo

from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.actions.pictures import Sketch, put
from bot.formatter import drawing
from bot.formatter import week as answers
from bot.formatter.channels import refusal
from bot.formatter.taps import Week, WeekFile
from bot.formatter.texts import Voice
from bot.model import Channel, Chat
from bot.rules import statistics as rules
from bot.rules.rights import Refusal
from bot.storage import channel_posts, chats, stories

Reactions = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Week:
    channel: Channel
    begins: datetime
    zone: ZoneInfo
    posts: Sequence[rules.Told]


async def reacted(desk: Desk, place: tuple[int, int], reactions: Reactions) -> None:
    """What readers think of a post, as Telegram counts it; of a message that is not the bot's, nothing is kept."""
    async with desk.db.write() as connection:
        await channel_posts.reacted(connection, *place, reactions)


async def look(desk: Desk, chat: Chat, tap: Week, now: datetime) -> Reply:
    """The week's picture and words; the words alone where nothing was posted."""
    voice = desk.voice(await desk.known(chat, now))
    week = await _read(desk, chat, tap, now, voice)
    if isinstance(week, str):
        return Reply(toast=week)
    figures = rules.week(week.posts, week.zone)
    words = answers.screen(week.channel.title, figures, tap, week.begins, voice)
    if not week.posts:
        return Reply(screen=words)
    picture = answers.picture(week.channel.title, figures, tap, week.begins, voice)
    print_ = blake2s(f"{drawing.LOOK}{picture}".encode(), digest_size=8).hexdigest()
    key = f"week:{tap.channel}:{week.begins:%Y-%m-%d}:{voice.language}:{print_}"
    shown = await put(desk, Sketch(key, partial(answers.png, picture)), words, voice, now)
    return Reply(screen=shown.post, later=shown.later)


async def file(desk: Desk, chat: Chat, tap: WeekFile, now: datetime) -> Reply:
    """The same, post by post, as a table."""
    voice = desk.voice(await desk.known(chat, now))
    week = await _read(desk, chat, tap, now, voice)
    if isinstance(week, str):
        return Reply(toast=week)
    there = desk.texts.voice(voice.language, week.zone)
    return Reply(below=answers.file(week.posts, there))


async def _read(desk: Desk, chat: Chat, tap: Week | WeekFile, now: datetime, voice: Voice) -> _Week | str:
    judged = await allowed(desk, tap.channel, chat.id, "statistics", now)
    if isinstance(judged, Refusal):
        return refusal(judged.why, voice)
    async with desk.db.read() as connection:
        there = await chats.get(connection, tap.channel)
        zone = desk.zone(there or Chat(id=tap.channel))
        begins, ends = rules.span(tap.ago, now, zone)
        messages = await channel_posts.between(connection, tap.channel, begins, ends)
        listed = await channel_posts.listed(connection, tap.channel, messages)
        ids = {one.story_id for one in messages if one.story_id is not None}.union(*listed.values())
        told = await stories.ever(connection, ids)
        titles = await channel_posts.titles(connection, messages)
    posts = rules.posts(messages, rules.Known(stories=told, listed=listed, titles=titles))
    return _Week(channel=judged, begins=begins, zone=zone, posts=posts)
