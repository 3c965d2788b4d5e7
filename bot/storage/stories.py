"""The stories told, with their tags."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Story, Tag
from bot.storage.insert import insert
from bot.storage.tables import story, story_tag

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
    tags = [
        {
            "story_id": new.id,
            "key": tag.key,
            "label": tag.label,
            "position": position,
            "shown": position < len(new.tags),
        }
        for position, tag in enumerate((*new.tags, *wished))
    ]
    if tags:
        await conn.execute(insert(story_tag).on_conflict_do_nothing(), tags)
    return True


async def get(conn: AsyncConnection, story_id: int) -> Story | None:
    """The story with this id."""
    return (await many(conn, [story_id])).get(story_id)


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
    return [_story(row, tuple(tags.get(row.id, ()))) for row in rows]


def _story(row: Row[*tuple[Any, ...]], tags: tuple[Tag, ...]) -> Story:
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
    )
