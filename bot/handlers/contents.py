"""What a person sent, as something that can be copied elsewhere."""

import re
from typing import Literal

from telegram import Message

from bot.model import Content

_COMMAND = re.compile(r"/\w+(?:@\w+)?\s*")
_KINDS: tuple[tuple[str, Literal["photo", "video", "document", "poll"]], ...] = (
    ("photo", "photo"),
    ("video", "video"),
    ("animation", "video"),
    ("document", "document"),
    ("poll", "poll"),
)


def content(message: Message) -> Content:
    """The message itself, to be copied."""
    return Content(
        chat_id=message.chat.id,
        message_ids=(message.message_id,),
        text=_text(message),
        html=message.text_html or message.caption_html or "",
        kind=_kind(message),
        album=message.media_group_id or "",
        file=_file(message),
        origin=message.forward_origin is not None,
    )


def after_command(message: Message) -> Content:
    """What stands after the command, with its formatting, to be said anew."""
    text, html = message.text or "", message.text_html or ""
    return Content(text=_COMMAND.sub("", text, count=1), html=_COMMAND.sub("", html, count=1))


def _kind(message: Message) -> Literal["text", "photo", "album", "video", "document", "poll", "other"]:
    if message.media_group_id:
        return "album"
    if message.text:
        return "text"
    return next((kind for field, kind in _KINDS if getattr(message, field)), "other")


def _file(message: Message) -> str:
    """An animation is sent as a video, and is none to Telegram when it is to take another's place."""
    pictures, file = message.photo, None if message.animation else message.video or message.document
    if message.media_group_id or not (pictures or file):
        return ""
    return pictures[-1].file_id if pictures else file.file_id if file else ""


def _text(message: Message) -> str:
    named = message.document.file_name if message.document else None
    asked = message.poll.question if message.poll else None
    return message.text or message.caption or asked or named or ""
