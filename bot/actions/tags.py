"""/tags: the catalogue, what is hot today and what one follows, with toggles; and one topic up close."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.actions import hot, seen
from bot.actions.desk import Desk, Reply
from bot.actions.pictures import Sketch, put
from bot.formatter import deeplinks, qr, replies
from bot.formatter import follow as answers
from bot.formatter import tags as pages
from bot.formatter import topic as topics
from bot.formatter.taps import Page, Qr, Tab, Toggle, Topic, ref
from bot.model import Chat, Post, Tag
from bot.rules import follows as rules
from bot.storage import follows, mutes


def all_tags(desk: Desk, mine: Sequence[Tag]) -> tuple[Tag, ...]:
    """The catalogue, then one's own that are not in it."""
    known = {tag.key for tag in desk.catalogue.tags}
    return (*desk.catalogue.tags, *(tag for tag in mine if tag.key not in known))


async def named(desk: Desk, chat_id: int, name: str, now: datetime) -> Tag | None:
    """The tag that a button names: of the catalogue, of the chat's own, or hot today or on the day before."""
    async with desk.db.read() as connection:
        mine = await follows.of(connection, chat_id)
    found = _by_ref(all_tags(desk, mine), name)
    if found is None:
        today = desk.today(now)
        bars = (*await hot.shown(desk, today), *await hot.shown(desk, today - hot.DAY))
        found = _by_ref((*bars, *await hot.rising(desk, now)), name)
    return found


def _by_ref(tags: Sequence[Tag], name: str) -> Tag | None:
    return next((tag for tag in tags if ref(tag.key) == name), None)


async def tags(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The first page."""
    return await _page(desk, chat, Page(0), now)


async def turn(desk: Desk, chat: Chat, tap: Page, now: datetime) -> Reply:
    """A button that names a page."""
    return Reply(screen=await _page(desk, chat, tap, now))


async def _page(desk: Desk, chat: Chat, at: Page, now: datetime, before: Sequence[Tag] | None = None) -> Post:
    """`before`: what the chat followed until this very tap, which its own tab still shows, so that it can be undone."""
    chat = await desk.known(chat, now)
    async with desk.db.read() as connection:
        mine = await follows.of(connection, chat.id)
    shown, signs = await _tab(desk, at.tab, mine if before is None else before, now)
    return pages.screen(pages.Shown(at.tab, shown, {tag.key for tag in mine}, signs), at.page, desk.voice(chat))


async def _tab(desk: Desk, tab: Tab, mine: Sequence[Tag], now: datetime) -> tuple[Sequence[Tag], dict[str, str]]:
    """The topics of a tab, and the signs before them."""
    match tab:
        case "all":
            return desk.catalogue.tags, {}
        case "mine":
            return mine, {}
        case "hot":
            bars, rising = await hot.shown(desk, desk.today(now)), await hot.rising(desk, now)
            signs = {tag.key: pages.RISING for tag in rising} | {tag.key: pages.HOT for tag in bars}
            return list({tag.key: tag for tag in (*bars, *rising)}.values())[: hot.MOST], signs


async def toggle(desk: Desk, chat: Chat, tap: Toggle, now: datetime) -> Reply:
    """Follow a tag or not, and show its page again. The same tap twice changes nothing more."""
    voice = desk.voice(await desk.known(chat, now))
    tag = await named(desk, chat.id, tap.ref, now)
    if tag is None:
        return Reply(toast=replies.stale(voice))
    async with desk.db.write() as connection:
        before = await follows.of(connection, chat.id)
        decision = rules.admit(tag, before)
        if tap.follow and isinstance(decision, rules.Added):
            await follows.add(connection, chat.id, tag, now, chat.thread)
            await mutes.remove(connection, chat.id, "tag", tag.key)
        if not tap.follow:
            await follows.remove(connection, chat.id, tag.key)
    toast = answers.too_many(voice) if tap.follow and isinstance(decision, rules.TooMany) else ""
    return Reply(screen=await _page(desk, chat, Page(tap.page, tap.tab), now, before), toast=toast)


async def topic(desk: Desk, chat: Chat, tap: Topic, now: datetime) -> Reply:
    """One topic up close: what the last week had of it, its link, and what can be done with it."""
    known = await desk.known(chat, now)
    voice = desk.voice(known)
    tag = await named(desk, chat.id, tap.ref, now)
    if tag is None:
        return Reply(toast=replies.stale(voice))
    week = (await seen.last_week(desk, [tag], now))[tag.key]
    async with desk.db.read() as connection:
        mine = await follows.of(connection, chat.id)
    followed = any(own.key == tag.key for own in mine)
    newest = await seen.shown(desk, week)
    return Reply(screen=topics.screen(topics.Topic(tag, followed, week, newest, _link(desk, tag)), tap, voice))


async def picture(desk: Desk, chat: Chat, tap: Qr, now: datetime) -> Reply:
    """The link of a topic as a picture, in a message of its own: it is to be forwarded, or printed."""
    voice = desk.voice(await desk.known(chat, now))
    tag = await named(desk, chat.id, tap.ref, now)
    link = _link(desk, tag) if tag else None
    if tag is None or link is None:
        return Reply(toast=replies.stale(voice))
    post = topics.caption(tag, link, voice)
    shown = await put(desk, Sketch(f"qr:{link}", partial(qr.png, link)), post, voice, now)
    return Reply(below=shown.post, later=shown.later)


def _link(desk: Desk, tag: Tag) -> str | None:
    return deeplinks.address(desk.username(), tag, in_catalogue=tag in desk.catalogue.tags)
