"""Blocked, removed, added: Telegram tells it for free, if asked for `my_chat_member` updates."""

from datetime import UTC, datetime

from telegram import ChatMember, Update
from telegram.ext import ContextTypes

from bot.actions import stop
from bot.handlers.way import Way, seen


class Membership:
    """Keeps in mind where the bot is welcome."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def on_change(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A blocked bot pauses the reader and keeps the follows; a person comes back by /start, a group at once."""
        change, chat = update.my_chat_member, seen(update)
        if change is None or chat is None:
            return
        status = change.new_chat_member.status
        if status in (ChatMember.BANNED, ChatMember.LEFT):
            await stop.left(self._way.desk, chat.id, "blocked" if chat.kind == "private" else "removed")
        elif chat.kind != "private" and status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR):
            await stop.came(self._way.desk, chat, datetime.now(UTC))
