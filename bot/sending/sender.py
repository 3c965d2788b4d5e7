"""A post becomes Telegram calls; whatever happens becomes an outcome. Only a refused token or a twin bot is raised."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, cast

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.model import ChatMoved, Outcome, Post, RetryLater, Sent, Unknown
from bot.rules import outcomes
from bot.sending.pacing import Lane, Ticket
from bot.sending.transport import NotConnected, ServerFailed

Before = Callable[[], Awaitable[None]]


class BotRefused(Exception):
    """Telegram will not work with this bot at all: the token is wrong, or another instance runs."""


class Sender:
    """The only way out: every message the bot writes goes through here."""

    def __init__(self, bot: ExtBot[Ticket], *, paid: bool = False) -> None:
        """`paid`: what goes out in bulk is paid for, and may go faster than Telegram's free limit."""
        self._bot = bot
        self._paid = paid

    async def send(
        self, chat_id: int, post: Post, *, lane: Lane = Lane.REPLY, attempt: int = 1, before: Before | None = None
    ) -> Outcome:
        """Send a new message; `before` runs when its turn has come. What `before` raises is raised here."""
        extras = _extras(post, Ticket(lane, before), paid=self._paid)
        if post.picture:
            call = self._bot.send_photo(chat_id, post.picture, caption=post.text, parse_mode=ParseMode.HTML, **extras)
        else:
            call = self._bot.send_message(
                chat_id,
                post.text,
                parse_mode=ParseMode.HTML,
                link_preview_options=_preview(post),
                **extras,
            )
        return await _outcome(call, attempt)

    async def edit(self, chat_id: int, message_id: int, post: Post, *, lane: Lane = Lane.REPLY) -> Outcome:
        """Put `post` in the place of a message; the same content again counts as sent."""
        call = self._bot.edit_message_text(
            post.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=_inline(post),
            rate_limit_args=Ticket(lane),
            link_preview_options=_preview(post),
        )
        outcome = await _outcome(call, 1)
        unchanged = "message is not modified" in getattr(outcome, "reason", "").lower()
        return Sent(message_id) if unchanged else outcome


async def _outcome(call: Awaitable[Message | bool], attempt: int) -> Outcome:
    try:
        message = await call
    except RetryAfter as error:
        told = error.retry_after
        after = told if isinstance(told, timedelta) else timedelta(seconds=told)
        return RetryLater(after, "Telegram asks to wait")
    except ChatMigrated as error:
        return ChatMoved(error.new_chat_id)
    except (InvalidToken, Conflict) as error:
        raise BotRefused(str(error)) from None
    except (BadRequest, Forbidden) as error:  # BadRequest is a NetworkError to PTB, so it stands first
        return outcomes.of_refusal(error.message)
    except (NotConnected, ServerFailed) as error:
        return RetryLater(outcomes.wait(attempt), error.message)
    except NetworkError as error:
        return Unknown(error.message)
    except TelegramError as error:
        return outcomes.of_refusal(error.message)
    return Sent(message.message_id if isinstance(message, Message) else 0)


def _extras(post: Post, ticket: Ticket, *, paid: bool) -> dict[str, Any]:
    extras: dict[str, Any] = {"reply_markup": _inline(post) or _keyboard(post), "rate_limit_args": ticket}
    if paid and ticket.lane in (Lane.BREAKING, Lane.BULK):
        extras["allow_paid_broadcast"] = True
    return extras


def _preview(post: Post) -> LinkPreviewOptions:
    return LinkPreviewOptions(is_disabled=not post.preview)


def _inline(post: Post) -> InlineKeyboardMarkup | None:
    if not post.buttons:
        return None
    rows = [[InlineKeyboardButton(b.label, url=b.url, callback_data=b.data) for b in row] for row in post.buttons]
    return InlineKeyboardMarkup(rows)


def _keyboard(post: Post) -> ReplyKeyboardMarkup | None:
    if not post.keyboard:
        return None
    return ReplyKeyboardMarkup(cast("list[list[str]]", post.keyboard), resize_keyboard=True, is_persistent=True)
