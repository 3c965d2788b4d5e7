"""What the operators are told: once when something goes wrong, once when it is well again."""

from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.formatter.sources import worded
from bot.formatter.texts import Texts
from bot.model import Button, Outcome, Post, Sent
from bot.rules import moments
from bot.rules.alarms import Clear, Tell, Trouble, Word
from bot.storage import chats, notices
from bot.storage.database import Database

Say = Callable[[int, Post], Awaitable[Outcome]]
_ZONE = "Asia/Almaty"


class Alarms:
    """Tells the admins, each in their language and by their clock; `zone` is that of chats that chose none."""

    def __init__(self, db: Database, admins: Collection[int], say: Say, texts: Texts, zone: str = _ZONE) -> None:
        self._db = db
        self._admins = admins
        self._say = say
        self._texts = texts
        self._zone = zone

    async def hear(self, words: Iterable[Word], now: datetime) -> None:
        """Say what is new of this: a source's poll gives reason for a few words, and nearly all were said before."""
        async with self._db.read() as connection:
            standing = await notices.standing(connection)
        for word in words:
            match word:
                case Tell(key, message, source, trouble) if key not in standing:
                    await self.tell(key, message, now, source=source, trouble=trouble)
                case Clear(key, message, source) if key in standing:
                    await self.clear(key, message, source=source)

    async def tell(
        self, key: str, message: str, now: datetime, *, button: tuple[str, str] | None = None, **values: str | Trouble
    ) -> None:
        """Tell that `key` is not well, unless that was told before; where nobody could be reached, try again later.

        `button` is the id of its label, and what a tap on it sends.
        """
        async with self._db.write() as connection:
            fresh = await notices.tell(connection, key, message, now)
        if fresh and self._admins and not await self._everybody(message, values, button):
            async with self._db.write() as connection:
                await notices.clear(connection, key)

    async def clear(self, key: str, message: str, **values: str | Trouble) -> None:
        """Tell that `key` is well again, if it was told that it was not."""
        async with self._db.read() as connection:
            stands = key in await notices.standing(connection)
        if stands:
            await self._everybody(message, values)
            async with self._db.write() as connection:
                await notices.clear(connection, key)

    async def shout(self, message: str, **values: str | Trouble) -> bool:
        """Tell it without a memory of it, for when nothing can be written; False when nobody could be reached."""
        return await self._everybody(message, values)

    async def mention(self, message: str, **values: str | Trouble) -> bool:
        """Tell what is no trouble that ends; False when there are operators and none could be reached."""
        return not self._admins or await self._everybody(message, values)

    async def _everybody(
        self, message: str, values: dict[str, str | Trouble], button: tuple[str, str] | None = None
    ) -> bool:
        reached = False
        for admin in self._admins:
            async with self._db.read() as connection:
                chat = await chats.get(connection, admin)
            zone = moments.zone(chat, self._zone) if chat else ZoneInfo(self._zone)
            voice = self._texts.voice(chat.language if chat else "kk", zone)
            said = {name: worded(one, voice) if isinstance(one, Trouble) else one for name, one in values.items()}
            row = (Button(voice.label(button[0]), data=button[1]),) if button else ()
            post = Post(text=voice.say(message, **said), buttons=(row,) if row else ())
            reached |= isinstance(await self._say(admin, post), Sent)
        return reached
