"""Buttons as Telegram reads them. What stands under a post is the same for many readers, so it is made once."""

from functools import lru_cache
from typing import Any, cast

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.model import Button, Post

Rows = tuple[tuple[Button, ...], ...]

_LATEST = 256  # keyboards remembered: those of one story in each of its looks, and no more


def under(post: Post, *, shares: bool) -> dict[str, Any] | None:
    """The post's buttons or keyboard in the words of the Bot API; PTB takes them so as `api_kwargs`.

    Given as PTB's own objects, they would be walked through for every reader: a tenth of what a post costs.
    """
    if written := _written(post.buttons, shares):
        return written
    below = _below(post)
    return below.to_dict() if below else None


@lru_cache(_LATEST)
def inline(buttons: Rows, shares: bool) -> InlineKeyboardMarkup | None:  # noqa: FBT001 - the cache's key
    """Without inline mode (/setinline at @BotFather) nothing can be shared: such a button is left out."""
    rows = [[_button(one) for one in row if one.inline is None or shares] for row in buttons]
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


@lru_cache(_LATEST)
def _written(buttons: Rows, shares: bool) -> dict[str, Any] | None:  # noqa: FBT001 - as above
    markup = inline(buttons, shares)
    return markup.to_dict() if markup else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        button.label, url=button.url, callback_data=button.data, switch_inline_query=button.inline
    )


def _below(post: Post) -> ReplyKeyboardMarkup | ForceReply | None:
    if post.asks:
        return ForceReply(input_field_placeholder=post.asks)
    if not post.keyboard:
        return None
    return ReplyKeyboardMarkup(cast("list[list[str]]", post.keyboard), resize_keyboard=True, is_persistent=True)
