"""Amend: edit what readers have of a story that was corrected, or that others told later. The last in every line.

What its reader has opened stays open. An edit may be made twice without harm, so nothing is claimed: a post counts as
amended once Telegram has answered, and what a crash leaves is edited again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model import ChatGone, Delivery, Outcome, Parcel, Post, Sent
from bot.pipeline.patience import Clock, Patience
from bot.pipeline.relist import Relister
from bot.pipeline.tasks import Tasks
from bot.rules.opened import Opened
from bot.storage import amendments, channel_posts, chats, undertakings
from bot.storage.amendments import Amendment, Shown
from bot.storage.database import AsyncConnection, Database

BATCH = 20  # posts being edited at once

Edit = Callable[[int, int, Post], Awaitable[Outcome]]
Render = Callable[[Sequence[Parcel], datetime], Awaitable[dict[Parcel, Post]]]


class Amender:
    """Brings sent posts up to date. `edit` and `render` may not raise for what the world does."""

    def __init__(self, db: Database, edit: Edit, render: Render, clock: Clock, opened: Opened | None = None) -> None:
        self._db = db
        self._opened = opened or Opened()
        self._edit = edit
        self._render = render
        self._clock = clock
        self._patience = Patience(clock)
        self._lists = Relister(db, edit, self._unread, self._patience)
        self._stopping = False
        self._amending = Tasks()

    async def tick(self, now: datetime) -> None:
        """Begin to edit what is behind, unless that is under way or Telegram asked to wait."""
        if not self._stopping and self._patience.over(now):
            self._amending.begin("amend", self.amend)

    async def amend(self) -> None:
        """Go once through every story that is being amended."""
        async with self._db.read() as connection:
            stories = await amendments.under_way(connection)
        for story in stories:
            if not self._stopping and await self._walk(story):
                async with self._db.write() as connection:
                    if await amendments.end(connection, story):
                        await undertakings.end(connection, story.story_id, "correct", self._clock())

    def leave_off(self) -> None:
        """Begin no further edit."""
        self._stopping = True

    async def stop(self, grace: float) -> None:
        """Leave off; what is on the wire has `grace` seconds to be answered and recorded."""
        self.leave_off()
        await self._amending.finish(grace)

    async def _walk(self, story: Amendment) -> bool:
        """Edit the story's posts, chat by chat; whether all of them are up to date now."""
        after, complete = None, True
        while not self._stopping:
            async with self._db.read() as connection:
                posts = await amendments.behind(connection, story, after, BATCH)
            if not posts:
                return complete and (not story.lists or await self._lists.walk(story.story_id, "correct", self._stops))
            complete &= await self._batch(posts)
            after = posts[-1].delivery.chat_id
        return False

    async def _batch(self, posts: Sequence[Shown]) -> bool:
        now = self._clock()  # before reading: what changes while these are edited is edited once more
        # The footer is the day's, as under any post that is read now, and bears its date when it is not today's.
        reading = {post: self._opened.of(post.delivery.chat_id, post.delivery.story_id, now) for post in posts}
        parcels = {
            post: Parcel((replace(post.delivery, more=stands.sentences),))
            for post, stands in reading.items()
            if not stands.why  # whoever goes back from there gets the post as the story stands then
        }
        rendered = await self._render(list(parcels.values()), now)
        wanted = [(post, rendered[parcel]) for post, parcel in parcels.items() if parcel in rendered]
        edits = (self._edit(post.delivery.chat_id, post.message_id, shown) for post, shown in wanted)
        # a cancelled edit is one that the pacing let go of when the bot stops
        answers = await asyncio.gather(*edits, return_exceptions=True)
        async with self._db.write() as connection:
            pairs = [(post, answer) for (post, _), answer in zip(wanted, answers, strict=True)]
            pairs += [(post, Sent(post.message_id)) for post, stands in reading.items() if stands.why]
            settled = [await self._settle(connection, post, answer, now) for post, answer in pairs]
            await undertakings.done(connection, posts[0].delivery.story_id, "correct", sum(settled))
        return all(settled)

    async def _unread(self, lists: Sequence[Parcel], now: datetime) -> dict[Parcel, Post]:
        """Lists as they stand now; none whose reader has one of its stories open: going back shows it so."""
        return await self._render([one for one in lists if not any(map(self._is_open, one.deliveries))], now)

    def _is_open(self, one: Delivery) -> bool:
        return self._opened.of(one.chat_id, one.story_id, self._clock()).of_list

    def _stops(self) -> bool:
        return self._stopping

    async def _settle(
        self, connection: AsyncConnection, post: Shown, answer: Outcome | BaseException, now: datetime
    ) -> bool:
        """Record what came of one edit; False when it is still to be made."""
        if not self._patience.settled(post.delivery.story_id, answer):
            return False
        await amendments.shown(connection, post, now)
        if isinstance(answer, ChatGone):
            await chats.pause(connection, post.delivery.chat_id, answer.reason)
        elif isinstance(answer, Sent) and post.delivery.chat_id < 0:
            await channel_posts.edited(connection, post.delivery.chat_id, post.message_id)
        return True
