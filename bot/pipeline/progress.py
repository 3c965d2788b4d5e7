"""Progress: whoever corrects or takes back a story sees in one message how far it has come."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.formatter import living
from bot.formatter.texts import LANGUAGES, Texts
from bot.model import Outcome, Post, Sent
from bot.storage import chats, undertakings
from bot.storage.database import Database
from bot.storage.undertakings import Undertaking


class Progress:
    """Edits each watcher's message at every tick that has something new; the scheduler ticks every two seconds."""

    def __init__(
        self,
        db: Database,
        say: Callable[[int, Post], Awaitable[Outcome]],
        show: Callable[[int, int, Post], Awaitable[Outcome]],
        texts: Texts,
    ) -> None:
        self._db = db
        self._say = say
        self._show = show
        self._texts = texts

    async def tick(self, _: datetime) -> None:
        """Show what has changed; what has ended is shown once more, and forgotten."""
        async with self._db.read() as connection:
            every = await undertakings.under_way(connection)
        for one in every:
            await self._tell(one)

    async def _tell(self, one: Undertaking) -> None:
        message_id = one.message_id
        if one.chat_id is not None and (one.ended or one.shown != one.done):
            message_id = await self._put(one.chat_id, one)
        async with self._db.write() as connection:
            if one.ended:
                await undertakings.forget(connection, one)
            elif one.shown != one.done:
                await undertakings.shown(connection, one, message_id)

    async def _put(self, chat_id: int, one: Undertaking) -> int | None:
        """In the place of the message, or below where there is none."""
        async with self._db.read() as connection:
            chat = await chats.get(connection, chat_id)
        voice = self._texts.voice(chat.language if chat else LANGUAGES[0], UTC)
        post = living.ended(one.deed, one.done, voice)
        if not one.ended:
            post = living.progress(one.deed, one.done, one.total, voice)
        outcome = await (
            self._say(chat_id, post) if one.message_id is None else self._show(chat_id, one.message_id, post)
        )
        return outcome.message_id or one.message_id if isinstance(outcome, Sent) else one.message_id
