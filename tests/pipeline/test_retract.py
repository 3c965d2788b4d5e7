"""What a story's readers have is taken back, or corrected, everywhere; a restart goes on where the last run stopped."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.formatter.texts import Texts
from bot.model import Chat, Outcome, Parcel, Post, Refused, RetryLater, Sent, Story, Tag
from bot.pipeline.amend import Amender
from bot.pipeline.progress import Progress
from bot.pipeline.retract import BATCH, Retractor, Ways
from bot.rules.living import Touched
from bot.storage import amendments, channel_posts, chats, fanout, follows, outbox, stories, undertakings
from bot.storage.database import AsyncConnection, Database
from bot.storage.tables import channel, delivery

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
FLOOD = Tag("су_тасқын", "су тасқыны")
CHANNEL, EDITOR = -100, 3
READERS = range(1, BATCH + 6)
TOO_OLD = Refused("Bad Request: message can't be deleted for everyone", everybody=False)


def story(number: int) -> Story:
    return Story(
        id=number,
        source="Толқын",
        title=f"Су тасқыны {number}",
        summary=("Су көтерілді.",),
        text="Су көтерілді.",
        link=f"https://example.kz/{number}",
        published=NOW,
        language="kk",
        tags=(FLOOD,),
    )


class Telegram:
    """What stands in each chat; it deletes nothing in the chats that are `old`."""

    def __init__(self) -> None:
        self.stands: dict[int, str] = {}
        self.old: set[int] = set()
        self.busy: set[int] = set()
        self.said: list[tuple[int, int | None, str]] = []

    async def delete(self, chat_id: int, _message_id: int) -> Outcome:
        await asyncio.sleep(0)
        if chat_id in self.busy:
            self.busy.discard(chat_id)
            return RetryLater(timedelta(), "busy")
        if chat_id in self.old:
            return TOO_OLD
        del self.stands[chat_id]
        return Sent(0)

    async def edit(self, chat_id: int, message_id: int, post: Post) -> Outcome:
        self.stands[chat_id] = post.text
        return Sent(message_id)

    async def say(self, chat_id: int, post: Post) -> Outcome:
        self.said.append((chat_id, None, post.text))
        return Sent(77)

    async def show(self, chat_id: int, message_id: int, post: Post) -> Outcome:
        self.said.append((chat_id, message_id, post.text))
        return Sent(message_id)


async def send(conn: AsyncConnection, parcels: Sequence[Parcel]) -> None:
    await outbox.mark_sending(conn, [one for parcel in parcels for one in parcel.deliveries], NOW)
    await outbox.sent_all(conn, [(parcel, 500 + parcel.chat_id) for parcel in parcels], NOW)


@pytest.fixture
async def told(db: Database) -> Database:
    """Two stories: all have the first alone, but one reader both in a list; one more waits for the first."""
    async with db.write() as conn:
        for chat_id in (*READERS, CHANNEL):
            await chats.ensure(conn, Chat(id=chat_id, kind="private" if chat_id > 0 else "channel"), NOW)
            await follows.add(conn, chat_id, FLOOD, NOW)
        await conn.execute(insert(channel).values(id=CHANNEL, title="Тобыл", connected=NOW, template={}))
        await stories.add(conn, story(7), NOW)
        await fanout.begin(conn, 7, [FLOOD.key], [], NOW)
        claimed = await outbox.claim(conn, NOW, 1_000, timedelta(minutes=1))
        await stories.add(conn, story(8), NOW)
        await fanout.begin(conn, 8, [FLOOD.key], [], NOW)
        first, *others = sorted(claimed, key=lambda one: -one.chat_id)
        await send(conn, [Parcel((one,)) for one in others])
        await outbox.retry(conn, Parcel((first,)), NOW, "busy", NOW)
        await chats.ensure(conn, Chat(id=99), NOW)
    return db


async def render(parcels: Sequence[Parcel], _: datetime) -> dict[Parcel, Post]:
    return {one: Post(text=f"{one.first.story_id} anew") for one in parcels}


def retractor(db: Database, telegram: Telegram, texts: Texts) -> Retractor:
    ways = Ways(delete=telegram.delete, edit=telegram.edit, render=render)
    return Retractor(db, ways, texts, lambda: LATER)


async def begin(db: Database) -> Touched:
    async with db.read() as conn:
        touched = await undertakings.touched(conn, 7)
    async with db.write() as conn:
        assert await undertakings.retract(conn, 7, LATER)
        assert not await undertakings.retract(conn, 7, LATER)
        await undertakings.begin(conn, 7, "retract", touched.total, (EDITOR, 70), LATER)
    return touched


async def test_a_story_is_taken_back_everywhere_and_nobody_else_gets_it(told: Database, texts: Texts) -> None:
    telegram = Telegram()
    telegram.stands = dict.fromkeys((*READERS[:-1], CHANNEL), "7")
    telegram.old, telegram.busy = {2}, {5}
    assert await begin(told) == Touched(people=len(READERS) - 1, channels=1, waiting=1)
    await retractor(told, telegram, texts).retract()
    async with told.read() as conn:
        (half,) = await undertakings.under_way(conn)
    assert (half.done, half.ended) == (len(READERS) - 1, None), "one was busy"
    await retractor(told, telegram, texts).retract()  # as after a restart
    assert telegram.stands == {2: "<i>Бұл жаңалық кері қайтарылды.</i>"}
    async with told.write() as conn:
        assert await stories.get(conn, 7) is None
        assert await stories.latest(conn, 5) == [await stories.get(conn, 8)]
        assert await channel_posts.latest(conn, CHANNEL, 5) == []
        assert await fanout.begin(conn, 7, [FLOOD.key], [], LATER) == 0, "told by one more source"
        assert {one.story_id for one in await outbox.claim(conn, LATER, 99, timedelta(minutes=1))} == {8}


async def test_who_retracts_sees_how_far_it_has_come_in_one_message(told: Database, texts: Texts) -> None:
    telegram = Telegram()
    telegram.stands = dict.fromkeys((*READERS[:-1], CHANNEL), "7")
    telegram.busy = {5}
    await begin(told)
    progress = Progress(told, telegram.say, telegram.show, texts)
    for _ in range(2):
        await progress.tick(LATER)  # twice: what has not changed is not shown again
        await progress.tick(LATER)
        await retractor(told, telegram, texts).retract()
    await progress.tick(LATER)
    await progress.tick(LATER)
    total = len(READERS)
    assert telegram.said == [
        (EDITOR, 70, f"↩️ Кері қайтарылып жатыр: <b>0</b> / {total}"),
        (EDITOR, 70, f"↩️ Кері қайтарылып жатыр: <b>{total - 1}</b> / {total}"),
        (EDITOR, 70, f"✅ Кері қайтарылды: <b>{total}</b> жазба."),
    ]


async def test_a_correction_reaches_old_posts_and_lists_and_a_channel_counts_its_edits(
    told: Database, texts: Texts
) -> None:
    telegram = Telegram()
    reader = READERS[-1]
    async with told.write() as conn:
        both = await outbox.claim(conn, LATER, 99, timedelta(minutes=1))
        mine = tuple(one for one in both if one.chat_id == reader)
        waits = (delivery.c.chat_id == reader, delivery.c.state == 0)
        rest = select(delivery.c.story_id, delivery.c.chat_id).where(*waits)
        mine += tuple(await outbox.take(conn, rest, LATER, timedelta(minutes=1)))
        await send(conn, [Parcel(mine)])
    later = NOW + timedelta(days=30)
    async with told.write() as conn:
        await stories.correct(conn, story(7), later)
        await amendments.begin(conn, 7, later, everywhere=True)
        await amendments.begin(conn, 7, later)  # one more source: that narrows nothing
        touched = await undertakings.touched(conn, 7)
        await undertakings.begin(conn, 7, "correct", touched.total, (EDITOR, None), later)
    assert touched == Touched(people=len(READERS) - 1, channels=1, lists=1)
    await Amender(told, telegram.edit, render, lambda: later).amend()
    assert telegram.stands == dict.fromkeys((*READERS, CHANNEL), "7 anew")
    await Progress(told, telegram.say, telegram.show, texts).tick(later)
    assert telegram.said == [(EDITOR, None, f"✅ Түзетілді: <b>{touched.total}</b> жазба.")]
    async with told.read() as conn:
        assert await undertakings.under_way(conn) == []
        (post,) = await channel_posts.latest(conn, CHANNEL, 5)
        assert post.edits == 1


async def test_in_one_channel_alone_only_its_post_is_edited(told: Database) -> None:
    telegram = Telegram()
    async with told.write() as conn:
        await amendments.begin_in(conn, 7, CHANNEL)
    await Amender(told, telegram.edit, render, lambda: LATER).amend()
    assert telegram.stands == {CHANNEL: "7 anew"}
