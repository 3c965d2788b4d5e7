"""What an editor sends where the bot waits for something; a mistake is told, and what was waited for still is.

Where a screen asks for a time, whatever is typed within a few minutes is one, or a mistake. Later, or where a screen
merely stands open, only what speaks of a time is: a reader's words stay words.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.actions import compose, planning, queue, schedule
from bot.actions.desk import Desk
from bot.actions.planning import Case
from bot.formatter import compose as screens
from bot.kazakh import typed_times as times
from bot.model import Chat, Content, Post, Slot
from bot.rules import rate_days, repeats
from bot.rules import slots as rules
from bot.storage import awaited, slots
from bot.storage.awaited import Awaited

ASKED = timedelta(minutes=10)  # so long a question is in the person's mind

Posts = tuple[Post, ...]
Hear = Callable[[Desk, Chat, Content, Awaited, datetime], Awaitable[Posts | None]]


async def heard(desk: Desk, chat: Chat, content: Content, now: datetime) -> Posts | None:
    """The answer to what is awaited of an editor; None: nothing is, or the message is something else."""
    if chat.kind != "private":
        return None
    async with desk.db.read() as connection:
        expected = await awaited.of(connection, chat.id, now)
        gathering = await slots.gathered(connection, now + rules.ALBUM) if content.album else []
    if draft := next((one for one in gathering if _goes_on(one, chat, content)), None):
        return await _part(desk, draft, content, now)
    return await _HEARS[expected.what](desk, chat, content, expected, now) if expected else None


# ---------------------------------------------------------------- times


async def _time(desk: Desk, chat: Chat, content: Content, expected: Awaited, now: datetime) -> Posts | None:
    """The moment of a post, by the channel's clock; of a day that was chosen before, its hour is enough."""
    number, _, day = expected.subject.partition(":")
    case = await _case(desk, chat, number, now) if content.kind == "text" else None
    if case is None:
        return None
    local = now.astimezone(case.zone).replace(tzinfo=None)
    of_day = times.read(f"{date.fromordinal(int(day)):%Y-%m-%d} {content.text}", local) if day else None
    if moment := of_day or times.read(content.text, local):
        return await _planned(desk, case, rules.at(moment.date(), moment.time(), case.zone), now)
    if _meant(content, expected, now) or _nearly(desk, case, content, expected, now):
        return (screens.no_time(case.slot, content.text, case.voice),)
    return None


def _nearly(desk: Desk, case: Case, content: Content, expected: Awaited, now: datetime) -> bool:
    """Of a new draft, whose screen asks when it shall go out: a time with a word too many, and no day of rates."""
    if case.slot.state != "draft" or expected.since <= now - ASKED or compose.is_a_post(content):
        return False
    return times.attempted(content.text, wrong=1) and rate_days.read(content.text, desk.today(now)) is None


def _meant(content: Content, expected: Awaited, now: datetime) -> bool:
    """Whether this was to be a time, though it is none."""
    if compose.is_a_post(content):
        return False
    asked = expected.what != "time" and expected.since > now - ASKED
    return asked or times.attempted(content.text)


async def _times(desk: Desk, chat: Chat, content: Content, expected: Awaited, now: datetime) -> Posts | None:
    """The times of a channel's queue."""
    read = times.clocks(content.text) if content.kind == "text" else None
    if read is None and not _meant(content, expected, now):
        return None
    return await schedule.typed(desk, chat, expected.subject, (content.text, read), now)


async def _of_card(desk: Desk, chat: Chat, content: Content, expected: Awaited, now: datetime) -> Posts | None:
    """When a card is to be posted."""
    if content.kind != "text":
        return None
    return await queue.timed(desk, chat, expected.subject, (content.text, _meant(content, expected, now)), now)


async def _planned(desk: Desk, case: Case, at: datetime, now: datetime) -> Posts:
    reply = await planning.plan(desk, case, at, now)
    return (reply.screen or Post(text=reply.toast, html=False),)


async def _cron(desk: Desk, chat: Chat, content: Content, expected: Awaited, now: datetime) -> Posts | None:
    case = await _case(desk, chat, expected.subject, now)
    if case is None:
        return None
    line = " ".join(content.text.lower().split())
    first = repeats.following(line, now, now, case.zone) if repeats.is_cron(line) else None
    if first is None:
        return (screens.question(case.slot, "compose-bad-cron", case.voice),)
    return await _planned(desk, replace(case, slot=replace(case.slot, repeat=line)), first, now)


# ---------------------------------------------------------------- another text, the rest of an album


async def _edit(desk: Desk, chat: Chat, content: Content, expected: Awaited, now: datetime) -> Posts | None:
    """Something else in its place."""
    case = await _case(desk, chat, expected.subject, now)
    if case is None:
        return None
    content = rules.joined(content, content)
    done = await planning.change(desk, case, replace(case.slot, content=content), "changed", now)
    if done is None:
        return (Post(text=case.voice.say("compose-changed")),)
    answer = await planning.screen(desk, done, now)
    if content.album:
        await planning.expect(desk, case.editor, "album", f"{case.slot.id}:{content.album}", now)
    return (answer,)


async def _album(desk: Desk, chat: Chat, content: Content, expected: Awaited, now: datetime) -> Posts | None:
    """One more part of the album that takes a planned post's place."""
    number, _, album = expected.subject.partition(":")
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


async def _case(desk: Desk, chat: Chat, number: str, now: datetime) -> Case | None:
    case = await planning.open_case(desk, chat, int(number), "schedule", now)
    return None if isinstance(case, str) else case


async def _question(_desk: Desk, _chat: Chat, _content: Content, _expected: Awaited, _now: datetime) -> None:
    """Its answer is heard before all else (`actions.questions`), or was too late."""


_HEARS: dict[str, Hear] = {
    "time": _time,  # a post's screen stands open
    "when": _time,  # a screen asks for it
    "times": _times,
    "card": _of_card,
    "cron": _cron,
    "edit": _edit,
    "album": _album,
    "question": _question,
}
