"""What a request asks: JSON, a form or multipart, read into one shape."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.demo.telegram.refusals import bad

_NUMBERS = frozenset(
    {"chat_id", "from_chat_id", "user_id", "message_id", "message_thread_id", "offset", "limit", "timeout"}
)
_NESTED = frozenset(
    [
        "reply_markup",
        "entities",
        "caption_entities",
        "media",
        "commands",
        "scope",
        "allowed_updates",
        "link_preview_options",
        "reply_parameters",
        "message_ids",
        "options",
        "results",
        "reaction",
        "button",
        "permissions",
        "explanation_entities",
        "question_entities",
        "menu_button",
    ]
)


@dataclass(slots=True)
class Upload:
    """A file sent along."""

    name: str
    content: bytes
    kind: str


@dataclass(slots=True)
class Parameters:
    """The values by name, with Telegram's leniency about their types."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A text; numbers as they would be written."""
        value = self.values.get(name)
        return default if value is None else value if isinstance(value, str) else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; the default for anything else."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Whether it is true, in any spelling that Telegram takes."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes", "t", "y")

    def value(self, name: str) -> Any:
        """A nested value; a text that should have been JSON stays a text."""
        return self.values.get(name)

    def items(self, name: str, what: str) -> list[Any]:
        """A list; `what` is how Telegram names it in its complaint."""
        value = self.values.get(name)
        if not isinstance(value, list):
            raise bad(f"expected an Array of {what}")
        return value

    def upload(self, name: str) -> Upload | None:
        """The file of this name, or the one that `attach://…` points to."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")


PLAIN = frozenset({"application/json", "application/x-www-form-urlencoded"})  # what `parsed` reads


def parsed(kind: str, body: bytes) -> Parameters:
    """What a body of a `PLAIN` kind carries, an empty one of any; raises `Refusal` for a body that is no JSON."""
    if kind == "application/json":
        return Parameters(_json(body))
    return Parameters(_decoded(dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))))


async def read(request: web.Request) -> Parameters:
    """All that the request carries, the query string included; raises `Refusal` for a body that is no JSON."""
    asked = Parameters(_decoded(request.query) if request.query_string else {})
    if request.can_read_body:
        if request.content_type in PLAIN:
            asked.values |= parsed(request.content_type, await request.read()).values
        elif request.content_type == "multipart/form-data":
            texts, asked.uploads = await _parts(request)
            asked.values |= _decoded(texts)
    return asked


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body.decode("utf-8", "surrogatepass") or "{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad("can't parse request body JSON object")
    return values


async def _parts(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    texts: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            texts[part.name] = content.decode("utf-8", "replace")
        else:
            uploads[part.name] = Upload(part.filename, content, part.headers.get("Content-Type", ""))
    return texts, uploads


def _decoded(form: Mapping[str, Any]) -> dict[str, Any]:
    """A form's texts; numbers and nested JSON become what they mean, so that tests and methods see one shape."""
    values: dict[str, Any] = {}
    for name, text in form.items():
        value: Any = text
        if name in _NUMBERS:
            value = int(text) if text.lstrip("-").isdecimal() else text
        elif name in _NESTED and text[:1] in "[{":
            try:
                value = json.loads(text)
            except ValueError:
                value = text
        values[name] = value
    return values
