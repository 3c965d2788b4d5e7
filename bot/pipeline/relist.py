"""Relist: make lists of several stories anew, because one of their stories was corrected or taken back."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.model import Delivery, Outcome, Parcel, Post, Sent
from bot.pipeline.patience import Patience
from bot.rules.parcels import DIGEST
from bot.storage import channel_posts, parcels, undertakings
from bot.storage.amendments import Shown
from bot.storage.database import Database

BATCH = 20  # lists being edited at once

Edit = Callable[[int, int, Post], Awaitable[Outcome]]
Notice = Callable[[int], Awaitable[Post]]
Render = Callable[[Sequence[Parcel], datetime], Awaitable[dict[Parcel, Post]]]


class Relister:
    """Edits the lists that tell a story; again from the first after a restart, which changes nothing."""

    def __init__(
        self, db: Database, edit: Edit, render: Render, patience: Patience, notice: Notice | None = None
    ) -> None:
        """`notice` is said in place of a list whose stories were all taken back."""
        self._db = db
        self._edit = edit
        self._render = render
        self._patience = patience
        self._notice = notice

    async def walk(self, story_id: int, deed: undertakings.Deed, stopping: Callable[[], bool]) -> bool:
        """Go through them, chat by chat; whether all of them say what they should."""
        after, complete = None, True
        while not stopping():
            async with self._db.read() as connection:
                found = await undertakings.listed(connection, story_id, after, BATCH)
            if not found:
                return complete
            answers = await asyncio.gather(*map(self._make_anew, found), return_exceptions=True)
            settled = [self._patience.settled(story_id, answer) for answer in answers]
            async with self._db.write() as connection:
                await undertakings.done(connection, story_id, deed, sum(settled))
                for post, answer in zip(found, answers, strict=True):
                    if isinstance(answer, Sent) and post.delivery.chat_id < 0:
                        await channel_posts.edited(connection, post.delivery.chat_id, post.message_id)
            complete &= all(settled)
            after = found[-1].delivery.chat_id
        return False

    async def _make_anew(self, post: Shown) -> Outcome:
        """Its first page, with the rates and the moments that it had."""
        chat_id = post.delivery.chat_id
        async with self._db.read() as connection:
            listed = await parcels.listed_with(connection, chat_id, post.delivery.story_id)
        if listed is None:  # forgotten since
            return Sent(post.message_id)
        lane = DIGEST if listed.digest else 1
        every = [Delivery(story_id=one, chat_id=chat_id, token=0, attempt=1, lane=lane) for one in listed.stories]
        parcel = Parcel(tuple(every))
        made = (await self._render([parcel], listed.at)).get(parcel)
        if made is None and self._notice:
            made = await self._notice(chat_id)
        return await self._edit(chat_id, post.message_id, made) if made else Sent(post.message_id)
