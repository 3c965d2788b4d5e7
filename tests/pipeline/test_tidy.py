"""What became of deliveries is known for a while, then forgotten, a little at a time."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, insert, select, update

from bot.model import Chat, Story, Tag
from bot.pipeline import tidy as tidying
from bot.storage import chats, fanout, follows, stories
from bot.storage.database import Database
from bot.storage.tables import delivery

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
DAY = timedelta(days=1)
FLOOD = Tag("су|тасқын", "су тасқыны")


async def told(db: Database, number: int, when: datetime) -> None:
    story = Story(
        id=number,
        source="Толқын",
        title="Су",
        summary=(),
        text="",
        link="https://example.kz",
        published=when,
        language="kk",
    )
    async with db.write() as conn:
        await stories.add(conn, story, when)
        await fanout.begin(conn, number, [FLOOD.key], [], when)
        await conn.execute(update(delivery).values(state=3))


async def test_records_of_deliveries_go_after_their_time(db: Database) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=1), NOW)
        await follows.add(conn, 1, FLOOD, NOW)
    for number, age in ((7, 91), (8, 89)):
        await told(db, number, NOW - age * DAY)
    await tidying.forget(db, 90 * DAY, NOW)
    async with db.read() as conn:
        assert (await conn.execute(select(delivery.c.story_id))).scalars().all() == [8]


async def test_much_is_forgotten_a_little_at_a_time(db: Database) -> None:
    await told(db, 7, NOW - 91 * DAY)
    fresh = {"story_id": 7, "state": 3, "due": NOW, "owed": NOW, "attempt": 1, "token": 1, "changed": NOW}
    async with db.write() as conn:
        await conn.execute(insert(delivery), [{**fresh, "chat_id": n} for n in range(2 * tidying.AT_ONCE + 1)])
    await tidying.forget(db, 90 * DAY, NOW)
    async with db.read() as conn:
        assert (await conn.execute(select(func.count()).select_from(delivery))).scalar_one() == 0
