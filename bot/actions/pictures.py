"""Pictures of the bot's own: drawn for the first who asks, from then on sent by Telegram's name for them."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk
from bot.model import Drawn, Picture, Post
from bot.storage import pictures


async def put(desk: Desk, key: str, draw: Callable[[], bytes], post: Post) -> Post:
    """The post with its picture; `draw` runs in a thread, and only where Telegram has no picture of this key."""
    async with desk.db.read() as connection:
        known = (await pictures.known(connection, {key})).get(key)
    if known and known.file_id:
        return replace(post, picture=known.file_id, drawn=Drawn(key, None))
    return replace(post, drawn=Drawn(key, await asyncio.to_thread(draw)))


async def remember(desk: Desk, learned: Picture, now: datetime) -> None:
    """What became of a picture, for the next who asks for it."""
    async with desk.db.write() as connection:
        await pictures.save(connection, learned, now)
