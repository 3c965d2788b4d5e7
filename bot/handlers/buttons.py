"""What people tap. A tap that this bot did not write, or that comes too late, is answered and changes nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.actions import (
    alerts,
    audit,
    channels,
    charts,
    convert,
    delete_me,
    editors,
    follow,
    language,
    latest,
    limits,
    lists,
    living,
    more,
    morning_rates,
    mutes,
    queue,
    rates,
    routes,
    schedule,
    search,
    settings,
    slots,
    sources,
    start,
    statistics,
    suggest,
    tags,
    template,
    unfollow,
    why,
)
from bot.actions.desk import Desk, Reply
from bot.actions.help import help_page
from bot.actions.leave import turn
from bot.actions.throttle import Verdict
from bot.formatter import replies, taps
from bot.formatter.taps import planning
from bot.formatter.taps import routes as of_channels
from bot.handlers.order import Turn
from bot.handlers.way import Way, may_change, seen
from bot.model import Chat, Post

# Taps that only look, besides opening another screen.
LOOKS = (
    taps.Page,
    taps.Topic,
    taps.Qr,
    taps.Mutes,
    taps.RatesOf,
    taps.Chart,
    taps.Convert,
    taps.Help,
    taps.Look,
)


class Buttons:
    """Answers taps."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._awaited: dict[tuple[int, int], Awaitable[Post]] = {}  # by message: the picture that it is to get
        self._drawing: set[asyncio.Task[None]] = set()

    async def on_tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button says and show it in the place where the button stands."""
        query, chat = update.callback_query, seen(update)
        if query is None or chat is None:
            return
        reply = await self._reply(update, chat, query.data or "", self._way.now())
        await _end_waiting(query, reply.toast)
        stands = await self._show(chat, query.message.message_id if query.message else None, reply)
        if stands and reply.later:
            self._awaited[chat.id, stands] = reply.later
            drawn = asyncio.create_task(self._when_drawn(chat, stands, reply.later, context.application.update_queue))
            self._drawing.add(drawn)
            drawn.add_done_callback(self._drawing.discard)

    async def _show(self, chat: Chat, tapped: int | None, reply: Reply) -> int | None:
        """Show the reply; return the message of what came last."""
        stands = None
        if reply.screen:
            self._awaited.pop((chat.id, tapped or 0), None)
            edit = self._way.desk.wire.edit if reply.later else None  # which leaves the picture before in its place
            stands = await self._way.show(chat, tapped, reply.screen, edit)
        return await self._way.tell(chat, reply.below) if reply.below else stands

    async def _when_drawn(
        self, chat: Chat, message_id: int, later: Awaitable[Post], queue: asyncio.Queue[object]
    ) -> None:
        post = await later
        await queue.put(Turn(chat.id, partial(self._complete, chat, message_id, later, post)))

    async def _complete(self, chat: Chat, message_id: int, later: Awaitable[Post], post: Post) -> None:
        """Put the picture where its words stand, unless they stand there no more."""
        if self._awaited.get((chat.id, message_id)) is later:
            del self._awaited[chat.id, message_id]
            await self._way.show(chat, message_id, post)

    async def _reply(self, update: Update, chat: Chat, data: str, now: datetime) -> Reply:
        verdict = self._way.hears(update, now)
        if verdict is not Verdict.ANSWER:
            return Reply(toast=(await self._way.slow_down(chat, now)).text if verdict is Verdict.WORD else "")
        return await self._do(update, chat, taps.decode(data), now)

    async def _do(self, update: Update, chat: Chat, tap: taps.Tap | None, now: datetime) -> Reply:
        desk = self._way.desk
        if tap is None or _only_looks(tap) or await may_change(update):
            if tap is None:
                return Reply(toast=replies.stale(desk.voice(await desk.known(chat, now))))
            await turn(desk, chat, now)
            return await do(desk, chat, tap, now)
        known = await desk.known(chat, now)
        return Reply(toast=replies.group_admins(desk.voice(known)).text)


async def _end_waiting(query: CallbackQuery, toast: str) -> None:
    """Telegram shows a clock on the button until it is answered; a query from before a restart is too old for it."""
    with suppress(TelegramError):
        await query.answer(toast or None)


def _only_looks(tap: taps.Tap) -> bool:
    """In a group everybody may look; what changes something is for administrators."""
    return isinstance(tap, LOOKS) or (isinstance(tap, taps.Open) and tap.screen not in {"start", "settings"})


async def do(desk: Desk, chat: Chat, tap: taps.Tap, now: datetime) -> Reply:
    """The action that a tap means."""
    return await ANSWERS[type(tap)](desk, chat, tap, now)


async def _open(desk: Desk, chat: Chat, tap: taps.Open, now: datetime) -> Reply:
    if tap.screen == "start":
        return await start.resume(desk, chat, now)
    return Reply(screen=await SCREENS[tap.screen](desk, chat, "", now))


async def _look(desk: Desk, chat: Chat, tap: taps.Look, now: datetime) -> Reply:
    return await (search.turn if tap.shelf == "f" else latest.turn)(desk, chat, tap, now)


# An action for each tap; a test compares this with `taps.LETTERS`. Operators' actions look themselves who asks.
ANSWERS: dict[type[taps.Tap], Callable[[Desk, Chat, Any, datetime], Awaitable[Reply]]] = {
    taps.Toggle: tags.toggle,
    taps.Page: tags.turn,
    taps.Topic: tags.topic,
    taps.Qr: tags.picture,
    taps.Follow: follow.by_tap,
    taps.Unfollow: unfollow.by_tap,
    taps.FollowWords: follow.words_by_tap,
    taps.Surely: follow.surely_by_tap,
    taps.Muting: mutes.by_tap,
    taps.Mutes: mutes.turn,
    taps.Language: language.choose,
    taps.Accept: rates.accept,
    taps.RatesOf: rates.by_tap,
    taps.Chart: charts.by_tap,
    taps.Convert: convert.by_tap,
    taps.Watch: alerts.by_tap,
    taps.Morning: morning_rates.by_tap,
    taps.Sources: sources.by_tap,
    taps.More: more.by_tap,
    taps.Why: why.by_tap,
    taps.Open: _open,
    taps.ListPage: lists.turn,
    taps.ListOf: lists.back,
    taps.Help: help_page,
    taps.Look: _look,
    taps.Erase: delete_me.by_tap,
    taps.Settings: settings.look,
    taps.Change: settings.change,
    taps.AtChannel: channels.show,
    taps.Disconnect: channels.disconnect,
    taps.Editors: editors.people,
    taps.OfEditor: editors.person,
    taps.Appoint: editors.appoint,
    taps.Invite: editors.invite,
    of_channels.Routes: routes.screen,
    of_channels.RouteOf: routes.route,
    of_channels.RouteOwn: routes.own,
    of_channels.RouteShelf: routes.shelf,
    of_channels.RoutePick: routes.pick,
    of_channels.RouteAsk: routes.ask,
    of_channels.Limits: limits.look,
    of_channels.Limit: limits.limit,
    of_channels.LimitChange: limits.change,
    of_channels.TemplateOf: template.template,
    of_channels.TemplatePart: template.switch,
    of_channels.TemplateLength: template.lengthen,
    of_channels.TemplatePost: template.sample,
    of_channels.TemplateSign: template.sign,
    taps.Audit: audit.turn,
    taps.Week: statistics.look,
    taps.WeekFile: statistics.file,
    taps.Posts: living.turn,
    taps.LivingPost: living.look,
    taps.AskDeed: living.ask,
    taps.DoDeed: living.do,
    planning.Plan: slots.by_tap,
    planning.PlanAt: slots.at,
    planning.PlanMonth: slots.month,
    planning.PlanDay: slots.day,
    planning.PlanIn: slots.into,
    planning.Week: schedule.week,
    planning.QueueTimes: schedule.queue_times,
    planning.QueueTime: schedule.queue_time,
    planning.Make: schedule.make,
    taps.Queue: queue.turn,
    taps.Card: queue.by_tap,
    taps.Merge: queue.merge,
    taps.Reject: queue.reject,
    taps.Plan: queue.plan,
    taps.Suggest: suggest.by_tap,
}
SCREENS: dict[taps.Screen, Callable[[Desk, Chat, str, datetime], Awaitable[Post]]] = {
    "tags": tags.tags,
    "delete_me": delete_me.delete_me,
    "follow": follow.follow,
    "mute": mutes.mute,
    "latest": latest.latest,
    "rates": rates.rates,
    "alerts": alerts.alerts,
    "morning": morning_rates.morning,
    "settings": settings.settings,
    "language": language.language,
    "channels": channels.channels,
}
