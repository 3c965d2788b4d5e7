"""Telegram's limits, kept before Telegram has to say so: lanes, a global pace, a gap for each chat, a halt after a 429.

Theory: everything but a reply waits in one line, ordered by lane and then by arrival. A turn comes when the global
pace, the chat's gap and any halt allow it. A reply never waits, yet is counted, so that bulk makes room for it. What
is paid for has a pace and a line of its own; a halt is for both. Nothing is written here: `changed` is called when
there is something to remember, and `learned` tells it.
"""

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from telegram.error import BadRequest, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.model import Pace
from bot.sending import transport
from bot.sending.bucket import FIRST_RATE, LOWEST_RATE, Bucket
from bot.sending.line import ChatId, Line, Waiting
from bot.sending.minute import Minutes

PRIVATE_GAP = 1.0  # seconds between two messages to one person
JITTER = 1.0  # seconds at most by which a halt is longer than Telegram asks
REMEMBERED_CHATS = 10_000
FREE, PAID = "free", "paid"

Heard = dict[str, Any]  # a message in the words of the Bot API; {} until it has come
Answer = bool | dict[str, Any] | list[dict[str, Any]]


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
    heard: Heard | None = None  # where the sender wants to read the message that Telegram answers with

    def hear(self, answer: Answer) -> Answer:
        """What PTB is told: it makes no objects of a message that the sender reads itself (an eighth of a send)."""
        if self.heard is None or not isinstance(answer, dict):
            return answer
        self.heard.update(answer)
        return True


class _Road:
    """A pace and the line that waits for it."""

    def __init__(self, bucket: Bucket, gaps: dict[ChatId, float]) -> None:
        self.bucket = bucket
        self.line = Line(gaps)
        self.alarm: asyncio.TimerHandle | None = None
        self.rings = 0.0  # when, by the loop's clock; uvloop's handles do not always tell


