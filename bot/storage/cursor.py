"""A statement in one trip to its connection's thread: SQLAlchemy's own cursor goes there and back four times.

The trips are most of what a small statement costs: making a cursor, the statement, its rows and closing the cursor are
one trip here. A task that is cancelled in the middle leaves no open cursor behind.
"""

import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Any

from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.util import EMPTY_DICT
from sqlalchemy.util.concurrency import await_

_Run = Callable[[sqlite3.Cursor, str, Any], sqlite3.Cursor]


class OneTripCursor(AsyncAdapt_aiosqlite_cursor):
    """Holds the rows, and SQLite's cursor when that is closed: it still tells what was done."""

    __slots__ = ()
    _adapt_connection: Any  # SQLAlchemy names no more than what all drivers have

    def __init__(self, adapt_connection: AsyncAdapt_dbapi_connection) -> None:
        self._adapt_connection = adapt_connection
        self._rows: deque[Any] = deque()
        self._soft_closed_memoized = EMPTY_DICT  # SQLAlchemy's, for a cursor that ends before its rows

    def execute(self, operation: Any, parameters: Any = None) -> None:
        """Run the statement and take all its rows."""
        self._go(sqlite3.Cursor.execute, operation, () if parameters is None else parameters)

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        """Run the statement with each of the parameters."""
        self._go(sqlite3.Cursor.executemany, operation, seq_of_parameters)

    def close(self) -> None:
        """Forget the rows; nothing else is open."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    def _go(self, run: _Run, operation: str, parameters: Any) -> None:
        connection = self._adapt_connection.driver_connection
        try:
            self._cursor, self._rows = await_(
                connection._execute(_whole, connection._conn, run, operation, parameters)  # noqa: SLF001 - see the top
            )
        except Exception as error:  # noqa: BLE001 - told on in the words of SQLAlchemy
            self._adapt_connection._handle_exception(error)  # noqa: SLF001


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """SQLAlchemy's connection, with our cursor."""

    __slots__ = ()
    _cursor_cls = OneTripCursor


def _whole(connection: sqlite3.Connection, run: _Run, operation: str, parameters: Any) -> tuple[Any, deque[Any]]:
    """In the thread: run the statement to its end."""
    cursor = connection.cursor()
    try:
        run(cursor, operation, parameters)
        return cursor, deque(cursor.fetchall() if cursor.description else ())
    finally:
        cursor.close()
