"""Chats and what they follow."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.model import Chat, Mute, Tag
from bot.pipeline.digests import Digests
from bot.pipeline.tidy import tidy
from bot.storage import chats, follows, mutes
from bot.storage.database import Database
from bot.storage.follows import Line
from bot.storage.tables import State, alert, chat, delivery, story, story_tag

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
FLOOD, WAR = Tag("су_тасқын", "су тасқыны"), Tag("соғыс", "Соғыс")


async def test_a_stranger_becomes_a_chat_and_stays_as_he_is_known(db: Database) -> None:
    async with db.write() as conn:
        assert await chats.get(conn, 1) is None
        assert await chats.ensure(conn, Chat(id=1, language="ru"), NOW) == Chat(id=1, language="ru")
        assert await chats.ensure(conn, Chat(id=1, language="en"), NOW) == Chat(id=1, language="ru")
        await chats.set_language(conn, 1, "kk")
        assert await chats.get(conn, 1) == Chat(id=1, language="kk")


async def test_pausing_keeps_the_follows(db: Database) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=1), NOW)
        await follows.add(conn, 1, FLOOD, NOW)
        await chats.pause(conn, 1, "bot was blocked by the user")
        assert await chats.get(conn, 1) == Chat(id=1, paused=True)
        await chats.resume(conn, 1)
        assert await chats.get(conn, 1) == Chat(id=1)
        assert await follows.of(conn, 1) == [FLOOD]


async def test_ids_of_every_length_telegram_has_are_kept_exactly(db: Database) -> None:
    ids = [1, 2**52 - 1, -5, -1_002_345_678_901, 2**63 - 1, -(2**63)]
    async with db.write() as conn:
        for chat_id in ids:
            assert (await chats.ensure(conn, Chat(id=chat_id, kind="channel"), NOW)).id == chat_id


async def test_the_same_tag_under_another_label_is_the_same_follow(db: Database) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=1), NOW)
        assert await follows.add(conn, 1, FLOOD, NOW)
        assert not await follows.add(conn, 1, Tag(FLOOD.key, "СУ ТАСҚЫНЫНЫҢ"), NOW)
        assert await follows.of(conn, 1) == [FLOOD]


async def test_follows_stand_in_the_order_they_began(db: Database) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=1), NOW)
        await follows.add(conn, 1, WAR, NOW)
        await follows.add(conn, 1, FLOOD, NOW + timedelta(seconds=1))
        assert await follows.of(conn, 1) == [WAR, FLOOD]
        assert await follows.remove(conn, 1, WAR.key)
        assert not await follows.remove(conn, 1, WAR.key)
        assert await follows.of(conn, 1) == [FLOOD]


async def test_what_waits_for_a_topic_alone_goes_with_it(db: Database) -> None:
    both, other = (FLOOD.key, WAR.key), Tag("заң", "заң")
    async with db.write() as conn:
        for reader in (1, 2):
            await chats.ensure(conn, Chat(id=reader), NOW)
            for tag in (FLOOD, WAR):
                await follows.add(conn, reader, tag, NOW)
        for number, keys in enumerate(((FLOOD.key,), (other.key, FLOOD.key), both, (WAR.key,), (FLOOD.key,)), 1):
            tags = [
                {"story_id": number, "key": key, "label": key, "position": place, "shown": True}
                for place, key in enumerate(keys)
            ]
            owed = [{"story_id": number, "chat_id": reader, "token": 0, "attempt": 0} for reader in (1, 2)]
            moments = {"state": State.SENT if number == 5 else State.GATHERED, "due": NOW, "owed": NOW, "changed": NOW}
            await conn.execute(insert(story).values(**_told(number)))
            await conn.execute(insert(story_tag), tags)
            await conn.execute(insert(delivery), [one | moments for one in owed])
        assert await follows.remove(conn, 1, FLOOD.key)
        rows = (
            await conn.execute(select(delivery.c.chat_id, delivery.c.story_id).order_by(*delivery.primary_key))
        ).all()
    assert [number for reader, number in sorted(rows) if reader == 1] == [3, 4, 5]
    assert [number for reader, number in sorted(rows) if reader == 2] == [1, 2, 3, 4, 5]


def _told(number: int) -> dict[str, object]:
    told = {"id": number, "source": "Дала", "title": "Су", "text": "Су", "link": f"https://dala.example/{number}"}
    return told | {"language": "kk", "published": NOW, "told": NOW, "summary": []}


async def test_a_follow_of_a_chat_that_is_not_there_is_refused(db: Database) -> None:
    async with db.write() as conn:
        with pytest.raises(IntegrityError):
            await follows.add(conn, 1, FLOOD, NOW)


async def test_everybodys_phrases_are_told_once_each(db: Database) -> None:
    async with db.write() as conn:
        assert await follows.phrases(conn) == []
        for chat_id, label in ((1, "су тасқыны"), (2, "Су тасқыны"), (3, "СУ ТАСҚЫНЫ")):
            await chats.ensure(conn, Chat(id=chat_id), NOW)
            await follows.add(conn, chat_id, Tag("су_тасқын", label), NOW)
            await follows.add(conn, chat_id, WAR, NOW)
        assert await follows.phrases(conn) == [WAR, FLOOD]
        assert await follows.count(conn) == 6


async def test_a_group_that_became_a_supergroup_keeps_its_ways(db: Database) -> None:
    """Every column of its row, what it muted and the rates that it waits for; also where the new id was met first."""
    ways = {"digest": True, "digest_times": ["08:00"], "quiet_from": 1320, "quiet_to": 420, "wake": True}
    ways |= {"zone": "Asia/Aqtau", "sentences": 1, "script": "latin", "pictures": True, "footer": False}
    sport, waits = Mute("tag", "спорт", "спорт", NOW), {"currency": "USD", "above": True, "value": Decimal(500)}
    async with db.write() as conn:
        for chat_id in (-5, -1005):
            await chats.ensure(conn, Chat(id=chat_id, kind="group"), NOW)
        await conn.execute(update(chat).where(chat.c.id == -5).values(**ways, next_digest=NOW, language="ru"))
        before = await chats.get(conn, -5)
        await follows.add(conn, -5, FLOOD, NOW)
        await mutes.add(conn, -5, sport)
        await conn.execute(insert(alert), {"chat_id": -5, "since": NOW, **waits})
        for _ in range(2):
            await chats.move(conn, -5, -1005)
            assert before
            assert await chats.get(conn, -1005) == replace(before, id=-1005)
        assert await mutes.of(conn, -1005, NOW - timedelta(1)) == [sport]
        assert (await conn.execute(select(alert.c.chat_id))).scalars().all() == [-1005]
        assert (await conn.execute(select(chat.c.id).where(chat.c.next_digest.is_not(None)))).scalars().all() == [-1005]


async def test_what_is_muted_no_longer_is_forgotten(db: Database) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=1), NOW)
        for key, until in (("a", NOW), ("b", NOW + timedelta(days=7)), ("c", None)):
            await mutes.add(conn, 1, Mute("tag", key, key, until))
    await tidy(db, Digests(db, [time(8)], "Asia/Almaty"), timedelta(hours=6), NOW)
    async with db.read() as conn:
        assert [tag.key for tag in await mutes.phrases(conn)] == ["b", "c"]


def lines(count: int) -> list[Line]:
    return [Line(number // 2 + 1, f"k{number % 7}", f"l{number % 7}", "kk") for number in range(count)]


async def test_an_import_adds_chats_and_follows_and_says_how_many_are_new(db: Database) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=1, language="ru"), NOW)
        assert await follows.import_rows(conn, lines(25_000), NOW) == 25_000
        assert await follows.import_rows(conn, iter(lines(25_002)), NOW) == 2
        assert await follows.count(conn) == 25_002
        assert await chats.get(conn, 1) == Chat(id=1, language="ru")
        assert await chats.get(conn, 2) == Chat(id=2, language="kk")


async def test_an_imported_chat_with_a_negative_id_is_no_private_one(db: Database) -> None:
    async with db.write() as conn:
        await follows.import_rows(conn, [Line(-100_123, "k", "l", "en")], NOW)
        assert await chats.get(conn, -100_123) == Chat(id=-100_123, kind="group", language="en")


words = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1)
lines_of_people = st.lists(
    st.builds(
        Line,
        st.integers(-(2**63), 2**63 - 1),
        words,
        words,
        st.sampled_from(["kk", "ru", "en"]),
        thread=st.none() | st.integers(1, 2**31 - 1),
    ),
    unique_by=lambda line: line.chat_id,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(new=lines_of_people)
async def test_what_was_imported_is_exported(db: Database, new: list[Line]) -> None:
    async with db.write() as conn:
        await follows.import_rows(conn, new, NOW)
    async with db.read() as conn:
        exported = [line async for line in follows.export(conn)]
    assert {(line.chat_id, line.key) for line in new} <= {(line.chat_id, line.key) for line in exported}
    assert [line.chat_id for line in exported] == sorted(line.chat_id for line in exported)
