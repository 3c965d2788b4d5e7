"""/tags: what is hot today, the catalogue and one's own topics, with toggles."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.actions.desk import Desk, Reply
from bot.formatter import follow as answers
from bot.formatter import replies
from bot.formatter.tags import screen
from bot.formatter.taps import Page, Toggle, ref
from bot.model import Chat, Post, Tag
from bot.rules import follows as rules
from bot.rules.signals import offered
from bot.storage import follows, signals

MOST_HOT = 6  # three rows above the catalogue


def all_tags(desk: Desk, mine: Sequence[Tag]) -> tuple[Tag, ...]:
    """What the page shows: the catalogue, then one's own that are not in it."""
    known = {tag.key for tag in desk.catalogue.tags}
    return (*desk.catalogue.tags, *(tag for tag in mine if tag.key not in known))


async def hot_tags(desk: Desk, day: date) -> tuple[Tag, ...]:
    """What the sites' bars of hot topics show that day, as topics to follow."""
    async with desk.db.read() as connection:
        shown = await signals.hot(connection, day)
    return offered(shown, desk.catalogue, MOST_HOT)


async def named(desk: Desk, chat_id: int, name: str, now: datetime) -> Tag | None:
    """The tag that a button names: of the catalogue, of the chat's own, or hot today or on the day before."""
    async with desk.db.read() as connection:
        mine = await follows.of(connection, chat_id)
    today = desk.today(now)
    hot = (*await hot_tags(desk, today), *await hot_tags(desk, today - timedelta(days=1)))
    return next((tag for tag in (*all_tags(desk, mine), *hot) if ref(tag.key) == name), None)


async def tags(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The first page."""
    return await page(desk, chat, 0, now)


async def page(desk: Desk, chat: Chat, number: int, now: datetime) -> Post:
    """One page."""
    chat = await desk.known(chat, now)
    async with desk.db.read() as connection:
        mine = await follows.of(connection, chat.id)
    hot = await hot_tags(desk, desk.today(now))
    above = {tag.key for tag in hot}
    others = [tag for tag in all_tags(desk, mine) if tag.key not in above]
    return screen(others, {tag.key for tag in mine}, number, desk.voice(chat.language), hot=hot)


async def turn(desk: Desk, chat: Chat, tap: Page, now: datetime) -> Reply:
    """A button that names a page."""
    return Reply(screen=await page(desk, chat, tap.page, now))


async def toggle(desk: Desk, chat: Chat, tap: Toggle, now: datetime) -> Reply:
    """Follow a tag or not, and show its page again. The same tap twice changes nothing more."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat.language)
    tag = await named(desk, chat.id, tap.ref, now)
    if tag is None:
        return Reply(toast=replies.stale(voice))
    async with desk.db.write() as connection:
        decision = rules.admit(tag, await follows.of(connection, chat.id))
        if tap.follow and isinstance(decision, rules.Added):
            await follows.add(connection, chat.id, tag, now)
        if not tap.follow:
            await follows.remove(connection, chat.id, tag.key)
    toast = answers.too_many(voice) if tap.follow and isinstance(decision, rules.TooMany) else ""
    return Reply(screen=await page(desk, chat, tap.page, now), toast=toast)
