"""Blocked, removed, added: Telegram tells it for free, if asked for `my_chat_member` updates."""

from dataclasses import replace

from telegram import ChatMember, ChatMemberUpdated, Update, User
from telegram.ext import ContextTypes

from bot.actions import membership, stop, suggested
from bot.actions.membership import Change
from bot.handlers.rights import standing
from bot.handlers.way import Way, person, seen
from bot.model import Channel


class Membership:
    """Keeps in mind where the bot is welcome."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def on_change(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A blocked bot pauses the reader and keeps the follows; a person comes back by /start, a group at once."""
        change, chat = update.my_chat_member, seen(update)
        if change is None or chat is None or change.chat.is_direct_messages:
            return
        now, status = self._way.now(), change.new_chat_member.status
        if status in (ChatMember.BANNED, ChatMember.LEFT):
            await stop.left(self._way.desk, chat.id, "blocked" if chat.kind == "private" else "removed")
        elif chat.kind == "group" and status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR):
            await stop.came(self._way.desk, chat, now)
        if chat.kind == "channel" or change.chat.is_forum:
            channel = Channel(id=chat.id, title=change.chat.title or str(chat.id), username=change.chat.username)
            await membership.of_bot(self._way.desk, chat, channel, _change(change, change.from_user), now)
            if standing(change.old_chat_member).direct:
                await suggested.no_right(self._way.desk, chat.id, now, only_if_waiting=True)

    async def on_member(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody else's rights were changed in a chat where the bot is an administrator."""
        change = update.chat_member
        if change is not None:
            who = change.new_chat_member.user
            await membership.of_person(self._way.desk, change.chat.id, _change(change, who))


def _change(change: ChatMemberUpdated, who: User) -> Change:
    old, new = standing(change.old_chat_member), standing(change.new_chat_member)
    return Change(replace(person(who), name=who.full_name), old, new)
