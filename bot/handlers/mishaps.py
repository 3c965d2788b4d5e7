"""When a handler breaks: one entry in the log, one kind sentence for the person."""

import logging
from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.formatter import replies
from bot.handlers.way import Way, seen
from bot.model import Chat

log = logging.getLogger(__name__)


class Mishaps:
    """Tells that something broke, and never what."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log once; tell the person in their language."""
        if update is None:  # Telegram could not be asked for updates: PTB asks again
            log.warning("Telegram does not answer: %s", type(context.error).__name__)
            return
        if not isinstance(update, Update):
            log.error("a picture could not be shown", exc_info=context.error)
            return
        log.error("update %s could not be handled", update.update_id, exc_info=context.error)
        chat = seen(update)
        if chat is None or chat.kind != "private" or update.my_chat_member:
            return
        post = replies.failed(self._way.desk.voice(await self._known(chat)))
        if update.callback_query:
            with suppress(TelegramError):
                await update.callback_query.answer(post.text)
        else:
            await self._way.tell(chat, post)

    async def _known(self, chat: Chat) -> Chat:
        try:
            return await self._way.desk.known(chat, self._way.now())
        except Exception:  # noqa: BLE001 - it may be the database that broke; it is in the log already
            return chat
