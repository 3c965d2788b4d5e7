"""One post in the making or in the plan: whose it is, what it looks like on its screen, what is changed about it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.formatter import compose as screens
from bot.formatter.channels import refusal
from bot.formatter.dates import moment
from bot.formatter.slots import beginning
from bot.formatter.texts import Voice
from bot.model import Channel, Chat, Post, Slot
from bot.rules import slots as rules
from bot.rules.audit import Did
from bot.rules.rights import Action, Refusal
from bot.storage import audit, awaited, channels, chats, slots, suggestions
from bot.storage.database import AsyncConnection

MONTH = timedelta(days=36)  # within which the queue's free time is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A post, its channel, and the editor before it, who may do what was asked for."""

    slot: Slot
    channel: Channel
    editor: Chat
    zone: ZoneInfo  # the channel's
    voice: Voice  # the editor's language, the channel's clock


async def open_case(desk: Desk, chat: Chat, slot_id: int, action: Action, now: datetime) -> Case | str:
    """The post with all that belongs to it; a text says why it may not be touched. A draft is its author's alone."""
    async with desk.db.read() as connection:
        slot = await slots.get(connection, slot_id)
    there = slot is not None and slot.state != "deleted" and (slot.state != "draft" or slot.author_id == chat.id)
    return await _case(desk, chat, slot if there else None, action, now)


async def dropped(desk: Desk, chat: Chat, slot_id: int, now: datetime) -> Case | str:
    """The same of what was deleted before it went out."""
    async with desk.db.read() as connection:
        slot = await slots.get(connection, slot_id)
    there = slot is not None and slot.state == "deleted" and slot.posted is None
    mine = slot is not None and (slot.due is not None or slot.author_id == chat.id)
    return await _case(desk, chat, slot if there and mine else None, "schedule", now)


async def _case(desk: Desk, chat: Chat, slot: Slot | None, action: Action, now: datetime) -> Case | str:
    editor = await desk.known(chat, now)
    gone = desk.voice(editor).label("compose-gone")
    if slot is None:
        return gone
    verdict = await allowed(desk, slot.channel_id, chat.id, action, now)
    if isinstance(verdict, Refusal):
        return gone if verdict.why == "stranger" else refusal(verdict.why, desk.voice(editor))
    zone = await channel_zone(desk, slot.channel_id)
    voice = desk.texts.voice(editor.language, zone)
    return Case(slot=slot, channel=verdict, editor=editor, zone=zone, voice=voice)


async def channel_zone(desk: Desk, channel_id: int) -> ZoneInfo:
    """By which clock the channel lives."""
    async with desk.db.read() as connection:
        there = await chats.get(connection, channel_id)
    return desk.zone(there or Chat(id=channel_id, kind="channel"))


async def mine(desk: Desk, user_id: int) -> list[Channel]:
    """The channels that the person may post to, as far as roles go."""
    async with desk.db.read() as connection:
        every = await channels.of(connection, user_id)
    return [channel for channel, role in every if role != "viewer" and channel.gone is None]


async def shown(desk: Desk, case: Case, now: datetime) -> screens.Shown:
    """What its screens know besides it."""
    gap, due = timedelta(minutes=max(case.channel.gap, 1)), case.slot.due
    async with desk.db.read() as connection:
        times = await slots.times(connection, case.channel.id)
        taken = await slots.between(connection, case.channel.id, now, now + MONTH) if times else []
        near = await slots.between(connection, case.channel.id, due - gap, due + gap) if due else []
    others = await mine(desk, case.editor.id)
    busy = [one.due for one in taken if one.due and one.id != case.slot.id]
    return screens.Shown(
        channel=case.channel,
        zone=case.zone,
        now=now,
        several=len(others) > 1,
        free=rules.next_free(times, busy, case.zone, now),
        clash=case.slot.id in rules.clashing(near, gap),
    )


async def screen(desk: Desk, case: Case, now: datetime) -> Post:
    """Its screen; a time typed next is its own."""
    if case.slot.state in ("draft", "planned", "held"):
        await expect(desk, case.editor, "time", str(case.slot.id), now)
    return screens.screen(case.slot, await shown(desk, case, now), case.voice)


async def expect(desk: Desk, editor: Chat, what: str, subject: str, now: datetime) -> None:
    """The editor's next message is this, and no suggestion of news that was begun before."""
    async with desk.db.write() as connection:
        await suggestions.drop(connection, editor.id)
        await awaited.expect(connection, editor.id, what, subject, now)


async def change(desk: Desk, case: Case, new: Slot, did: Did, now: datetime) -> Case | None:
    """Let it be so, and write down who did it; None when somebody was faster."""
    async with desk.db.write() as connection:
        if not await slots.save(connection, new, case.slot):
            return None
        if case.slot.state != "draft" or new.state != "draft":
            await note(connection, new, case.editor.id, did, now)
    return replace(case, slot=new)


async def note(connection: AsyncConnection, slot: Slot, editor_id: int, did: Did, now: datetime) -> None:
    """Into the audit."""
    what = {"slot": slot.id, "title": beginning(slot.content)}
    await audit.note(connection, slot.channel_id, editor_id, did, what, now)


async def plan(desk: Desk, case: Case, at: datetime, now: datetime) -> Reply:
    """Let it be posted then, in this editor's name."""
    if case.slot.state not in ("draft", "planned", "held"):
        return await stale(desk, case, now)
    if at <= now:
        return Reply(toast=case.voice.label("compose-past"))
    new = replace(case.slot, state="planned", due=at, reason=None, author_id=case.editor.id)
    done = await change(desk, case, new, "scheduled" if case.slot.state == "draft" else "moved", now)
    if done is None:
        return await stale(desk, case, now)
    toast = case.voice.label("compose-planned", when=moment(at, now, case.voice))
    return Reply(screen=await screen(desk, done, now), toast=toast)


async def stale(desk: Desk, case: Case, now: datetime) -> Reply:
    """It is not any more what the button was made for."""
    async with desk.db.read() as connection:
        slot = await slots.get(connection, case.slot.id)
    toast = case.voice.label("compose-changed")
    return Reply(toast=toast, screen=await screen(desk, replace(case, slot=slot), now) if slot else None)
