"""Many small writes share a transaction: whoever comes while one commits goes into the next (FACTS: 380/s → 15,200/s).

Nobody waits for company: a write that is alone is committed alone.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.storage.database import AsyncConnection, Database

T = TypeVar("T")
Change = Callable[[AsyncConnection], Awaitable[T]]

LARGEST_GROUP = 20  # writes that a crash may undo together


class Ledger:
    """Commits changes in groups, in the order in which they came."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: list[tuple[Change[Any], asyncio.Future[Any]]] = []
        self._committing: asyncio.Task[None] | None = None

    async def write(self, change: Change[T]) -> T:
        """The change's result, once it is committed; its group's error, if that failed."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((change, done))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit())
        return await asyncio.shield(done)

    async def close(self) -> None:
        """Wait for what was begun."""
        if self._committing:
            await self._committing

    async def _commit(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:LARGEST_GROUP], self._waiting[LARGEST_GROUP:]
            try:
                async with self._db.write() as connection:
                    results = [await change(connection) for change, _ in group]
            except Exception as error:  # noqa: BLE001 - it is raised where each change was asked for
                for _, done in group:
                    done.set_exception(error)
            else:
                for (_, done), result in zip(group, results, strict=True):
                    done.set_result(result)
