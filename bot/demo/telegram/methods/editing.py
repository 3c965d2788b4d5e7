"""Methods by which the bot changes, takes back, pins and marks what stands in a chat."""

from typing import Any

from bot.demo.telegram import keyboards, members, texts
from bot.demo.telegram.methods import access, sending
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import bad
from bot.demo.telegram.world import Message, Place

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_TWO_DAYS = 48 * 3600
_MEDIA = ("photo", "video", "document", "animation", "audio")


async def edit_message_text(telegram: Telegram, parameters: Parameters) -> Message:
    """Another text; without `reply_markup` the buttons go."""
    text, entities = texts.message_text(
        parameters.text("text"), parameters.text("parse_mode"), parameters.value("entities")
    )
    place, old = _to_edit(telegram, parameters)
    if "text" not in old:
        raise bad("there is no text in the message to edit")
    return _rewrite(telegram, parameters, place, old, sending.text_content(parameters, text, entities))


async def edit_message_caption(telegram: Telegram, parameters: Parameters) -> Message:
    """Another caption, or none."""
    place, old = _to_edit(telegram, parameters)
    media = {kind: old[kind] for kind in _MEDIA if kind in old}
    if not media:
        raise bad("there is no caption in the message to edit")
    return _rewrite(telegram, parameters, place, old, media | sending.caption_content(parameters))


async def edit_message_media(telegram: Telegram, parameters: Parameters) -> Message:
    """Another picture or file."""
    place, old = _to_edit(telegram, parameters)
    item = parameters.value("media")
    if not isinstance(item, dict):
        raise bad("object expected as InputMedia")
    content = await sending.media_content(telegram, parameters, item)
    return _rewrite(telegram, parameters, place, old, content)


async def edit_message_reply_markup(telegram: Telegram, parameters: Parameters) -> Message:
    """Other buttons, or none."""
    place, old = _to_edit(telegram, parameters)
    return _rewrite(telegram, parameters, place, old, _content(old))


def _to_edit(telegram: Telegram, parameters: Parameters) -> tuple[Place, Message]:
    place = access.editable(telegram, parameters)
    return place, access.own_message(telegram, place, parameters)


def _content(message: Message) -> Message:
    kept = (*_MEDIA, "text", "entities", "caption", "caption_entities", "link_preview_options", "poll")
    return {key: message[key] for key in kept if key in message}


def _rewrite(telegram: Telegram, parameters: Parameters, place: Place, old: Message, content: Message) -> Message:
    markup = keyboards.markup(parameters.value("reply_markup"), channel=place.kind == "channel")
    new = content | ({"reply_markup": markup} if markup and "inline_keyboard" in markup else {})
    only_buttons = all(
        new.get(key) == old.get(key) for key in ("text", "entities", "caption", "caption_entities", *_MEDIA)
    )
    if only_buttons and new.get("reply_markup") == old.get("reply_markup"):
        raise bad(_NOT_MODIFIED)
    return telegram.rewrite(place, old["message_id"], new, silent=only_buttons)


# ---------------------------------------------------------------- deleting


async def delete_message(telegram: Telegram, parameters: Parameters) -> bool:
    """Take a message away."""
    place = access.editable(telegram, parameters)
    message = access.message(place, parameters, "message to delete")
    _refuse_deleting(telegram, place, message)
    telegram.remove(place, message["message_id"])
    return True


async def delete_messages(telegram: Telegram, parameters: Parameters) -> bool:
    """Take many away; those that are not there are passed over."""
    place = access.editable(telegram, parameters)
    wanted = parameters.items("message_ids", "message identifiers")
    if not 1 <= len(wanted) <= 100:
        raise bad("too many message identifiers specified" if wanted else "message identifiers are not specified")
    for message_id in wanted:
        message = place.messages.get(int(message_id))
        if message:
            _refuse_deleting(telegram, place, message)
            telegram.remove(place, message["message_id"])
    return True


def _refuse_deleting(telegram: Telegram, place: Place, message: Message) -> None:
    me = place.members.get(telegram.bot["id"])
    own = message.get("from", {}).get("id") == telegram.bot["id"]
    if place.kind == "channel":
        allowed = members.may(me, "can_post_messages") or members.may(me, "can_delete_messages")
    elif place.kind == "private":
        allowed = telegram.now() - message["date"] < _TWO_DAYS
    else:
        allowed = members.may(me, "can_delete_messages") or (own and telegram.now() - message["date"] < _TWO_DAYS)
    if not allowed:
        raise bad("message can't be deleted for everyone" if own else "message can't be deleted")


# ---------------------------------------------------------------- pins and reactions


async def pin_chat_message(telegram: Telegram, parameters: Parameters) -> bool:
    """Pin a message; Telegram's service message about it is left out, for nobody reads it."""
    place = access.writable(telegram, parameters)
    message = access.message(place, parameters, "message to pin")
    _refuse_pinning(telegram, place)
    if message["message_id"] not in place.pinned:
        place.pinned.append(message["message_id"])
        telegram.emit("pin", place.id, message_id=message["message_id"], pinned=True)
    return True


async def unpin_chat_message(telegram: Telegram, parameters: Parameters) -> bool:
    """Unpin one message, the newest pinned when none is named."""
    place = access.writable(telegram, parameters)
    _refuse_pinning(telegram, place)
    message_id = parameters.number("message_id") or (place.pinned[-1] if place.pinned else 0)
    if message_id not in place.pinned:
        raise bad("message to unpin not found")
    place.pinned.remove(message_id)
    telegram.emit("pin", place.id, message_id=message_id, pinned=False)
    return True


async def unpin_all_chat_messages(telegram: Telegram, parameters: Parameters) -> bool:
    """Unpin them all."""
    place = access.writable(telegram, parameters)
    _refuse_pinning(telegram, place)
    place.pinned.clear()
    telegram.emit("pin", place.id, message_id=None, pinned=False)
    return True


def _refuse_pinning(telegram: Telegram, place: Place) -> None:
    right = {"channel": "can_edit_messages", "group": "can_pin_messages", "supergroup": "can_pin_messages"}
    if place.kind in right and not members.may(place.members.get(telegram.bot["id"]), right[place.kind]):
        raise bad("not enough rights to manage pinned messages in the chat")


async def set_message_reaction(telegram: Telegram, parameters: Parameters) -> bool:
    """The bot's own reaction."""
    place = access.editable(telegram, parameters)
    message = access.message(place, parameters, "message to react")
    kinds: Any = parameters.value("reaction") or []
    emoji = kinds[0].get("emoji") if kinds else None
    telegram.mark(place, message["message_id"], telegram.bot["id"], emoji)
    return True
