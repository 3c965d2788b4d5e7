"""Why a post came: the tag and the very words, and in one tap less of it. Going back restores the post."""

from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.actions.more import Told, shown, told
from bot.actions.mutes import withdraw
from bot.formatter import follow as answers
from bot.formatter import mutes as mute_answers
from bot.formatter import why as screens
from bot.formatter.taps import Why, ref
from bot.model import Chat, Mute, Tag
from bot.rules import follows as rules
from bot.rules import mutes as mute_rules
from bot.rules import reasons
from bot.rules.opened import Open
from bot.storage import follows, mutes, stories


async def by_tap(desk: Desk, chat: Chat, tap: Why, now: datetime) -> Reply:
    """What the button says; of a story that the chat never got, nothing."""
    chat = await desk.known(chat, now)
    it = await told(desk, chat, tap.story)
    if it is None:
        return Reply(toast=screens.gone(desk.voice(chat)))
    desk.opened.note(chat.id, it.story.id, Open(tap.sentences, why=tap.deed != "back", of_list=it.listed), now)
    if tap.deed == "back":
        return Reply(screen=await shown(desk, chat, it, tap, now))
    if tap.deed == "ask":
        found = [reasons.of(tag, it.story, desk.catalogue) for tag in it.followed[: screens.MOST_TAGS]]
        reply = Reply(screen=screens.screen(it.story, found, tap, desk.voice(chat)))
    else:
        change = _follow if tap.deed in ("drop", "take") else _mute
        reply = await change(desk, chat, it, tap, now)
    if reply.screen and tap.picture:  # the words stand under the post's picture, and the picture stays
        return replace(reply, screen=replace(reply.screen, picture=it.story.picture))
    return reply


async def _named(desk: Desk, it: Told, name: str) -> Tag | None:
    """The tag that the button names, in the reader's own words if they follow it."""
    async with desk.db.read() as connection:
        every = await stories.tags(connection, it.story.id)
    return next((tag for tag in (*it.followed, *every) if ref(tag.key) == name), None)


async def _follow(desk: Desk, chat: Chat, it: Told, tap: Why, now: datetime) -> Reply:
    voice, tag = desk.voice(chat), await _named(desk, it, tap.ref)
    if tag is None:
        return Reply(toast=screens.gone(voice))
    async with desk.db.write() as connection:
        decision = rules.admit(tag, await follows.of(connection, chat.id))
        if tap.deed == "drop":
            await follows.remove(connection, chat.id, tag.key)
        elif isinstance(decision, rules.Added):
            await follows.add(connection, chat.id, tag, now)
    if tap.deed == "take" and isinstance(decision, rules.TooMany):
        return Reply(toast=answers.too_many(voice))
    return Reply(screen=screens.followed(tag, tap, voice, digest=chat.digest))


async def _mute(desk: Desk, chat: Chat, it: Told, tap: Why, now: datetime) -> Reply:
    voice, tag = desk.voice(chat), await _named(desk, it, tap.ref) if tap.ref else None
    if tap.ref and tag is None:
        return Reply(toast=screens.gone(voice))
    what = Mute("tag", tag.key, tag.label) if tag else Mute("source", it.story.source, it.story.source)
    async with desk.db.write() as connection:
        mine = {(one.kind, one.key) for one in await mutes.of(connection, chat.id, now)}
        if tap.deed == "hear":
            await mutes.remove(connection, chat.id, what.kind, what.key)
        elif len(mine | {(what.kind, what.key)}) > mute_rules.MOST_MUTES:
            return Reply(toast=mute_answers.too_many(voice))
        else:
            until = mute_rules.until("week" if tap.deed == "week" else "good", now)
            await mutes.add(connection, chat.id, replace(what, until=until))
    if tap.deed != "hear":
        await withdraw(desk, chat.id, what)
    return Reply(screen=screens.muted(what.label, tap, voice))
