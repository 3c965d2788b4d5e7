"""The stories told, with their tags."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, exists, select, update
from sqlalchemy import literal as bound
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Report, Story, Tag
from bot.storage import reports
from bot.storage.insert import insert
from bot.storage.search import by_number
from bot.storage.tables import delivery, follow, place, story, story_tag, story_version

# What many stories have is met among the newest, by a look at each; what few have is looked up from their tags.
_RECENT = 2_000
_AT_ONCE = 5_000  # SQLite takes 32,766 values a statement


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
    says = {"title": new.title, "summary": list(new.summary), "text": new.text, "edited": new.edited}
    corrected = update(story).where(story.c.id == new.id)
    await conn.execute(corrected.values(**says, version=story.c.version + 1, corrected=now, indexed=0))


async def breaks(conn: AsyncConnection, story_id: int, now: datetime) -> bool:
    """Let the story go before others from now on; False when it did already."""
    calm = update(story).where(story.c.id == story_id, story.c.breaking.is_(None))
    return (await conn.execute(calm.values(breaking=now))).rowcount == 1


async def retract(conn: AsyncConnection, story_id: int, now: datetime) -> bool:
    """Let nobody be told it or find it any more; False when it was taken back already, or there is none."""
    standing = update(story).where(story.c.id == story_id, story.c.retracted.is_(None))
    if (await conn.execute(standing.values(retracted=now))).rowcount != 1:
        return False
    await conn.execute(update(place).where(place.c.story_id == story_id).values(story_id=None))
    return True


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
    """The story with this id, if it was not taken back."""
    return (await many(conn, [story_id])).get(story_id)


async def told_to(conn: AsyncConnection, story_id: int, chat_id: int) -> Story | None:
    """The story with this id, if it was ever on its way to this chat and that is still remembered."""
    owed = exists().where(delivery.c.story_id == story_id, delivery.c.chat_id == chat_id)
    rows = (await conn.execute(select(story).where(story.c.id == story_id, story.c.retracted.is_(None), owed))).all()
    return next(iter(await _with_tags(conn, rows)), None)


async def tags(conn: AsyncConnection, story_id: int) -> list[Tag]:
    """All by which the story is found, readers' own phrases too."""
    rows = await conn.execute(select(story_tag).where(story_tag.c.story_id == story_id).order_by(story_tag.c.position))
    return [Tag(row.key, row.label) for row in rows]


async def many(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Story]:
    """Those of the stories that stand, by id; for the few hundred that a batch of deliveries needs."""
    rows = (await conn.execute(select(story).where(story.c.id.in_(ids), story.c.retracted.is_(None)))).all()
    return {found.id: found for found in await _with_tags(conn, rows)}


async def ever(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Story]:
    """The same, those that were taken back among them."""
    rows = (await conn.execute(select(story).where(story.c.id.in_(ids)))).all()
    return {found.id: found for found in await _with_tags(conn, rows)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Of which stories the newest are wanted; every field that is given narrows them."""

    tag_key: str | None = None
    followed_by: int | None = None  # a chat: with a tag that it follows
    since: datetime | None = None  # published then or later
    until: datetime | None = None  # published before


ALL = Among()


async def latest(conn: AsyncConnection, limit: int, offset: int = 0, among: Among = ALL) -> list[Story]:
    """The stories published last, newest first."""
    ids = await newest(conn, limit, offset, among)
    found = await many(conn, ids)
    return [found[one] for one in ids if one in found]


async def newest(conn: AsyncConnection, limit: int, offset: int = 0, among: Among = ALL) -> list[int]:
    """The ids of the stories published last, newest first; of some days, of those that search knows.

    What is told late stands where its moment says, which is the one that every list shows.
    """
    if among.since is not None or among.until is not None:
        return await _page(conn, _of_days(among), limit, offset)
    if among == ALL:
        return await _page(conn, select(story.c.id).order_by(*_newest(story)), limit, offset)
    moments = select(story.c.id, story.c.published)  # the index holds them all
    near = moments.order_by(*_newest(story)).limit(_RECENT).subquery()
    found = await _page(
        conn, select(near.c.id).where(*_wished(near.c.id, among)).order_by(*_newest(near)), limit, offset
    )
    if len(found) == limit:
        return found
    tagged = select(story_tag.c.story_id).where(*_tagged(among))
    return await _page(conn, select(story.c.id).where(story.c.id.in_(tagged)).order_by(*_newest(story)), limit, offset)


async def _page(conn: AsyncConnection, ids: Select[Any], limit: int, offset: int) -> list[int]:
    return list(await conn.scalars(ids.limit(limit).offset(offset)))


def _newest(rows: FromClause) -> tuple[ColumnElement[Any], ...]:
    return rows.c.published.desc(), rows.c.id.desc()


def _of_days(among: Among) -> Select[Any]:
    """By the index of search, whose numbers are moments."""
    rows = select(place.c.story_id).where(place.c.story_id.is_not(None), *_wished(place.c.story_id, among))
    if among.since is not None:
        rows = rows.where(place.c.number >= by_number(among.since))
    if among.until is not None:
        rows = rows.where(place.c.number < by_number(among.until))
    return rows.order_by(place.c.number.desc())


def _wished(story_id: ColumnElement[Any], among: Among) -> list[ColumnElement[bool]]:
    """Whether one story is wanted, told by its own tags."""
    conditions = _tagged(among)
    return [exists().where(story_tag.c.story_id == story_id, *conditions)] if conditions else []


def _tagged(among: Among) -> list[ColumnElement[bool]]:
    """Which rows of `story_tag` make a story wanted: one row has to meet them all."""
    conditions: list[ColumnElement[bool]] = []
    if among.tag_key is not None:
        conditions.append(story_tag.c.key == among.tag_key)
    if among.followed_by is not None:
        mine = select(follow.c.key).where(follow.c.chat_id == among.followed_by)
        conditions.append(story_tag.c.key.in_(mine))
    return conditions


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
        edited=row.edited,
    )
