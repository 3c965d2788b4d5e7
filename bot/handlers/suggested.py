"""A channel's direct messages: what is suggested there, and what Telegram tells of it. Talk there is not the bot's."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import (
    Bot,
    Message,
    SuggestedPostApprovalFailed,
    SuggestedPostApproved,
    SuggestedPostDeclined,
    SuggestedPostInfo,
    SuggestedPostPaid,
    SuggestedPostRefunded,
    Update,
)
from telegram.constants import SuggestedPostRefunded as Reasons
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.actions import suggested
from bot.actions.desk import Desk
from bot.formatter.suggested import Money
from bot.handlers.contents import content
from bot.handlers.way import Way
from bot.model import Offer, Suggestion, Word

Place = tuple[int, int]

TRIES, PAUSE = 3, 1.0  # to learn whose direct messages they are; seconds

_STATES: dict[str, Word] = {SuggestedPostInfo.APPROVED: "approved", SuggestedPostInfo.DECLINED: "declined"}

log = logging.getLogger(__name__)


class Suggested:
    """Hears what comes there, and what stands in the channels, one after another: an approval before its post."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._turn = asyncio.Lock()
        self._channels: dict[int, int] = {}  # direct messages → their channel; it never changes

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message in direct messages, new or edited."""
        message = update.effective_message
        if not isinstance(message, Message):
            return
        async with self._turn:
            if message.suggested_post_info:
                await self._suggestion(message, context.bot)
            else:
                await self._service(message)

    async def on_post(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A post in a channel: one of these, or the channel has opened its direct messages."""
        post, now = update.channel_post, self._way.now()
        if post is None:
            return
        if post.direct_message_price_changed and post.direct_message_price_changed.are_direct_messages_enabled:
            await suggested.no_right(self._way.desk, post.chat.id, now)
            return
        async with self._turn:
            await suggested.posted(self._way.desk, (post.chat.id, post.message_id), _looks(post), post.date, now)

    async def _suggestion(self, message: Message, bot: Bot) -> None:
        info, desk, now = message.suggested_post_info, self._way.desk, self._way.now()
        if info is None:
            return
        if (word := _STATES.get(info.state)) is not None:
            await suggested.told(desk, _place(message), word, info.send_date, now)
            return
        new = _offered(message, info, await self._channel(message.chat.id, bot))
        answers = message.reply_to_message.message_id if message.reply_to_message else None
        if new is not None:
            await suggested.came(desk, new, answers, now)

    async def _channel(self, chat_id: int, bot: Bot) -> int | None:
        """Whose direct messages they are: no message says it, the chat does."""
        for _ in range(TRIES):
            if chat_id in self._channels:
                break
            try:
                parent = (await bot.get_chat(chat_id)).parent_chat
            except TelegramError as error:
                log.warning("whose direct messages %s are cannot be known: %s", chat_id, error)
                await asyncio.sleep(PAUSE)
            else:
                self._channels[chat_id] = parent.id if parent else 0
        return self._channels.get(chat_id)

    async def _service(self, message: Message) -> None:
        """What Telegram tells of a post by a message of its own."""
        for name, hear in _HEARS.items():
            told = getattr(message, name)
            if told is not None and told.suggested_post_message:
                await hear(self._way.desk, _place(told.suggested_post_message), told, self._way.now())


async def _approved(desk: Desk, place: Place, told: SuggestedPostApproved, now: datetime) -> None:
    await suggested.told(desk, place, "approved", told.send_date, now)


async def _declined(desk: Desk, place: Place, _told: SuggestedPostDeclined, now: datetime) -> None:
    await suggested.told(desk, place, "declined", None, now)


async def _failed(desk: Desk, place: Place, _told: SuggestedPostApprovalFailed, now: datetime) -> None:
    await suggested.failed(desk, place, now)


async def _paid(desk: Desk, place: Place, _told: SuggestedPostPaid, now: datetime) -> None:
    await suggested.paid(desk, place, "paid", now)


async def _refunded(desk: Desk, place: Place, told: SuggestedPostRefunded, now: datetime) -> None:
    await suggested.paid(desk, place, _back(told), now)


_HEARS: dict[str, Callable[[Desk, Place, Any, datetime], Awaitable[None]]] = {
    "suggested_post_approved": _approved,
    "suggested_post_declined": _declined,
    "suggested_post_approval_failed": _failed,
    "suggested_post_paid": _paid,
    "suggested_post_refunded": _refunded,
}


def _offered(message: Message, info: SuggestedPostInfo, channel: int | None) -> Suggestion | None:
    """Of an administrator's counter-offer, None: its reader decides on it, in Telegram."""
    author = message.direct_messages_topic.user if message.direct_messages_topic else message.from_user
    if not channel or author is None or message.from_user is None or message.sender_chat is not None:
        return None
    offer = Offer(
        chat_id=message.chat.id,
        message_id=message.message_id,
        currency=info.price.currency if info.price else None,
        amount=info.price.amount if info.price else 0,
        wanted=info.send_date,
        print=_looks(message),
    )
    return Suggestion(
        id=0,
        channel_id=channel,
        user_id=author.id,
        content=replace(content(message), origin=False),  # a forward may name whoever suggests it
        came=message.date,
        signed=author.full_name,
        offer=offer,
    )


def _place(message: Message) -> Place:
    return message.chat.id, message.message_id


def _back(money: SuggestedPostRefunded) -> Money:
    return "taken-down" if money.reason == Reasons.POST_DELETED else "refunded"


def _looks(message: Message) -> str:
    """The words and the file by which a post is known again: Telegram's number of a file is the same everywhere."""
    attached = message.effective_attachment
    file = attached[-1] if isinstance(attached, tuple | list) and attached else attached
    asked = message.poll.question if message.poll else ""
    return f"{message.text or message.caption or asked}\n{getattr(file, 'file_unique_id', '')}"
