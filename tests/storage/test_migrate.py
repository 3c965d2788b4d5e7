"""The migrations reach the schema that the code speaks of."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import upgrade
from bot.storage.tables import metadata

FIRST = """
INSERT INTO source_state VALUES ('Толқын', 'https://a.kz', NULL, '"e"', NULL, 'hash', 5, 2, 4, 'gone', 1);
INSERT INTO identity VALUES (x'0a0b', 'Толқын', 7, 1), (x'0c', 'Толқын', NULL, 2);
INSERT INTO story VALUES (7, 'Толқын', 'Су', '["Су көтерілді."]', 'Су', 'https://a.kz/7', 1, 'kk', NULL, 2);
INSERT INTO story_tag VALUES (7, 'су', 'Су', 0, 1), (7, 'тасқын', 'Тасқын', 1, 0);
INSERT INTO rate VALUES ('2026-03-05', 'USD', '443.35', 'АҚШ ДОЛЛАРЫ');
INSERT INTO chat VALUES (1, 'private', 'kk', 0, NULL, 9, 1), (-5, 'group', 'ru', 1, '/stop', NULL, 2);
INSERT INTO follow VALUES (1, 'су', 'Су', 1), (-5, 'су', 'Су', 2);
INSERT INTO delivery VALUES (7, 1, 0, 9, 8, 1, 2, 8, NULL, NULL, 'busy'), (7, 2, 1, 9, 8, 1, 2, 8, 99, NULL, NULL),
  (7, 3, 2, 9, 8, 1, 2, 8, 99, NULL, NULL), (7, -5, 6, 9, 8, 0, 0, 8, NULL, NULL, NULL),
  (7, 4, 3, 9, 8, 1, 1, 1772755199999999, NULL, 100, NULL), (7, 5, 3, 9, 8, 1, 1, 1772755200000000, NULL, 101, NULL),
  (7, 6, 4, 9, 8, 1, 1, 1772755199999999, NULL, NULL, 'blocked'),
  (7, 7, 4, 9, 8, 1, 1, 1772755199999999, NULL, NULL, 'blocked'),
  (7, 8, 5, 9, 8, 1, 1, 1772755200000000, NULL, NULL, 'lost');
INSERT INTO notice VALUES ('key', 'text', 1);
INSERT INTO inbox VALUES (1, 500, '{}', 0);
INSERT INTO lease VALUES ('bot', 'we:1', 9);
"""


def rows(path: Path, tables: dict[str, str]) -> dict[str, list[object]]:
    connection = sqlite3.connect(path)
    found = {
        table: connection.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608 - our own words
        for table, columns in tables.items()
    }
    connection.close()
    return found


def columns(path: Path) -> dict[str, str]:
    """Every table of ours, and its columns as SELECT wants them."""
    connection = sqlite3.connect(path)
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'")
    found = {
        table: ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_xinfo({table})"))
        for (table,) in named.fetchall()
    }
    connection.close()
    return found


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


async def test_the_second_migration_keeps_the_rows_of_the_first(tmp_path: Path) -> None:
    await upgrade("sqlite:///a.db", tmp_path, "0001")
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST)
    then = columns(path)
    before = rows(path, then)
    assert all(before.values())
    await upgrade("sqlite:///a.db", tmp_path)
    assert rows(path, then) == before
    assert rows(path, {"delivery": "DISTINCT lane, shown, listed"}) == {"delivery": [(1, None, 0)]}
    counted = [("2026-03-05", "failed: blocked", 2), ("2026-03-05", "sent", 1)]
    counted += [("2026-03-06", "sent", 1), ("2026-03-06", "unknown", 1)]
    assert rows(path, {"tally": "day, what, count"}) == {"tally": counted}


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
