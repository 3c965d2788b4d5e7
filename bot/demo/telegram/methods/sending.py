"""Methods by which the bot speaks."""

import secrets
from typing import Any

from bot.demo.telegram import keyboards, media, texts
from bot.demo.telegram.methods import access
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import bad
from bot.demo.telegram.world import CONTENT, Message, Place


async def send_message(telegram: Telegram, parameters: Parameters) -> Message:
    """A text."""
    text, entities = texts.message_text(
        parameters.text("text"), parameters.text("parse_mode"), parameters.value("entities")
    )
    return deliver(telegram, parameters, text_content(parameters, text, entities))


def text_content(parameters: Parameters, text: str, entities: list[dict[str, Any]]) -> Message:
    """The content of a text message."""
    content: Message = {"text": text} | ({"entities": entities} if entities else {})
    preview = parameters.value("link_preview_options")
    if isinstance(preview, dict) and preview:
        content["link_preview_options"] = preview
    elif parameters.flag("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return content


def caption_content(parameters: Parameters) -> Message:
    """The caption of a picture or file, with its entities."""
    text, entities = texts.caption(
        parameters.text("caption"), parameters.text("parse_mode"), parameters.value("caption_entities")
    )
    content: Message = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    for flag in ("show_caption_above_media", "has_spoiler"):
        if parameters.flag(flag):
            content[flag.replace("has_spoiler", "has_media_spoiler")] = True
    return content


def deliver(telegram: Telegram, parameters: Parameters, content: Message) -> Message:
    """Put the message where the request says, with its buttons, if the bot may write there."""
    place = access.writable(telegram, parameters)
    markup = keyboards.markup(parameters.value("reply_markup"), channel=place.kind == "channel")
    standing = access.standing(place, parameters)
    access.refuse_flood(telegram, place, parameters)
    if markup and "inline_keyboard" in markup:
        content = content | {"reply_markup": markup}
    message = telegram.post(place, standing | content if standing else content, telegram.bot)
    if markup and "inline_keyboard" not in markup and place.kind != "channel":
        _change_keyboard(telegram, place, markup, message)
    return message


def _change_keyboard(telegram: Telegram, place: Place, markup: dict[str, Any], message: Message) -> None:
    if "keyboard" in markup or markup.get("remove_keyboard"):
        telegram.show_keyboard(place, markup if "keyboard" in markup else None)
    elif markup.get("force_reply"):
        words = markup.get("input_field_placeholder", "")
        telegram.show_question(place, {"message": message["message_id"], "placeholder": words})


# ---------------------------------------------------------------- pictures and files


async def send_photo(telegram: Telegram, parameters: Parameters) -> Message:
    """A picture: an upload, an address or a file_id."""
    return await _send_file(telegram, parameters, "photo")


async def send_document(telegram: Telegram, parameters: Parameters) -> Message:
    """A file."""
    return await _send_file(telegram, parameters, "document")


async def send_video(telegram: Telegram, parameters: Parameters) -> Message:
    """A film."""
    return await _send_file(telegram, parameters, "video")


async def send_animation(telegram: Telegram, parameters: Parameters) -> Message:
    """A film without sound."""
    return await _send_file(telegram, parameters, "animation")


async def _send_file(telegram: Telegram, parameters: Parameters, kind: str) -> Message:
    access.writable(telegram, parameters)
    file = await file_content(telegram, parameters, kind, parameters.text(kind))
    return deliver(telegram, parameters, file | caption_content(parameters))


async def file_content(telegram: Telegram, parameters: Parameters, kind: str, source: str) -> Message:
    """The part of a message that holds the file."""
    upload = parameters.uploads.get(source.removeprefix("attach://")) if source.startswith("attach://") else None
    if not source:
        upload = parameters.upload(kind)
        if upload is None:
            raise bad(f"there is no {kind} in the request")
    file = await telegram.files.take(source, upload, photo=kind == "photo")
    match kind:
        case "photo":
            return {"photo": file.photo()}
        case "video" | "animation":
            return {kind: file.video()}
    return {"document": file.document()}


async def send_media_group(telegram: Telegram, parameters: Parameters) -> list[Message]:
    """An album of two to ten."""
    place = access.writable(telegram, parameters)
    items = parameters.items("media", "InputMedia")
    if not items:
        raise bad("there are no messages to send")
    if len(items) > 10:
        raise bad("too many messages to send as an album")
    kinds = {str(item.get("type")) for item in items}
    if "document" in kinds and len(kinds) > 1:
        raise bad("document can't be mixed with other media types")
    contents = [await media_content(telegram, parameters, item) for item in items]
    standing = access.standing(place, parameters)
    access.refuse_flood(telegram, place, parameters, len(contents))
    group = {"media_group_id": str(secrets.randbits(60))} if len(contents) > 1 else {}
    return [telegram.post(place, standing | group | content, telegram.bot) for content in contents]


async def media_content(telegram: Telegram, parameters: Parameters, item: dict[str, Any]) -> Message:
    """The content that an InputMedia means."""
    kind = str(item.get("type"))
    if kind not in ("photo", "video", "document", "animation"):
        raise bad(f"can't parse InputMedia: type {kind!r} is unsupported")
    file = await file_content(telegram, parameters, kind, str(item.get("media", "")))
    return file | caption_content(Parameters(item))


# ---------------------------------------------------------------- polls, copies, forwards, signs of life


async def send_poll(telegram: Telegram, parameters: Parameters) -> Message:
    """A question with answers."""
    options = parameters.items("options", "String as options")
    names = [str(option.get("text", "") if isinstance(option, dict) else option) for option in options]
    question, entities = texts.message_text(
        parameters.text("question"), parameters.text("question_parse_mode"), parameters.value("question_entities")
    )
    content = media.poll(
        question,
        names,
        is_closed=parameters.flag("is_closed"),
        is_anonymous=parameters.text("is_anonymous", "true").lower() != "false",
        type=parameters.text("type", "regular"),
        allows_multiple_answers=parameters.flag("allows_multiple_answers"),
        **({"question_entities": entities} if entities else {}),
    )
    return deliver(telegram, parameters, content)


async def copy_message(telegram: Telegram, parameters: Parameters) -> dict[str, int]:
    """Say again what stands somewhere, without telling where."""
    source = access.readable(telegram, parameters, "from_chat_id")
    original = access.message(source, parameters, "message to copy")
    content = {key: original[key] for key in CONTENT if key in original}
    if not content or original.get("has_protected_content"):
        raise bad("message can't be copied")
    if "caption" in parameters and "text" not in content:
        content = {key: content[key] for key in content if not key.startswith("caption")} | caption_content(parameters)
    return {"message_id": deliver(telegram, parameters, content)["message_id"]}


async def forward_message(telegram: Telegram, parameters: Parameters) -> Message:
    """Say again what stands somewhere, telling where."""
    source = access.readable(telegram, parameters, "from_chat_id")
    original = access.message(source, parameters, "message to forward")
    if original.get("has_protected_content"):
        raise bad("message can't be forwarded")
    return deliver(telegram, parameters, telegram.forwarded(source, original["message_id"]))


async def copy_messages(telegram: Telegram, parameters: Parameters) -> list[dict[str, int]]:
    """Say many again; those that are not there are passed over, albums stay albums."""
    return [{"message_id": message["message_id"]} for message in _again(telegram, parameters, forwarded=False)]


async def forward_messages(telegram: Telegram, parameters: Parameters) -> list[dict[str, int]]:
    """Forward many."""
    return [{"message_id": message["message_id"]} for message in _again(telegram, parameters, forwarded=True)]


def _again(telegram: Telegram, parameters: Parameters, *, forwarded: bool) -> list[Message]:
    place = access.writable(telegram, parameters)
    source = access.readable(telegram, parameters, "from_chat_id")
    wanted = [int(number) for number in parameters.items("message_ids", "message identifiers")]
    if not 1 <= len(wanted) <= 100:
        raise bad("too many message identifiers specified" if wanted else "message identifiers are not specified")
    if wanted != sorted(set(wanted)):
        raise bad("message identifiers must be in a strictly increasing order")
    originals = [source.messages[number] for number in wanted if number in source.messages]
    if not originals:
        raise bad("there are no messages to forward")
    standing = access.standing(place, parameters)
    access.refuse_flood(telegram, place, parameters, len(originals))
    groups: dict[str, str] = {}
    return [
        telegram.post(
            place, standing | _content_again(telegram, source, old, groups, forwarded=forwarded), telegram.bot
        )
        for old in originals
    ]


def _content_again(
    telegram: Telegram, source: Place, old: Message, groups: dict[str, str], *, forwarded: bool
) -> Message:
    content = telegram.forwarded(source, old["message_id"])
    if not forwarded:
        del content["forward_origin"]
    if "media_group_id" in old:
        content["media_group_id"] = groups.setdefault(old["media_group_id"], str(secrets.randbits(60)))
    return content


async def stop_poll(telegram: Telegram, parameters: Parameters) -> dict[str, Any]:
    """Close a poll of the bot's own."""
    place = access.editable(telegram, parameters)
    message = access.own_message(telegram, place, parameters)
    if "poll" not in message:
        raise bad("message with poll to stop not found")
    if message["poll"]["is_closed"]:
        raise bad("poll has already been closed")
    poll: dict[str, Any] = message["poll"] | {"is_closed": True}
    telegram.rewrite(place, message["message_id"], {"poll": poll}, silent=True)
    return poll


async def send_chat_action(telegram: Telegram, parameters: Parameters) -> bool:
    """Show that the bot is typing, or sending a picture."""
    place = access.writable(telegram, parameters)
    if "action" not in parameters:
        raise bad("wrong parameter action in request")
    telegram.emit("action", place.id, action=parameters.text("action"))
    return True
