"""Composing: what an editor sends becomes a draft, the draft a planned post."""

from dataclasses import replace
from datetime import datetime

from bot.actions import planning
from bot.actions.desk import Desk, Reply
from bot.actions.planning import Case
from bot.actions.words import words
from bot.formatter import compose as screens
from bot.formatter.slots import named
from bot.formatter.tags import button
from bot.formatter.taps.planning import Plan
from bot.model import Channel, Chat, Content, Post, Slot
from bot.rules import follows
from bot.rules import slots as rules
from bot.storage import slots

DRAFTS = 20  # of one editor, that are kept

Posts = tuple[Post, ...]


async def begun(desk: Desk, chat: Chat, content: Content, now: datetime) -> Posts | None:
    """What an editor sends, and nobody says to a bot to ask it for something, is a post in the making."""
    offered = await planning.mine(desk, chat.id) if chat.kind == "private" and is_a_post(content) else []
    return await _begin(desk, chat, offered[0], content, now) if offered else None


async def message(desk: Desk, chat: Chat, content: Content, now: datetime) -> Posts:
    """Plain words are answered as ever; below the answer to an editor's, they may become a post as well."""
    said = await words(desk, chat, content.text if content.kind == "text" else "", now)
    offered = await planning.mine(desk, chat.id) if chat.kind == "private" else []
    if not offered:
        return (said,)
    draft = await _draft(desk, chat, offered[0], content)
    offer = button(desk.voice(await desk.known(chat, now)).label("plan-offer"), Plan("show", draft.id))
    return (replace(said, buttons=(*said.buttons, (offer,))),)


def is_a_post(content: Content) -> bool:
    """Media, formatting, several lines, more than any topic, or somebody else's words."""
    if content.kind != "text" or content.origin:
        return True
    return "<" in content.html or "\n" in content.text or len(content.text) > follows.LONGEST


async def post(desk: Desk, chat: Chat, content: Content, now: datetime) -> Posts:
    """/post and a text, or nothing yet."""
    offered = await planning.mine(desk, chat.id) if chat.kind == "private" else []
    voice = desk.voice(await desk.known(chat, now))
    if not offered:
        return (Post(text=voice.say("compose-no-channel")),)
    if not content.text.strip():
        return (Post(text=voice.say("compose-empty-post")),)
    return await _begin(desk, chat, offered[0], content, now)


async def present(desk: Desk, draft: Slot, now: datetime) -> None:
    """An album is complete: show it as it will be, and its screen."""
    complete = replace(draft, due=None)
    async with desk.db.write() as connection:
        if not await slots.save(connection, complete, draft):
            return
    for one in await _shown(desk, Chat(id=draft.author_id), complete, now):
        await desk.wire.say(draft.author_id, one)


async def _begin(desk: Desk, chat: Chat, channel: Channel, content: Content, now: datetime) -> Posts:
    content = rules.joined(content, content)
    draft = await _draft(desk, chat, channel, content, now + rules.ALBUM if content.album else None)
    return () if content.album else await _shown(desk, chat, draft, now)


async def _draft(desk: Desk, chat: Chat, channel: Channel, content: Content, complete: datetime | None = None) -> Slot:
    new = Slot(id=0, channel_id=channel.id, author_id=chat.id, content=content, due=complete)
    async with desk.db.write() as connection:
        await slots.forget_drafts(connection, chat.id, DRAFTS)
        return await slots.add(connection, new)


async def _shown(desk: Desk, chat: Chat, draft: Slot, now: datetime) -> Posts:
    """The post as it will be, and the screen below it."""
    case = await planning.open_case(desk, chat, draft.id, "compose", now)
    if isinstance(case, str):
        return (Post(text=case, html=False),)
    preview = screens.said(draft.content, silent=True)
    return (*((preview,) if preview else ()), await planning.screen(desk, case, now))


# ---------------------------------------------------------------- going out now


async def post_now(desk: Desk, case: Case, now: datetime) -> Reply:
    """It is due at once; what repeats goes on besides."""
    slot = case.slot
    if slot.state not in ("draft", "planned", "held"):
        return await planning.stale(desk, case, now)
    going = replace(slot, state="planned", due=now, reason=None, author_id=case.editor.id)
    if slot.repeat and slot.state == "planned":
        async with desk.db.write() as connection:
            await slots.add(connection, replace(going, repeat=None))
            await planning.note(connection, slot, case.editor.id, "copied", now)
    elif await planning.change(desk, case, going, "scheduled", now) is None:
        return await planning.stale(desk, case, now)
    text = case.voice.say("compose-going-screen", channel=case.channel.title, what=named(slot, case.voice))
    return Reply(screen=Post(text=text), toast=case.voice.label("compose-going"))


async def fact(desk: Desk, case: Case, now: datetime) -> Reply:
    """Its lines come one a day."""
    content = Content(kind="made", made="fact", text=case.slot.content.text)
    done = await planning.change(desk, case, replace(case.slot, content=content, repeat="daily"), "changed", now)
    if done is None:
        return await planning.stale(desk, case, now)
    await planning.expect(desk, case.editor, "when", str(done.slot.id), now)
    screen = screens.when(done.slot, await planning.shown(desk, done, now), case.voice)
    return Reply(screen=screen, toast=case.voice.label("compose-fact-made"))
