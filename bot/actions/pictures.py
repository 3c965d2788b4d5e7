"""Pictures of the bot's own: drawn for the first who asks, from then on sent by Telegram's name for them."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.actions.desk import Desk
from bot.formatter import replies
from bot.formatter.texts import Voice
from bot.model import Drawn, Picture, Post
from bot.sources.worker import ParserDied
from bot.storage import pictures

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture that is still to be drawn."""

    key: str  # what Telegram's name for it is remembered by
    draw: partial[bytes]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A post with its picture, or the words alone, and what takes their place when the picture is drawn."""

    post: Post
    later: Awaitable[Post] | None = None


async def put(desk: Desk, sketch: Sketch, post: Post, voice: Voice, now: datetime) -> Pictured:
    """The post with its picture, which is drawn only where Telegram has none of this key; without it if that fails.

    Nobody waits for a slow machine: after `desk.patience` the words go ahead.
    """
    async with desk.db.read() as connection:
        known = (await pictures.known(connection, {sketch.key}, now)).get(sketch.key)
    if known and known.file_id:
        return Pictured(replace(post, picture=known.file_id, drawn=Drawn(sketch.key, None)))
    whole = asyncio.create_task(_drawn(desk, sketch, post))
    await asyncio.wait([whole], timeout=desk.patience)
    return Pictured(whole.result()) if whole.done() else Pictured(replies.being_drawn(post, voice), whole)


async def _drawn(desk: Desk, sketch: Sketch, post: Post) -> Post:
    try:
        png = await asyncio.shield(desk.easel.begin(sketch.key, sketch.draw))
    except ParserDied as died:
        log.warning("%s could not be drawn: %s", sketch.key, died)
        return post
    return replace(post, drawn=Drawn(sketch.key, png))


async def remember(desk: Desk, learned: Picture, now: datetime) -> None:
    """What became of a picture, for the next who asks for it."""
    async with desk.db.write() as connection:
        await pictures.save(connection, learned, now)
