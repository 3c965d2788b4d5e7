"""The stories told since a moment, to see how many have a tag: by the tag itself, or by their texts."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Tag
from bot.storage.tables import story, story_tag


class Text(NamedTuple):
    """A story as it is searched for words."""

    told: datetime
    published: datetime
    id: int
    title: str
    text: str


async def count(conn: AsyncConnection, since: datetime) -> int:
    """How many stories were told since then."""
    return (await conn.execute(select(func.count()).where(story.c.told >= since))).scalar_one()


async def tagged(conn: AsyncConnection, key: str, since: datetime) -> list[int]:
    """The stories told since then that have the tag, those published last first."""
    of_tag = select(story.c.id).join_from(story_tag, story, story.c.id == story_tag.c.story_id)
    newest = (story.c.published.desc(), story.c.id.desc())
    found = of_tag.where(story_tag.c.key == key, story.c.told >= since).order_by(*newest)
    return list((await conn.execute(found)).scalars())


async def texts(conn: AsyncConnection, since: datetime, before: Text | None, limit: int) -> list[Text]:
    """The next stories told since then, the newest first, behind `before`."""
    place = (story.c.told, story.c.published, story.c.id)
    some = select(*place, story.c.title, story.c.text).where(story.c.told >= since)
    if before is not None:
        some = some.where(tuple_(*place) < tuple_(before.told, before.published, before.id))
    rows = await conn.execute(some.order_by(*(column.desc() for column in place)).limit(limit))
    return [Text(*row) for row in rows]


async def told(conn: AsyncConnection, since: datetime, until: datetime) -> Sequence[tuple[Tag, int]]:
    """How often each shown tag was told from `since` until `until`, the most told first."""
    many = func.count().label("many")
    of_them = select(story_tag.c.key, func.min(story_tag.c.label).label("label"), many)
    of_them = of_them.join_from(story, story_tag, story.c.id == story_tag.c.story_id)
    rows = of_them.where(story.c.told >= since, story.c.told < until, story_tag.c.shown)
    found = await conn.execute(rows.group_by(story_tag.c.key).order_by(many.desc(), story_tag.c.key))
    return [(Tag(row.key, row.label), row.many) for row in found]


async def first(conn: AsyncConnection, since: datetime) -> datetime | None:
    """When the first story since then was told."""
    found: datetime | None = (
        await conn.execute(select(func.min(story.c.told)).where(story.c.told >= since))
    ).scalar_one()
    return found
