"""The migrations reach the schema that the code speaks of."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import upgrade
from bot.storage.tables import metadata


def schema(path: Path) -> dict[str, set[object]]:
    """Every table's columns, checks and keys, and every index; a column added later stands last, which is all one."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND name != 'alembic_version'"
    )
    found: dict[str, set[object]] = {}
    for kind, name, sql in rows.fetchall():
        if kind == "index":
            found[name] = {" ".join(sql.split())}
            continue
        columns = {row[1:] for row in connection.execute(f"PRAGMA table_xinfo({name})")}
        keys = {row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
        found[name] = columns | keys | {*re.findall(r"CHECK \(.*?\)|WITHOUT ROWID|UNIQUE \(.*?\)", sql)}
    connection.close()
    return found


def test_the_migrations_reach_exactly_the_schema_of_the_code(migrated: Path, tmp_path: Path) -> None:
    engine = create_engine(URL.create("sqlite", database=str(tmp_path / "code.db")))
    metadata.create_all(engine)
    engine.dispose()
    assert schema(migrated) == schema(tmp_path / "code.db")


async def test_upgrading_twice_changes_nothing_and_keeps_the_rows(tmp_path: Path) -> None:
    await upgrade("sqlite:///a.db", tmp_path)
    db = await Database.open("sqlite:///a.db", tmp_path)
    async with db.write() as conn:
        await conn.execute(text("INSERT INTO notice VALUES ('key', 'text', 0)"))
    await db.close()
    await upgrade("sqlite:///a.db", tmp_path)
    db = await Database.open("sqlite:///a.db", tmp_path)
    async with db.read() as conn:
        assert (await conn.execute(text("SELECT count(*) FROM notice"))).scalar_one() == 1
    await db.close()


async def test_the_working_directory_and_odd_letters_in_the_path_do_not_matter(tmp_path: Path) -> None:
    folder = tmp_path / "100% қазақша папка"
    folder.mkdir()
    await upgrade("sqlite:///a?b.db", folder)
    assert (folder / "a?b.db").stat().st_size > 0


async def test_a_database_of_a_newer_version_is_told_in_plain_words(migrated: Path, tmp_path: Path) -> None:
    shutil.copy(migrated, tmp_path / "newer.db")
    connection = sqlite3.connect(tmp_path / "newer.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseError, match="newer version"):
        await upgrade("sqlite:///newer.db", tmp_path)


async def test_a_file_that_is_no_database_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear reader, " * 100)
    with pytest.raises(DatabaseError, match="not a database"):
        await upgrade("sqlite:///letter.db", tmp_path)


async def test_a_missing_folder_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="folder does not exist"):
        await upgrade("sqlite:///nowhere/a.db", tmp_path)
