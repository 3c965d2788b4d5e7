"""What the buttons of one post do, be it a draft or planned. Rights are asked each time."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from bot.actions import compose, planning
from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.actions.planning import Case
from bot.formatter import compose as screens
from bot.formatter.slots import named
from bot.formatter.taps.planning import Plan, PlanAt, PlanDay, PlanDeed, PlanIn, PlanMonth
from bot.model import Chat, Content, Outcome, Refused, Slot
from bot.rules import repeats
from bot.rules import slots as rules
from bot.rules.rights import Action, Refusal
from bot.storage import slots

_NEEDS: dict[PlanDeed, Action] = {"show": "look", "preview": "look", "now": "post"}
T = TypeVar("T")

_OPEN = ("draft", "planned")


async def by_tap(desk: Desk, chat: Chat, tap: Plan, now: datetime) -> Reply:
    """Do with the post what the button says."""
    if tap.deed == "restore":
        case = await planning.dropped(desk, chat, tap.slot, now)
    else:
        case = await planning.open_case(desk, chat, tap.slot, _NEEDS.get(tap.deed, "schedule"), now)
    return Reply(toast=case) if isinstance(case, str) else await _DEEDS[tap.deed](desk, case, now)


async def at(desk: Desk, chat: Chat, tap: PlanAt, now: datetime) -> Reply:
    """Let it be posted then."""
    case = await planning.open_case(desk, chat, tap.slot, "schedule", now)
    if isinstance(case, str):
        return Reply(toast=case)
    moment = screens.of_minute(tap.minute)
    return await planning.plan(desk, case, moment, now) if moment else Reply(toast=case.voice.label("tap-stale"))


async def month(desk: Desk, chat: Chat, tap: PlanMonth, now: datetime) -> Reply:
    """The calendar."""
    case = await planning.open_case(desk, chat, tap.slot, "schedule", now)
    if isinstance(case, str):
        return Reply(toast=case)
    await planning.expect(desk, case.editor, "when", str(case.slot.id), now)
    return Reply(screen=screens.month(case.slot, tap.month, await planning.shown(desk, case, now), case.voice))


async def day(desk: Desk, chat: Chat, tap: PlanDay, now: datetime) -> Reply:
    """The hours of a day; one that is typed is of that day."""
    case = await planning.open_case(desk, chat, tap.slot, "schedule", now)
    if isinstance(case, str):
        return Reply(toast=case)
    await planning.expect(desk, case.editor, "when", f"{case.slot.id}:{tap.day.toordinal()}", now)
    return Reply(screen=screens.hours(case.slot, tap.day, await planning.shown(desk, case, now), case.voice))


async def into(desk: Desk, chat: Chat, tap: PlanIn, now: datetime) -> Reply:
    """Let the draft be for another channel, where the editor may write too."""
    case = await planning.open_case(desk, chat, tap.slot, "compose", now)
    if isinstance(case, str):
        return Reply(toast=case)
    verdict = await allowed(desk, tap.channel, chat.id, "compose", now)
    if isinstance(verdict, Refusal) or case.slot.state != "draft":
        return Reply(toast=case.voice.label("tap-stale"))
    done = await planning.change(desk, case, replace(case.slot, channel_id=tap.channel), "changed", now)
    again = await planning.open_case(desk, chat, tap.slot, "compose", now)
    if done is None or isinstance(again, str):
        return await planning.stale(desk, case, now)
    return Reply(screen=await planning.screen(desk, again, now))


# ---------------------------------------------------------------- the deeds


async def _show(desk: Desk, case: Case, now: datetime) -> Reply:
    return Reply(screen=await planning.screen(desk, case, now))


async def _preview(desk: Desk, case: Case, now: datetime) -> Reply:  # noqa: ARG001 - every deed has these
    outcome = await _said(desk, case, case.slot.content)
    if outcome is None:
        return Reply(toast=named(case.slot, case.voice))
    return Reply(toast=case.voice.label("compose-no-source") if isinstance(outcome, Refused) else "")


async def _when(desk: Desk, case: Case, now: datetime) -> Reply:
    await planning.expect(desk, case.editor, "when", str(case.slot.id), now)
    return Reply(screen=screens.when(case.slot, await planning.shown(desk, case, now), case.voice))


async def _where(desk: Desk, case: Case, now: datetime) -> Reply:  # noqa: ARG001
    return Reply(screen=screens.channels(case.slot, await planning.mine(desk, case.editor.id), case.voice))


async def _silent(desk: Desk, case: Case, now: datetime) -> Reply:
    return await _changed(desk, case, replace(case.slot, silent=not case.slot.silent), now)


async def _pin(desk: Desk, case: Case, now: datetime) -> Reply:
    return await _changed(desk, case, replace(case.slot, pin=not case.slot.pin), now)


async def _forward(desk: Desk, case: Case, now: datetime) -> Reply:
    """As a forward, with where it comes from, or as a copy; a forward is tried first, before the editor's eyes."""
    content = case.slot.content
    if not content.origin or not content.message_ids or case.slot.state not in _OPEN:
        return await planning.stale(desk, case, now)
    new = replace(content, forward=not content.forward)
    if new.forward and isinstance(await _said(desk, case, new), Refused):
        return Reply(toast=case.voice.label("compose-no-forward"))
    return await _changed(desk, case, replace(case.slot, content=new), now)


