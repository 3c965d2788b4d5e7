"""Retract: take back what readers have of a story: deleted where Telegram allows it, else a notice in its place.

Each message is gone, or marked in its row, before the next; what a crash leaves is done again, which changes nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.formatter import living
from bot.formatter.texts import LANGUAGES, Texts
from bot.model import Outcome, Parcel, Post, Refused
from bot.pipeline.patience import Clock, Patience
from bot.pipeline.relist import Relister
from bot.pipeline.tasks import Tasks
from bot.storage import channel_posts, chats, undertakings
from bot.storage.amendments import Shown
from bot.storage.database import AsyncConnection, Database

BATCH = 20  # messages at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the retractor does to the world; none of it may raise for what the world does."""

    delete: Callable[[int, int], Awaitable[Outcome]]
    edit: Callable[[int, int, Post], Awaitable[Outcome]]
    render: Callable[[Sequence[Parcel], datetime], Awaitable[dict[Parcel, Post]]]


class Retractor:
    """Works off the undertakings of this kind."""

    def __init__(self, db: Database, ways: Ways, texts: Texts, clock: Clock) -> None:
        self._db = db
        self._ways = ways
        self._texts = texts
        self._clock = clock
        self._patience = Patience(clock)
        self._lists = Relister(db, ways.edit, ways.render, self._patience, self._notice)
        self._stopping = False
        self._retracting = Tasks()

    async def tick(self, now: datetime) -> None:
        """Begin to take back what still stands, unless that is under way or Telegram asked to wait."""
        if not self._stopping and self._patience.over(now):
            self._retracting.begin("retract", self.retract)

    async def retract(self) -> None:
        """Go once through every story that is being taken back."""
        async with self._db.read() as connection:
            every = await undertakings.under_way(connection)
        for one in every:
            if one.deed == "retract" and one.ended is None and not self._stopping and await self._walk(one.story_id):
                async with self._db.write() as connection:
                    await undertakings.end(connection, one.story_id, "retract", self._clock())

    def leave_off(self) -> None:
        """Begin nothing further."""
        self._stopping = True

    async def stop(self, grace: float) -> None:
        """Leave off; what is on the wire has `grace` seconds to be answered and recorded."""
        self.leave_off()
        await self._retracting.finish(grace)

    async def _walk(self, story_id: int) -> bool:
        """Take back the story's posts, chat by chat; whether nothing of it stands any more."""
        after, complete = None, True
        while not self._stopping:
            async with self._db.read() as connection:
                posts = await undertakings.standing(connection, story_id, after, BATCH)
                flying = await undertakings.under_way_to_readers(connection, story_id)
            if not posts:
                return complete and not flying and await self._lists.walk(story_id, "retract", lambda: self._stopping)
            complete &= await self._batch(story_id, posts)
            after = posts[-1].delivery.chat_id
        return False

    async def _batch(self, story_id: int, posts: Sequence[Shown]) -> bool:
        answers = await asyncio.gather(*map(self._take_back, posts), return_exceptions=True)
        settled = [self._patience.settled(story_id, answer) for answer in answers]
        async with self._db.write() as connection:
            for post, done in zip(posts, settled, strict=True):
                if done:
                    await self._record(connection, post)
            await undertakings.done(connection, story_id, "retract", sum(settled))
        return all(settled)

    async def _take_back(self, post: Shown) -> Outcome:
        chat_id = post.delivery.chat_id
        outcome = await self._ways.delete(chat_id, post.message_id)
        if isinstance(outcome, Refused):  # too old, or the bot may not delete there
            return await self._ways.edit(chat_id, post.message_id, await self._notice(chat_id))
        return outcome

    async def _notice(self, chat_id: int) -> Post:
        """In the language of whoever reads it."""
        async with self._db.read() as connection:
            chat = await chats.get(connection, chat_id)
        return living.notice(self._texts.voice(chat.language if chat else LANGUAGES[0], UTC))

    async def _record(self, connection: AsyncConnection, post: Shown) -> None:
        """It is no post of the channel's any more, even where a notice stands in its place."""
        await undertakings.taken_back(connection, post)
        if post.delivery.chat_id < 0:
            await channel_posts.deleted(connection, post.delivery.chat_id, [post.message_id], self._clock())
