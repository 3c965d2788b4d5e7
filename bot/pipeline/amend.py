"""Amend: edit what readers have of a story that was corrected, or that others told later. The last in every line.

An edit may be made twice without harm, so nothing is claimed: a post counts as amended once Telegram has answered, and
what a crash leaves is edited again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import assert_never

from bot.model import ChatGone, ChatMoved, Outcome, Parcel, Post, Refused, RetryLater, Sent, Unknown
from bot.pipeline.tasks import Tasks
from bot.rules import outcomes
from bot.storage import amendments, chats
from bot.storage.amendments import Amendment, Shown
from bot.storage.database import AsyncConnection, Database

BATCH = 20  # posts being edited at once

Clock = Callable[[], datetime]
Edit = Callable[[int, int, Post], Awaitable[Outcome]]
Render = Callable[[Sequence[Parcel], datetime], Awaitable[dict[Parcel, Post]]]

log = logging.getLogger(__name__)


class Amender:
    """Brings sent posts up to date. `edit` and `render` may not raise for what the world does."""

    def __init__(self, db: Database, edit: Edit, render: Render, clock: Clock) -> None:
        self._db = db
        self._edit = edit
        self._render = render
        self._clock = clock
        self._not_before: datetime | None = None
        self._stopping = False
        self._amending = Tasks()

    async def tick(self, now: datetime) -> None:
        """Begin to edit what is behind, unless that is under way or Telegram asked to wait."""
        if not self._stopping and (self._not_before is None or self._not_before <= now):
            self._amending.begin("amend", self.amend)

    async def amend(self) -> None:
        """Go once through every story that is being amended."""
        async with self._db.read() as connection:
            stories = await amendments.under_way(connection)
        for story in stories:
            if not self._stopping and await self._walk(story):
                async with self._db.write() as connection:
                    await amendments.end(connection, story)

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
                return complete
            complete &= await self._batch(posts)
            after = posts[-1].delivery.chat_id
        return False

    async def _batch(self, posts: Sequence[Shown]) -> bool:
        now = self._clock()  # before reading: what changes while these are edited is edited once more
        # The footer is the day's, as under any post that is read now, and bears its date when it is not today's.
        parcels = {post: Parcel((post.delivery,)) for post in posts}
        rendered = await self._render(list(parcels.values()), now)
        wanted = [(post, rendered[parcel]) for post, parcel in parcels.items() if parcel in rendered]
        edits = (self._edit(post.delivery.chat_id, post.message_id, shown) for post, shown in wanted)
        # a cancelled edit is one that the pacing let go of when the bot stops
        answers = await asyncio.gather(*edits, return_exceptions=True)
        async with self._db.write() as connection:
            pairs = zip(wanted, answers, strict=True)
            settled = [await self._settle(connection, post, answer, now) for (post, _), answer in pairs]
        return all(settled)

    async def _settle(
        self, connection: AsyncConnection, post: Shown, answer: Outcome | BaseException, now: datetime
    ) -> bool:
        """Record what came of one edit; False when it is still to be made."""
        if isinstance(answer, asyncio.CancelledError):
            return False
        if isinstance(answer, BaseException):
            raise answer
        if not self._is_settled(post, answer):
            return False
        await amendments.shown(connection, post, now)
        if isinstance(answer, ChatGone):
            await chats.pause(connection, post.delivery.chat_id, answer.reason)
        return True

    def _is_settled(self, post: Shown, outcome: Outcome) -> bool:
        """Whether nothing more is to be done about this post; else when to try again."""
        match outcome:
            case Sent() | ChatGone() | ChatMoved():  # messages of a group that moved cannot be edited any more
                return True
            case Refused(reason):  # deleted by the reader, or too old for Telegram
                log.info("the post of story %s could not be edited: %s", post.delivery.story_id, reason)
                return True
            case RetryLater(after):
                self._wait(after)
                return False
            case Unknown():
                self._wait(outcomes.wait(1))
                return False
            case _:
                assert_never(outcome)

    def _wait(self, after: timedelta) -> None:
        until = self._clock() + after
        self._not_before = max(self._not_before or until, until)
