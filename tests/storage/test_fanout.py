"""One story reaches everybody who follows it and nobody who has muted it, however many they are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.model import Chat, Mute, Parcel, Story, Tag
from bot.storage import chats, fanout, follows, mutes, outbox, stories
from bot.storage.database import Database
from bot.storage.tables import chat, delivery, follow, story

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KEYS = ["тасқын", "соғыс"]


async def crowd(db: Database, *, people: int) -> None:
    """Odd chats follow the first tag, every third the second."""
    async with db.write() as conn:
        new = {"kind": "private", "language": "kk", "paused": False, "since": NOW}
        await conn.execute(insert(chat), [{"id": number, **new} for number in range(1, people + 1)])
        of = [(n, KEYS[0]) for n in range(1, people + 1, 2)] + [(n, KEYS[1]) for n in range(3, people + 1, 3)]
        rows = [{"chat_id": number, "key": key, "label": key, "since": NOW} for number, key in of]
        await conn.execute(insert(follow), rows)


async def tell(db: Database, story_id: int = 7, *, at_once: int = 10, unwanted: tuple[str, ...] = ()) -> int:
    async with db.write() as conn:
        new = Story(
            id=story_id,
            source="Толқын",
            title="Су",
            summary=(),
            text="",
            link="https://example.kz/7",
            published=NOW,
            language="kk",
        )
        await stories.add(conn, new, NOW)
        return await fanout.begin(conn, story_id, KEYS, unwanted, NOW, at_once=at_once)


async def spread(db: Database, limit: int = 10, now: datetime = NOW) -> int:
    """All that is left; how many it was owed to."""
    owed = 0
    while True:
        async with db.write() as conn:
            chunk = await fanout.step(conn, limit, now)
        if chunk is None:
            return owed
        assert chunk <= limit
        owed += chunk


async def owed(db: Database, story_id: int = 7) -> list[int]:
    async with db.read() as conn:
        rows = select(delivery.c.chat_id).where(delivery.c.story_id == story_id).order_by(delivery.c.chat_id)
        return list((await conn.execute(rows)).scalars())


async def left(db: Database) -> int:
    async with db.read() as conn:
        return await fanout.left(conn)


def followers(people: int) -> list[int]:
    return [number for number in range(1, people + 1) if number % 2 or number % 3 == 0]


async def test_a_small_audience_is_owed_in_the_storys_own_transaction(db: Database) -> None:
    await crowd(db, people=10)
    assert await tell(db) == len(followers(10))
    assert await left(db) == 0
    assert await owed(db) == followers(10)


@pytest.mark.parametrize("limit", [1, 7, 10, 100])
async def test_a_large_one_gets_it_in_chunks_each_once(db: Database, limit: int) -> None:
    await crowd(db, people=100)
    assert await tell(db, at_once=10) == 10
    assert await left(db) == 1
    assert await spread(db, limit) == len(followers(100)) - 10
    assert await owed(db) == followers(100)
    assert await left(db) == 0


async def test_a_chunk_and_its_cursor_are_one_transaction(db: Database) -> None:
    await crowd(db, people=60)
    await tell(db)

    async def die_in_a_step() -> None:
        async with db.write() as conn:
            await fanout.step(conn, 10, NOW)
            raise RuntimeError("the power went")

    for _ in range(3):
        with pytest.raises(RuntimeError):
            await die_in_a_step()
        async with db.write() as conn:
            await fanout.step(conn, 10, NOW)
    await spread(db)
    assert await owed(db) == followers(60)


async def test_who_was_owed_it_before_is_left_alone(db: Database) -> None:
    await crowd(db, people=30)
    await tell(db, at_once=100)
    async with db.write() as conn:
        (one,) = await outbox.claim(conn, NOW, 1, MINUTE)
        await outbox.sent(conn, Parcel((one,)), 100, NOW)
        assert await fanout.begin(conn, 7, ["жаңа", *KEYS], [], NOW + MINUTE) == 0
    async with db.read() as conn:
        assert (await outbox.counts(conn))["sent"] == 1


async def test_a_story_that_gained_a_tag_goes_to_the_tags_followers_too(db: Database) -> None:
    await crowd(db, people=10)
    await tell(db)
    async with db.write() as conn:
        await follows.add(conn, 2, Tag("жаңа", "жаңа"), NOW)
        assert await fanout.begin(conn, 7, ["жаңа"], [], NOW + MINUTE) == 1
    assert await owed(db) == sorted([2, *followers(10)])


async def test_a_mute_keeps_its_story_away_until_it_ends(db: Database) -> None:
    await crowd(db, people=12)
    async with db.write() as conn:
        await mutes.add(conn, 1, Mute("tag", "спорт", "спорт"))
        await mutes.add(conn, 3, Mute("tag", "спорт", "спорт", NOW + MINUTE))
        await mutes.add(conn, 5, Mute("tag", "спорт", "спорт", NOW))  # it has just ended
        await mutes.add(conn, 6, Mute("source", "Толқын", "Толқын"))
        await mutes.add(conn, 7, Mute("source", "спорт", "спорт"))
        await mutes.add(conn, 9, Mute("tag", "Толқын", "Толқын"))
        await mutes.add(conn, 11, Mute("tag", "футбол", "футбол"))
    await tell(db, at_once=3, unwanted=("спорт",))
    await spread(db, 2)
    assert await owed(db) == [5, 7, 9, 11, 12]


async def test_paused_chats_are_owed_nothing_and_waiting_ones_must_wait(db: Database) -> None:
    await crowd(db, people=5)
    async with db.write() as conn:
        await chats.pause(conn, 1, "/stop")
        await conn.execute(chat.update().where(chat.c.id == 3).values(not_before=NOW + MINUTE))
    await tell(db)
    assert await owed(db) == [3, 5]
    async with db.write() as conn:
        assert [one.chat_id for one in await outbox.claim(conn, NOW, 5, MINUTE)] == [5]


async def test_breaking_news_are_spread_before_others(db: Database) -> None:
    await crowd(db, people=60)
    await tell(db, 7)
    await tell(db, 8)
    async with db.write() as conn:
        await conn.execute(story.update().where(story.c.id == 8).values(breaking=NOW))
        await fanout.step(conn, 100, NOW)
    assert (len(await owed(db, 7)), await owed(db, 8)) == (10, followers(60))
    async with db.read() as conn:
        lanes = select(delivery.c.lane).where(delivery.c.story_id == 8, delivery.c.chat_id > 30).distinct()
        assert list((await conn.execute(lanes)).scalars()) == [0]


async def test_a_story_that_becomes_breaking_is_hurried_in_chunks(db: Database) -> None:
    await crowd(db, people=60)
    await tell(db, at_once=1000)
    async with db.write() as conn:
        (one,) = await outbox.claim(conn, NOW, 1, MINUTE)
        await outbox.sent(conn, Parcel((one,)), 100, NOW)
        await fanout.hurry(conn, 7, NOW)
    assert await spread(db, 7) == len(followers(60)) - 1
    async with db.read() as conn:
        slow = select(delivery.c.chat_id).where(delivery.c.lane != 0)
        assert list((await conn.execute(slow)).scalars()) == [one.chat_id]


async def test_hundreds_of_keys_are_no_trouble(db: Database) -> None:
    await crowd(db, people=20)
    async with db.write() as conn:
        many = [f"кілт {number}" for number in range(450)]
        for number in range(1, 21):
            await follows.add(conn, number, Tag(many[number * 20], "кілт"), NOW)
        assert await fanout.begin(conn, 9, many, many, NOW) == 20
    assert await left(db) == 0


async def test_what_is_muted_is_told_and_taken_back(db: Database) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=1), NOW)
        await chats.ensure(conn, Chat(id=2), NOW)
        sport, old = Mute("tag", "спорт", "спорт", NOW + MINUTE), Mute("tag", "футбол", "футбол", NOW)
        for chat_id in (1, 2):
            for one in (Mute("source", "Толқын", "Толқын"), old, replace(sport, label="Спорт"), sport):
                await mutes.add(conn, chat_id, one)
        assert await mutes.of(conn, 1, NOW) == [Mute("source", "Толқын", "Толқын"), sport]
        assert await mutes.phrases(conn) == [Tag("спорт", "спорт"), Tag("футбол", "футбол")]
        assert await mutes.remove(conn, 1, "tag", "спорт")
        assert not await mutes.remove(conn, 1, "tag", "спорт")
        assert await mutes.of(conn, 1, NOW) == [Mute("source", "Толқын", "Толқын")]
