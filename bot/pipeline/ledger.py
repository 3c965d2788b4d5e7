"""Many small writes share a transaction: whoever comes while one commits goes into the next (FACTS: 380/s → 15,200/s).

Nobody waits for company: a write that is alone is committed alone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import chain
from typing import Any, TypeVar

from bot.storage.database import AsyncConnection, Database

X = TypeVar("X")
T = TypeVar("T")
Change = Callable[[AsyncConnection, Sequence[X]], Awaitable[Sequence[T]]]

_Asked = tuple[Any, asyncio.Future[Any]]  # an item, and who waits for what comes of it

LARGEST_GROUP = 20  # writes of one kind that a crash may undo together


class Ledger:
    """Commits changes in groups; those of one kind are one call, which returns a result for each."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: list[tuple[Change[Any, Any], _Asked]] = []
        self._committing: asyncio.Task[None] | None = None

    async def write(self, change: Change[X, T], item: X) -> T:
        """The change's result for this item, once it is committed; its group's error, if that failed.

        Whoever gives up waiting takes nothing back: it is committed all the same.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((change, (item, done)))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit())
        return await done

    async def close(self) -> None:
        """Wait for what was begun."""
        if self._committing:
            await self._committing

    async def _commit(self) -> None:
        while self._waiting:
            group = self._next_group()
            try:
                async with self._db.write() as connection:
                    results = [await change(connection, [one for one, _ in asked]) for change, asked in group.items()]
            except Exception as error:  # noqa: BLE001 - it is raised where each change was asked for
                for _, done in chain.from_iterable(group.values()):
                    if not done.cancelled():
                        done.set_exception(error)
            else:
                for (_, done), result in zip(chain.from_iterable(group.values()), chain(*results), strict=True):
                    if not done.cancelled():
                        done.set_result(result)

    def _next_group(self) -> dict[Change[Any, Any], list[_Asked]]:
        """Up to `LARGEST_GROUP` of each kind; the rest waits in its order."""
        group: dict[Change[Any, Any], list[_Asked]] = {}
        left = []
        for change, asked in self._waiting:
            kind = group.setdefault(change, [])
            if len(kind) < LARGEST_GROUP:
                kind.append(asked)
            else:
                left.append((change, asked))
        self._waiting = left
        return group
