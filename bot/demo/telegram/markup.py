"""Telegram's HTML → plain text and entities, with Telegram's own complaints (offsets in bytes of UTF-8).

Follows TDLib's parser step by step, for its quirks are what a bot runs into: an end tag may be empty (`</>`), an
unknown named entity is plain text, a `<` that opens nothing known refuses the whole message.
"""

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from bot.demo.telegram import links
from bot.demo.telegram.refusals import bad

Entity = dict[str, Any]

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "pre": "pre", "code": "code", "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPECIAL = re.compile("[<&]")
_CHARACTER = re.compile(r"&(?:#(?:x([0-9A-Fa-f]*)|([0-9]*))|([A-Za-z]*));?")
_BLANKS = re.compile(r"[ \t\r\n\v]*")
_TAG = re.compile(r"[^ \t\r\n\0\v>]*")
_NAME = re.compile(r"[^ \t\r\n\0\v=>/\"']*")
_TOKEN = re.compile(r"[0-9A-Za-z.\-]*")
_END = "\0"  # what stands behind the last character, as in a C string


def utf16_length(text: str) -> int:
    """How Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def character(source: str, at: int) -> tuple[str, int] | None:
    """The character that a reference at `at` means and where the text goes on; None: it is plain text."""
    match = _CHARACTER.match(source, at)
    if not match:
        return None
    if match[3] is not None:
        found = _NAMED.get(match[3])
        return (found, match.end()) if found else None
    digits, base = (match[1], 16) if match[1] is not None else (match[2], 10)
    code = int(digits, base) if digits else 0
    if code == 0 or code >= 0x10FFFF or match.end() - match.group().endswith(";") - at >= 10:
        return None
    return chr(code), match.end()


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int  # in UTF-16 units
    part: int  # how many parts of the text stood before it


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            match = _SPECIAL.search(self.source, self.at)
            self._write(self.source[self.at : match.start() if match else None])
            if not match:
                break
            self.at = match.start()
            if match[0] == "&":
                self._reference()
            elif self._peek(1) == "/":
                self._close()
            else:
                self._start()
        if self.open:
            raise bad(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].tag}\"",
            )
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.parts), self.entities

    def _peek(self, ahead: int = 0) -> str:
        return self.source[self.at + ahead : self.at + ahead + 1] or _END

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        assert match  # noqa: S101 - every pattern here matches the empty string
        self.at = match.end()
        return match[0]

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.offset += utf16_length(text)

    def _fail(self, what: str, begin: int, after: str = "") -> NoReturn:
        place = len(self.source[:begin].encode("utf-8", "surrogatepass"))
        raise bad(f"can't parse entities: {what} at byte offset {place}{after}")

    def _reference(self) -> None:
        found = character(self.source, self.at)
        text, self.at = found or ("&", self.at + 1)
        self._write(text)

    # ---------------------------------------------------------------- start tags

    def _start(self) -> None:
        begin, self.at = self.at, self.at + 1
        tag = self._take(_TAG).lower()
        if self._peek() == _END:
            self._fail("Unclosed start tag", begin)
        if tag not in _TYPES:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(tag, begin)
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, attributes, self.offset, len(self.parts)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while self._peek() != ">":
            self._take(_BLANKS)
            if self._peek() == ">":
                break
            name = self._take(_NAME)
            if not name:
                self._fail(f'Empty attribute name in the tag "{tag}"', begin)
            self._take(_BLANKS)
            found[name] = self._value(tag, begin) if self._peek() == "=" else ""
            if self._peek() == _END:
                self._fail(f'Unclosed start tag "{tag}"', begin)
        return found

    def _value(self, tag: str, begin: int) -> str:
        self.at += 1
        self._take(_BLANKS)
        quote = self._peek()
        if quote == _END:
            self._fail(f'Unclosed start tag "{tag}"', begin)
        if quote in "'\"":
            value = self._quoted(quote)
        else:
            token = self.at
            value = self._take(_TOKEN).lower()
            if self._peek() not in " \t\r\n\v\0>":
                self._fail("Unexpected end of name token", token)
        if self._peek() == _END:
            self._fail("Unclosed start tag", begin)
        return value

    def _quoted(self, quote: str) -> str:
        end = self.source.find(quote, self.at + 1)
        stop = len(self.source) if end < 0 else end
        raw, at, parts = self.source[self.at + 1 : stop], 0, []
        while (found := raw.find("&", at)) >= 0:
            text, following = character(raw, found) or ("&", found + 1)
            parts += [raw[at:found], text]
            at = following
        self.at = stop + (end >= 0)
        return "".join([*parts, raw[at:]])

    # ---------------------------------------------------------------- end tags

    def _close(self) -> None:
        begin, self.at = self.at, self.at + 2
        if not self.open:
            self._fail("Unexpected end tag", begin)
        name = self._take(_TAG).lower()
        self._take(_BLANKS)
        if self._peek() != ">":
            self._fail("Unclosed end tag", begin)
        self.at += 1
        opened = self.open[-1]
        if name and name != opened.tag:
            self._fail("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{name}>"')
        self.open.pop()
        if self.offset > opened.offset:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        entity: Entity = {"type": _TYPES[opened.tag], "offset": opened.offset, "length": self.offset - opened.offset}
        match opened.tag:
            case "a":
                entity |= self._link(opened)
            case "code" | "pre":
                self._add_code(entity, opened)
                return
            case "blockquote" if "expandable" in opened.attributes:
                entity["type"] = "expandable_blockquote"
            case "tg-emoji":
                entity["custom_emoji_id"] = _emoji(opened.attributes.get("emoji-id", ""))
            case "tg-time":
                entity |= _moment(opened.attributes)
        if entity["type"]:
            self.entities.append(entity)

    def _link(self, opened: _Open) -> Entity:
        address = opened.attributes.get("href") or "".join(self.parts[opened.part :])
        person = links.user_id(address)
        if person is not None:
            return {"type": "text_mention", "user": {"id": person}}
        url = links.checked(address)
        return {"type": "text_link", "url": url} if url else {"type": None}

    def _add_code(self, entity: Entity, opened: _Open) -> None:
        """`<pre><code class="language-…">` is one entity, whichever of the two is the outer."""
        inner = self.entities[-1] if self.entities else {}
        same = (inner.get("offset"), inner.get("length")) == (entity["offset"], entity["length"])
        declared = opened.attributes.get("class", "")
        language = declared.removeprefix("language-") if declared.startswith("language-") else ""
        if same and inner["type"] == "code" and entity["type"] == "pre" and "_language" in inner:
            inner |= {"type": "pre", "language": inner.pop("_language")}
        elif same and inner["type"] == "pre" and entity["type"] == "code" and language:
            inner["language"] = language
        else:
            self.entities.append(entity | ({"_language": language} if language and entity["type"] == "code" else {}))


def _emoji(value: str) -> str:
    if not value.isdecimal() or int(value) == 0:
        raise bad("can't parse entities: Invalid custom emoji identifier specified")
    return value


def _moment(attributes: dict[str, str]) -> Entity:
    unix = attributes.get("unix", "")
    if not unix.isdecimal() or int(unix) == 0:
        return {"type": None}
    return {"unix_time": int(unix), "date_time_format": attributes.get("format", "")}


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities in order; raises `Refusal` as Telegram would."""
    text, entities = _Parser(source).parse()
    for entity in entities:
        entity.pop("_language", None)
    return text, entities
