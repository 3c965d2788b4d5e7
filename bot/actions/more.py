"""A post that a reader has, shown again: with more of the article, or as it was."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import lists, post
from bot.formatter.taps import More, Why
from bot.formatter.why import gone
from bot.model import Chat, Delivery, Post, Story, Tag
from bot.rules.opened import Open
from bot.storage import follows, parcels, rates, stories


@dataclass(frozen=True, slots=True)
class Told:
    """A story that the chat got, and what the chat follows of it, in its own words."""

    story: Story
    followed: tuple[Tag, ...]
    listed: bool = False  # it came as a line of a list, and is opened in its place


async def told(desk: Desk, chat: Chat, story: str) -> Told | None:
    """The story that a button of this chat names; None for another chat's, and for one that is forgotten."""
    one = Delivery(story_id=int(story, 16), chat_id=chat.id, token=0, attempt=0)
    async with desk.db.read() as connection:
        found = await stories.told_to(connection, one.story_id, chat.id)
        wished = await follows.matched(connection, [one])
        listed = await parcels.listed_with(connection, chat.id, one.story_id) is not None
    return Told(found, wished.get((one.story_id, chat.id), ()), listed) if found and chat.kind == "private" else None


async def shown(desk: Desk, chat: Chat, it: Told, tap: More | Why, now: datetime) -> Post:
    """The post as the tap says."""
    async with desk.db.read() as connection:
        found = await rates.on(connection, desk.today(now), desk.config.rates.currencies)
    # what stands under the finger is a caption or not, whatever the chat has chosen since
    look = replace(post.look(chat, more=tap.sentences), picture=tap.picture)
    for_them, voice = post.for_reader(it.story, it.followed), desk.voice(chat)
    made = post.story(for_them, voice, rates=found, now=now, look=look)
    return replace(made, buttons=(*made.buttons, lists.back(it.story, voice))) if it.listed else made


async def by_tap(desk: Desk, chat: Chat, tap: More, now: datetime) -> Reply:
    """Two more sentences in place; the same tap twice shows the same."""
    chat = await desk.known(chat, now)
    it = await told(desk, chat, tap.story)
    if it is None:
        return Reply(toast=gone(desk.voice(chat)))
    desk.opened.note(chat.id, it.story.id, Open(tap.sentences, of_list=it.listed), now)
    return Reply(screen=await shown(desk, chat, it, tap, now))
