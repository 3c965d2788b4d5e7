"""Fan out: what a story's own transaction left over is owed in chunks, at once and after a restart."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.pipeline.tasks import Tasks
from bot.rules import chunks
from bot.storage import fanout
from bot.storage.database import Database

Clock = Callable[[], datetime]


class Fanout:
    """Spreads stories to all their followers; only one chunk at a time, so that other writers get their turn."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._size = chunks.FIRST
        self._stopping = False
        self._spreading = Tasks(rest=5)

    async def tick(self, _: datetime) -> None:
        """Begin to spread what is left, unless that is under way."""
        async with self._db.read() as connection:
            left = await fanout.left(connection)
        if left and not self._stopping:
            self._spreading.begin("fan out", self.run)

    async def run(self) -> None:
        """Owe chunk after chunk until every follower has been looked at."""
        while not self._stopping and await self._step() is not None:
            pass

    async def stop(self) -> None:
        """Leave off after the present chunk; the next run goes on behind it."""
        self._stopping = True
        await self._spreading.finish(grace=1)

    async def _step(self) -> int | None:
        loop = asyncio.get_running_loop()
        async with self._db.write() as connection:
            started = loop.time()  # behind the lock: other writers' time says nothing of ours
            owed = await fanout.step(connection, self._size, self._clock())
        self._size = chunks.next_size(self._size, loop.time() - started)
        return owed
