"""Digests: at its hour, what a chat has waiting becomes due as one message."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.model import Chat
from bot.rules import moments
from bot.rules.parcels import STALE
from bot.storage import chats, parcels
from bot.storage.database import Database

AT_ONCE = 200  # chats in one transaction: some ten milliseconds


class Digests:
    """Knows when digests come. `times` and `zone` are those of chats that chose none."""

    def __init__(self, db: Database, times: Sequence[time], zone: str) -> None:
        self._db = db
        self._times = times
        self._zone = zone

    async def tick(self, now: datetime) -> None:
        """Release what waits for digests that are due; the chats' next ones are planned in the same transaction."""
        while await self._release(now) == AT_ONCE:
            pass

    async def postpone(self, due_before: datetime, now: datetime) -> None:
        """What has been due since before that moment waits for its chat's next digest."""
        while await self._postpone(due_before, now):
            pass

    async def _release(self, now: datetime) -> int:
        async with self._db.write() as connection:
            due = await parcels.expected(connection, now, AT_ONCE)
            if due:
                people = await chats.many(connection, due)
                after = {chat.id: self._next(chat, now) if chat.digest else None for chat in people.values()}
                await parcels.release(connection, after, now - STALE, now)
        return len(due)

    async def _postpone(self, due_before: datetime, now: datetime) -> int:
        async with self._db.write() as connection:
            late = await parcels.late(connection, due_before, AT_ONCE)
            people = await chats.many(connection, late)
            until = {chat.id: self._next(chat, now) for chat in people.values()}
            return await parcels.postpone(connection, until, due_before, now)

    def _next(self, chat: Chat, now: datetime) -> datetime:
        return moments.next_digest(chat, self._times, moments.zone(chat, self._zone), now)
