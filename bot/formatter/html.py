"""Anybody's text made fit for Telegram's HTML: nothing hidden, nothing that acts, nothing that breaks the markup."""

import re
import unicodedata
from html import unescape

# Letters that show nothing: they would hide words or make an "empty" title that is not.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_JOINER = "\u200d"  # of emoji: 👨‍👩‍👧
_MARKS_IN_A_ROW = 2  # enough for every living script; zalgo has dozens

# What Telegram would turn into a mention, a command or a link into itself. A hair space ends it and is hardly seen.
_HAIR = "\u200a"
_SPACES = re.compile(rf"[^\S{_HAIR}]+")
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_COMMAND = re.compile(r"(?<!\S)/(?=[A-Za-z0-9_])")
_SCHEME = re.compile(r"\b(?!https?:)([A-Za-z][A-Za-z0-9+.-]*:)(?=//)", re.IGNORECASE)

# Nearly every text is made of nothing else, and is known to be harmless at a glance.
_ORDINARY = re.compile(r"[ -~А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»“”„’…№·–—₸]*")

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

_SENTENCE_END = re.compile(r"[.!?…][»”\")]*(?=\s)")


class Html(str):
    """Markup that is ready: it is not escaped again."""

    __slots__ = ()


def harmless(text: str) -> str:
    """One line of visible text: NFC, no controls, no zalgo, no mention, no command, no link other than http."""
    line = _SPACES.sub(" ", text).strip()
    if not _ORDINARY.fullmatch(line):
        line = _SPACES.sub(" ", _visible(unicodedata.normalize("NFC", line))).strip()
    return _inert(line)


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if character == _JOINER:
            after = text[place + 1 : place + 2]
            if _is_emoji(kept[-1:]) and _is_emoji([after]):
                kept.append(character)
        elif not (category in _UNSEEN or character in _BLANKS or marks > _MARKS_IN_A_ROW):
            kept.append(character)
    return "".join(kept)


def _inert(line: str) -> str:
    if "@" in line:
        line = _MENTION.sub(f"@{_HAIR}", line)
    if "/" in line:
        line = _SCHEME.sub(rf"\1{_HAIR}", _COMMAND.sub(f"/{_HAIR}", line))
    return line


def _is_emoji(character: list[str]) -> bool:
    return bool(character and character[0]) and (
        character[0] == "\ufe0f" or unicodedata.category(character[0]) in {"So", "Sk"}
    )


def escape(text: str) -> Html:
    """The text's own signs told from markup; Telegram knows only these four names."""
    return Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


def shown(text: str) -> Html:
    """What a stranger wrote, ready to stand in a message."""
    return text if isinstance(text, Html) else escape(harmless(text))


def bold(text: str) -> Html:
    """Plain text → bold."""
    return Html(f"<b>{shown(text)}</b>")


def link(text: str, address: str | None) -> Html:
    """Plain text as a link; an address that is None leaves the text alone. Pass addresses through `rules.links`."""
    return Html(f'<a href="{escape(address)}">{shown(text)}</a>') if address else shown(text)


def without_markup(markup: str) -> str:
    """Markup of ours as plain text, every link with its address behind it."""
    return unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", markup)))


def utf16_length(text: str) -> int:
    """As Telegram counts: an emoji outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units of plain text: whole sentences if one fits, else whole words and an ellipsis."""
    if utf16_length(text) <= limit:
        return text
    head = _units(text, limit)
    ends = [match.end() for match in _SENTENCE_END.finditer(head + text[len(head) : len(head) + 1])]
    if ends and ends[-1] >= len(head) // 2:
        return head[: ends[-1]]
    head = _units(text, limit - 1)
    space = head.rfind(" ")
    head = head[:space] if space >= len(head) // 2 else _whole(head, text)
    return head.rstrip(" ,;:–—-") + "…"


def _units(text: str, limit: int) -> str:
    """The longest beginning within `limit` units."""
    if utf16_length(text[:limit]) <= limit:
        return text[:limit]
    used = 0
    for place, character in enumerate(text):
        used += 1 + (character > "\uffff")
        if used > limit:
            return text[:place]
    return text


def _whole(head: str, text: str) -> str:
    """A beginning that does not part a letter from its marks nor an emoji from its other half."""
    while head and (
        head[-1] == _JOINER
        or unicodedata.combining(text[len(head)])
        or unicodedata.category(text[len(head)]) in {"Mn", "Me", "Sk"}
        or text[len(head)] == _JOINER
    ):
        head = head[:-1]
    return head
