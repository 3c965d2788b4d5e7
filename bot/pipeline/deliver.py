"""Deliver: claim what is due, render it, send it, record what came of it. A parcel visits each step once.

The promise rests on the order: a parcel's rows are claimed before it is sent, marked as `sending` just before the
request, and recorded before the chat's next row can be claimed. What a crash leaves as `sending` is in doubt;
`outbox.recover` settles it at start.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, assert_never

from bot.formatter.post import plain
from bot.model import ChatGone, ChatMoved, Outcome, Parcel, Post, Refused, RetryLater, Sent, Unknown
from bot.pipeline.ledger import Ledger
from bot.pipeline.tasks import Tasks
from bot.rules import outcomes
from bot.storage import chats, outbox, owed, pictures
from bot.storage.database import AsyncConnection, Database, DatabaseError

WORKERS = 256  # parcels in hand at once; those that wait for their turn count too

Clock = Callable[[], datetime]
Before = Callable[[], Awaitable[None]]
Job = tuple[Parcel, Post]

log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """The row was claimed anew while it waited for its turn: whoever has it now sends it."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps before the last. They may not raise for what the world does; only the database may fail."""

    claim: Callable[[datetime], Awaitable[list[Parcel]]]
    render: Callable[[Sequence[Parcel], datetime], Awaitable[dict[Parcel, Post]]]
    send: Callable[[Parcel, Post, Before | None], Awaitable[Outcome]]


class Courier:
    """Carries everything that is due."""

    def __init__(self, db: Database, steps: Steps, clock: Clock, on_unknown: Literal["resend", "skip"]) -> None:
        self._ledger = Ledger(db)
        self._steps = steps
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
        jobs = await self._claim()
        if not jobs:
            return
        line: asyncio.Queue[Job] = asyncio.Queue(maxsize=WORKERS)
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(self._work(line)) for _ in range(WORKERS)]
            failure = await self._feed(line, jobs)
            for worker in workers:
                worker.cancel()
        if failure:
            raise failure

    async def _feed(self, line: asyncio.Queue[Job], jobs: list[Job]) -> DatabaseError | None:
        """Carry these, and claim until nothing is due. Where that fails, what is in hand still comes to its end."""
        try:
            while jobs:
                for job in jobs:
                    await line.put(job)
                jobs = await self._claim() or await self._claim_after(line)
        except DatabaseError as error:
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
        try:
            claimed = await self._steps.claim(now)
        except DatabaseError:
            self._full = True
            raise
        self._full = False
        posts = await self._steps.render(claimed, now) if claimed else {}
        return [(parcel, posts[parcel]) for parcel in claimed if parcel in posts]

    async def _work(self, line: asyncio.Queue[Job]) -> None:
        while True:
            parcel, post = await line.get()
            try:
                if not self._stopping and not self._full:  # who is left out is due again when the lease runs out
                    await self._carry(parcel, post)
            except asyncio.CancelledError:
                if _is_cancelled():  # else it is the pacing that let go of the parcel
                    raise
            finally:
                line.task_done()

    async def _carry(self, parcel: Parcel, post: Post) -> None:
        async def begin() -> None:
            if not await self._ledger.write(self._begin, parcel):
                raise LeaseLost

        try:
            outcome = await self._say(parcel, post, begin)
        except LeaseLost:
            return
        except DatabaseError as error:  # it was not begun, so it was not sent
            self._wait_for_space(error)
            return
        await self._keep(parcel, outcome)

    async def _keep(self, parcel: Parcel, outcome: Outcome) -> None:
        """Record the outcome, however long the disk is full: who forgot it would send again, or never know."""
        while True:
            try:
                if isinstance(outcome, Sent):
                    await self._ledger.write(self._sent, (parcel, outcome))
                else:
                    await self._ledger.write(self._record, (parcel, outcome))
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

    async def _say(self, parcel: Parcel, post: Post, begin: Before) -> Outcome:
        """Send it; what Telegram refuses for its markup goes as plain text, and so does that story from then on."""
        if not parcel.listed and parcel.first.story_id in self._plain:
            return await self._steps.send(parcel, plain(post), begin)
        outcome = await self._steps.send(parcel, post, begin)
        if not (isinstance(outcome, Refused) and outcome.everybody):
            return outcome
        log.warning("%s goes as plain text: %s", _named(parcel), outcome.reason)
        if not parcel.listed:
            self._plain.add(parcel.first.story_id)
        return await self._steps.send(parcel, plain(post), None)

    async def _begin(self, connection: AsyncConnection, parcels: Sequence[Parcel]) -> list[bool]:
        rows = [one for parcel in parcels for one in parcel.deliveries]
        ours = await outbox.mark_sending(connection, rows, self._clock())
        return [parcel.chat_id in ours for parcel in parcels]

    async def _sent(self, connection: AsyncConnection, done: Sequence[tuple[Parcel, Sent]]) -> Sequence[None]:
        now = self._clock()
        await outbox.sent_all(connection, [(parcel, sent.message_id) for parcel, sent in done], now)
        for picture in {sent.picture for _, sent in done if sent.picture}:
            await pictures.save(connection, picture, now)
        return [None] * len(done)

    async def _record(self, connection: AsyncConnection, ended: Sequence[tuple[Parcel, Outcome]]) -> Sequence[None]:
        for parcel, outcome in ended:
            await self._settle(connection, parcel, outcome)
        return [None] * len(ended)

    async def _settle(self, connection: AsyncConnection, parcel: Parcel, outcome: Outcome) -> None:
        now = self._clock()
        match outcome:
            case Sent():
                await self._sent(connection, [(parcel, outcome)])
            case RetryLater(after, reason):
                await outbox.retry(connection, parcel, now + after, reason, now)
            case ChatGone(reason):
                await chats.pause(connection, parcel.chat_id, reason)
                await outbox.retry(connection, parcel, now, reason, now)
            case ChatMoved(to):
                await chats.move(connection, parcel.chat_id, to)
            case Refused(reason, everybody):
                await self._refuse(connection, parcel, reason, everybody=everybody and not parcel.listed)
            case Unknown(reason) if self._on_unknown == "resend":
                at = now + outcomes.wait(parcel.first.attempt)
                await outbox.retry(connection, parcel, at, f"the answer was lost: {reason}", now)
            case Unknown(reason):
                await outbox.unknown(connection, parcel, reason, now)
            case _:
                assert_never(outcome)

    async def _refuse(self, connection: AsyncConnection, parcel: Parcel, reason: str, *, everybody: bool) -> None:
        now = self._clock()
        log.warning("%s was refused by a chat: %s", _named(parcel), reason)
        await outbox.failed(connection, parcel, reason, now)
        if everybody:
            await owed.refuse_story(connection, parcel.first.story_id, reason, now)


def _named(parcel: Parcel) -> str:
    return f"a list of {len(parcel.deliveries)}" if parcel.listed else f"story {parcel.first.story_id}"


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
