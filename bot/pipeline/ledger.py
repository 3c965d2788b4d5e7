"""Many small writes share a transaction: whoever comes while one commits goes into the next (FACTS: 380/s → 15,200/s).

Nobody waits for company: a write that is alone is committed alone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from bot.storage.database import AsyncConnection, Database

X = TypeVar("X")
T = TypeVar("T")
Change = Callable[[AsyncConnection, Sequence[X]], Awaitable[Sequence[T]]]

LARGEST_GROUP = 20  # writes that a crash may undo together


class Ledger:
    """Commits changes in groups; those of one kind are one call, which returns a result for each."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: list[tuple[Change[Any, Any], Any, asyncio.Future[Any]]] = []
        self._committing: asyncio.Task[None] | None = None

    async def write(self, change: Change[X, T], item: X) -> T:
        """The change's result for this item, once it is committed; its group's error, if that failed."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((change, item, done))
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
            kinds: dict[Change[Any, Any], list[tuple[Any, asyncio.Future[Any]]]] = {}
            for change, item, done in group:
                kinds.setdefault(change, []).append((item, done))
            try:
                async with self._db.write() as connection:
                    results = [await change(connection, [one for one, _ in asked]) for change, asked in kinds.items()]
            except Exception as error:  # noqa: BLE001 - it is raised where each change was asked for
                for _, _, done in group:
                    done.set_exception(error)
            else:
                for asked, told in zip(kinds.values(), results, strict=True):
                    for (_, done), result in zip(asked, told, strict=True):
                        done.set_result(result)
