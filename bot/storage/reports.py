"""Who told a story, where and when; the first report of a story is the one that made it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Kept, Report
from bot.storage.insert import insert
from bot.storage.tables import report, story

_AT_ONCE = 5_000  # SQLite takes 32,766 values a statement


_COLUMNS = [report.c[name] for name in Kept.__slots__]


async def add(conn: AsyncConnection, new: Kept) -> bool:
    """Keep the report; False when the story has one with its link already, which then stays as it is."""
    values = {name: getattr(new, name) for name in Kept.__slots__}
    return (await conn.execute(insert(report).on_conflict_do_nothing(), values)).rowcount == 1


async def remove(conn: AsyncConnection, story_id: int, key: str) -> None:
    """The story is not told by this one after all."""
    await conn.execute(delete(report).where(report.c.story_id == story_id, report.c.key == key))


async def of(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, tuple[Report, ...]]:
    """Who else told each of the stories, the earliest first, each source once; not the story's own."""
    others = (report.c.story_id.in_(story_ids), report.c.source != story.c.source)
    joined = select(*_COLUMNS).join_from(report, story, report.c.story_id == story.c.id)
    found: dict[int, dict[str, Report]] = {}
    for row in await conn.execute(joined.where(*others).order_by(report.c.told, report.c.link)):
        one = Report(source=row.source, title=row.title, link=row.link, published=row.published)
        found.setdefault(row.story_id, {}).setdefault(row.source, one)
    return {story_id: tuple(reports.values()) for story_id, reports in found.items()}


async def tellings(conn: AsyncConnection, story_id: int) -> list[tuple[str, datetime]]:
    """The source of each report of a story, and when it told."""
    rows = await conn.execute(select(report.c.source, report.c.told).where(report.c.story_id == story_id))
    return [(row.source, row.told) for row in rows]


async def by_keys(conn: AsyncConnection, keys: Sequence[str]) -> dict[str, Kept]:
    """The reports with these surest identities, by them."""
    found: dict[str, Kept] = {}
    for start in range(0, len(keys), _AT_ONCE):
        found.update((one.key, one) for one in await _kept(conn, report.c.key.in_(keys[start : start + _AT_ONCE])))
    return found


async def since(conn: AsyncConnection, source: str, moment: datetime) -> list[Kept]:
    """The source's reports that were told since then."""
    return await _kept(conn, report.c.source == source, report.c.told >= moment)


async def to_check(conn: AsyncConnection, now: datetime) -> Kept | None:
    """The report whose page has waited longest to be looked at."""
    due = (report.c.next_check.is_not(None), report.c.next_check <= now)
    rows = await conn.execute(select(*_COLUMNS).where(*due).order_by(report.c.next_check).limit(1))
    return next((Kept(**row) for row in rows.mappings()), None)


async def changed(conn: AsyncConnection, one: Kept, title: str, given: str) -> None:
    """What its source says now."""
    await conn.execute(update(report).where(*_this(one)).values(title=title, given=given))


async def check_at(conn: AsyncConnection, one: Kept, at: datetime | None) -> None:
    """When its page is looked at next; None: not any more."""
    await conn.execute(update(report).where(*_this(one)).values(next_check=at))


async def vanish(conn: AsyncConnection, one: Kept, now: datetime) -> None:
    """Its page is gone: it is not looked at again."""
    await conn.execute(update(report).where(*_this(one)).values(next_check=None, vanished=now))


def _this(one: Kept) -> tuple[ColumnElement[bool], ...]:
    return report.c.story_id == one.story_id, report.c.link == one.link


async def _kept(conn: AsyncConnection, *which: ColumnElement[bool]) -> list[Kept]:
    return [Kept(**row) for row in (await conn.execute(select(*_COLUMNS).where(*which))).mappings()]
