"""A text as the bot sent it → as Telegram keeps it: cleaned, trimmed, with all its entities, within the limits."""

import re
from functools import lru_cache
from typing import Any

from bot.demo.telegram import found, markup
from bot.demo.telegram.markup import Entity, utf16_length
from bot.demo.telegram.refusals import bad

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_RAW_LIMIT = 1 << 15  # bytes, before anything is parsed
_ENTITY_LIMIT = 100
_BLANKS = dict.fromkeys((*range(10), 11, 12, *range(14, 33)), " ")
_CLEAN = str.maketrans(_BLANKS | dict.fromkeys((0x0D, *range(0x2028, 0x202F), 0x0333, 0x033F, 0x030A)))
_DIRTY = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
_HALVES = re.compile("[\ud800-\udfff]")  # of characters beyond 16 bits, which must come in pairs
_MERGING = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_SOLID = frozenset({"pre", "code", "text_link", "text_mention", "custom_emoji"})  # nothing is found inside these


def message_text(text: str, parse_mode: str, entities: Any) -> tuple[str, list[Entity]]:
    """The text of a message: at least one character, at most 4,096."""
    if not text:
        raise bad("message text is empty")
    plain, found_entities = _formatted(text, parse_mode, entities)
    if not plain:
        raise bad("text must be non-empty")
    if utf16_length(plain) > TEXT_LIMIT:
        raise bad("message is too long")
    return plain, found_entities


def caption(text: str, parse_mode: str, entities: Any) -> tuple[str, list[Entity]]:
    """The text under a picture: may be empty, at most 1,024."""
    if not text:
        return "", []
    plain, found_entities = _formatted(text, parse_mode, entities)
    if utf16_length(plain) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return plain, found_entities


def typed(text: str) -> tuple[str, list[Entity]]:
    """What a person typed."""
    return _finished(text, [])


def formatted(text: str) -> tuple[str, list[Entity]]:
    """What a person typed and formatted; given as HTML."""
    return _from_html(text)


def _formatted(text: str, parse_mode: str, entities: Any) -> tuple[str, list[Entity]]:
    if len(text) > _RAW_LIMIT // 4 and len(text.encode("utf-8", "surrogatepass")) > _RAW_LIMIT:
        raise bad("text is too long")
    if _HALVES.search(text):
        raise bad("strings must be encoded in UTF-8")
    match parse_mode.lower():
        case "html":
            return _from_html(text)
        case "" | "none":
            given = [dict(e) for e in entities] if isinstance(entities, list) else []
            return _finished(text, given)
        case _:
            raise bad("unsupported parse_mode")


@lru_cache(maxsize=256)
def _from_html(text: str) -> tuple[str, list[Entity]]:
    """Remembered, for one post goes to thousands of chats; nobody changes the entities of a message in place."""
    return _finished(*markup.parse_html(text))


def _finished(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    if _DIRTY.search(text):
        text, entities = _cleaned(text, entities)
    text, entities = _trimmed(text, entities)
    automatic = found.entities(text)
    if not entities:
        return text, automatic[:_ENTITY_LIMIT]
    entities = _merged(entities)
    solid = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _SOLID]
    entities += (e for e in automatic if not any(a < e["offset"] + e["length"] and e["offset"] < b for a, b in solid))
    entities.sort(key=lambda e: (e["offset"], -e["length"]))
    return text, entities[:_ENTITY_LIMIT]


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces or vanish; what stands behind a vanished one moves up."""
    gone = [utf16_length(text[: m.start()]) for m in _DIRTY.finditer(text) if not m[0].translate(_CLEAN)]

    def moved(offset: int) -> int:
        return offset - sum(place < offset for place in gone)

    for entity in entities:
        start, end = moved(entity["offset"]), moved(entity["offset"] + entity["length"])
        entity |= {"offset": start, "length": end - start}
    return text.translate(_CLEAN), [e for e in entities if e["length"] > 0]


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """No blanks at the end, none before the first word or entity."""
    text = text.rstrip(" \n")
    end = utf16_length(text)
    entities = [e | {"length": min(e["length"], end - e["offset"])} for e in entities if e["offset"] < end]
    first = entities[0]["offset"] if entities else len(text)
    cut = min(len(text) - len(text.lstrip(" \n")), first)
    return text[cut:], [e | {"offset": e["offset"] - cut} for e in entities] if cut else entities


def _merged(entities: list[Entity]) -> list[Entity]:
    """Neighbours and repetitions of one style are one entity; code holds no other style."""
    code = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in ("pre", "code")]
    kept: list[Entity] = []
    last: dict[str, Entity] = {}
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if entity["type"] not in ("pre", "code") and any(a <= start and end <= b for a, b in code):
            continue
        before = last.get(entity["type"])
        if entity["type"] in _MERGING and before and start <= before["offset"] + before["length"]:
            before["length"] = max(end, before["offset"] + before["length"]) - before["offset"]
            continue
        last[entity["type"]] = entity
        kept.append(entity)
    return kept
