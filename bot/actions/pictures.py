"""Pictures of the bot's own: drawn for the first who asks, from then on sent by Telegram's name for them."""

import logging
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.actions.desk import Desk
from bot.model import Drawn, Picture, Post
from bot.sources.worker import ParserDied
from bot.storage import pictures

log = logging.getLogger(__name__)


async def put(desk: Desk, key: str, draw: partial[bytes], post: Post, now: datetime) -> Post:
    """The post with its picture, which is drawn only where Telegram has none of this key; without it if that fails."""
    async with desk.db.read() as connection:
        known = (await pictures.known(connection, {key}, now)).get(key)
    if known and known.file_id:
        return replace(post, picture=known.file_id, drawn=Drawn(key, None))
    try:
        return replace(post, drawn=Drawn(key, await desk.draw(draw)))
    except ParserDied as died:
        log.warning("%s could not be drawn: %s", key, died)
        return post


async def remember(desk: Desk, learned: Picture, now: datetime) -> None:
    """What became of a picture, for the next who asks for it."""
    async with desk.db.write() as connection:
        await pictures.save(connection, learned, now)
