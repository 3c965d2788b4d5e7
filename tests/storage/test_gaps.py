"""Wiping the gaps of a file takes nothing that SQLite needs, and leaves nothing that was deleted."""

import os
import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import gaps

MARK = 0x5A_0000_0000_0000  # numbers that are not found by chance
THIS = "WHERE a = ? AND mark = ?"
TABLES = {
    "clustered": "(a INTEGER, mark INTEGER, text TEXT, PRIMARY KEY (a, mark)) WITHOUT ROWID",
    "indexed": "(a INTEGER, mark INTEGER UNIQUE, text TEXT)",
}


def opened(file: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(file, isolation_level=None)
    for setting in ("journal_mode = WAL", "secure_delete = ON", "synchronous = OFF"):
        conn.execute(f"PRAGMA {setting}")
    return conn


def come_and_go(file: Path, seed: int, size: int) -> set[int]:
    """Fill tables at random, change and delete at random; the marks that are gone."""
    rnd, many = random.Random(seed), 400 + size // 3
    gone: set[int] = set()
    with closing(sqlite3.connect(file)) as conn:
        conn.execute(f"PRAGMA page_size = {size}")
        conn.execute("VACUUM")
    with closing(opened(file)) as conn:
        conn.execute("BEGIN")
        for number, (name, columns) in enumerate(TABLES.items()):
            conn.execute(f"CREATE TABLE {name} {columns}")
            marks = [MARK + (number << 32) + rnd.randrange(1 << 32) for _ in range(many)]
            conn.executemany(f"INSERT INTO {name} VALUES (?, ?, NULL)", [(mark % 9, mark) for mark in marks])  # noqa: S608
            for _ in range(2):  # rows that grow are moved
                texts = [("ұ" * rnd.choice((1, 9, 20, 40)), mark % 9, mark) for mark in rnd.sample(marks, many)]
                texts[0] = ("ұ" * size, *texts[0][1:])  # and this one overflows its page
                conn.executemany(f"UPDATE {name} SET text = ? {THIS}", texts)  # noqa: S608 - our own words
            gone |= set(rnd.sample(marks, many // 4))
            conn.executemany(f"DELETE FROM {name} {THIS}", [(mark % 9, mark) for mark in gone])  # noqa: S608
        conn.execute("COMMIT")
    return gone


def rows(file: Path) -> list[object]:
    """All that SQLite knows; it must find nothing wrong."""
    with closing(opened(file)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in TABLES]  # noqa: S608


def still(file: Path, marks: Iterable[int]) -> list[int]:
    content = file.read_bytes()
    return [mark for mark in marks if mark.to_bytes(8, "big") in content]


@pytest.mark.parametrize(("seed", "size"), [(1, 512), (9, 1024), (3, 4096)])
def test_what_was_deleted_is_gone_and_what_was_not_is_there(seed: int, size: int, tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    gone = come_and_go(file, seed, size)
    before = rows(file)
    pages = gaps.look(str(file), [mark.to_bytes(8, "big") for mark in gone])
    assert bool(pages) == bool(still(file, gone)), "what is left stands in a gap"
    assert gaps.wipe(str(file), pages)
    assert still(file, gone) == []
    assert rows(file) == before
    assert gaps.wipe(str(file), gaps.look(str(file), []))
    assert gaps.look(str(file), []) == []
    assert rows(file) == before


def test_a_wiping_that_is_cut_harms_nothing(tmp_path: Path) -> None:
    """Power may fail in the middle of any write: whatever part of a gap is zeros, no row is another."""
    file, rnd = tmp_path / "a.db", random.Random(6)
    come_and_go(file, 5, 1024)
    before = rows(file)
    content = bytearray(file.read_bytes())
    for number in gaps.look(str(file), []):
        start, end = gaps.gap(content[(number - 1) * 1024 : number * 1024])
        first, last = sorted(rnd.choices(range((number - 1) * 1024 + start, (number - 1) * 1024 + end + 1), k=2))
        content[first:last] = bytes(last - first)
    file.write_bytes(content)
    assert rows(file) == before


@pytest.mark.parametrize(
    "head",
    [
        "0000000000000000",  # a free page, or the last of a long text's
        "0000000500000000",  # a long text's, and where it goes on
        "0d00000001000c0000",  # a directory of one cell, which lies in front of the others
        "0d0000ffff0ff00000",  # a directory that is longer than the page
        "0d0000000020000000",  # contents that begin behind the page
        "53514c6974652066",  # the first page of the file
    ],
)
def test_a_page_that_is_not_as_it_should_be_is_left_alone(head: str, tmp_path: Path) -> None:
    page = bytes.fromhex(head).ljust(4096, b"\x07")
    assert gaps.gap(page) == (0, 0)
    (tmp_path / "a.db").write_bytes(b"SQLite format 3\0\x10\0".ljust(4096, b"\0") + page)
    assert gaps.look(str(tmp_path / "a.db"), [b"\x07\x07"]) == [], "else it would be looked for again and again"


def test_an_empty_page_is_one_gap() -> None:
    assert gaps.gap(bytes.fromhex("0d00000000000000").ljust(65536, b"\x07")) == (8, 65536)


def test_a_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as conn:
        conn.execute("PRAGMA auto_vacuum = FULL")
        conn.execute("CREATE TABLE a (b)")
    with pytest.raises(ValueError, match="laid out"):
        gaps.look(str(tmp_path / "a.db"), [])


def test_a_file_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    """There a long text's page may begin like a b-tree's: with the number of a page."""
    (tmp_path / "a.db").write_bytes(b"SQLite format 3\0\2\0".ljust(512, b"\0"))
    os.truncate(tmp_path / "a.db", (1 << 25) * 512 + 1)
    with pytest.raises(ValueError, match="laid out"):
        gaps.look(str(tmp_path / "a.db"), [])


def test_while_the_log_holds_pages_nothing_is_wiped(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "a.db")) as conn:
        conn.execute("CREATE TABLE a (b)")
        assert not gaps.wipe(str(tmp_path / "a.db"), [2])
