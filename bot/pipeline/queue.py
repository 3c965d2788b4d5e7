"""Tell editors that something waits for their word, gently; tell readers what became of what they suggested."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.formatter import queue as screens
from bot.formatter import suggest
from bot.formatter.texts import Texts, Voice
from bot.model import Chat, Post, Suggestion
from bot.pipeline.errands import Errand, Errands
from bot.rules import cards as rules
from bot.rules import moments
from bot.rules.rights import Action
from bot.rules.suggested import PATIENCE
from bot.storage import cards, channels, chats, editors, suggested, suggestions
from bot.storage.database import AsyncConnection, Database

May = Callable[[int, int, Action, datetime], Awaitable[bool]]  # whether in this channel this person may do that, now


class QueueWords:
    """Looks at what is new in the queues. `zone` is that of chats that chose none."""

    def __init__(self, db: Database, errands: Errands, texts: Texts, may: May, zone: str) -> None:
        self._db, self._errands, self._texts, self._may, self._zone = db, errands, texts, may, zone

    async def tick(self, now: datetime) -> None:
        """Tell what is to be told."""
        async with self._db.read() as connection:
            doubtful = await suggested.unanswered(connection, now - PATIENCE)
        if doubtful:
            async with self._db.write() as connection:
                await suggested.interrupted(connection, now - PATIENCE)
        async with self._db.read() as connection:
            untold = await cards.untold(connection)
            decided = await suggestions.unanswered(connection, now - rules.UNDO)
        errands = [await self._answer(one, ids, now) for one, ids in decided]
        for channel_id, last in untold.items():
            if last is None or last <= now - rules.QUIET:
                errands += await self._announce(channel_id, now)
        await self._errands.run(one for one in errands if one is not None)

    async def _announce(self, channel_id: int, now: datetime) -> list[Errand | None]:
        """One message for each editor who is awake, however much waits; written down before it is sent."""
        awake = await self._awake(channel_id, now)
        if not awake:
            return []
        async with self._db.write() as connection:
            channel = await channels.get(connection, channel_id)
            count = await cards.told(connection, channel_id, now)
            direct = await suggested.waiting(connection, channel_id)
        if channel is None:
            return []
        theirs = [(one, count - (0 if await self._sees(channel_id, one, direct, now) else direct)) for one in awake]
        return [_once(one.id, screens.waiting(channel, many, self._voice(one))) for one, many in theirs if many]

    async def _sees(self, channel_id: int, one: Chat, direct: int, now: datetime) -> bool:
        """Direct messages are not everybody's to see."""
        return direct == 0 or await self._may(channel_id, one.id, "suggested", now)

    async def _awake(self, channel_id: int, now: datetime) -> list[Chat]:
        async with self._db.read() as connection:
            people = await chats.many(connection, {one.user_id for one in await editors.of(connection, channel_id)})
        awake = [
            one
            for one in people.values()
            if not one.paused and moments.quiet_until(one, moments.zone(one, self._zone), now) is None
        ]
        return [one for one in awake if await self._may(channel_id, one.id, "decide", now)]

    async def _answer(self, one: Suggestion, message_ids: tuple[int, ...], now: datetime) -> Errand | None:
        async with self._db.read() as connection:
            channel = await channels.get(connection, one.channel_id)
            reader = await chats.get(connection, one.user_id)
        if channel is None or reader is None:
            return None
        voice = self._voice(reader)
        post = (
            suggest.posted(channel, message_ids, voice)
            if one.state == "approved" and message_ids
            else suggest.rejected(channel, one.reason or "plans", voice)
        )

        async def claim(conn: AsyncConnection) -> bool:
            return await suggestions.answer(conn, one.id, now)

        async def again(conn: AsyncConnection, _: datetime) -> None:
            await suggestions.answer(conn, one.id, None)

        return Errand(reader.id, post, claim, _nothing, again)

    def _voice(self, chat: Chat) -> Voice:
        return self._texts.voice(chat.language, moments.zone(chat, self._zone))


def _once(chat_id: int, post: Post) -> Errand:
    """A word that is not repeated: the next one says how many wait by then."""

    async def claim(_: AsyncConnection) -> bool:
        return True

    async def again(_: AsyncConnection, __: datetime) -> None:
        return None

    return Errand(chat_id, post, claim, _nothing, again)


async def _nothing(_: AsyncConnection) -> None:
    return None
