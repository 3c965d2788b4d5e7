"""Whoever leaves has left: no row, no page and no log holds the id any more, and what was under way changes nothing."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.model import Chat, Mute, Parcel, Tag
from bot.storage import (
    audit,
    chats,
    erase,
    erase_editor,
    fanout,
    follows,
    inbox,
    mutes,
    outbox,
    questions,
    tables,
    undertakings,
)
from bot.storage.database import AsyncConnection, Database
from bot.storage.tables import alert, metadata
from bot.storage.tables import fanout as fanouts
from tests.storage.leftovers import holds

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
THEIRS, ANOTHER = 6_417_517_936, 6_417_517_937
FLOOD = Tag("су|тасқын", "су тасқыны")


async def leave(db: Database, chat_id: int) -> bool:
    async with db.traces.leaving(chat_id):
        async with db.read() as conn:
            stories = await erase.deliveries(conn, chat_id)
        async with db.write() as conn:
            await erase.forget_deliveries(conn, chat_id, stories)
            await erase.forget(conn, chat_id)
            await erase_editor.forget(conn, chat_id)
    return await db.traces.clean()


async def arrive(conn: AsyncConnection, chat_id: int, update_id: int = 1) -> None:
    await chats.ensure(conn, Chat(id=chat_id), NOW)
    await follows.add(conn, chat_id, FLOOD, NOW)
    await mutes.add(conn, chat_id, Mute("source", "Толқын", "Толқын"))
    await conn.execute(insert(alert).values(chat_id=chat_id, currency="USD", above=True, value=Decimal(500), since=NOW))
    await inbox.add(conn, update_id, f'{{"message":{{"chat":{{"id":{chat_id}}},"text":"сөз"}}}}')


async def owe(conn: AsyncConnection, stories: int) -> None:
    for story_id in range(1, stories + 1):
        await fanout.begin(conn, story_id, [FLOOD.key], [], NOW)


async def rows_with(db: Database, chat_id: int) -> list[str]:
    """The tables that still hold the number, in any column."""
    async with db.read() as conn:
        everything = {table.name: (await conn.execute(select(table))).all() for table in metadata.sorted_tables}
    return sorted(name for name, rows in everything.items() if any(str(chat_id) in str(row) for row in rows))


async def test_nothing_of_the_chat_is_left_and_everything_of_others(db: Database, tmp_path: Path) -> None:
    async with db.write() as conn:
        await arrive(conn, THEIRS)
        await arrive(conn, ANOTHER, 2)
        await chats.ensure(conn, Chat(id=5, kind="group"), NOW)
        await chats.pause(conn, 5, f"moved to {-THEIRS}")
        await owe(conn, 5)
        await conn.execute(
            insert(fanouts).values(story_id=9, begun=NOW, keys=[FLOOD.key], unwanted=[], after_chat=THEIRS)
        )
    before = await rows_with(db, ANOTHER)
    assert await leave(db, THEIRS)
    assert await rows_with(db, THEIRS) == ["chat"], "another chat names it"
    assert await leave(db, -THEIRS)
    assert await rows_with(db, THEIRS) == []
    assert await rows_with(db, ANOTHER) == before == ["alert", "chat", "delivery", "follow", "inbox", "mute"]
    assert not holds(tmp_path / "test.db", THEIRS)
    assert holds(tmp_path / "test.db", ANOTHER)


def test_every_column_that_names_a_chat_is_erased() -> None:
    erased = {table.name for table in (*erase.ABOUT, *erase_editor.THEIRS)} | {"delivery", "fanout", "undertaking"}
    erased |= {"slot", "card", "audit"}
    people = ("user_id", "author_id", "editor_id")
    names = [(table.name, column.name) for table in metadata.sorted_tables for column in table.c]
    named = {table for table, column in names if "chat" in column or column in people}
    assert named | {"chat"} <= erased


async def test_of_an_editor_the_deeds_stay_and_the_person_goes(db: Database, tmp_path: Path) -> None:
    channel_id = -1_001_234_567_890
    content = {"chat_id": THEIRS, "message_ids": [5], "text": "Ертең жиналыс", "kind": "text"}
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=channel_id, kind="channel"), NOW)
        await conn.execute(insert(tables.channel).values(id=channel_id, title="Тобыл", connected=NOW, template={}))
        for number, (one, name) in enumerate(((THEIRS, "Айгүл Сапарова"), (ANOTHER, "Ерлан"))):
            await arrive(conn, one, number)
            role = {"channel_id": channel_id, "user_id": one, "role": "editor", "name": name, "since": NOW}
            await conn.execute(insert(tables.editor).values(role))
            await audit.note(conn, channel_id, one, "posted", {"title": "Су тасқыны"}, NOW)
        await audit.note(conn, channel_id, ANOTHER, "role", {"user": THEIRS, "name": "Айгүл Сапарова"}, NOW)
        for state in ("planned", "posted"):
            plan = {"channel_id": channel_id, "author_id": THEIRS, "content": content, "state": state, "due": NOW}
            await conn.execute(insert(tables.slot).values(plan))
        wish = {"channel_id": channel_id, "user_id": THEIRS, "content": content, "state": "waiting", "came": NOW}
        await conn.execute(insert(tables.suggestion).values(wish))
        for story_id, state in ((1, "taken"), (2, "approved")):
            card = {"channel_id": channel_id, "story_id": story_id, "state": state, "came": NOW, "editor_id": THEIRS}
            await conn.execute(insert(tables.card).values(card))
        await undertakings.begin(conn, 1, "retract", 5, (THEIRS, 70), NOW)
        await questions.ask(conn, THEIRS, 3, questions.Question("correct", {}), NOW)
    async with db.read() as conn:
        kept = {name: len(rows) for name, rows in (await erase_editor.known(conn, THEIRS)).items() if rows}
    assert kept == {"editor": 1, "question": 1, "suggestion": 1, "slot": 2, "card": 2, "audit": 1}
    assert await leave(db, THEIRS)
    assert await rows_with(db, THEIRS) == []
    assert not holds(tmp_path / "test.db", THEIRS)
    async with db.read() as conn:
        notes = await audit.page(conn, channel_id, 10)
        assert [(one.did, one.name, dict(one.what)) for one in notes] == [
            ("role", "Ерлан", {}),
            ("posted", "Ерлан", {"title": "Су тасқыны"}),
            ("posted", None, {"title": "Су тасқыны"}),
        ]
        assert [row.state for row in await conn.execute(select(tables.slot.c.state))] == ["deleted", "posted"]
        assert {row.state for row in await conn.execute(select(tables.card.c.state))} == {"waiting", "approved"}


@pytest.mark.parametrize("step", ["claimed", "sending"])
async def test_a_delivery_under_way_ends_cleanly(step: str, db: Database) -> None:
    async with db.write() as conn:
        await arrive(conn, THEIRS)
        await owe(conn, 3)
        (one,) = await outbox.claim(conn, NOW, 10, MINUTE)
        if step == "sending":
            await outbox.mark_sending(conn, [one], NOW)
    await leave(db, THEIRS)
    async with db.write() as conn:
        assert await outbox.mark_sending(conn, [one], NOW) == set()
        assert not await outbox.sent(conn, Parcel((one,)), 17, NOW)
        assert not await outbox.retry(conn, Parcel((one,)), NOW, "wait", NOW)
        await chats.pause(conn, THEIRS, "blocked")
        await chats.move(conn, THEIRS, -100)
        assert await outbox.claim(conn, NOW, 10, MINUTE) == []
    assert await rows_with(db, THEIRS) == []


async def test_what_is_kept_can_be_told(db: Database) -> None:
    async with db.write() as conn:
        await arrive(conn, THEIRS)
        await owe(conn, 2)
    async with db.read() as conn:
        known = await erase.known(conn, THEIRS)
        assert {name: len(rows) for name, rows in known.items()} == {
            "chat": 1,
            "follow": 1,
            "mute": 1,
            "alert": 1,
            "delivery": 2,
        }
        assert known["follow"][0]["label"] == FLOOD.label
