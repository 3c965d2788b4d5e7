"""Composing: what an editor sends becomes a draft, the draft a planned post; what is typed next may be its time."""

from dataclasses import replace
from datetime import date, datetime

from bot.actions import planning
from bot.actions.desk import Desk, Reply
from bot.actions.planning import Case
from bot.actions.schedule import typed_times
from bot.actions.words import words
from bot.formatter import compose as screens
from bot.formatter.slots import named
from bot.formatter.tags import button
from bot.formatter.taps.planning import Plan
from bot.kazakh.typed_times import read
from bot.model import Channel, Chat, Content, Post, Slot
from bot.rules import follows, repeats
from bot.rules import slots as rules
from bot.storage import awaited, slots
from bot.storage.awaited import Awaited

DRAFTS = 20  # of one editor, that are kept

Posts = tuple[Post, ...]


async def heard(desk: Desk, chat: Chat, content: Content, now: datetime) -> Posts | None:
    """The answer to what is awaited of an editor; None: nothing is, or the message is something else."""
    if chat.kind != "private":
        return None
    async with desk.db.read() as connection:
        expected = await awaited.of(connection, chat.id, now)
        gathering = await slots.gathered(connection, now + rules.ALBUM) if content.album else []
    if draft := next((one for one in gathering if _goes_on(one, chat, content)), None):
        return await _part(desk, draft, content, now)
    return await _expected(desk, chat, content, expected, now) if expected else None


async def begun(desk: Desk, chat: Chat, content: Content, now: datetime) -> Posts | None:
    """What an editor sends, and nobody says to a bot to ask it for something, is a post in the making."""
    offered = await planning.mine(desk, chat.id) if chat.kind == "private" and _is_a_post(content) else []
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


def _is_a_post(content: Content) -> bool:
    """Media, formatting, several lines, or more than any topic."""
    return content.kind != "text" or "<" in content.html or "\n" in content.text or len(content.text) > follows.LONGEST


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


# ---------------------------------------------------------------- what was awaited


async def _expected(desk: Desk, chat: Chat, content: Content, expected: Awaited, now: datetime) -> Posts | None:
    """None: the message is something else."""
    if expected.what == "times":
        return await typed_times(desk, chat, content, expected.subject, now)
    if expected.what == "album":
        return await _more(desk, chat, expected.subject, content, now)
    number, _, day = expected.subject.partition(":")
    if expected.what == "time" and content.kind != "text":
        return None
    case = await planning.open_case(desk, chat, int(number), "schedule", now)
    if isinstance(case, str):
        return None
    match expected.what:
        case "time":
            return await _time(desk, case, content.text, day, now)
        case "cron":
            return await _cron(desk, case, content, now)
        case _:
            return await _replaced(desk, case, content, now)


async def _more(desk: Desk, chat: Chat, subject: str, content: Content, now: datetime) -> Posts | None:
    """One more part of the album that takes a planned post's place."""
    number, _, album = subject.partition(":")
    async with desk.db.read() as connection:
        slot = await slots.get(connection, int(number))
    if slot is None or content.album != album or slot.state not in ("draft", "planned"):
        return None
    return await _part(desk, slot, content, now) if _goes_on(slot, chat, content) else None


def _goes_on(slot: Slot, chat: Chat, content: Content) -> bool:
    return content.album != "" and slot.content.album == content.album and slot.author_id == chat.id


async def _part(desk: Desk, slot: Slot, content: Content, now: datetime) -> Posts:
    """One more part of the album that is under way."""
    whole = rules.joined(slot.content, content)
    due = now + rules.ALBUM if slot.state == "draft" else slot.due
    async with desk.db.write() as connection:
        await slots.save(connection, replace(slot, content=whole, due=due), slot)
    return ()


async def _time(desk: Desk, case: Case, text: str, day: str, now: datetime) -> Posts | None:
    """A typed moment, by the channel's clock; of a day that was chosen before, its hour is enough."""
    local = now.astimezone(case.zone).replace(tzinfo=None)
    of_day = read(f"{date.fromordinal(int(day)):%Y-%m-%d} {text}", local) if day else None
    moment = of_day or read(text, local)
    if moment is None:
        return None
    return await _answer(desk, case, rules.at(moment.date(), moment.time(), case.zone), now)


async def _answer(desk: Desk, case: Case, at: datetime, now: datetime) -> Posts:
    reply = await planning.plan(desk, case, at, now)
    return (reply.screen or Post(text=reply.toast, html=False),)


async def _cron(desk: Desk, case: Case, content: Content, now: datetime) -> Posts:
    line = " ".join(content.text.lower().split())
    first = repeats.following(line, now, now, case.zone) if repeats.is_cron(line) else None
    if first is None:
        return (Post(text=case.voice.say("compose-bad-cron")),)
    return await _answer(desk, replace(case, slot=replace(case.slot, repeat=line)), first, now)


async def _replaced(desk: Desk, case: Case, content: Content, now: datetime) -> Posts:
    """Something else in its place."""
    content = rules.joined(content, content)
    done = await planning.change(desk, case, replace(case.slot, content=content), "changed", now)
    if done is None:
        return (Post(text=case.voice.say("compose-changed")),)
    answer = await planning.screen(desk, done, now)
    if content.album:
        await planning.expect(desk, case.editor, "album", f"{case.slot.id}:{content.album}", now)
    return (answer,)


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
    await planning.expect(desk, case.editor, "time", str(done.slot.id), now)
    screen = screens.when(done.slot, await planning.shown(desk, done, now), case.voice)
    return Reply(screen=screen, toast=case.voice.label("compose-fact-made"))
