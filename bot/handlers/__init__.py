"""Telegram in: an update becomes values, an action answers, the reply goes out."""

import logging
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot.actions.desk import Desk
from bot.actions.throttle import Throttle
from bot.formatter import commands
from bot.formatter.texts import LANGUAGES, Texts
from bot.handlers.buttons import Buttons
from bot.handlers.inline import Inline
from bot.handlers.membership import Membership
from bot.handlers.messages import Messages
from bot.handlers.mishaps import Mishaps
from bot.handlers.order import Turn
from bot.handlers.reactions import Reactions
from bot.handlers.suggested import Suggested
from bot.handlers.way import Way, patient

_COUNTS = MessageReactionHandler.MESSAGE_REACTION_COUNT_UPDATED

__all__ = ["UPDATES", "patient", "publish_commands", "publish_own_commands", "register"]

log = logging.getLogger(__name__)

# What the handlers want to hear of; the last two come only when asked for.
UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
    Update.MESSAGE_REACTION_COUNT,
)


def register(
    application: Application[Any, Any, Any, Any, Any, Any],
    desk: Desk,
    throttle: Throttle | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Hang every handler on the application; the desk's wire leads to Telegram."""
    menu = partial(_show_menu, application.bot, desk.texts, desk.config.telegram.admins)
    desk = replace(desk, username=lambda: application.bot.username, wire=replace(desk.wire, menu=menu))
    way = Way(desk, desk.wire.say, desk.wire.show, throttle or Throttle(), now)
    messages, membership = Messages(way), Membership(way)
    moves = filters.StatusUpdate.MIGRATE & filters.UpdateType.MESSAGE
    said = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    offers, direct = Suggested(way), filters.DIRECT_MESSAGES & filters.UpdateType.MESSAGES
    application.add_handlers(
        [
            MessageHandler(direct, offers.on_message),
            MessageHandler(filters.UpdateType.CHANNEL_POST, offers.on_post),
            MessageHandler(moves, messages.on_migration),
            MessageHandler(said, messages.on_message),
            CallbackQueryHandler(Buttons(way).on_tap),
            InlineQueryHandler(Inline(way).on_query),
            ChatMemberHandler(membership.on_change, ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(membership.on_member, ChatMemberHandler.CHAT_MEMBER),
            TypeHandler(Turn, _take),
            MessageReactionHandler(Reactions(way).on_count, message_reaction_types=_COUNTS),
        ]
    )
    application.add_error_handler(Mishaps(way).on_error)


async def _take(turn: Turn, _context: object) -> None:
    await turn.do()


async def publish_commands(bot: Bot, texts: Texts) -> None:
    """Tell Telegram the menu of commands in every language; Kazakh for everybody else."""
    for language in (None, *LANGUAGES):
        menu = commands.menu(texts, language or LANGUAGES[0])
        await bot.set_my_commands([BotCommand(name, line) for name, line in menu], language_code=language)


async def publish_own_commands(bot: Bot, texts: Texts, chat_id: int, menu: commands.Menu) -> None:
    """The menu in the chat of an operator or editor, which Telegram takes only from their first message on."""
    scope = BotCommandScopeChat(chat_id)
    for language in (None, *LANGUAGES):
        lines = commands.own_menu(texts, language or LANGUAGES[0], menu)
        await bot.set_my_commands([BotCommand(name, line) for name, line in lines], scope, language)


async def _show_menu(bot: Bot, texts: Texts, admins: Collection[int], chat_id: int, menu: commands.Menu) -> None:
    """The menu is a comfort: without it the bot works all the same."""
    own: commands.Menu = ("both" if menu == "editor" else "operator") if chat_id in admins else menu
    try:
        await publish_own_commands(bot, texts, chat_id, own)
    except TelegramError as error:
        log.warning("the menu of a chat could not be published: %s", error)
