"""INSERT … ON CONFLICT for both engines."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql


def insert(table: Table) -> postgresql.Insert:
    """An INSERT that can say ON CONFLICT and counts its rows.

    PostgreSQL's construct compiles for SQLite too, the reverse does not; the compile test watches over it.
    """
    return postgresql.insert(table).execution_options(preserve_rowcount=True)


def upsert(table: Table, **changed: Any) -> postgresql.Insert:
    """An INSERT that overwrites the row with the same primary key, in every other column.

    What stands in `changed` is written instead of the new row's own values.
    """
    statement = insert(table)
    keys = list(table.primary_key.columns)
    others = {c.name: statement.excluded[c.name] for c in table.columns if not c.primary_key}
    return statement.on_conflict_do_update(index_elements=keys, set_={**others, **changed})
