"""The search index: what is not in it yet, what goes in, and which stories answer a question, the newest first."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, column, select, table, text, update
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.insert import insert
from bot.storage.tables import Wanted, asks, place, search, story
from bot.storage.tables.search import Question

__all__ = [
    "Entry",
    "Hit",
    "Unindexed",
    "Wanted",
    "add",
    "by_number",
    "find",
    "merge",
    "titles",
    "unindexed",
]

_SHIFT = 10  # bits of a number below the second: 1,024 stories may be of one
_MERGED = 30  # pages of the index that are put in order at once: a few milliseconds


class Unindexed(NamedTuple):
    """A story that search does not find as it stands now."""

    id: int
    version: int
    title: str
    summary: tuple[str, ...]
    text: str
    language: str
    published: datetime


class Entry(NamedTuple):
    """What a story is found by."""

    story_id: int
    version: int
    published: datetime
    title: Sequence[str]
    lead: Sequence[str]
    text: Sequence[str]


class Hit(NamedTuple):
    """A story that answers."""

    story_id: int
    published: datetime  # to the second


async def unindexed(conn: AsyncConnection, limit: int) -> list[Unindexed]:
    """Some stories that are not in the index as they stand, those told last first."""
    columns = (story.c.id, story.c.version, story.c.title, story.c.summary, story.c.text, story.c.language)
    waiting = select(*columns, story.c.published).where(text("indexed = 0")).order_by(story.c.told.desc()).limit(limit)
    return [
        Unindexed(row.id, row.version, row.title, tuple(row.summary), row.text, row.language, row.published)
        for row in await conn.execute(waiting)
    ]


async def add(conn: AsyncConnection, entries: Sequence[Entry]) -> None:
    """Let the stories be found by these terms, and by no earlier ones; one corrected meanwhile stays unindexed."""
    ids = [entry.story_id for entry in entries]
    rows = await conn.execute(select(story.c.id, story.c.version).where(story.c.id.in_(ids)))
    standing = {(row.id, row.version) for row in rows}
    read = {entry.story_id: entry for entry in entries if (entry.story_id, entry.version) in standing}
    if not read:
        return
    await conn.execute(update(place).where(place.c.story_id.in_(read)).values(story_id=None))
    numbered = sorted((await _numbers(conn, read.values())).items())  # FTS5 likes growing numbers
    await conn.execute(insert(place), [{"number": number, "story_id": one} for number, one in numbered])
    await conn.execute(search.insert(), [_columns(number, read[one]) for number, one in numbered])
    await conn.execute(update(story).where(story.c.id.in_(read)).values(indexed=1))


def _columns(number: int, entry: Entry) -> dict[str, Any]:
    return {"rowid": number, "title": entry.title, "lead": entry.lead, "text": entry.text}


async def _numbers(conn: AsyncConnection, entries: Collection[Entry]) -> dict[int, int]:
    """A number that nobody has had for each story."""
    found: dict[int, int] = {}
    waiting = {one.story_id: by_number(one.published) + one.story_id % (1 << _SHIFT) for one in entries}
    while waiting:
        rows = await conn.scalars(select(place.c.number).where(place.c.number.in_(set(waiting.values()))))
        taken = set(rows) | found.keys()
        for story_id, number in waiting.items():
            if number not in taken:
                found.setdefault(number, story_id)
        waiting = {one: number + 1 for one, number in waiting.items() if found.get(number) != one}
    return found


async def merge(conn: AsyncConnection) -> None:
    """Put a little of the index in order: reading many small parts of it would take longer and longer."""
    if conn.dialect.name == "sqlite":
        orders = table("search", column("search"), column("rank"))
        await conn.execute(orders.insert().values(search="merge", rank=_MERGED))


def by_number(moment: datetime) -> int:
    """The lowest number of entries of this second."""
    return max(int(moment.timestamp()), 0) << _SHIFT


async def find(
    conn: AsyncConnection, wanted: Wanted, limit: int, since: datetime | None = None, until: datetime | None = None
) -> list[Hit]:
    """The newest stories that answer, of those published at `since` or later and before `until`."""
    answers: Select[Any] = select(place.c.number, place.c.story_id).join_from(
        search, place, place.c.number == search.c.rowid
    )
    answers = answers.where(asks(bound(wanted, Question())), place.c.story_id.is_not(None))
    if since is not None:
        answers = answers.where(search.c.rowid >= by_number(since))
    if until is not None:
        answers = answers.where(search.c.rowid < by_number(until))
    rows = await conn.execute(answers.order_by(search.c.rowid.desc()).limit(limit))
    return [Hit(row.story_id, _moment(row.number)) for row in rows]


def _moment(number: int) -> datetime:
    return datetime.fromtimestamp(number >> _SHIFT, UTC)


async def titles(conn: AsyncConnection, limit: int) -> list[str]:
    """The newest titles."""
    newest = select(story.c.title).order_by(story.c.told.desc(), story.c.published.desc(), story.c.id.desc())
    return list((await conn.execute(newest.limit(limit))).scalars())
