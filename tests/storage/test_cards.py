"""A card is in one editor's hand for ten minutes; what was to be posted and is not waits for a word again."""

from datetime import UTC, datetime, timedelta

from bot.model import Channel, Chat, Content, Item, Slot, Suggestion
from bot.rules.cards import TAKEN
from bot.storage import cards, channels, chats, slots, suggestions
from bot.storage.database import AsyncConnection, Database

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
CHANNEL, HERS, HIS = -100, 1, 2
CARD = Item(kind="story", channel_id=CHANNEL, id=7)
SECOND = timedelta(seconds=1)


async def queued(conn: AsyncConnection) -> None:
    await chats.ensure(conn, Chat(id=CHANNEL, kind="channel"), NOW)
    await channels.connect(conn, Channel(id=CHANNEL, title="Тобыл"), NOW)
    await cards.add(conn, [(CHANNEL, CARD.id)], NOW)


async def test_ten_minutes_after_it_was_taken_a_card_is_anybodys_again(db: Database) -> None:
    async with db.write() as conn:
        await queued(conn)
        assert await cards.take(conn, CARD, HERS, NOW)
        assert not await cards.take(conn, CARD, HIS, NOW + TAKEN - SECOND)
        assert not await cards.decide(conn, CARD, HIS, NOW + TAKEN - SECOND, state="approved")
        assert await cards.take(conn, CARD, HIS, NOW + TAKEN)
        assert not await cards.decide(conn, CARD, HERS, NOW + TAKEN + SECOND, state="approved")  # now it is his
        assert await cards.decide(conn, CARD, HERS, NOW + TAKEN + TAKEN, state="rejected", reason="old")


async def test_who_does_something_with_a_card_has_it_for_ten_minutes_more(db: Database) -> None:
    async with db.write() as conn:
        await queued(conn)
        assert await cards.take(conn, CARD, HERS, NOW)
        assert await cards.write(conn, CARD, HERS, NOW + TAKEN - SECOND, cards.Version("Су", None))
        assert not await cards.take(conn, CARD, HIS, NOW + TAKEN + SECOND)


async def test_a_post_that_is_taken_back_gives_its_card_back_once(db: Database) -> None:
    async with db.write() as conn:
        await queued(conn)
        content = Content(text="Су")
        number = await suggestions.add(
            conn, Suggestion(id=0, channel_id=CHANNEL, user_id=3, content=content, came=NOW, state="approved")
        )
        suggested = Item(kind="suggestion", channel_id=CHANNEL, id=number)
        new = Slot(id=0, channel_id=CHANNEL, author_id=HERS, content=content, state="planned", due=NOW)
        first, second, other = [await slots.add(conn, new) for _ in range(3)]
        assert await cards.decide(conn, CARD, HERS, NOW, state="approved")
        await cards.carried(conn, CARD, first.id)
        await cards.carried(conn, suggested, second.id)
        assert await slots.back(conn, other, NOW) is None  # a copy of it, say
        assert await slots.back(conn, first, NOW) == CARD
        assert await slots.back(conn, first, NOW) is None
        assert await slots.back(conn, second, NOW) == suggested
        assert {one.item for one in await cards.waiting(conn, [CHANNEL])} == {CARD, suggested}
        assert await cards.take(conn, CARD, HIS, NOW)
