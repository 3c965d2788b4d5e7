"""/schedule: a channel's week, the times of its queue, and the posts that the bot writes itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.actions import planning
from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.formatter import schedule as screens
from bot.formatter.channels import refusal
from bot.formatter.taps.planning import Make, QueueTime, QueueTimes, Week
from bot.formatter.texts import Voice
from bot.model import Channel, Chat, Content, Post, Slot
from bot.rules import repeats
from bot.rules import slots as rules
from bot.rules.rights import Action, Refusal
from bot.storage import channels, slots

MADE: dict[Literal["rates", "digest", "fact"], time] = {"rates": time(9), "digest": time(8), "fact": time(10)}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """A channel, as its editor speaks of it."""

    channel: Channel
    editor: Chat
    zone: ZoneInfo
    voice: Voice


async def schedule(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The week of the editor's first channel, with buttons of the others."""
    async with desk.db.read() as connection:
        every = await channels.of(connection, chat.id)
    mine = [channel for channel, _ in every if channel.gone is None]
    room = await _enter(desk, chat, mine[0].id, "look", now) if mine and chat.kind == "private" else None
    if room is None:
        return Post(text=desk.voice(await desk.known(chat, now)).say("compose-no-channel"))
    return Post(text=room, html=False) if isinstance(room, str) else await _week(desk, room, 0, now)


async def week(desk: Desk, chat: Chat, tap: Week, now: datetime) -> Reply:
    """A week of a channel."""
    room = await _enter(desk, chat, tap.channel, "look", now)
    return Reply(toast=room) if isinstance(room, str) else Reply(screen=await _week(desk, room, tap.ahead, now))


async def queue_times(desk: Desk, chat: Chat, tap: QueueTimes, now: datetime) -> Reply:
    """When the queue posts; times that are typed are of the chosen weekday."""
    room = await _enter(desk, chat, tap.channel, "schedule", now)
    return Reply(toast=room) if isinstance(room, str) else Reply(screen=await _times(desk, room, tap.weekday, now))


async def queue_time(desk: Desk, chat: Chat, tap: QueueTime, now: datetime) -> Reply:
    """Let the queue post at this time, or not."""
    room = await _enter(desk, chat, tap.channel, "schedule", now)
    if isinstance(room, str):
        return Reply(toast=room)
    async with desk.db.write() as connection:
        times = await slots.times(connection, tap.channel)
        days = screens.days_of(tap.weekday)
        drop = all((day, tap.minute) in times for day in days)
        for day in days:
            kept = {minute for number, minute in times if number == day} - {tap.minute}
            await slots.set_times(connection, tap.channel, [day], sorted(kept | (set() if drop else {tap.minute})))
    return Reply(screen=await _times(desk, room, tap.weekday, now))


async def typed(
    desk: Desk, chat: Chat, subject: str, said: tuple[str, Sequence[time] | None], now: datetime
) -> tuple[Post, ...]:
    """Times for the queue that were typed: the words, and the times if they are such."""
    channel_id, _, weekday = subject.partition(":")
    room = await _enter(desk, chat, int(channel_id), "schedule", now)
    if isinstance(room, str):
        return (Post(text=room, html=False),)
    words, read = said
    if read is None:
        return (screens.no_times(room.channel, int(weekday), words, room.voice),)
    minutes = [clock.hour * 60 + clock.minute for clock in read]
    async with desk.db.write() as connection:
        await slots.set_times(connection, int(channel_id), screens.days_of(int(weekday)), minutes)
    return (await _times(desk, room, int(weekday), now),)


async def make(desk: Desk, chat: Chat, tap: Make, now: datetime) -> Reply:
    """Plan what the bot writes itself, for every day."""
    room = await _enter(desk, chat, tap.channel, "schedule", now)
    if isinstance(room, str):
        return Reply(toast=room)
    today = now.astimezone(room.zone).date()
    first = rules.at(today, MADE[tap.kind], room.zone)
    due = first if first > now else rules.at(today + _DAY, MADE[tap.kind], room.zone)
    content = Content(kind="made", made=tap.kind)
    new = Slot(
        id=0, channel_id=tap.channel, author_id=chat.id, content=content, state="planned", due=due, repeat="daily"
    )
    async with desk.db.write() as connection:
        planned = await slots.add(connection, new)
        await planning.note(connection, planned, chat.id, "scheduled", now)
    case = planning.Case(slot=planned, channel=room.channel, editor=room.editor, zone=room.zone, voice=room.voice)
    return Reply(screen=await planning.screen(desk, case, now), toast=room.voice.label("schedule-made"))


async def _enter(desk: Desk, chat: Chat, channel_id: int, action: Action, now: datetime) -> _Room | str:
    editor = await desk.known(chat, now)
    verdict = await allowed(desk, channel_id, chat.id, action, now)
    if isinstance(verdict, Refusal):
        return refusal(verdict.why, desk.voice(editor))
    zone = await planning.channel_zone(desk, channel_id)
    return _Room(channel=verdict, editor=editor, zone=zone, voice=desk.texts.voice(editor.language, zone))


async def _times(desk: Desk, room: _Room, weekday: int, now: datetime) -> Post:
    await planning.expect(desk, room.editor, "times", f"{room.channel.id}:{weekday}", now)
    async with desk.db.read() as connection:
        times = await slots.times(connection, room.channel.id)
    return screens.queue_times(room.channel, times, weekday, room.voice)


async def _week(desk: Desk, room: _Room, ahead: int, now: datetime) -> Post:
    first = now.astimezone(room.zone).date() + 7 * _DAY * ahead
    since, until = rules.at(first, time(), room.zone), rules.at(first + 7 * _DAY, time(), room.zone)
    async with desk.db.read() as connection:
        theirs = await slots.between(connection, room.channel.id, since, until)
        held = await slots.held(connection, room.channel.id) if ahead == 0 else []
        every = await channels.of(connection, room.editor.id)
        coming = await slots.repeating(connection, room.channel.id)
        later = await slots.first_after(connection, room.channel.id, until)
    before = [one for one in held if one.id not in {other.id for other in theirs}]
    again = _again(coming, room.zone, since, until)
    plan = screens.Plan7(
        channel=room.channel,
        zone=room.zone,
        ahead=ahead,
        first=first,
        slots=[*before, *theirs],
        again=again,
        clashes=rules.clashing(
            [*theirs, *(replace(one, due=at) for at, one in again)], timedelta(minutes=room.channel.gap)
        ),
        others=[one for one, _ in every if one.id != room.channel.id and one.gone is None],
        later=later,
    )
    return screens.week(plan, now, room.voice)


def _again(planned: Sequence[Slot], zone: ZoneInfo, since: datetime, until: datetime) -> list[tuple[datetime, Slot]]:
    """When those that repeat come once more within these days; their next time is a row of its own."""
    found: list[tuple[datetime, Slot]] = []
    for one in planned:
        due = one.due
        at = (
            repeats.following(one.repeat, due, max(due, since - timedelta(seconds=1)), zone)
            if one.repeat and due
            else None
        )
        while at and due and one.repeat and at < until and len(found) < screens.MOST_AGAIN:
            found.append((at, one))
            at = repeats.following(one.repeat, due, at, zone)
    return found
