"""What is kept about a chat, as a file that a person can read: every table and every column says what it is."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.formatter.texts import Voice
from bot.model import Document, Post

NAME = "habarshy.json"

TABLES = {
    "chat": "mydata-chat",
    "follow": "mydata-follow",
    "mute": "mydata-mute",
    "alert": "mydata-alert",
    "delivery": "mydata-delivery",
}
COLUMNS = {
    "id": "column-chat-id",
    "kind": "column-kind",
    "language": "column-language",
    "paused": "column-paused",
    "pause_reason": "column-pause-reason",
    "not_before": "column-not-before",
    "since": "column-since",
    "digest": "column-digest",
    "digest_times": "column-digest-times",
    "next_digest": "column-next-digest",
    "quiet_from": "column-quiet-from",
    "quiet_to": "column-quiet-to",
    "asleep_until": "column-asleep-until",
    "wake": "column-wake",
    "zone": "column-zone",
    "sentences": "column-sentences",
    "script": "column-script",
    "pictures": "column-pictures",
    "footer": "column-footer",
    "rates_at": "column-rates-at",
    "next_rates": "column-next-rates",
    "chat_id": "column-chat-id",
    "key": "column-key",
    "label": "column-label",
    "thread": "column-thread",
    "until": "column-until",
    "currency": "column-currency",
    "above": "column-above",
    "value": "column-value",
    "told": "column-told",
    "story_id": "column-story-id",
    "title": "column-title",
    "link": "column-link",
    "state": "column-state",
    "due": "column-due",
    "owed": "column-owed",
    "attempt": "column-attempt",
    "token": "column-token",
    "claimed": "column-claimed",
    "changed": "column-changed",
    "leased_until": "column-leased-until",
    "message_id": "column-message-id",
    "reason": "column-reason",
    "lane": "column-lane",
    "shown": "column-shown",
    "listed": "column-listed",
}
STATES = ("due", "leased", "sending", "sent", "failed", "unknown", "held", "gathered", "awaiting")
_CLOCKS = frozenset(("quiet_from", "quiet_to", "rates_at"))  # minutes after midnight

Row = Mapping[str, Any]


# What is kept of whoever works on channels: a line about each table, whose columns say in English what they are.
WORKS = {
    "editor": "mydata-editor",
    "awaited": "mydata-awaited",
    "question": "mydata-question",
    "card_shown": "mydata-card-shown",
    "suggestion": "mydata-suggestion",
    "slot": "mydata-slot",
    "card": "mydata-card",
    "audit": "mydata-audit",
}


def post(known: Mapping[str, Sequence[Row]], works: Mapping[str, Sequence[Row]], voice: Voice) -> Post:
    """The file, and a line about it."""
    tables = {name: _table(name, rows, voice) for name, rows in known.items()}
    for name, rows in works.items():
        said = [{column: _readable("", value, voice) for column, value in row.items()} for row in rows]
        tables[name] = {"about": voice.label(WORKS[name]), "rows": said}
    told = {"about": voice.label("mydata-about"), **tables}
    content = json.dumps(told, ensure_ascii=False, indent=2)
    return Post(text=voice.say("mydata-caption"), document=Document(NAME, content.encode()))


def _table(name: str, rows: Sequence[Row], voice: Voice) -> dict[str, Any]:
    columns = {column: voice.label(COLUMNS[column]) for row in rows[:1] for column in row}
    readable = [{column: _readable(column, value, voice) for column, value in row.items()} for row in rows]
    return {"about": voice.label(TABLES[name]), "columns": columns, "rows": readable}


def _readable(column: str, value: Any, voice: Voice) -> Any:
    match value:
        case datetime():
            return value.astimezone(voice.zone).isoformat(timespec="seconds")
        case Decimal():
            return format(value, "f")
        case int() if column == "state":
            return STATES[value]
        case int() if column in _CLOCKS:
            return f"{value // 60:02}:{value % 60:02}"
        case _:
            return value