async def _said(desk: Desk, case: Case, content: Content) -> Outcome | None:
    """Say it to the editor as it will be."""
    post = screens.said(content, silent=True)
    return await desk.wire.say(case.editor.id, post) if post else None


async def _hours(desk: Desk, case: Case, now: datetime) -> Reply:
    return await _changed(desk, case, replace(case.slot, delete_after=_after(rules.HOURS, case.slot.delete_after)), now)


async def _repeat(desk: Desk, case: Case, now: datetime) -> Reply:
    return await _changed(desk, case, replace(case.slot, repeat=_after((None, *repeats.USUAL), case.slot.repeat)), now)


def _after(choices: Sequence[T], chosen: T) -> T:
    """The next of the choices, round and round."""
    return choices[(choices.index(chosen) + 1) % len(choices)] if chosen in choices else choices[0]


async def _changed(desk: Desk, case: Case, new: Slot, now: datetime) -> Reply:
    done = await planning.change(desk, case, new, "changed", now) if case.slot.state in _OPEN else None
    if done is None:
        return await planning.stale(desk, case, now)
    return Reply(screen=await planning.screen(desk, done, now))


async def _cron(desk: Desk, case: Case, now: datetime) -> Reply:
    return await _asked(desk, case, ("cron", "compose-cron"), now)


async def _edit(desk: Desk, case: Case, now: datetime) -> Reply:
    return await _asked(desk, case, ("edit", "compose-edit"), now)


async def _asked(desk: Desk, case: Case, asked: tuple[str, str], now: datetime) -> Reply:
    if case.slot.state not in _OPEN:
        return await planning.stale(desk, case, now)
    await planning.expect(desk, case.editor, asked[0], str(case.slot.id), now)
    return Reply(screen=screens.question(case.slot, asked[1], case.voice))


async def _copy(desk: Desk, case: Case, now: datetime) -> Reply:
    again = replace(
        case.slot, state="draft", due=None, author_id=case.editor.id, repeat=None, posted=None, message_ids=(),
        reason=None, vanish=None,
    )  # fmt: skip
    async with desk.db.write() as connection:
        draft = await slots.add(connection, again)
    return Reply(screen=await planning.screen(desk, replace(case, slot=draft), now))


async def _drop(desk: Desk, case: Case, now: datetime) -> Reply:
    if case.slot.state not in ("draft", "planned", "held"):
        return await planning.stale(desk, case, now)
    async with desk.db.write() as connection:
        if not await slots.save(connection, replace(case.slot, state="deleted"), case.slot):
            return await planning.stale(desk, case, now)
        if case.slot.state != "draft":
            await planning.note(connection, case.slot, case.editor.id, "deleted", now)
        queued = await slots.back(connection, case.slot, now) is not None
        if queued:
            await planning.note(connection, case.slot, case.editor.id, "returned", now)
    return Reply(screen=screens.dropped(case.slot, case.voice, queued=queued))


async def _restore(desk: Desk, case: Case, now: datetime) -> Reply:
    """What was deleted by mistake: as it was, or as a draft if its moment has passed."""
    ahead = case.slot.due is not None and case.slot.due > now
    again = replace(case.slot, state="planned") if ahead else replace(case.slot, state="draft", due=None)
    done = await planning.change(desk, case, replace(again, author_id=case.editor.id), "scheduled", now)
    if done is None:
        return await planning.stale(desk, case, now)
    return Reply(screen=await planning.screen(desk, done, now))


async def _undo(desk: Desk, case: Case, now: datetime) -> Reply:
    """The pipeline takes it away within a second; and again, if Telegram wants it to wait."""
    if not rules.can_undo(case.slot, now):
        return Reply(toast=case.voice.label("compose-too-late"))
    gone = replace(case.slot, vanish=now, reason=rules.UNDONE)
    async with desk.db.write() as connection:
        saved = await slots.save(connection, gone, case.slot)
    return Reply(toast=case.voice.label("compose-undoing")) if saved else await planning.stale(desk, case, now)


_DEEDS: dict[PlanDeed, Callable[[Desk, Case, datetime], Awaitable[Reply]]] = {
    "show": _show,
    "preview": _preview,
    "now": compose.post_now,
    "when": _when,
    "silent": _silent,
    "pin": _pin,
    "hours": _hours,
    "repeat": _repeat,
    "cron": _cron,
    "where": _where,
    "fact": compose.fact,
    "edit": _edit,
    "copy": _copy,
    "drop": _drop,
    "undo": _undo,
    "forward": _forward,
    "restore": _restore,
}
