"""Who wants what: a chat's tags, and all the tags that anybody wants."""

from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Delivery, Tag
from bot.storage import mutes
from bot.storage.insert import insert
from bot.storage.tables import chat, follow, story_tag

CHUNK = 10_000  # lines in one transaction of an import: about a tenth of a second


class Line(NamedTuple):
    """A follow as it stands in an import or export."""

    chat_id: int
    key: str
    label: str
    language: str  # of the chat; counts only where the chat is new
    thread: int | None = None  # where in a forum group its stories go


async def of(conn: AsyncConnection, chat_id: int) -> list[Tag]:
    """What the chat follows, in the order it began to."""
    mine = select(follow.c.key, follow.c.label).where(follow.c.chat_id == chat_id)
    rows = await conn.execute(mine.order_by(follow.c.since, follow.c.label))
    return [Tag(row.key, row.label) for row in rows]


async def add(conn: AsyncConnection, chat_id: int, tag: Tag, now: datetime, thread: int | None = None) -> bool:
    """Follow the tag; False when the chat does already, under whatever label. The chat must exist.

    `thread`: where in a forum group its stories go.
    """
    values = {"chat_id": chat_id, "key": tag.key, "label": tag.label, "since": now, "thread": thread}
    return (await conn.execute(insert(follow).on_conflict_do_nothing(), values)).rowcount == 1


async def bind(conn: AsyncConnection, chat_id: int, key: str, thread: int | None) -> None:
    """Let the stories of what a forum group follows already go to this thread; None: wherever."""
    mine = update(follow).where(follow.c.chat_id == chat_id, follow.c.key == key)
    await conn.execute(mine.values(thread=thread))


async def remove(conn: AsyncConnection, chat_id: int, key: str) -> bool:
    """Follow it no longer, and be owed nothing that waits for it alone; False when the chat did not."""
    gone = delete(follow).where(follow.c.chat_id == chat_id, follow.c.key == key)
    if (await conn.execute(gone)).rowcount != 1:
        return False
    await mutes.withdraw_tagged(conn, chat_id, key)
    return True


async def matched(conn: AsyncConnection, deliveries: Collection[Delivery]) -> dict[tuple[int, int], tuple[Tag, ...]]:
    """Why each delivery is owed: the tags of its story that its chat follows, in the chat's words, by (story, chat)."""
    pairs = tuple_(story_tag.c.story_id, follow.c.chat_id).in_([(o.story_id, o.chat_id) for o in deliveries])
    both = select(story_tag.c.story_id, follow.c.chat_id, follow.c.key, follow.c.label)
    both = both.join_from(story_tag, follow, story_tag.c.key == follow.c.key).where(pairs)
    found: dict[tuple[int, int], tuple[Tag, ...]] = {}
    for row in await conn.execute(both.order_by(story_tag.c.position)):
        reason = (row.story_id, row.chat_id)
        found[reason] = (*found.get(reason, ()), Tag(row.key, row.label))
    return found


async def threads(conn: AsyncConnection, deliveries: Collection[Delivery]) -> dict[tuple[int, int], int]:
    """Where in its forum group each delivery goes, by (story, chat); only those that a bound tag sends somewhere."""
    if not deliveries:  # most batches have no group's
        return {}
    pairs = tuple_(story_tag.c.story_id, follow.c.chat_id).in_([(o.story_id, o.chat_id) for o in deliveries])
    bound = select(story_tag.c.story_id, follow.c.chat_id, follow.c.thread)
    bound = bound.join_from(story_tag, follow, story_tag.c.key == follow.c.key)
    rows = await conn.execute(bound.where(pairs, follow.c.thread.is_not(None)).order_by(story_tag.c.position.desc()))
    return {(row.story_id, row.chat_id): row.thread for row in rows}  # the story's first tag has the last word


async def count(conn: AsyncConnection) -> int:
    """How many follows there are."""
    return (await conn.execute(select(func.count()).select_from(follow))).scalar_one()


async def phrases(conn: AsyncConnection) -> list[Tag]:
    """Every tag that anybody follows, once, under one of its labels.

    Leaps through the index from key to key: a million follows of a thousand keys cost a thousand steps.
    """
    keys = select(func.min(follow.c.key).label("key")).cte("keys", recursive=True)
    later = select(func.min(follow.c.key)).where(follow.c.key > keys.c.key).scalar_subquery()
    keys = keys.union_all(select(later).where(keys.c.key.is_not(None)))
    label = select(follow.c.label).where(follow.c.key == keys.c.key).order_by(follow.c.chat_id).limit(1)
    each = select(keys.c.key, label.scalar_subquery().label("label")).where(keys.c.key.is_not(None))
    return [Tag(row.key, row.label) for row in await conn.execute(each)]


async def import_rows(conn: AsyncConnection, lines: Iterable[Line], now: datetime) -> int:
    """Add the follows, and the chats that are new; return how many follows were.

    Give `CHUNK` lines to a transaction: more at once would keep other writers waiting.
    """
    chats = insert(chat).values(paused=False, since=now).on_conflict_do_nothing()
    wishes = insert(follow).values(since=now).on_conflict_do_nothing()
    added, source = 0, iter(lines)
    while chunk := sorted(islice(source, CHUNK), key=itemgetter(0, 1)):  # neighbours in the index are written together
        await conn.execute(chats, list(_chats(chunk)))
        rows = [{"chat_id": o.chat_id, "key": o.key, "label": o.label, "thread": o.thread} for o in chunk]
        added += (await conn.execute(wishes, rows)).rowcount
    return added


def _chats(lines: Iterable[Line]) -> Iterator[dict[str, object]]:
    languages = {line.chat_id: line.language for line in lines}
    for chat_id, language in languages.items():
        kind = (
            "private" if chat_id > 0 else "group"
        )  # a negative id is a group's or a channel's; it cannot be told which
        yield {"id": chat_id, "kind": kind, "language": language}


async def export(conn: AsyncConnection) -> AsyncIterator[Line]:
    """Every follow, chat by chat, without holding them all in memory."""
    columns = (follow.c.chat_id, follow.c.key, follow.c.label, chat.c.language, follow.c.thread)
    each = select(*columns).join_from(follow, chat).order_by(follow.c.chat_id, follow.c.key)
    async with conn.stream(each) as rows:
        async for part in rows.partitions(CHUNK):
            for row in part:
                yield Line(*row)
