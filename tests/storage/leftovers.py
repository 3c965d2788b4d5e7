"""A file in which SQLite has moved rows from page to page, and what still stands in a file."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.storage import gaps, traces

PEOPLE = [6_417_517_936 + 7 * number for number in range(400)]
_HOLDS = """
import pathlib, sys
files = [pathlib.Path(sys.argv[1] + end) for end in ("", "-wal")]
content = b"-".join(file.read_bytes() for file in files if file.exists())
print(any(bytes.fromhex(form) in content for form in sys.argv[2:]))
"""
_ROW = "INSERT INTO delivery VALUES (?, ?, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, 1, NULL, 0)"
_SENT = "UPDATE delivery SET state = ?, leased_until = ?, message_id = ? WHERE story_id = ? AND chat_id = ?"


def owe_and_send(file: Path, stories: int = 20) -> None:
    """Rows that grow are moved to the neighbouring page, and SQLite leaves their bytes where they were."""
    rnd = random.Random(5)
    with closing(sqlite3.connect(file, isolation_level=None)) as conn:
        for setting in ("secure_delete = ON", "synchronous = OFF"):
            conn.execute(f"PRAGMA {setting}")
        for story_id in rnd.sample(range(1 << 62), stories):
            conn.execute("BEGIN")
            conn.executemany(_ROW, [(story_id, chat_id) for chat_id in PEOPLE])
            shuffled = rnd.sample(PEOPLE, len(PEOPLE))
            conn.executemany(_SENT, [(1, 1 << 50, None, story_id, chat_id) for chat_id in shuffled])
            conn.executemany(_SENT, [(3, None, rnd.randrange(1 << 20), story_id, chat_id) for chat_id in shuffled])
            conn.execute("COMMIT")


def left_over(file: Path) -> Iterator[int]:
    """The people whose id stands in a gap, besides their rows; of a file that nobody has open."""
    return (chat_id for chat_id in PEOPLE if gaps.look(str(file), traces.of(chat_id)))


def holds(file: Path, chat_id: int) -> bool:
    """Whether the database or its log holds the id, anywhere. Looked at from another process, for the locks' sake."""
    command = [sys.executable, "-I", "-S", "-c", _HOLDS, str(file), *(form.hex() for form in traces.of(chat_id))]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout == b"True\n"
