"""Whatever stands in a channel has its row, from the transaction on that records it as sent."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from bot.model import Chat, Parcel, Tag
from bot.storage import audit, channel_posts, chats, fanout, follows, outbox
from bot.storage.database import AsyncConnection, Database
from bot.storage.tables import channel, delivery, editor

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PERSON, GROUP, CHANNEL = 5, -50, -100
FLOOD = Tag("су|тасқын", "су тасқыны")


async def connect(conn: AsyncConnection) -> None:
    await chats.ensure(conn, Chat(id=CHANNEL, kind="channel"), NOW)
    await conn.execute(insert(channel).values(id=CHANNEL, title="Тобыл", connected=NOW, template={}))
    one = {"channel_id": CHANNEL, "user_id": PERSON, "role": "editor", "name": "Айгүл", "since": NOW}
    await conn.execute(insert(editor).values(one))


async def test_only_what_a_channel_got_has_a_row_and_a_list_is_one_message(db: Database) -> None:
    async with db.write() as conn:
        await connect(conn)
        for chat in (Chat(id=PERSON), Chat(id=GROUP, kind="group"), Chat(id=CHANNEL, kind="channel")):
            await chats.ensure(conn, chat, NOW)
            await follows.add(conn, chat.id, FLOOD, NOW)
        for story_id in (1, 2, 3):
            await fanout.begin(conn, story_id, [FLOOD.key], [], NOW)
        claimed = await outbox.claim(conn, NOW, 10, MINUTE)
        assert {one.chat_id for one in claimed} == {PERSON, GROUP, CHANNEL}
        await outbox.sent_all(conn, [(Parcel((one,)), 17) for one in claimed], NOW)
        rest = select(delivery.c.story_id, delivery.c.chat_id).where(
            delivery.c.chat_id == CHANNEL, delivery.c.state == 0
        )
        both = await outbox.take(conn, rest, NOW, MINUTE)
        await outbox.sent_all(conn, [(Parcel(tuple(both)), 18)], NOW + MINUTE)
        listed, alone = await channel_posts.latest(conn, CHANNEL, 10)
        assert (alone.message_id, alone.story_id, alone.posted) == (17, 1, NOW)
        assert (listed.message_id, listed.story_id) == (18, None)
        assert await channel_posts.latest(conn, GROUP, 10) == []
        assert await channel_posts.latest(conn, PERSON, 10) == []


async def test_what_becomes_of_a_post_is_known(db: Database) -> None:
    async with db.write() as conn:
        await connect(conn)
        await channel_posts.add(conn, CHANNEL, [1, 2], NOW, slot_id=9)
        await channel_posts.add(conn, CHANNEL, [3], NOW + MINUTE, story_id=7)
        await channel_posts.edited(conn, CHANNEL, 3)
        await channel_posts.edited(conn, CHANNEL, 3)
        await channel_posts.reacted(conn, CHANNEL, 3, {"👍": 3})
        await channel_posts.deleted(conn, CHANNEL, [1], NOW + MINUTE)
        assert [post.message_id for post in await channel_posts.latest(conn, CHANNEL, 10)] == [3, 2]
        third = await channel_posts.get(conn, CHANNEL, 3)
        assert third
        assert (third.edits, third.reactions, third.story_id) == (2, (("👍", 3),), 7)
        week = await channel_posts.between(conn, CHANNEL, NOW, NOW + MINUTE)
        assert [(post.message_id, post.deleted is None) for post in week] == [(1, False), (2, True)]
        assert await channel_posts.of_story(conn, 7) == [third]
        assert await channel_posts.get(conn, CHANNEL, 4) is None


async def test_deeds_are_noted_with_the_name_of_the_editor(db: Database) -> None:
    async with db.write() as conn:
        await connect(conn)
        await audit.note(conn, CHANNEL, PERSON, "posted", {"message": 1}, NOW)
        await audit.note(conn, CHANNEL, 6, "pinned", {"message": 1}, NOW + MINUTE)
        deeds = [(one.did, one.name) for one in await audit.page(conn, CHANNEL, 10)]
        assert deeds == [("pinned", None), ("posted", "Айгүл")]
        assert await audit.count(conn, CHANNEL) == 2
