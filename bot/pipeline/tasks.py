"""Work under way that outlives the tick which began it: one task a name, its failure logged, its end awaited."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)


class Tasks:
    """Named tasks; a name that is busy is left alone, and so is one that has just failed, for `rest` seconds.

    A failure that goes on (a full disk) is logged once.
    """

    def __init__(self, rest: float = 0.0) -> None:
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._rest = rest
        self._resting: dict[str, float] = {}  # loop time from which a name may try again
        self._failing: dict[str, str] = {}

    def begin(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start `work` unless its name is still at it; what fails is begun again by a later tick."""
        now = asyncio.get_running_loop().time()
        if name not in self._tasks and self._resting.get(name, now) <= now:
            task = asyncio.create_task(work(), name=name)
            self._tasks[name] = task
            task.add_done_callback(self._ended)

    async def finish(self, grace: float) -> None:
        """Give what runs, and what that begins, `grace` seconds to end by itself, then cancel it."""
        clock = asyncio.get_running_loop().time
        end = clock() + grace
        while self._tasks and clock() < end:
            await asyncio.wait(self._tasks.values(), timeout=end - clock())
        late = list(self._tasks.values())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        name = task.get_name()
        self._tasks.pop(name, None)
        self._resting.pop(name, None)
        if task.cancelled():
            return
        if error := task.exception():
            self._resting[name] = task.get_loop().time() + self._rest
            if self._failing.get(name) != str(error):
                log.error("%s failed and will be tried again", name, exc_info=error)
            self._failing[name] = str(error)
        elif self._failing.pop(name, None) is not None:
            log.info("%s is well again", name)
