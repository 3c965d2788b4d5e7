"""Deliver: claim what is due, render it, send it, record what came of it. A delivery visits each step once.

The promise rests on the order: a row is claimed before it is sent, marked as `sending` just before the request, and
recorded before the chat's next row can be claimed. What a crash leaves as `sending` is in doubt; `outbox.recover`
settles it at start.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Literal, assert_never

from bot.formatter.post import plain
from bot.model import ChatGone, ChatMoved, Delivery, Outcome, Post, Refused, RetryLater, Sent, Unknown
from bot.pipeline.ledger import Ledger
from bot.pipeline.tasks import Tasks
from bot.rules import outcomes
from bot.storage import chats, outbox, pictures
from bot.storage.database import AsyncConnection, Database, DatabaseError

WORKERS = 256  # deliveries in hand at once; those that wait for their turn count too
BATCH = 100  # rows claimed at once
LEASE = timedelta(minutes=5)

Clock = Callable[[], datetime]
Before = Callable[[], Awaitable[None]]
Send = Callable[[Delivery, Post, Before | None], Awaitable[Outcome]]
Render = Callable[[list[Delivery], datetime], Awaitable[dict[Delivery, Post]]]
Job = tuple[Delivery, Post]

log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """The row was claimed anew while it waited for its turn: whoever has it now sends it."""


class Courier:
    """Carries everything that is due. `send` and `render` may not raise for what the world does."""

    def __init__(
        self, db: Database, send: Send, render: Render, clock: Clock, on_unknown: Literal["resend", "skip"]
    ) -> None:
        self._db = db
        self._ledger = Ledger(db)
        self._send = send
        self._render = render
        self._clock = clock
        self._on_unknown = on_unknown
        self._stopping = False
        self._plain: set[int] = set()  # stories whose markup Telegram has refused; a new process learns it anew
        self._draining = Tasks(rest=2)
        self._full = False  # nothing can be written, so nothing may be sent
        self._ticked = asyncio.Event()

    async def tick(self, _: datetime) -> None:
        """Begin to carry what is due, unless that is under way."""
        self._ticked.set()
        if not self._stopping:
            self._draining.begin("deliver", self.drain)

    async def drain(self) -> None:
        """Carry until nothing is due."""
        line: asyncio.Queue[Job] = asyncio.Queue(maxsize=WORKERS)
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(self._work(line)) for _ in range(WORKERS)]
            failure = await self._feed(line)
            for worker in workers:
                worker.cancel()
        if failure:
            raise failure

    async def _feed(self, line: asyncio.Queue[Job]) -> DatabaseError | None:
        """Claim until nothing is due. Where that fails, what is in hand still comes to its end."""
        try:
            while jobs := await self._claim() or await self._claim_after(line):
                for job in jobs:
                    await line.put(job)
        except DatabaseError as error:
            self._full = True
            await line.join()
            return error
        return None

    def leave_off(self) -> None:
        """Claim and begin nothing more."""
        self._stopping = True
        self._ticked.set()

    async def stop(self, grace: float) -> None:
        """Leave off; what is on the wire has `grace` seconds to be answered and recorded."""
        self.leave_off()
        await self._draining.finish(grace)
        await self._ledger.close()

    async def _claim_after(self, line: asyncio.Queue[Job]) -> list[Job]:
        """A chat's next row can be claimed only when the one before is recorded."""
        await line.join()
        return await self._claim()

    async def _claim(self) -> list[Job]:
        if self._stopping:
            return []
        now = self._clock()
        async with self._db.write() as connection:
            claimed = await outbox.claim(connection, now, BATCH, LEASE)
        self._full = False
        posts = await self._render(claimed, now) if claimed else {}
        return [(delivery, posts[delivery]) for delivery in claimed if delivery in posts]

    async def _work(self, line: asyncio.Queue[Job]) -> None:
        while True:
            delivery, post = await line.get()
            try:
                if not self._stopping and not self._full:  # who is left out is due again when the lease runs out
                    await self._carry(delivery, post)
            except asyncio.CancelledError:
                if _is_cancelled():  # else it is the pacing that let go of the delivery
                    raise
            finally:
                line.task_done()

    async def _carry(self, delivery: Delivery, post: Post) -> None:
        async def begin() -> None:
            if not await self._ledger.write(self._begin, delivery):
                raise LeaseLost

        try:
            outcome = await self._say(delivery, post, begin)
        except LeaseLost:
            return
        except DatabaseError as error:  # it was not begun, so it was not sent
            self._wait_for_space(error)
            return
        await self._keep(delivery, outcome)

    async def _keep(self, delivery: Delivery, outcome: Outcome) -> None:
        """Record the outcome, however long the disk is full: who forgot it would send again, or never know."""
        while True:
            try:
                if isinstance(outcome, Sent):
                    await self._ledger.write(self._sent, (delivery, outcome))
                else:
                    await self._ledger.write(self._record, (delivery, outcome))
            except DatabaseError as error:
                self._wait_for_space(error)
                if self._stopping:
                    raise
                self._ticked.clear()
                await self._ticked.wait()
            else:
                return

    def _wait_for_space(self, error: DatabaseError) -> None:
        if not self._full:
            log.error("nothing is sent until the database can be written: %s", error)
        self._full = True

    async def _say(self, delivery: Delivery, post: Post, begin: Before) -> Outcome:
        """Send it; what Telegram refuses for its markup goes as plain text, and so does that story from then on."""
        if delivery.story_id in self._plain:
            return await self._send(delivery, plain(post), begin)
        outcome = await self._send(delivery, post, begin)
        if not (isinstance(outcome, Refused) and outcome.everybody):
            return outcome
        log.warning("story %s goes as plain text: %s", delivery.story_id, outcome.reason)
        self._plain.add(delivery.story_id)
        return await self._send(delivery, plain(post), None)

    async def _begin(self, connection: AsyncConnection, deliveries: Sequence[Delivery]) -> list[bool]:
        ours = await outbox.mark_sending(connection, deliveries, self._clock())
        return [(one.story_id, one.chat_id) in ours for one in deliveries]

    async def _sent(self, connection: AsyncConnection, done: Sequence[tuple[Delivery, Sent]]) -> Sequence[None]:
        now = self._clock()
        await outbox.sent_all(connection, [(one, sent.message_id) for one, sent in done], now)
        for picture in {sent.picture for _, sent in done if sent.picture}:
            await pictures.save(connection, picture, now)
        return [None] * len(done)

    async def _record(self, connection: AsyncConnection, ended: Sequence[tuple[Delivery, Outcome]]) -> Sequence[None]:
        for delivery, outcome in ended:
            await self._settle(connection, delivery, outcome)
        return [None] * len(ended)

    async def _settle(self, connection: AsyncConnection, delivery: Delivery, outcome: Outcome) -> None:
        now = self._clock()
        match outcome:
            case Sent():
                await self._sent(connection, [(delivery, outcome)])
            case RetryLater(after, reason):
                await outbox.retry(connection, delivery, now + after, reason, now)
            case ChatGone(reason):
                await chats.pause(connection, delivery.chat_id, reason)
                await outbox.retry(connection, delivery, now, reason, now)
            case ChatMoved(to):
                await chats.move(connection, delivery.chat_id, to)
            case Refused(reason, everybody):
                await self._refuse(connection, delivery, reason, everybody=everybody)
            case Unknown(reason) if self._on_unknown == "resend":
                at = now + outcomes.wait(delivery.attempt)
                await outbox.retry(connection, delivery, at, f"the answer was lost: {reason}", now)
            case Unknown(reason):
                await outbox.unknown(connection, delivery, reason, now)
            case _:
                assert_never(outcome)

    async def _refuse(self, connection: AsyncConnection, delivery: Delivery, reason: str, *, everybody: bool) -> None:
        now = self._clock()
        log.warning("story %s was refused by chat %s: %s", delivery.story_id, delivery.chat_id, reason)
        await outbox.failed(connection, delivery, reason, now)
        if everybody:
            await outbox.refuse_story(connection, delivery.story_id, reason, now)


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
