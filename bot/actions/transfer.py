"""Follows from a CSV file and into one: columns `chat_id,tag[,language[,thread]]`, a header line or none."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bot.formatter.texts import LANGUAGES
from bot.model import Tag
from bot.rules import broad
from bot.rules import follows as wishes
from bot.rules.topics import Catalogue
from bot.storage import follows
from bot.storage.database import Database
from bot.storage.follows import CHUNK, Line

HEADER = ("chat_id", "tag", "language", "thread")
DEFAULT_LANGUAGE = LANGUAGES[0]
LARGEST_ID = 2**52  # Telegram's ids have at most 52 significant bits


@dataclass(slots=True)
class Imported:
    """What came of an import; `bad` tells each line that was skipped: its number and why."""

    added: int = 0
    already: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)


async def import_follows(db: Database, path: Path, catalogue: Catalogue, now: datetime) -> Imported:
    """Add the file's follows, a chunk a transaction; bad lines are skipped and told."""
    result = Imported()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        lines = _lines(_rows(file), catalogue, result)
        while chunk := list(islice(lines, CHUNK)):
            async with db.write() as connection:
                added = await follows.import_rows(connection, chunk, now)
            result.added += added
            result.already += len(chunk) - added
    return result


async def export_follows(db: Database, path: Path) -> int:
    """Write every follow to the file; return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        async with db.read() as connection:
            async for line in follows.export(connection):
                writer.writerow((line.chat_id, line.label, line.language, line.thread))
                count += 1
    return count


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """A row a line: a quote that is never closed must not swallow the lines below it."""
    for line in lines:
        try:
            yield next(csv.reader((line,)))
        except csv.Error:  # a field beyond the reader's limit: too long to be anything
            yield [line]


def _lines(rows: Iterable[list[str]], catalogue: Catalogue, result: Imported) -> Iterator[Line]:
    @lru_cache(maxsize=100_000)  # a million lines have a few thousand tags
    def tag_of(typed: str) -> Tag | str:
        return _tag(typed, catalogue)

    for number, row in enumerate(rows, 1):
        if not row or (number == 1 and row[0].strip().lower() == HEADER[0]):
            continue
        line = _line(row, tag_of(row[1]) if len(row) > 1 else "the tag is missing")
        if isinstance(line, str):
            result.bad.append((number, line))
        else:
            yield line


def _line(row: list[str], tag: Tag | str) -> Line | str:
    """The follow, or what is wrong with the line."""
    try:
        chat_id = int(row[0])
    except ValueError:
        return f"{row[0][:40]!r} is not a chat id"
    language = (row[2].strip() if len(row) > 2 else "") or DEFAULT_LANGUAGE
    if not 0 < abs(chat_id) < LARGEST_ID:
        return f"{chat_id} is not a chat id"
    if language not in LANGUAGES:
        return f"{language[:40]!r} is not one of {', '.join(LANGUAGES)}"
    thread = row[3].strip() if len(row) > 3 else ""
    if thread and not (chat_id < 0 and thread.isascii() and thread.isdecimal() and len(thread) < 10):
        return f"{thread[:40]!r} is not a topic of a forum group"
    return tag if isinstance(tag, str) else Line(chat_id, tag.key, tag.label, language, int(thread) if thread else None)


def _tag(typed: str, catalogue: Catalogue) -> Tag | str:
    """As if it were typed after /follow."""
    match wishes.decide(typed, (), catalogue):
        case (wishes.Added(tag),):
            return f"{typed!r} is too short for a tag" if broad.by_itself(tag.label) == "letter" else tag
        case (wishes.TooLong(),):
            return f"the tag is longer than {wishes.LONGEST} characters"
        case (_, _, *_):
            return f"{typed[:40]!r} is more than one tag"
        case _:
            return f"{typed[:40]!r} has no words"
