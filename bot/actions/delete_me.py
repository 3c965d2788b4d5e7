"""/delete_me: asks once, then erases all that is known of the chat. A later /start begins anew."""

import asyncio
import logging
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import replies
from bot.formatter.taps import Erase
from bot.model import Chat, Post
from bot.storage import erase, erase_editor
from bot.storage.database import Database, DatabaseError

PAUSE = 0.05  # seconds between two tries: others may write

log = logging.getLogger(__name__)


async def delete_me(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The question."""
    return replies.delete_ask(desk.voice(await desk.known(chat, now)))


async def by_tap(desk: Desk, chat: Chat, tap: Erase, now: datetime) -> Reply:
    """The answer to it. It tells whether no file holds the id any more, or the bot is still at that."""
    voice = desk.voice(await desk.known(chat, now))
    if not tap.sure:
        return Reply(screen=replies.delete_kept(voice))
    async with desk.db.traces.leaving(chat.id):
        while stories := await _deliveries(desk, chat.id):
            for start in range(0, len(stories), erase.AT_ONCE):
                async with desk.db.write() as connection:
                    await erase.forget_deliveries(connection, chat.id, stories[start : start + erase.AT_ONCE])
        async with desk.db.write() as connection:
            await erase.forget(connection, chat.id)
            await erase_editor.forget(connection, chat.id)
        if late := await _deliveries(desk, chat.id):  # owed and sent while we looked elsewhere
            async with desk.db.write() as connection:
                await erase.forget_deliveries(connection, chat.id, late)
    return Reply(screen=replies.deleted(voice, clean=await _clean(desk.db, desk.erasing)))


async def _deliveries(desk: Desk, chat_id: int) -> list[int]:
    async with desk.db.read() as connection:
        return await erase.deliveries(connection, chat_id)


async def _clean(db: Database, patience: float) -> bool:
    """Whether the files are clean of whoever left; else the bot tries again by itself (`pipeline.tidy`)."""
    try:
        await asyncio.wait_for(_cleaned(db), patience)
    except TimeoutError:
        log.warning(
            "a chat was erased, but its traces are not: a long reading keeps the log, or the file is very large"
        )
    except DatabaseError as error:
        log.warning("a chat was erased, but its traces are not: %s", error)
    else:
        return True
    return False


async def _cleaned(db: Database) -> None:
    while True:
        if await db.traces.clean():
            return
        await asyncio.sleep(PAUSE)
