"""Whatever becomes of a request to Telegram, as an outcome."""

from collections.abc import Awaitable
from datetime import timedelta

from telegram import Message, MessageId
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

from bot.model import ChatMoved, Outcome, RetryLater, Sent, Unknown
from bot.rules import outcomes
from bot.sending.pacing import Heard
from bot.sending.transport import NotConnected, ServerFailed


class BotRefused(Exception):
    """Telegram will not work with this bot at all: the token is wrong, or another instance runs."""


_Answer = Message | MessageId | tuple[MessageId, ...] | bool


async def ask(call: Awaitable[_Answer], attempt: int, heard: Heard | None = None) -> Outcome:
    """What came of a request; `heard` is its ticket's, if it has one. `attempt` is 1 the first time."""
    try:
        answer = await call
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
    return Sent(heard["message_id"]) if heard else _sent(answer)


def _sent(answer: _Answer) -> Sent:
    match answer:
        case Message() | MessageId():
            return Sent(answer.message_id)
        case (first, *others):
            return Sent(first.message_id, others=tuple(one.message_id for one in others))
        case _:
            return Sent(0)
