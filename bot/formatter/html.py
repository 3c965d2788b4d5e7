"""Anybody's text made fit for Telegram's HTML: nothing hidden, nothing that acts, nothing that breaks the markup."""

import re
import unicodedata
from html import unescape

_LONGEST = 4096  # characters: no message shows more, and every letter of a stranger's costs a look

# Letters that show nothing: they would hide words or make an "empty" title that is not.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\ufffc\U0001d159\U00016fe4")
_MARKS = frozenset(("Mn", "Me"))
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_JOINER = "\u200d"  # of emoji: 👨‍👩‍👧
_EMOJI_STYLE = frozenset("\ufe0e\ufe0f")  # behind what can be an emoji or a plain sign: ❤️, 1️⃣
_SELECTORS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # elsewhere they show nothing
_MARKS_IN_A_ROW = 2  # enough for every living script; zalgo has dozens

# What Telegram would turn into a mention, a command or a link into itself. A hair space ends it and is hardly seen.
_HAIR = "\u200a"
_SPACES = re.compile(rf"[^\S{_HAIR}]+")
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_COMMAND = re.compile(r"(?<![\w/<>])/(?=[A-Za-z0-9_])")
_SCHEME = re.compile(r"\b(?!https?:)([A-Za-z][A-Za-z0-9+.-]{0,30}:)(?=//)", re.IGNORECASE)
# An address, with a scheme or without; every repetition is bounded, for a title may be one long word.
_ADDRESS = re.compile(
    r"(?<![\w.-])(https?://)?((?:[\w-]{1,63}\.){1,9})([^\W\d_]{2,24})(?![\w-]|\.\u200a)", re.IGNORECASE
)
_USER = re.compile(r"(https?://[^\s/@]{1,253}@)(?=\w)", re.IGNORECASE)  # leads to what stands behind it
_LABEL_OF_TWO = re.compile(r"[A-Za-z][\w-]*[^\W\d_a-zA-Z]|[^\W\d_a-zA-Z][\w-]*[A-Za-z]")

# Nearly every text is made of nothing else, and is known to be harmless at a glance.
_ORDINARY = re.compile(
    "[ -~А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»“”„’…№·–—₸ÄäÖöÜüŪūÑñĞğŞşİı\u060c\u061b\u061f\u0620-\u064a\u066e\u066f\u0671-\u06d5]*"
)

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

_SENTENCE_END = re.compile(r"[.!?…][»”\")]*(?=\s)")


class Html(str):
    """Markup that is ready: it is not escaped again."""

    __slots__ = ()


def harmless(text: str) -> str:
    """One line of visible text: NFC, no controls, no zalgo, no mention, no command, no link that hides where it leads.

    All that strangers write goes through here, wherever it is shown.
    """
    line = _SPACES.sub(" ", text[:_LONGEST]).strip()
    if not _ORDINARY.fullmatch(line):
        # before composing, for marks in their thousands take long to order; and after, for some letters fall apart
        line = _visible(unicodedata.normalize("NFC", _visible(line)))
        line = _SPACES.sub(" ", line).strip()
    return _inert(line)[:_LONGEST].strip()


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(text):
        before = kept[-1] if kept else " "
        category = unicodedata.category(character)
        if category in _MARKS:
            shown = marks < _MARKS_IN_A_ROW and _belongs(character, before)
            marks += shown
        elif character == _JOINER:
            shown = _is_emoji(before) and _is_emoji(text[place + 1 : place + 2])
        else:
            shown = category not in _UNSEEN and character not in _BLANKS
            marks = 0 if shown else marks
        if shown:
            kept.append(character)
    return "".join(kept)


def _belongs(mark: str, before: str) -> bool:
    """Whether a mark has something to stand on; a selector, something that it changes."""
    if _SELECTORS.match(mark):
        return mark in _EMOJI_STYLE and unicodedata.category(before)[0] in "SPN"
    return not before.isspace() and mark not in _BLANKS


def _inert(line: str) -> str:
    if "." in line:
        line = _ADDRESS.sub(_honest, line)
    if "@" in line:
        line = _MENTION.sub(f"@{_HAIR}", _USER.sub(rf"\1{_HAIR}", line))
    if "/" in line:
        line = _SCHEME.sub(rf"\1{_HAIR}", _COMMAND.sub(f"/{_HAIR}", line))
    return line


def _honest(address: re.Match[str]) -> str:
    """An address whose name mixes alphabets looks like another's: it stays as text, but it leads nowhere."""
    scheme, name, top = address.groups()
    if not ((top.isascii() and not name.isascii()) or any(map(_LABEL_OF_TWO.search, (*name.split("."), top)))):
        return address[0]
    return f"{scheme[:-2] + _HAIR + '//' if scheme else ''}{name}{_HAIR}{top}"


def _is_emoji(character: str) -> bool:
    return bool(character) and (
        character == "\ufe0f" or "\u2190" <= character <= "\u21ff" or unicodedata.category(character) in {"So", "Sk"}
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


def visible(markup: str) -> str:
    """What a reader sees of it."""
    return unescape(_TAG.sub("", markup))


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
