"""The amender: every reader's post comes to show how the story stands, whatever Telegram answers meanwhile."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Chat, ChatGone, Outcome, Parcel, Post, Refused, RetryLater, Sent, Story, Tag, Unknown
from bot.pipeline.amend import BATCH, Amender
from bot.storage import amendments, chats, fanout, follows, outbox, stories
from bot.storage.database import Database

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
FLOOD = Tag("су_тасқын", "су тасқыны")
READERS = range(1, 2 * BATCH + 6)
STORY = Story(
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


class Telegram:
    """Shows to every chat what was edited last; answers otherwise as often as it is told."""

    def __init__(self) -> None:
        self.shows: dict[int, str] = {}
        self.edits = 0
        self.answers: dict[int, list[Outcome]] = {}

    async def edit(self, chat_id: int, message_id: int, post: Post) -> Outcome:
        await asyncio.sleep(0)
        self.edits += 1
        if self.answers.get(chat_id):
            return self.answers[chat_id].pop()
        self.shows[chat_id] = post.text
        return Sent(message_id)


async def render(parcels: Sequence[Parcel], _: datetime) -> dict[Parcel, Post]:
    return {one: Post(text=f"{one.first.story_id} for {one.chat_id}") for one in parcels}


@pytest.fixture
async def changed(db: Database) -> Database:
    """A story that all readers have, and that has changed since."""
    async with db.write() as conn:
        for chat_id in READERS:
            await chats.ensure(conn, Chat(id=chat_id), NOW)
            await follows.add(conn, chat_id, FLOOD, NOW)
        await stories.add(conn, STORY, NOW)
        await fanout.begin(conn, STORY.id, [FLOOD.key], [], NOW)
        claimed = await outbox.claim(conn, NOW, 1_000, timedelta(minutes=1))
        await outbox.mark_sending(conn, claimed, NOW)
        await outbox.sent_all(conn, [(Parcel((one,)), 100 + one.chat_id) for one in claimed], NOW)
        await amendments.begin(conn, STORY.id, LATER)
    return db


def amender(db: Database, telegram: Telegram) -> Amender:
    return Amender(db, telegram.edit, render, lambda: LATER)


async def under_way(db: Database) -> int:
    async with db.read() as conn:
        return len(await amendments.under_way(conn))


async def test_every_post_is_edited_once_and_then_it_is_over(changed: Database) -> None:
    telegram = Telegram()
    await amender(changed, telegram).amend()
    await amender(changed, telegram).amend()
    assert telegram.shows == {chat_id: f"7 for {chat_id}" for chat_id in READERS}
    assert telegram.edits == len(READERS)
    assert await under_way(changed) == 0


@pytest.mark.parametrize("answer", [RetryLater(timedelta(seconds=3), "busy"), Unknown("the answer was lost")])
async def test_what_telegram_did_not_take_is_edited_again_and_nothing_else(changed: Database, answer: Outcome) -> None:
    telegram = Telegram()
    telegram.answers[5] = [answer]
    await amender(changed, telegram).amend()
    assert 5 not in telegram.shows
    assert await under_way(changed) == 1
    await amender(changed, telegram).amend()  # as after a restart
    assert telegram.shows[5] == "7 for 5"
    assert telegram.edits == len(READERS) + 1
    assert await under_way(changed) == 0


async def test_while_telegram_wants_silence_no_walk_begins(changed: Database) -> None:
    telegram = Telegram()
    telegram.answers[5] = [RetryLater(timedelta(minutes=3), "busy")]
    one = amender(changed, telegram)
    await one.amend()
    edits = telegram.edits
    await one.tick(LATER + timedelta(minutes=2))
    await one.stop(1)
    assert telegram.edits == edits


async def test_a_post_that_cannot_be_edited_is_left_and_a_blocked_chat_is_paused(changed: Database) -> None:
    telegram = Telegram()
    telegram.answers = {
        3: [Refused("Bad Request: message to edit not found", everybody=False)],
        4: [ChatGone("Forbidden: bot was blocked by the user")],
    }
    await amender(changed, telegram).amend()
    assert await under_way(changed) == 0
    async with changed.read() as conn:
        people = await chats.many(conn, [3, 4])
    assert [people[chat_id].paused for chat_id in (3, 4)] == [False, True]


async def test_what_is_cut_off_when_the_bot_stops_is_edited_by_the_next(changed: Database) -> None:
    telegram = Telegram()
    first = amender(changed, telegram)
    first.leave_off()
    await first.amend()
    assert telegram.edits == 0
    await amender(changed, telegram).amend()
    assert len(telegram.shows) == len(READERS)
