"""What Telegram makes clickable by itself: hashtags, addresses, mentions, bot commands, cashtags."""

import re
from collections.abc import Iterator

from bot.demo.telegram.markup import Entity, utf16_length

_LETTER = r"[\w\u200c\u00b7\u0d80-\u0dff]"
_HASHTAG = re.compile(rf"(?<!{_LETTER})#({_LETTER}{{1,256}})(?:@[A-Za-z0-9_]{{3,32}})?(?!{_LETTER}*#)")
_CASHTAG = re.compile(rf"(?<![$\w])\$(?:1INCH|[A-Z]{{1,8}})(?!{_LETTER}|\$)")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}(?!\w)")
_URL = re.compile(
    r"(?<![\w.@/-])(?:(?P<scheme>https?|tg)://)?"
    r"(?P<host>(?:[\w-]{1,63}\.)+(?P<top>[^\W\d_]{2,24})|(?:\d{1,3}\.){3}\d{1,3}|(?<=://)[\w-]+)"
    r"(?![\w@-])(?::\d{1,5})?(?P<path>[/?#][^\s<>\"«»]*)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[.,:;!?…'\"]+$")
# Without a scheme only names under a known ending are addresses; TDLib knows them all, these are the usual ones.
_TOPS = frozenset(
    [
        "kz",
        "қаз",
        "ru",
        "рф",
        "com",
        "org",
        "net",
        "info",
        "biz",
        "io",
        "me",
        "tv",
        "app",
        "dev",
        "ai",
        "edu",
        "gov",
        "int",
        "eu",
        "uk",
        "de",
        "fr",
        "us",
        "by",
        "ua",
        "uz",
        "kg",
        "cn",
        "tr",
        "su",
        "news",
        "online",
        "site",
        "media",
        "link",
        "live",
    ]
)


def entities(text: str) -> list[Entity]:
    """In order of their place; offsets in UTF-16 units."""
    spans: list[tuple[int, int, str]] = []
    if "#" in text:
        spans += ((m.start(), m.end(), "hashtag") for m in _HASHTAG.finditer(text) if _has_letter(m[1]))
    if "/" in text:
        spans += ((m.start(), m.end(), "bot_command") for m in _COMMAND.finditer(text))
    if "@" in text:
        spans += ((m.start(), m.end(), "mention") for m in _MENTION.finditer(text))
        spans += ((m.start(), m.end(), "email") for m in _EMAIL.finditer(text))
    if "$" in text:
        spans += ((m.start(), m.end(), "cashtag") for m in _CASHTAG.finditer(text))
    if "." in text or "://" in text:
        spans += _urls(text)
    return list(_placed(text, sorted(spans, key=lambda s: (s[0], -s[1]))))


def _has_letter(tag: str) -> bool:
    return any(letter.isalpha() for letter in tag)


def _urls(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _URL.finditer(text):
        if not match["scheme"] and (match["top"] or "").lower() not in _TOPS:
            continue
        yield match.start(), match.start() + len(_fixed(match[0])), "url"


def _fixed(url: str) -> str:
    """Without the punctuation of the sentence round it, and without a bracket that it did not open."""
    while True:
        shorter = _TRAILING.sub("", url)
        for left, right in ("()", "[]", "{}"):
            if shorter.endswith(right) and shorter.count(right) > shorter.count(left):
                shorter = shorter[:-1]
        if shorter == url:
            return url
        url = shorter


def _placed(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Entity]:
    at, offset, taken = 0, 0, 0
    for start, end, kind in spans:
        if start < taken:
            continue
        offset += utf16_length(text[at:start])
        at, taken = start, end
        yield {"type": kind, "offset": offset, "length": utf16_length(text[start:end])}
