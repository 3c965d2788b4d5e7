"""What people tap. A tap that this bot did not write, or that comes too late, is answered and changes nothing."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import assert_never

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.actions import follow, language, latest, rates, sources, start, tags, unfollow
from bot.actions.desk import Desk, Reply
from bot.formatter import replies, taps
from bot.handlers.way import Way, may_change, seen
from bot.model import Chat


class Buttons:
    """Answers taps."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def on_tap(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button says and show it in the place where the button stands."""
        query, chat = update.callback_query, seen(update)
        if query is None or chat is None:
            return
        reply = await self._reply(update, chat, query.data or "", datetime.now(UTC))
        await _end_waiting(query, reply.toast)
        if reply.screen:
            await self._way.show(chat, query.message.message_id if query.message else None, reply.screen)
        if reply.below:
            await self._way.tell(chat, reply.below)

    async def _reply(self, update: Update, chat: Chat, data: str, now: datetime) -> Reply:
        desk = self._way.desk
        tap = taps.decode(data)
        if tap is None or _only_looks(tap) or await may_change(update):
            known = await desk.known(chat, now)
            return (
                Reply(toast=replies.stale(desk.voice(known.language)))
                if tap is None
                else await do(desk, chat, tap, now)
            )
        known = await desk.known(chat, now)
        return Reply(toast=replies.group_admins(desk.voice(known.language)).text)


async def _end_waiting(query: CallbackQuery, toast: str) -> None:
    """Telegram shows a clock on the button until it is answered; a query from before a restart is too old for it."""
    with suppress(TelegramError):
        await query.answer(toast or None)


def _only_looks(tap: taps.Tap) -> bool:
    return isinstance(tap, taps.Page) or (isinstance(tap, taps.Open) and tap.screen != "start")


async def do(desk: Desk, chat: Chat, tap: taps.Tap, now: datetime) -> Reply:
    """The action that a tap means."""
    match tap:
        case taps.Toggle():
            return await tags.toggle(desk, chat, tap, now)
        case taps.Page(page):
            return Reply(screen=await tags.page(desk, chat, page, now))
        case taps.Follow() | taps.Unfollow() | taps.FollowWords():
            return await _follow(desk, chat, tap, now)
        case taps.Language(code):
            return await language.choose(desk, chat, code, now)
        case taps.Accept() | taps.Sources():
            return await _operate(desk, chat, tap, now)
        case taps.Open(screen):
            return await _open(desk, chat, screen, now)
        case _:
            assert_never(tap)


async def _operate(desk: Desk, chat: Chat, tap: taps.Accept | taps.Sources, now: datetime) -> Reply:
    """What only operators may: the action itself looks who asks."""
    match tap:
        case taps.Accept(day):
            return await rates.accept(desk, chat, day, now)
        case taps.Sources():
            return await sources.by_tap(desk, chat, tap, now)
        case _:
            assert_never(tap)


async def _follow(desk: Desk, chat: Chat, tap: taps.Follow | taps.Unfollow | taps.FollowWords, now: datetime) -> Reply:
    match tap:
        case taps.Follow(ref):
            return await follow.by_tap(desk, chat, ref, now)
        case taps.Unfollow(ref):
            return await unfollow.by_tap(desk, chat, ref, now)
        case taps.FollowWords(words):
            return await follow.words_by_tap(desk, chat, words, now)
        case _:
            assert_never(tap)


async def _open(desk: Desk, chat: Chat, screen: taps.Screen, now: datetime) -> Reply:
    match screen:
        case "tags":
            return Reply(screen=await tags.tags(desk, chat, "", now))
        case "latest":
            return Reply(screen=await latest.latest(desk, chat, "", now))
        case "rates":
            return Reply(screen=await rates.rates(desk, chat, "", now))
        case "language":
            return Reply(screen=await language.language(desk, chat, "", now))
        case "start":
            return await start.resume(desk, chat, now)
        case _:
            assert_never(screen)
