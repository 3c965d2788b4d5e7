"""Telegram's limits, kept before Telegram has to say so: lanes, a global pace, a gap for each chat, a halt after a 429.

Theory: everything but a reply waits in one line, ordered by lane and then by arrival. A turn comes when the global
pace, the chat's gap and any halt allow it. A reply never waits, yet is counted, so that bulk makes room for it.
"""

import asyncio
import itertools
from bisect import insort
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

PRIVATE_GAP = 1.0  # seconds between two messages to one person
GROUP_GAP = 3.0  # twenty a minute, evenly
FIRST_RATE = 25.0  # messages a second to begin with
CLEAN_SECONDS = 60.0  # without a 429, before the pace grows by one message a second
BURST = 2  # messages that may go at once after a rest
REMEMBERED_CHATS = 10_000


class Lane(IntEnum):
    """Who goes first."""

    REPLY = 0
    BREAKING = 1
    BULK = 2
    EDIT = 3


@dataclass(frozen=True, slots=True)
class Ticket:
    """How one request wants to travel; `before` runs when its turn has come, just before the request is made."""

    lane: Lane = Lane.REPLY
    before: Callable[[], Awaitable[None]] | None = None


@dataclass(order=True, slots=True)
class _Waiting:
    lane: Lane
    order: int
    chat: int | str | None = field(compare=False)
    turn: asyncio.Future[None] = field(compare=False)


class Pacing(BaseRateLimiter[Ticket]):
    """At most `cap` messages a second over all chats; slower after Telegram's first complaint."""

    def __init__(self, cap: float) -> None:
        self._cap = cap
        self.rate = min(FIRST_RATE, cap)
        self._free = 0.0  # loop time from which the global pace allows the next message
        self._halted = 0.0  # loop time until which Telegram wants silence
        self._clean_since = 0.0
        self._chats: dict[int | str, float] = {}
        self._line: list[_Waiting] = []
        self._order = itertools.count()
        self._alarm: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing is opened."""

    async def shutdown(self) -> None:
        """Let go of whoever still waits."""
        if self._alarm:
            self._alarm.cancel()
        for waiting in self._line:
            waiting.turn.cancel()
        self._line.clear()

    async def process_request(  # noqa: PLR0913, PLR0917 - PTB's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Ticket | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Wait for the turn, make the request, and listen for a 429."""
        ticket = rate_limit_args or Ticket()
        chat = data.get("chat_id")
        if chat is not None and endpoint != "sendChatAction":
            await self._turn(ticket.lane, chat)
        if ticket.before:
            await ticket.before()
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self.halt(_seconds(error))
            raise

    def halt(self, seconds: float) -> None:
        """Telegram wants silence: bulk stops at once, and goes on at half the pace."""
        now = asyncio.get_running_loop().time()
        self._halted = max(self._halted, now + seconds)
        self._clean_since = self._halted
        self.rate = max(1.0, self.rate / 2)

    async def _turn(self, lane: Lane, chat: int | str) -> None:
        loop = asyncio.get_running_loop()
        if lane is Lane.REPLY:
            self._spend(chat, loop.time())
            return
        waiting = _Waiting(lane, next(self._order), chat, loop.create_future())
        insort(self._line, waiting)
        self._call_turns()
        try:
            await waiting.turn
        finally:
            if waiting in self._line:
                self._line.remove(waiting)

    def _call_turns(self) -> None:
        """Give a turn to everybody who may go now, and come back when the next one may."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        self._grow(now)
        while self._line and max(self._free, self._halted) <= now:
            ready = next((w for w in self._line if self._chats.get(w.chat or 0, 0.0) <= now), None)
            if ready is None:
                break
            self._line.remove(ready)
            if not ready.turn.done():
                self._spend(ready.chat or 0, now)
                ready.turn.set_result(None)
        if self._alarm:
            self._alarm.cancel()
        self._alarm = loop.call_at(self._next_turn(now), self._call_turns) if self._line else None

    def _next_turn(self, now: float) -> float:
        soonest = min(self._chats.get(w.chat or 0, 0.0) for w in self._line)
        return max(now + 0.001, self._free, self._halted, soonest)

    def _spend(self, chat: int | str, now: float) -> None:
        """Count a message before it goes out."""
        interval = 1 / self.rate
        self._free = max(self._free, now - (BURST - 1) * interval) + interval
        private = isinstance(chat, int) and chat > 0
        self._chats[chat] = now + (PRIVATE_GAP if private else GROUP_GAP)
        if len(self._chats) > REMEMBERED_CHATS:
            self._chats = {c: free for c, free in self._chats.items() if free > now}

    def _grow(self, now: float) -> None:
        """One message a second more for each minute without a complaint."""
        if self.rate < self._cap and now - self._clean_since >= CLEAN_SECONDS:
            self.rate = min(self._cap, self.rate + 1)
            self._clean_since = now


def _seconds(error: RetryAfter) -> float:
    """PTB gives a number or a timedelta, by an environment variable."""
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
