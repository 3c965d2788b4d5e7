"""What the bot tells by itself besides news: each thing once, through crashes, full disks and Telegram's moods.

An errand is claimed in the database just before it is sent, so a disk that is full sends nothing; what came of it is
written afterwards. What a crash leaves claimed is in doubt, and `[delivery] on_unknown` decides on it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, assert_never

from bot.model import ChatGone, ChatMoved, Outcome, Post, Refused, RetryLater, Sent, Unknown
from bot.storage import chats
from bot.storage.database import AsyncConnection, Database, DatabaseError

Clock = Callable[[], datetime]
Before = Callable[[], Awaitable[None]]
Send = Callable[[int, Post, Before], Awaitable[Outcome]]
OnUnknown = Literal["resend", "skip"]

AT_ONCE = 64
AGAIN = timedelta(minutes=1)  # after an answer that was lost

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errand:
    """A post for a chat, and what to write about it."""

    chat_id: int
    post: Post
    claim: Callable[[AsyncConnection], Awaitable[bool]]  # False: it is not to be told any more
    done: Callable[[AsyncConnection], Awaitable[object]]
    again: Callable[[AsyncConnection, datetime], Awaitable[object]]  # it was not told: from then on it may be


class Taken(Exception):
    """There is nothing to tell any more."""


class Errands:
    """Runs errands. `send` may not raise for what the world does."""

    def __init__(self, db: Database, send: Send, clock: Clock, on_unknown: OnUnknown) -> None:
        self._db = db
        self._send = send
        self._clock = clock
        self._on_unknown = on_unknown
        self._unwritten: list[tuple[Errand, Outcome]] = []  # the disk was full when the answer came
        self._writing = asyncio.Lock()

    async def run(self, errands: Iterable[Errand]) -> bool:
        """Run them side by side, after what is still to be written of earlier ones; False when some are due again."""
        await self.catch_up()
        room = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as group:
            running = [group.create_task(self._run(errand, room)) for errand in errands]
        return all(not task.cancelled() and task.result() for task in running)

    async def catch_up(self) -> None:
        """Write what is still to be written of earlier ones; raise `DatabaseError` while the disk is full."""
        async with self._writing:  # several kinds of errands may run at once
            while self._unwritten:
                await self._settle(*self._unwritten[0])
                self._unwritten.pop(0)

    async def _run(self, errand: Errand, room: asyncio.Semaphore) -> bool:
        async def claim() -> None:
            async with self._db.write() as connection:
                if not await errand.claim(connection):
                    raise Taken

        async with room:
            try:
                outcome = await self._send(errand.chat_id, errand.post, claim)
            except Taken:
                return True
            except DatabaseError:  # it was not begun, so it was not sent
                return False
            try:
                await self._settle(errand, outcome)
            except DatabaseError:
                self._unwritten.append((errand, outcome))
                return False
        return not isinstance(outcome, RetryLater | Unknown)

    async def _settle(self, errand: Errand, outcome: Outcome) -> None:
        now = self._clock()
        async with self._db.write() as connection:
            match outcome:
                case Sent():
                    await errand.done(connection)
                case RetryLater(after):
                    await errand.again(connection, now + after)
                case Unknown() if self._on_unknown == "resend":
                    await errand.again(connection, now + AGAIN)
                case Unknown():
                    await errand.done(connection)
                case ChatGone(reason):
                    await errand.again(connection, now)
                    await chats.pause(connection, errand.chat_id, reason)
                case ChatMoved(to):
                    await errand.again(connection, now)
                    await chats.move(connection, errand.chat_id, to)
                case Refused(reason):
                    log.warning("chat %s refused a word of ours: %s", errand.chat_id, reason)
                    await errand.done(connection)
                case _:
                    assert_never(outcome)
