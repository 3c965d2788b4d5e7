"""/delete_me: asks once, then erases all that is known of the chat. A later /start begins anew."""

import logging
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import replies
from bot.formatter.taps import Erase
from bot.model import Chat, Post
from bot.storage import erase, erase_editor

TRIES = 6  # half a second each: a reader of the database may be in the way

log = logging.getLogger(__name__)


async def delete_me(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The question."""
    return replies.delete_ask(desk.voice(await desk.known(chat, now)))


async def by_tap(desk: Desk, chat: Chat, tap: Erase, now: datetime) -> Reply:
    """The answer to it. The bot says it is done when no file holds the id any more."""
    voice = desk.voice(await desk.known(chat, now))
    if not tap.sure:
        return Reply(screen=replies.delete_kept(voice))
    while stories := await _deliveries(desk, chat.id):
        for start in range(0, len(stories), erase.AT_ONCE):
            async with desk.db.write() as connection:
                await erase.forget_deliveries(connection, chat.id, stories[start : start + erase.AT_ONCE])
    async with desk.db.write() as connection:
        await erase.forget(connection, chat.id)
        await erase_editor.forget(connection, chat.id)
    await _after(desk, chat.id)
    return Reply(screen=replies.deleted(voice))


async def _deliveries(desk: Desk, chat_id: int) -> list[int]:
    async with desk.db.read() as connection:
        return await erase.deliveries(connection, chat_id)


async def _after(desk: Desk, chat_id: int) -> None:
    """What was owed and sent while we looked elsewhere, and the traces in the files."""
    if late := await _deliveries(desk, chat_id):
        async with desk.db.write() as connection:
            await erase.forget_deliveries(connection, chat_id, late)
    for _ in range(TRIES):
        if await desk.db.leave_no_trace(chat_id):
            return
    log.warning("a chat was erased, but the log of the database could not be emptied: a long reading is under way")
