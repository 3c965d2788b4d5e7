"""Methods about the bot itself: who it is, its menus and descriptions, how it gets updates."""

import re
from typing import Any

from bot.demo.telegram import links
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import bad

_ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_SCOPES = frozenset(
    [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
)


async def get_me(telegram: Telegram, _: Parameters) -> dict[str, Any]:
    """Who the bot is."""
    return _ABILITIES | telegram.bot


async def yes(_: Telegram, __: Parameters) -> bool:
    """Methods that need no more than a nod here, like logOut and close."""
    return True


# ---------------------------------------------------------------- the menu of commands


def _menu(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.value("scope") or {}
    kind = scope.get("type", "default") if isinstance(scope, dict) else ""
    if kind not in _SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    language = parameters.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad("LANG_CODE_INVALID")
    return menu_key(kind, scope.get("chat_id"), scope.get("user_id")), language


def menu_key(kind: str, *ids: int | str | None) -> str:
    """A scope as one word."""
    return ":".join([kind, *(str(i) for i in ids if i is not None)])


async def set_my_commands(telegram: Telegram, parameters: Parameters) -> bool:
    """The menu for a scope and a language; an empty list removes it."""
    key = _menu(parameters)
    commands = parameters.items("commands", "BotCommand")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    told = [_command(command) for command in commands]
    telegram.commands[key] = told
    if not told:
        del telegram.commands[key]
    telegram.emit("commands", None, scope=key[0], language_code=key[1], commands=told)
    return True


def _command(command: Any) -> dict[str, str]:
    if not isinstance(command, dict):
        raise bad("can't parse BotCommand: expected an Object")
    name, description = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
    if not re.fullmatch("[a-z0-9_]{1,32}", name):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


async def get_my_commands(telegram: Telegram, parameters: Parameters) -> list[dict[str, str]]:
    """The menu of exactly this scope and language."""
    return telegram.commands.get(_menu(parameters), [])


async def delete_my_commands(telegram: Telegram, parameters: Parameters) -> bool:
    """Remove the menu of exactly this scope and language."""
    key = _menu(parameters)
    telegram.commands.pop(key, None)
    telegram.emit("commands", None, scope=key[0], language_code=key[1], commands=[])
    return True


# ---------------------------------------------------------------- name and descriptions


def _text_setter(field: str, limit: int) -> Any:
    async def set_text(telegram: Telegram, parameters: Parameters) -> bool:
        text = parameters.text(field)
        if len(text) > limit:
            raise bad(f"BOT_{field.upper()}_INVALID")
        telegram.descriptions[field, parameters.text("language_code")] = text
        return True

    return set_text


def _text_getter(field: str) -> Any:
    async def get_text(telegram: Telegram, parameters: Parameters) -> dict[str, str]:
        known = telegram.descriptions
        return {field: known.get((field, parameters.text("language_code"))) or known.get((field, ""), "")}

    return get_text


set_my_name, get_my_name = _text_setter("name", 64), _text_getter("name")
set_my_description, get_my_description = _text_setter("description", 512), _text_getter("description")
set_my_short_description = _text_setter("short_description", 120)
get_my_short_description = _text_getter("short_description")


# ---------------------------------------------------------------- updates


async def get_updates(telegram: Telegram, parameters: Parameters) -> list[dict[str, Any]]:
    """Long polling."""
    _allow(telegram, parameters)
    limit = min(max(parameters.number("limit", 100), 1), 100)
    timeout = min(max(parameters.number("timeout"), 0), 50)
    return await telegram.updates.get(parameters.number("offset"), limit, timeout)


async def set_webhook(telegram: Telegram, parameters: Parameters) -> bool:
    """Deliver to an address from now on; plain http too, as a self-hosted server in local mode does."""
    url, secret = parameters.text("url"), parameters.text("secret_token")
    if url and not links.checked(url):
        raise bad("invalid webhook URL specified")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not re.fullmatch("[A-Za-z0-9_-]*", secret):
        raise bad("secret token contains unallowed characters")
    _drop(telegram, parameters)
    _allow(telegram, parameters)
    await telegram.updates.set_webhook(url, secret, parameters.number("max_connections", 40))
    return True


async def delete_webhook(telegram: Telegram, parameters: Parameters) -> bool:
    """Deliver no more."""
    _drop(telegram, parameters)
    await telegram.updates.set_webhook("", "", 40)
    return True


async def get_webhook_info(telegram: Telegram, _: Parameters) -> dict[str, Any]:
    """Where updates go and how it works out."""
    return telegram.updates.webhook_info()


def _drop(telegram: Telegram, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        telegram.updates.queue.clear()


def _allow(telegram: Telegram, parameters: Parameters) -> None:
    kinds = parameters.value("allowed_updates")
    telegram.updates.allow(kinds if isinstance(kinds, list) else None)
