"""A story that changes is edited wherever it was sent, and nowhere else."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Chat, Delivery, Parcel, Story, Tag
from bot.storage import amendments, chats, fanout, follows, outbox, stories
from bot.storage.database import Database

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FLOOD = Tag("тасқын", "Су тасқыны")
STORY = Story(
    id=1,
    source="Толқын",
    title="Су тасқыны басталды",
    summary=("Су көтерілді.",),
    text="Су көтерілді.",
    link="https://example.kz/1",
    published=NOW,
    language="kk",
    tags=(FLOOD,),
)


@pytest.fixture
async def sent(db: Database) -> Database:
    """Story 1 went to the chats 1, 2 and 3 at NOW."""
    async with db.write() as conn:
        for chat_id in (1, 2, 3):
            await chats.ensure(conn, Chat(id=chat_id), NOW)
            await follows.add(conn, chat_id, FLOOD, NOW)
        await stories.add(conn, STORY, NOW)
        await fanout.begin(conn, 1, [FLOOD.key], [], NOW)
    for one in await claim(db):
        await arrive(db, one)
    return db


async def claim(db: Database, now: datetime = NOW) -> list[Delivery]:
    async with db.write() as conn:
        return await outbox.claim(conn, now, 10, MINUTE)


async def arrive(db: Database, one: Delivery) -> None:
    async with db.write() as conn:
        await outbox.mark_sending(conn, [one], NOW)
        await outbox.sent(conn, Parcel((one,)), 100 + one.chat_id, NOW)


async def change(db: Database, at: datetime) -> amendments.Amendment:
    async with db.write() as conn:
        await amendments.begin(conn, 1, at)
        return (await amendments.under_way(conn))[-1]


async def behind(db: Database, one: amendments.Amendment, after: int | None = None, limit: int = 10) -> list[int]:
    async with db.read() as conn:
        return [post.message_id for post in await amendments.behind(conn, one, after, limit)]


async def test_every_post_that_was_sent_before_is_edited_once_in_chunks(sent: Database) -> None:
    one = await change(sent, NOW + MINUTE)
    assert await behind(sent, one, limit=2) == [101, 102]
    assert await behind(sent, one, after=2) == [103]
    async with sent.write() as conn:
        first = (await amendments.behind(conn, one, None, 1))[0]
        await amendments.shown(conn, first, NOW + MINUTE)
    assert await behind(sent, one) == [102, 103]


async def test_a_second_change_edits_all_of_them_again_and_the_first_does_not_end_it(sent: Database) -> None:
    first = await change(sent, NOW + MINUTE)
    second = await change(sent, NOW + 2 * MINUTE)
    async with sent.write() as conn:
        assert not await amendments.end(conn, first)
        assert await amendments.end(conn, second)
        assert await amendments.under_way(conn) == []


async def test_posts_older_than_twelve_hours_are_left_as_they_are(sent: Database) -> None:
    assert await behind(sent, await change(sent, NOW + timedelta(hours=12))) == [101, 102, 103]
    assert await behind(sent, await change(sent, NOW + timedelta(hours=12, seconds=1))) == []


async def test_a_post_on_its_way_while_the_story_changes_is_waited_for(sent: Database) -> None:
    async with sent.write() as conn:
        await chats.ensure(conn, Chat(id=4), NOW)
        await follows.add(conn, 4, FLOOD, NOW)
        await fanout.begin(conn, 1, [FLOOD.key], [], NOW + MINUTE)
    [late] = await claim(sent, NOW + MINUTE)
    one = await change(sent, NOW + 2 * MINUTE)
    async with sent.write() as conn:
        assert not await amendments.end(conn, one)
    await arrive(sent, late)
    assert await behind(sent, one, after=3) == [104]
    async with sent.write() as conn:
        assert await amendments.end(conn, one)
