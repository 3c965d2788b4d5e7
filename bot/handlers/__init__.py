"""Telegram in: an update becomes values, an action answers, the reply goes out."""

from dataclasses import replace
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeChat, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.actions.desk import Desk, Wire
from bot.actions.throttle import Throttle
from bot.formatter import commands
from bot.formatter.texts import LANGUAGES, Texts
from bot.handlers.buttons import Buttons
from bot.handlers.inline import Inline
from bot.handlers.membership import Membership
from bot.handlers.messages import Messages
from bot.handlers.mishaps import Mishaps
from bot.handlers.way import Way

# What the handlers want to hear of; `my_chat_member` comes only when asked for.
UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER)


def register(
    application: Application[Any, Any, Any, Any, Any, Any],
    desk: Desk,
    wire: Wire,
    throttle: Throttle | None = None,
) -> None:
    """Hang every handler on the application; `wire` is what the desk does in Telegram."""
    desk = replace(desk, username=lambda: application.bot.username, wire=wire)
    way = Way(desk, wire.say, wire.show, throttle or Throttle())
    messages = Messages(way)
    moves = filters.StatusUpdate.MIGRATE & filters.UpdateType.MESSAGE
    said = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    application.add_handlers(
        [
            MessageHandler(moves, messages.on_migration),
            MessageHandler(said, messages.on_message),
            CallbackQueryHandler(Buttons(way).on_tap),
            InlineQueryHandler(Inline(way).on_query),
            ChatMemberHandler(Membership(way).on_change, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    application.add_error_handler(Mishaps(way).on_error)


async def publish_commands(bot: Bot, texts: Texts) -> None:
    """Tell Telegram the menu of commands in every language; Kazakh for everybody else."""
    for language in (None, *LANGUAGES):
        menu = commands.menu(texts, language or LANGUAGES[0])
        await bot.set_my_commands([BotCommand(name, line) for name, line in menu], language_code=language)


async def publish_operators_commands(bot: Bot, texts: Texts, operator: int) -> None:
    """The menu in one operator's chat, which Telegram takes only from the operator's first message on."""
    scope = BotCommandScopeChat(operator)
    for language in (None, *LANGUAGES):
        menu = commands.operators_menu(texts, language or LANGUAGES[0])
        await bot.set_my_commands([BotCommand(name, line) for name, line in menu], scope, language)
