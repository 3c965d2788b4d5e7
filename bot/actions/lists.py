"""A list's pages: what came as one message is shown a page further, in the same place."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import lists as answers
from bot.formatter import post
from bot.formatter.digest import Day, Holding
from bot.formatter.taps import ListOf, ListPage
from bot.model import Chat, Delivery, Story
from bot.rules.opened import Open
from bot.storage import follows, parcels, rates, stories
from bot.storage.parcels import Listed


async def turn(desk: Desk, chat: Chat, tap: ListPage, now: datetime) -> Reply:
    """Another page of the list in which the chat got this story."""
    return await _page(desk, await desk.known(chat, now), tap, now)


async def back(desk: Desk, chat: Chat, tap: ListOf, now: datetime) -> Reply:
    """From a story back to its list."""
    return await _page(desk, await desk.known(chat, now), tap, now)


async def _page(desk: Desk, chat: Chat, tap: ListPage | ListOf, now: datetime) -> Reply:
    voice, story_id = desk.voice(chat), int(tap.story, 16)
    async with desk.db.read() as connection:
        listed = await parcels.listed_with(connection, chat.id, story_id)
    told = await _stories(desk, chat, listed) if listed else []
    if not listed or not told:
        return Reply(toast=voice.label("list-gone"))
    for one in listed.stories:
        desk.opened.note(chat.id, one, Open(), now)
    look, at = post.look(chat), tap.page if isinstance(tap, ListPage) else Holding(story_id)
    if listed.digest:
        return Reply(screen=answers.digest(told, voice, at, await _day(desk, listed.at), look))
    page = at if isinstance(at, int) else answers.page_of(told, at.story_id)
    return Reply(screen=answers.burst(told, voice, page, now, look))


async def _stories(desk: Desk, chat: Chat, listed: Listed) -> list[Story]:
    every = [Delivery(story_id=one, chat_id=chat.id, token=0, attempt=0) for one in listed.stories]
    async with desk.db.read() as connection:
        told = await stories.many(connection, listed.stories)
        wished = await follows.matched(connection, every)
    return [post.for_reader(told[one], wished.get((one, chat.id), ())) for one in listed.stories if one in told]


async def _day(desk: Desk, at: datetime) -> Day:
    """The rates as the digest had them."""
    currencies, on = desk.config.rates.currencies, desk.today(at)
    async with desk.db.read() as connection:
        found = await rates.on(connection, on, currencies)
        before = await rates.previous(connection, on, currencies)
    return Day(now=at, rates=found, before={rate.currency: rate for rate in before})
