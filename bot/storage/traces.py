"""What those who left leave behind in SQLite's files, and how it goes.

`PRAGMA secure_delete` writes zeros over deleted rows and freed pages. Two traces outlive it: the log (WAL) holds the
pages as they were before, until it is emptied; and when SQLite moves rows from one page to its neighbour, it leaves
their bytes in the gap of the old page. So the log is emptied, and the gaps are looked through and wiped (`gaps`).

That traces may be left stands in the file before the first row goes: as `user_version`, which nobody else uses. Whose
they are is known in memory only; after a bot that was killed in between, the next one wipes every gap.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from bot.storage import gaps
from bot.storage.errors import DatabaseError

Say = Callable[[str], Awaitable[Iterable[Any]]]  # a statement outside of transactions; its rows
Turn = Callable[[], AbstractAsyncContextManager[Say]]  # the writer's, for such statements

_SHORTEST = 4  # bytes; a smaller number is found by chance in any file
_BRIEF, _PATIENCE = 500, 5000  # milliseconds: for readers who hold the log, and as the writer has it
_MANY = 10  # who left are not looked for one by one: every gap is wiped
_AT_ONCE = 1000  # pages that are wiped while writers wait


class Traces:
    """Of everybody who left while this database was open, and of whoever left before, if that did not end well."""

    def __init__(self, path: Path, turn: Turn, *, unknown: bool) -> None:
        """`unknown`: somebody left before, and it is not known who."""
        self._path, self._turn = path, turn
        self._unknown = unknown
        self._leaving = 0
        self._gone: list[int] = []  # a number that came back and left once more stands twice
        self._cleaning = asyncio.Lock()

    @asynccontextmanager
    async def leaving(self, number: int) -> AsyncIterator[None]:
        """Delete the rows that hold the number in here; `clean()` does the rest."""
        self._leaving += 1
        try:
            async with self._turn() as say:
                await say("PRAGMA user_version = 1")
            yield
        finally:
            self._leaving -= 1
            self._gone.append(number)

    async def clean(self) -> bool:
        """Rid the files of all who left; False while a reader is in the way of that.

        Most often only the log is emptied, in milliseconds, and the file looked through, a gigabyte in a second.
        """
        async with self._cleaning:
            if not self._gone and not self._unknown:
                return True
            count, gone = len(self._gone), set(self._gone)
            every = self._unknown or len(gone) > _MANY
            if not await self._wipe([] if every else [trace for number in gone for trace in of(number)], every=every):
                return False
            self._unknown = False
            del self._gone[:count]
            async with self._turn() as say:
                if not self._gone and not self._leaving:
                    await say("PRAGMA user_version = 0")
            return True

    async def _wipe(self, traces: list[bytes], *, every: bool) -> bool:
        """Until a search finds nothing; gaps that just are not empty come anew all the time: these are wiped once."""
        async with self._turn() as say:
            if not await _empty_log(say):
                return False
        while (traces or every) and (pages := await self._apart(traces=[trace.hex() for trace in traces])):
            for start in range(0, len(pages), _AT_ONCE):
                async with self._turn() as say:
                    if not await _empty_log(say) or not await self._apart(pages=pages[start : start + _AT_ONCE]):
                        return False
            if every:
                break
        return True

    async def _apart(self, **asked: Any) -> Any:
        """What the process that may open the file by hand answers."""
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-I", "-S", gaps.__file__)
        try:
            running = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe)
        except OSError as error:
            raise self._stay(str(error)) from error
        try:
            told, why = await running.communicate(json.dumps({"path": str(self._path), **asked}).encode())
        finally:
            if running.returncode is None:
                running.kill()
                await running.wait()
        if running.returncode:
            said = why.decode(errors="replace").splitlines() or [f"the search ended with {running.returncode}"]
            raise self._stay(said[-1])
        return json.loads(told)

    def _stay(self, why: str) -> DatabaseError:
        return DatabaseError(f"{self._path}: what is left in its pages cannot be wiped: {why}")


def of(number: int) -> tuple[bytes, ...]:
    """A number as it may stand in the file: in SQLite's shortest form, and in digits."""
    size = next(size for size in (1, 2, 3, 4, 6, 8) if -(1 << (8 * size - 1)) <= number < 1 << (8 * size - 1))
    stored = (number.to_bytes(size, "big", signed=True),) if size >= _SHORTEST else ()
    return (*stored, str(number).encode()) if len(str(number)) > _SHORTEST else stored


async def _empty_log(say: Say) -> bool:
    """Move what the log holds into the file, and cut it; False when a reader still needs it."""
    ((_, pages, moved),) = await say("PRAGMA wal_checkpoint(PASSIVE)")
    if moved < pages:  # whoever reads an older moment may do so for long: writers need not wait for it
        return False
    await say(f"PRAGMA busy_timeout = {_BRIEF}")
    try:
        ((busy, _, _),) = await say("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await say(f"PRAGMA busy_timeout = {_PATIENCE}")
    return not busy
