"""Methods by which the bot answers pressed buttons and inline queries."""

from typing import Any

from bot.demo.telegram import keyboards, texts
from bot.demo.telegram.methods import sending
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import bad
from bot.demo.telegram.world import Message

_PATIENCE = 60.0  # seconds that a query waits for its answer
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def _asked(telegram: Telegram, queries: dict[str, dict[str, Any]], query_id: str) -> dict[str, Any]:
    asked = queries.get(query_id)
    if not asked or asked["answer"] is not None or (telegram.clock() - asked["asked"]).total_seconds() > _PATIENCE:
        raise bad(_TOO_OLD)
    return asked


async def answer_callback_query(telegram: Telegram, parameters: Parameters) -> bool:
    """End the waiting sign on the button, perhaps with a word."""
    query_id, text = parameters.text("callback_query_id"), parameters.text("text")
    asked = _asked(telegram, telegram.callbacks, query_id)
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    asked["answer"] = {"text": text, "show_alert": parameters.flag("show_alert"), "url": parameters.text("url")}
    about = {"callback_query_id": query_id, "user_id": asked["user_id"], **asked["answer"]}
    telegram.emit("callback_answer", asked["chat_id"], **about)
    return True


async def answer_inline_query(telegram: Telegram, parameters: Parameters) -> bool:
    """Offer up to 50 results."""
    query_id = parameters.text("inline_query_id")
    asked = _asked(telegram, telegram.inline_queries, query_id)
    results = parameters.items("results", "inline query results")
    if len(results) > 50:
        raise bad("too many inline query results specified")
    offered = [await _offered(telegram, result) for result in results]
    names = [str(result["id"]) for result in offered]
    if len(set(names)) < len(names):
        raise bad("RESULT_ID_DUPLICATE")
    if len(parameters.text("next_offset").encode()) > 64:
        raise bad("NEXT_OFFSET_INVALID")
    asked["answer"] = {
        "results": offered,
        "next_offset": parameters.text("next_offset"),
        "button": parameters.value("button"),
        "is_personal": parameters.flag("is_personal"),
    }
    telegram.emit("inline_answer", asked["user_id"], inline_query_id=query_id, **asked["answer"])
    return True


async def _offered(telegram: Telegram, result: Any) -> dict[str, Any]:
    """A result with the message that it would become."""
    if not isinstance(result, dict):
        raise bad("can't parse inline query result: Inline query result must be an object")
    if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    kind = result.get("type")
    if kind == "article" and not result.get("title"):
        raise bad("ARTICLE_TITLE_EMPTY")
    if kind not in ("article", "photo", "document"):
        raise bad(f'type "{kind}" is unsupported for the inline query result')
    markup = keyboards.markup(result.get("reply_markup"))
    content = await _content(telegram, result)
    return result | {"message": content | ({"reply_markup": markup} if markup else {})}


async def _content(telegram: Telegram, result: dict[str, Any]) -> Message:
    given = result.get("input_message_content")
    if isinstance(given, dict):
        words = Parameters(given)
        text, entities = texts.message_text(
            words.text("message_text"), words.text("parse_mode"), words.value("entities")
        )
        return sending.text_content(words, text, entities)
    source = str(result.get("photo_file_id") or result.get("document_file_id") or "")
    if result["type"] == "article" or not (source or result.get("photo_url")):
        raise bad("can't parse inline query result: Input message content is not specified")
    media: Message = {"photo": [{"file_id": str(result.get("photo_url")), "width": 0, "height": 0}]}
    if source:
        file = await telegram.files.take(source, None, photo=result["type"] == "photo")
        media = {"photo": file.photo()} if result["type"] == "photo" else {"document": file.document()}
    return media | sending.caption_content(Parameters(result))
