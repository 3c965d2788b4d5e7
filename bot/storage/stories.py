"""The stories told, with their tags."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Row, Select, exists, func, select, update
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Report, Story, Tag
from bot.storage import reports
from bot.storage.insert import insert
from bot.storage.tables import delivery, story, story_tag, story_version

_AT_ONCE = 5_000  # SQLite takes 32,766 values a statement
_Rows = TypeVar("_Rows", bound=Select[Any])


async def add(conn: AsyncConnection, new: Story, now: datetime, wished: Sequence[Tag] = ()) -> bool:
    """Keep the story; False when one with its id is already there, which then stays as it is.

    `wished` are readers' own phrases that it matches: it is found by them, but does not show them.
    """
    values = {
        "id": new.id,
        "source": new.source,
        "title": new.title,
        "summary": list(new.summary),
        "text": new.text,
        "link": new.link,
        "published": new.published,
        "language": new.language,
        "picture": new.picture,
        "told": now,
    }
    result = await conn.execute(insert(story).on_conflict_do_nothing(), values)
    if result.rowcount != 1:
        return False
    await _add_tags(conn, new.id, [(tag, True) for tag in new.tags] + [(tag, False) for tag in wished], 0)
    return True


async def add_tags(
    conn: AsyncConnection, story_id: int, tags: Sequence[Tag], wished: Sequence[Tag] = ()
) -> tuple[list[str], list[str]]:
    """Give a story kept before more tags, behind its own; return the keys that are new to it, and all it has now."""
    known = {row.key: row.position for row in await conn.execute(_tags_of(story_id))}
    fresh = [(tag, True) for tag in tags if tag.key not in known]
    fresh += [(tag, False) for tag in wished if tag.key not in known]
    await _add_tags(conn, story_id, fresh, max(known.values(), default=-1) + 1)
    new = [tag.key for tag, _ in fresh]
    return new, [*known, *new]


async def correct(conn: AsyncConnection, new: Story, now: datetime) -> None:
    """Let the story say what `new` does; what it said before stays as a version."""
    before = select(
        story.c.id, story.c.version, story.c.title, story.c.summary, story.c.text, bound(now, story.c.told.type)
    ).where(story.c.id == new.id)
    columns = ["story_id", "number", "title", "summary", "text", "until"]
    await conn.execute(insert(story_version).from_select(columns, before))
    says = {"title": new.title, "summary": list(new.summary), "text": new.text}
    corrected = update(story).where(story.c.id == new.id)
    await conn.execute(corrected.values(**says, version=story.c.version + 1, corrected=now, indexed=0))


async def breaks(conn: AsyncConnection, story_id: int, now: datetime) -> bool:
    """Let the story go before others from now on; False when it did already."""
    calm = update(story).where(story.c.id == story_id, story.c.breaking.is_(None))
    return (await conn.execute(calm.values(breaking=now))).rowcount == 1


async def since(conn: AsyncConnection, moment: datetime) -> list[tuple[Story, datetime]]:
    """The stories told since then, the oldest first, each with the moment when it was told."""
    rows = (await conn.execute(select(story).where(story.c.told >= moment).order_by(story.c.told))).all()
    told = {row.id: row.told for row in rows}
    parts = [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
    return [(one, told[one.id]) for part in parts for one in await _with_tags(conn, part)]


def _tags_of(story_id: int) -> Select[Any]:
    return select(story_tag.c.key, story_tag.c.position).where(story_tag.c.story_id == story_id)


async def _add_tags(conn: AsyncConnection, story_id: int, tags: Sequence[tuple[Tag, bool]], start: int) -> None:
    rows = [
        {"story_id": story_id, "key": tag.key, "label": tag.label, "position": position, "shown": shown}
        for position, (tag, shown) in enumerate(tags, start)
    ]
    if rows:
        await conn.execute(insert(story_tag).on_conflict_do_nothing(), rows)


async def get(conn: AsyncConnection, story_id: int) -> Story | None:
    """The story with this id."""
    return (await many(conn, [story_id])).get(story_id)


async def told_to(conn: AsyncConnection, story_id: int, chat_id: int) -> Story | None:
    """The story with this id, if it was ever on its way to this chat and that is still remembered."""
    owed = exists().where(delivery.c.story_id == story_id, delivery.c.chat_id == chat_id)
    rows = (await conn.execute(select(story).where(story.c.id == story_id, owed))).all()
    return next(iter(await _with_tags(conn, rows)), None)


async def tags(conn: AsyncConnection, story_id: int) -> list[Tag]:
    """All by which the story is found, readers' own phrases too."""
    rows = await conn.execute(select(story_tag).where(story_tag.c.story_id == story_id).order_by(story_tag.c.position))
    return [Tag(row.key, row.label) for row in rows]


async def many(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Story]:
    """Those of the stories that exist, by id; for the few hundred that a batch of deliveries needs."""
    rows = (await conn.execute(select(story).where(story.c.id.in_(ids)))).all()
    return {found.id: found for found in await _with_tags(conn, rows)}


async def latest(
    conn: AsyncConnection, limit: int, offset: int = 0, tag_key: str | None = None, language: str | None = None
) -> list[Story]:
    """The stories told last, newest first; on demand only those with the tag, or in the language."""
    newest = (story.c.told.desc(), story.c.published.desc(), story.c.id.desc())
    chosen = _chosen(select(story), tag_key, language).order_by(*newest).limit(limit).offset(offset)
    return await _with_tags(conn, (await conn.execute(chosen)).all())


async def count(conn: AsyncConnection, tag_key: str | None = None, language: str | None = None) -> int:
    """How many stories `latest` can page through."""
    chosen = _chosen(select(func.count()).select_from(story), tag_key, language)
    return (await conn.execute(chosen)).scalar_one()


def _chosen(rows: _Rows, tag_key: str | None, language: str | None) -> _Rows:
    if tag_key is not None:
        rows = rows.where(story.c.id.in_(select(story_tag.c.story_id).where(story_tag.c.key == tag_key)))
    if language is not None:
        rows = rows.where(story.c.language == language)
    return rows


async def _with_tags(conn: AsyncConnection, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Story]:
    of_these = story_tag.c.story_id.in_([row.id for row in rows])
    tags: dict[int, list[Tag]] = {}
    for row in await conn.execute(select(story_tag).where(of_these, story_tag.c.shown).order_by(story_tag.c.position)):
        tags.setdefault(row.story_id, []).append(Tag(row.key, row.label))
    others = await reports.of(conn, [row.id for row in rows])
    return [_story(row, tuple(tags.get(row.id, ())), others.get(row.id, ())) for row in rows]


def _story(row: Row[*tuple[Any, ...]], tags: tuple[Tag, ...], others: tuple[Report, ...]) -> Story:
    return Story(
        id=row.id,
        source=row.source,
        title=row.title,
        summary=tuple(row.summary),
        text=row.text,
        link=row.link,
        published=row.published,
        language=row.language,
        tags=tags,
        picture=row.picture,
        reports=others,
        corrected=row.corrected,
        breaking=row.breaking is not None,
    )
