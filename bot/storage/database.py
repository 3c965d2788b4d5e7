"""Opening the database: one writer behind a first-come lock, many readers that cannot write, nothing left open.

A connection shared by two tasks would be one transaction for both, and a second writer would wait for seconds; so every
write takes the one held connection in turn, begins with `BEGIN IMMEDIATE`, and ends in a commit or a rollback whatever
happens to its task. No network call belongs inside `write()`: the whole bot would wait for it.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Self, cast

import aiosqlite
from sqlalchemy import NullPool, event
from sqlalchemy.engine import URL, Connection, ExceptionContext
from sqlalchemy.exc import DatabaseError as SqlDatabaseError
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.cursor import OneTripConnection
from bot.storage.errors import DatabaseError
from bot.storage.traces import Say, Traces

__all__ = ["AsyncConnection", "Database", "DatabaseError", "path_of"]

_SCHEME = "sqlite:///"
_READERS = 4  # kept open; more are opened when all are busy

# FULL, because a power cut after an acknowledged commit must not lose it (FACTS: NORMAL kept 0 of 200).
_PATIENCE = 5000  # milliseconds
_EVERYONE = (f"PRAGMA busy_timeout = {_PATIENCE}", "PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL")
# secure_delete writes zeros over what is deleted: a reader who leaves has left (see `traces`).
_WRITER = ("PRAGMA cache_size = -32768", "PRAGMA journal_size_limit = 67108864", "PRAGMA secure_delete = ON")
_READER = ("PRAGMA query_only = ON",)


def path_of(url: str, folder: Path) -> Path:
    """The file that the URL of the config names; a relative one starts at `folder`."""
    name = url.removeprefix(_SCHEME)
    if name == url or not name or name.startswith(":"):
        raise DatabaseError(f'database.url: {url!r} names no file; write one like "sqlite:///habarshy.db"')
    return folder / name


class Database:
    """An open database. Make it with `await Database.open(url, folder)` and `close()` it."""

    def __init__(
        self, writers: AsyncEngine, readers: AsyncEngine, writer: AsyncConnection, *, traces_left: bool
    ) -> None:
        """For `open` only."""
        self._writers, self._readers, self._writer = writers, readers, writer
        self._turn = asyncio.Lock()  # first come, first served
        self._closed = False
        self._trouble: str | None = None
        self.traces = Traces(Path(str(writers.url.database)), self._by_hand, unknown=traces_left)

    @classmethod
    async def open(cls, url: str, folder: Path) -> Self:
        """Open what the URL names; raise `DatabaseError` where that cannot be done."""
        path = path_of(url, folder)
        if not path.parent.is_dir():
            raise DatabaseError(f"{path}: the folder does not exist; create it or change database.url")
        try:
            traces_left = await asyncio.to_thread(_try, path)
        except sqlite3.Error as error:
            raise DatabaseError(f"{path}: cannot be opened: {error}") from error
        writers = _engine(path, (*_WRITER, *_EVERYONE), "BEGIN IMMEDIATE", poolclass=NullPool)
        event.listen(writers.sync_engine, "handle_error", _keep_when_cancelled)
        readers = _engine(path, (*_EVERYONE, *_READER), "BEGIN", pool_size=_READERS, max_overflow=64)
        return cls(writers, readers, await writers.connect(), traces_left=traces_left)

    async def close(self) -> None:
        """Wait for the writes in line, then leave nothing open. Again is fine."""
        async with self._turn:
            if not self._closed:
                self._closed = True
                await _surely(self._release())

    async def _release(self) -> None:
        await self._writer.close()
        await self._writers.dispose()
        await self._readers.dispose()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one moment of the database and cannot write; waits for no writer."""
        if self._closed:
            raise DatabaseError("the database is closed")
        with self._told_plainly():
            async with self._readers.connect() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """The writer, in turn: committed when the block ends, rolled back when it raises or its task is cancelled."""
        async with self._turn:
            if self._closed:
                raise DatabaseError("the database is closed")
            try:
                with self._told_plainly():
                    async with self._transaction():
                        yield self._writer
            except DatabaseError as error:
                self._trouble = str(error)
                raise

    def trouble(self) -> str | None:
        """Why a write failed, if one has since this was last asked."""
        told, self._trouble = self._trouble, None
        return told

    @asynccontextmanager
    async def _by_hand(self) -> AsyncIterator[Say]:
        """The writer, in turn, for what can be said outside of transactions only."""
        async with self._turn:
            if self._closed:
                raise DatabaseError("the database is closed")
            raw = await self._writer.get_raw_connection()
            try:
                yield cast("aiosqlite.Connection", raw.driver_connection).execute_fetchall
            except sqlite3.Error as error:
                raise DatabaseError(f"{self._writers.url.database}: {error}") from error

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[None]:
        try:
            await self._writer.begin()
            yield
        except BaseException:
            await _surely(self._roll_back())
            raise
        await _surely(self._commit())

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        """A file that is locked, full, damaged or gone is the operator's to mend: it is told without the SQL."""
        try:
            yield
        except SqlDatabaseError as error:
            if type(error) not in {OperationalError, SqlDatabaseError}:
                raise
            raise DatabaseError(f"{self._writers.url.database}: {error.orig}") from error

    async def _commit(self) -> None:
        try:
            await self._writer.commit()
        except BaseException:
            await self._roll_back()
            raise

    async def _roll_back(self) -> None:
        """After a failed COMMIT or a BEGIN cut short, SQLAlchemy knows of no transaction, but SQLite has one."""
        await self._writer.rollback()
        raw = await self._writer.get_raw_connection()
        await cast("aiosqlite.Connection", raw.driver_connection).rollback()


async def _surely(work: Coroutine[Any, Any, None]) -> None:
    """Finish the work even if this task is cancelled meanwhile; only then let the cancellation go on.

    A commit that is cut in the middle would leave the next writer with half a transaction.
    """
    task = asyncio.create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as now:
            cancelled = now
    failure = task.exception()
    if cancelled is not None:
        raise cancelled from failure
    if failure is not None:
        raise failure


def _try(path: Path) -> bool:
    """Open the file once apart: aiosqlite leaves a thread behind when it cannot. Whether traces may be left in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")  # from now on, for everybody who opens the file
        return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def _keep_when_cancelled(context: ExceptionContext) -> None:
    """A cancelled task says nothing against the connection; SQLAlchemy would close it in the middle of a statement.

    SQLite then keeps the closed connection, and its write lock, until the statement is garbage-collected.
    """
    if isinstance(context.original_exception, asyncio.CancelledError):
        context.is_disconnect = False


def _connect(dialect: Any, _record: object, arguments: Any, named: dict[str, Any]) -> OneTripConnection:
    """As the dialect connects, but with a quicker cursor."""
    made = dialect.connect(*arguments, **named)
    return OneTripConnection(made.dbapi, made.driver_connection)


def _engine(path: Path, pragmas: tuple[str, ...], begin: str, **pool: Any) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        connect_args={"isolation_level": None},  # the driver begins nothing by itself; we say BEGIN
        hide_parameters=True,  # an error is logged without whom it was about
        json_serializer=partial(json.dumps, ensure_ascii=False),
        **pool,
    )

    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "do_connect", _connect)
    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "begin", begun)
    return engine
