"""Patience with Telegram: whether a change to a message is settled, and when the rest may be tried."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import assert_never

from bot.model import ChatGone, ChatMoved, Outcome, Refused, RetryLater, Sent, Unknown
from bot.rules import outcomes

Clock = Callable[[], datetime]

log = logging.getLogger(__name__)


class Patience:
    """Of whoever changes message after message."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._not_before: datetime | None = None

    def over(self, now: datetime) -> bool:
        """Whether Telegram may be asked again."""
        return self._not_before is None or self._not_before <= now

    def settled(self, story_id: int, outcome: Outcome | BaseException) -> bool:
        """Whether nothing more is to be done about this message; else the rest waits, too."""
        match outcome:
            case asyncio.CancelledError():  # the pacing let go of it when the bot stops
                return False
            case BaseException():
                raise outcome
            case Sent() | ChatGone() | ChatMoved():  # messages of a group that moved cannot be changed any more
                return True
            case Refused(reason):  # deleted by the reader, or too old for Telegram
                log.info("a post of story %s could not be changed: %s", story_id, reason)
                return True
            case RetryLater(after):
                return self._wait(after)
            case Unknown():
                return self._wait(outcomes.wait(1))
            case _:
                assert_never(outcome)

    def _wait(self, after: timedelta) -> bool:
        until = self._clock() + after
        self._not_before = max(self._not_before or until, until)
        return False
