"""The courier: what Telegram refuses for its markup still reaches everybody, as plain text."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.model import Chat, Outcome, Parcel, Picture, Post, Refused, Sent, Story, Tag
from bot.pipeline.deliver import Before
from bot.storage import chats, fanout, follows, outbox, pictures, stories, tally
from bot.storage.database import Database
from tests.pipeline.carrying import courier

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
FLOOD = Tag("су_тасқын", "су тасқыны")
READERS = range(1, 41)


async def owe(db: Database) -> None:
    told = Story(
        id=7,
        source="Толқын",
        title="Су тасқыны",
        summary=("Су көтерілді.",),
        text="Су көтерілді.",
        link="https://example.kz/7",
        published=NOW,
        language="kk",
        tags=(FLOOD,),
    )
    async with db.write() as conn:
        await stories.add(conn, told, NOW)
        for reader in READERS:
            await chats.ensure(conn, Chat(id=reader), NOW)
            await follows.add(conn, reader, FLOOD, NOW)
        await fanout.begin(conn, 7, [FLOOD.key], [], NOW)


async def render(deliveries: Sequence[Parcel], _: datetime) -> dict[Parcel, Post]:
    post = Post(text='<b>Су</b> 1 &lt; 2 <a href="https://example.kz/7?a=1&amp;b=2">Толқын</a>')
    return dict.fromkeys(deliveries, post)


class Telegram:
    """Refuses markup (or everything), and keeps what it takes."""

    def __init__(self, reason: str = "Bad Request: can't parse entities") -> None:
        self.reason = reason
        self.refuses_plain = False
        self.got: dict[int, str] = {}
        self.refused = 0

    async def send(self, parcel: Parcel, post: Post, before: Before | None) -> Outcome:
        if before:
            await before()
        await asyncio.sleep(0)
        if post.html or self.refuses_plain:
            self.refused += 1
            return Refused(self.reason, everybody=True)
        self.got[parcel.chat_id] = post.text
        return Sent(parcel.chat_id)


async def test_a_post_that_is_refused_for_its_markup_reaches_everybody_as_plain_text(db: Database) -> None:
    await owe(db)
    telegram = Telegram()
    await courier(db, telegram.send, render, lambda: NOW).drain()
    async with db.read() as conn:
        counts = await outbox.counts(conn)
    assert counts["sent"] == len(READERS)
    assert set(telegram.got) == set(READERS)
    assert set(telegram.got.values()) == {"Су 1 < 2 Толқын (https://example.kz/7?a=1&b=2)"}


async def test_once_refused_the_markup_is_not_tried_again(db: Database) -> None:
    await owe(db)
    telegram = Telegram()
    carrier = courier(db, telegram.send, render, lambda: NOW)
    await carrier.drain()
    before = telegram.refused
    assert before <= len(READERS)
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=99), NOW)
        await follows.add(conn, 99, FLOOD, NOW)
        await fanout.begin(conn, 7, [FLOOD.key], [], NOW)
    await carrier.drain()
    assert telegram.refused == before
    assert 99 in telegram.got


async def test_a_post_that_is_refused_even_as_plain_text_is_stopped_for_everybody(db: Database) -> None:
    await owe(db)
    telegram = Telegram()
    telegram.refuses_plain = True
    await courier(db, telegram.send, render, lambda: NOW).drain()
    async with db.read() as conn:
        counts = await outbox.counts(conn)
        reasons = tally.reasons(await tally.since(conn, NOW.date()))
    assert counts["failed"] == len(READERS)
    assert list(reasons) == [telegram.reason]


async def test_what_became_of_a_picture_is_remembered_with_the_delivery(db: Database) -> None:
    await owe(db)
    learned = Picture("https://example.kz/7.png", "AgAC")

    async def send(parcel: Parcel, _: Post, before: Before | None) -> Outcome:
        if before:
            await before()
        return Sent(parcel.chat_id, learned if parcel.chat_id == 3 else None)

    await courier(db, send, render, lambda: NOW).drain()
    async with db.read() as conn:
        assert await pictures.known(conn, [learned.address], NOW) == {learned.address: learned}
