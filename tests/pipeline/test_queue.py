"""Editors hear that something waits, one message a channel and not too often; readers hear what became of theirs."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.formatter.texts import Texts
from bot.model import Channel, Chat, Content, Editor, Item, Offer, Outcome, Post, RetryLater, Sent, Slot, Suggestion
from bot.pipeline.errands import Before, Errands
from bot.pipeline.queue import QueueWords
from bot.rules.rights import Action
from bot.storage import cards, channels, chats, editors, slots, suggestions
from bot.storage.database import Database

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
CHANNEL = -1001
MINUTE = timedelta(minutes=1)
EDITOR, SECOND, READER = 1, 2, 3
TOLD = Suggestion(id=0, channel_id=CHANNEL, user_id=READER, content=Content(text="Көпір"), came=NOW)


class Queue:
    """The words of a queue; `got` is what people have read."""

    def __init__(self, db: Database, texts: Texts) -> None:
        self.db = db
        self.got: list[tuple[int, str]] = []
        self.editors = self.readers_of_direct = {EDITOR, SECOND}
        self.says: Outcome = Sent(1)
        self.words = QueueWords(db, Errands(db, self._send, lambda: NOW, "skip"), texts, self._may, "Asia/Almaty")

    async def _send(self, chat_id: int, post: Post, before: Before) -> Outcome:
        await before()
        if isinstance(self.says, Sent):
            self.got.append((chat_id, post.text))
        return self.says

    async def _may(self, _channel_id: int, user_id: int, action: Action, _now: datetime) -> bool:
        return user_id in (self.readers_of_direct if action == "suggested" else self.editors)

    async def tick(self, now: datetime) -> list[tuple[int, str]]:
        self.got = []
        await self.words.tick(now)
        return self.got


@pytest.fixture
async def queue(db: Database, texts: Texts) -> Queue:
    async with db.write() as conn:
        for chat in (Chat(id=CHANNEL, kind="channel"), *(Chat(id=one) for one in (EDITOR, SECOND, READER))):
            await chats.ensure(conn, chat, NOW)
        await channels.connect(conn, Channel(id=CHANNEL, title="Арна", username="arna"), NOW)
        for one in (EDITOR, SECOND):
            await editors.put(conn, Editor(channel_id=CHANNEL, user_id=one, role="editor", name="Айгүл"), NOW)
    return Queue(db, texts)


async def comes(queue: Queue, now: datetime) -> int:
    async with queue.db.write() as conn:
        return await suggestions.add(conn, replace(TOLD, came=now))


async def test_one_message_says_how_many_wait_and_the_next_comes_ten_minutes_later(queue: Queue) -> None:
    assert await queue.tick(NOW) == []
    await comes(queue, NOW)
    await comes(queue, NOW)
    told = await queue.tick(NOW)
    assert [chat_id for chat_id, _ in told] == [EDITOR, SECOND]
    assert "2 жаңалық" in told[0][1]
    await comes(queue, NOW + MINUTE)
    assert await queue.tick(NOW + MINUTE) == []
    assert "3 жаңалық" in (await queue.tick(NOW + 11 * MINUTE))[0][1]
    assert await queue.tick(NOW + 12 * MINUTE) == []


async def test_who_sleeps_or_may_not_decide_is_left_alone(queue: Queue) -> None:
    await comes(queue, NOW)
    queue.editors = {SECOND}
    async with queue.db.write() as conn:
        await chats.set_preferences(conn, Chat(id=SECOND, quiet=(time(13), time(15))))
    assert await queue.tick(NOW) == []
    assert [chat_id for chat_id, _ in await queue.tick(NOW + 61 * MINUTE)] == [SECOND]


async def test_what_telegram_never_answered_is_asked_about_two_minutes_later(queue: Queue) -> None:
    offer = Offer(chat_id=-70, message_id=1)
    async with queue.db.write() as conn:
        number = await suggestions.add(conn, replace(TOLD, offer=offer))
    assert len(await queue.tick(NOW)) == 2
    item = Item(kind="suggested", channel_id=CHANNEL, id=number)
    async with queue.db.write() as conn:
        assert await cards.decide(conn, item, EDITOR, NOW, state="asking")
    assert await queue.tick(NOW + 1 * MINUTE) == []
    assert len(await queue.tick(NOW + 12 * MINUTE)) == 2
    async with queue.db.read() as conn:
        found = await suggestions.get(conn, number)
    assert found
    assert (found.state, found.offer) == ("waiting", replace(offer, word="doubt"))


async def test_who_may_not_see_direct_messages_is_not_told_of_them(queue: Queue) -> None:
    queue.readers_of_direct = {EDITOR}
    async with queue.db.write() as conn:
        await suggestions.add(conn, replace(TOLD, offer=Offer(chat_id=-70, message_id=1)))
    assert [chat_id for chat_id, _ in await queue.tick(NOW)] == [EDITOR]
    await comes(queue, NOW)
    told = dict(await queue.tick(NOW + 11 * MINUTE))
    assert ("2 жаңалық" in told[EDITOR], "1 жаңалық" in told[SECOND]) == (True, True)


async def test_a_reader_hears_of_a_rejection_when_it_cannot_be_taken_back(queue: Queue) -> None:
    item = Item(kind="suggestion", channel_id=CHANNEL, id=await comes(queue, NOW))
    async with queue.db.write() as conn:
        await cards.decide(conn, item, EDITOR, NOW, state="rejected", reason="advert")
    assert await queue.tick(NOW + MINUTE / 2) == []
    queue.says = RetryLater(MINUTE, "")
    await queue.tick(NOW + MINUTE)
    queue.says = Sent(1)
    ((chat_id, text),) = await queue.tick(NOW + 2 * MINUTE)
    assert (chat_id, "Жарнама" in text) == (READER, True)
    assert await queue.tick(NOW + 3 * MINUTE) == []


async def test_a_reader_hears_that_it_is_out_once_it_is(queue: Queue) -> None:
    item = Item(kind="suggestion", channel_id=CHANNEL, id=await comes(queue, NOW))
    async with queue.db.write() as conn:
        content = Content(text="Көпір", html="Көпір")
        planned = Slot(id=0, channel_id=CHANNEL, author_id=EDITOR, content=content, state="planned", due=NOW)
        slot = await slots.add(conn, planned)
        await cards.decide(conn, item, EDITOR, NOW, state="approved")
        await cards.carried(conn, item, slot.id)
    assert await queue.tick(NOW + MINUTE) == []
    async with queue.db.write() as conn:
        await slots.save(conn, replace(slot, state="posted", posted=NOW, message_ids=(5,)), slot)
    ((chat_id, text),) = await queue.tick(NOW + 2 * MINUTE)
    assert (chat_id, "шықты" in text) == (READER, True)


async def test_a_reader_hears_that_what_was_planned_was_dropped(queue: Queue) -> None:
    item = Item(kind="suggestion", channel_id=CHANNEL, id=await comes(queue, NOW))
    async with queue.db.write() as conn:
        planned = Slot(
            id=0, channel_id=CHANNEL, author_id=EDITOR, content=Content(text="Көпір"), state="planned", due=NOW
        )
        slot = await slots.add(conn, planned)
        await cards.decide(conn, item, EDITOR, NOW, state="approved")
        await cards.carried(conn, item, slot.id)
        await slots.save(conn, replace(slot, state="deleted"), slot)
    ((chat_id, text),) = await queue.tick(NOW + 2 * MINUTE)
    assert (chat_id, "жоспарын өзгертті" in text) == (READER, True)