class Pacing(BaseRateLimiter[Ticket]):
    """At most `cap` messages a second over all chats, and `paid` more of those that are paid for."""

    def __init__(self, cap: float, paid: float = 0.0, jitter: Callable[[], float] = random.random) -> None:
        self.changed: Callable[[], None] = _nobody_listens
        self._jitter = jitter
        self._gaps: dict[ChatId, float] = {}
        self._minutes = Minutes(REMEMBERED_CHATS)
        self._order = itertools.count()
        self._roads = {FREE: _Road(Bucket(cap, min(FIRST_RATE, cap)), self._gaps)}
        if paid:
            self._roads[PAID] = _Road(Bucket(paid, paid), self._gaps)

    @property
    def rate(self) -> float:
        """Messages a second at present, of those that are not paid for."""
        return self._roads[FREE].bucket.rate

    async def initialize(self) -> None:
        """Nothing is opened."""

    async def shutdown(self) -> None:
        """Let go of whoever still waits."""
        for road in self._roads.values():
            if road.alarm:
                road.alarm.cancel()
            road.line.clear()

    async def process_request(  # noqa: PLR0913, PLR0917 - PTB's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Ticket | None,
    ) -> Answer:
        """Wait for the turn, make the request, and listen for a 429."""
        ticket = rate_limit_args or Ticket()
        chat = data.get("chat_id")
        road = self._roads.get(PAID if data.get("allow_paid_broadcast") else FREE, self._roads[FREE])
        if chat is not None and _is_counted(endpoint):
            await self._turn(road, ticket.lane, chat, _messages(endpoint, data))
        if ticket.before:
            await ticket.before()
        began = asyncio.get_running_loop().time()
        with transport.through(bulk=ticket.lane is not Lane.REPLY):
            try:
                return ticket.hear(await callback(*args, **kwargs))
            except RetryAfter as error:
                self._complained(road, began, _seconds(error))
                raise
            except BadRequest:
                self._gaps.pop(chat or 0, None)  # nothing has reached the chat
                raise

    # ---------------------------------------------------------------- what Telegram taught

    def learned(self, now: datetime) -> list[Pace]:
        """What the next start should know."""
        time = asyncio.get_running_loop().time()
        return [
            Pace(name, road.bucket.rate, now + timedelta(seconds=left) if left > 0 else None)
            for name, road in self._roads.items()
            for left in [road.bucket.halted - time]
        ]

    def resume(self, paces: Iterable[Pace], now: datetime) -> None:
        """Go on as learned before: a halt that has not ended is kept, and the rate up to the cap."""
        time = asyncio.get_running_loop().time()
        for pace in paces:
            for name, road in self._roads.items():
                if pace.halted_until and pace.halted_until > now:
                    road.bucket.halt(time + (pace.halted_until - now).total_seconds())
                if name == pace.name:
                    road.bucket.rate = max(LOWEST_RATE, min(pace.rate, road.bucket.cap))
                    road.bucket.clean_since = max(road.bucket.clean_since, time)

    def flow(self) -> tuple[float, float]:
        """Messages a second at present, and the seconds of silence that Telegram has asked for."""
        return self.rate, self.halted()

    def halted(self) -> float:
        """Seconds for which nothing but replies goes out."""
        return max(0.0, self._roads[FREE].bucket.halted - asyncio.get_running_loop().time())

    def _complained(self, road: _Road, began: float, seconds: float) -> None:
        """Telegram wants silence: bulk stops at once, however long, and this road goes on at half the pace."""
        until = asyncio.get_running_loop().time() + seconds + JITTER * self._jitter()
        road.bucket.halve(began, until)
        for other in self._roads.values():
            other.bucket.halt(until)
        self.changed()

    # ---------------------------------------------------------------- turns

    async def _turn(self, road: _Road, lane: Lane, chat: ChatId, count: int) -> None:
        loop = asyncio.get_running_loop()
        if lane is Lane.REPLY:
            self._spend(road, chat, loop.time(), count)
            return
        waiting = Waiting(lane, next(self._order), chat, loop.create_future(), count)
        road.line.join(waiting, loop.time())
        self._call_turns(road)
        await waiting.turn

    def _call_turns(self, road: _Road) -> None:
        """Give a turn to everybody who may go now, and come back when the next one may."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        if road.bucket.grow(now):
            self.changed()
        while road.bucket.opens() <= now:
            ready = road.line.take(now)
            if ready is None:
                break
            self._spend(road, ready.chat, now, ready.count)
            ready.turn.set_result(None)
        self._come_back(road, now)

    def _come_back(self, road: _Road, now: float) -> None:
        """Set the alarm, unless one rings before: a line that many join would set it as often, for nothing."""
        opens = road.line.opens()
        if opens is None:
            return
        at = max(now + 0.001, road.bucket.opens(), opens)
        if road.alarm:
            if road.rings <= at:
                return
            road.alarm.cancel()
        road.rings = at
        road.alarm = asyncio.get_running_loop().call_at(at, self._ring, road)

    def _ring(self, road: _Road) -> None:
        road.alarm = None
        self._call_turns(road)

    def _spend(self, road: _Road, chat: ChatId, now: float, count: int) -> None:
        """Count a request before it is made, and the messages in it."""
        road.bucket.spend(now, max(1, count))
        if count:
            private = isinstance(chat, int) and chat > 0
            self._gaps[chat] = now + PRIVATE_GAP * count if private else self._minutes.spend(chat, now, count)
        road.line.settle(chat)
        if len(self._gaps) > REMEMBERED_CHATS:
            for rested in [known for known, free in self._gaps.items() if free <= now]:
                del self._gaps[rested]


def _nobody_listens() -> None:
    """Nobody remembers what is learned."""


def _is_counted(endpoint: str) -> bool:
    """Whether it is a message, or changes one: questions and signs of life are not."""
    return endpoint != "sendChatAction" and not endpoint.startswith("get")


def _messages(endpoint: str, data: dict[str, Any]) -> int:
    """How many the chat has more by it, or anew: an album is several, and what is deleted is none."""
    if endpoint.startswith("delete"):
        return 0
    copied = data.get("message_ids")
    return len(copied) if isinstance(copied, list | tuple) else 1


def _seconds(error: RetryAfter) -> float:
    """PTB gives a number or a timedelta, by an environment variable."""
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
