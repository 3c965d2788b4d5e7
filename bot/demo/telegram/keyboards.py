"""Buttons under a message, or in place of a person's keyboard: which ones Telegram takes."""

from functools import lru_cache
from typing import Any

from bot.demo.telegram import links
from bot.demo.telegram.refusals import bad

_MOST_BUTTONS = 100
_STYLES = ("icon_custom_emoji_id", "style")


def markup(value: Any, *, channel: bool = False) -> dict[str, Any] | None:
    """The reply markup as Telegram keeps it, or None; raises `Refusal`."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        raise bad("can't parse reply keyboard markup JSON object")
    if not isinstance(value, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in value:
        return _inline(value["inline_keyboard"], channel=channel)
    if "keyboard" in value:
        return value | {"keyboard": _keys(value["keyboard"])}
    return value if value.get("remove_keyboard") or value.get("force_reply") else None


def _inline(rows: Any, *, channel: bool) -> dict[str, Any] | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    kept = [[_button(button, channel=channel) for button in row] for row in rows if row]
    if sum(map(len, kept)) > _MOST_BUTTONS:
        raise bad("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(button: Any, *, channel: bool) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    try:
        return _kept(tuple(button.items()), channel)
    except TypeError:  # a field that holds fields cannot be remembered
        return _kept.__wrapped__(tuple(button.items()), channel)


@lru_cache(maxsize=1024)
def _kept(fields: tuple[tuple[str, Any], ...], channel: bool) -> dict[str, Any]:  # noqa: FBT001 - a key of the memory
    """Remembered, for one post goes to thousands of chats; nobody changes the buttons of a message in place."""
    button = dict(fields)
    if "text" not in button:
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not str(button["text"]).strip():
        raise bad("inline keyboard button text must be non-empty")
    styles = {key: button[key] for key in _STYLES if key in button}
    return {"text": str(button["text"]), **_deed(button, channel=channel), **styles}


def _deed(button: dict[str, Any], *, channel: bool) -> dict[str, Any]:
    """What the button does: the first of the fields that Telegram looks for."""
    if button.get("url"):
        return {"url": _address(str(button["url"]))}
    if button.get("callback_data"):
        return {"callback_data": _data(str(button["callback_data"]))}
    for name in ("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"):
        if name in button:
            _refuse_in_channel(name, channel=channel)
            return {name: button[name]}
    for name in ("callback_game", "pay", "login_url", "web_app", "copy_text"):
        if name in button:
            return {name: button[name]}
    raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _address(url: str) -> str:
    if links.user_id(url) is not None:
        return url
    try:
        return links.read(url)
    except links.WrongLinkError as wrong:
        raise bad(f"inline keyboard button URL '{url}' is invalid: {wrong}") from None


def _data(data: str) -> str:
    if len(data.encode("utf-8", "surrogatepass")) > 64:
        raise bad("BUTTON_DATA_INVALID")
    return data


def _refuse_in_channel(name: str, *, channel: bool) -> None:
    if channel:
        raise bad(
            f"can't use {name} button in a channel chat, because users will not be able to use the button without "
            "knowing bot's username"
        )


def _keys(rows: Any) -> list[list[dict[str, Any]]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "keyboard" must be an Array of Arrays')
    return [[_key(key) for key in row] for row in rows if row]


def _key(key: Any) -> dict[str, Any]:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict) or "text" not in key:
        raise bad("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not str(key["text"]).strip():
        raise bad("keyboard button text must be non-empty")
    return dict(key)


def labels(keyboard: dict[str, Any] | None) -> list[list[str]]:
    """The words on a person's keys."""
    return [[str(key["text"]) for key in row] for row in (keyboard or {}).get("keyboard", [])]
