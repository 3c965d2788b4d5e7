"""/mute: what is not wanted: a source, a tag or words, for a week or for good."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import mutes as answers
from bot.formatter import replies
from bot.formatter.taps import Mutes, Muting, ref
from bot.model import Chat, Mute, Post, Tag
from bot.rules import mutes as rules
from bot.storage import follows, mutes


async def mute(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """Mute what was typed, for good; without words, show what is muted."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    async with desk.db.write() as connection:
        mine = await mutes.of(connection, chat.id, now)
        known = (*desk.catalogue.tags, *await follows.of(connection, chat.id))
        decisions = rules.decide(text, mine, [source.name for source in desk.config.sources], known)
        for decision in decisions:
            if isinstance(decision, rules.Muted):
                await mutes.add(connection, chat.id, decision.mute)
    for decision in decisions:
        if isinstance(decision, rules.Muted):
            await withdraw(desk, chat.id, decision.mute)
    return answers.added(decisions, now, voice) if decisions else answers.screen(mine, 0, now, voice)


async def withdraw(desk: Desk, chat_id: int, mute: Mute) -> None:
    """What waits for the chat, for its next digest perhaps, was owed before the mute: it does not come either."""
    async with desk.db.read() as connection:
        stories = await mutes.waiting(connection, chat_id)
        tagged = await mutes.tagged(connection, mute.key, [story.id for story in stories])
    texts = [(story.id, story.source, f"{story.title}\n{story.text}") for story in stories]
    unwanted = await asyncio.to_thread(rules.unwanted, mute, texts, tagged)
    if unwanted:
        async with desk.db.write() as connection:
            await mutes.withdraw(connection, chat_id, unwanted)


async def turn(desk: Desk, chat: Chat, tap: Mutes, now: datetime) -> Reply:
    """A button that names a page."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    async with desk.db.read() as connection:
        mine = await mutes.of(connection, chat.id, now)
    if tap.tab == "mine":
        return Reply(screen=answers.screen(mine, tap.page, now, voice))
    return Reply(screen=answers.sources([source.name for source in desk.config.sources], mine, tap.page, voice))


async def by_tap(desk: Desk, chat: Chat, tap: Muting, now: datetime) -> Reply:
    """A button that shows one thing that is muted or may be, or changes it. The same tap twice changes nothing more."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    async with desk.db.write() as connection:
        mine = await mutes.of(connection, chat.id, now)
        what = _named(tap, desk, mine, await follows.of(connection, chat.id))
        if what is None:
            return Reply(toast=replies.stale(voice))
        state = next((one for one in mine if (one.kind, one.key) == (what.kind, what.key)), None)
        if state is None and tap.does in {"week", "good"} and len(mine) >= rules.MOST_MUTES:
            return Reply(toast=answers.too_many(voice))
        if tap.does == "off":
            await mutes.remove(connection, chat.id, what.kind, what.key)
            state = None
        elif tap.does != "show":
            state = replace(what, until=rules.until(tap.does, now))
            await mutes.add(connection, chat.id, state)
    if tap.does in {"week", "good"}:
        await withdraw(desk, chat.id, what)
    return Reply(screen=answers.one(what, state, now, voice))


def _named(tap: Muting, desk: Desk, mine: Sequence[Mute], followed: Sequence[Tag]) -> Mute | None:
    """What a tap means: a source of the config, words, or a tag that the chat can have seen."""
    if tap.kind == "words":
        decisions = rules.decide(tap.name, (), (), (*desk.catalogue.tags, *followed))
        return next((one.mute for one in decisions if isinstance(one, rules.Muted)), None)
    could: list[Mute] = [*mine]
    could += [Mute("source", source.name, source.name) for source in desk.config.sources]
    could += [Mute("tag", tag.key, tag.label) for tag in (*desk.catalogue.tags, *followed)]
    return next((replace(one, until=None) for one in could if (one.kind, ref(one.key)) == (tap.kind, tap.name)), None)
