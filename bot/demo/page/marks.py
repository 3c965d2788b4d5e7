"""Typed marks → HTML, as in Telegram's clients: **bold**, __italic__, ~~struck~~, ||hidden||, `code`, [words](link)."""

import html
import re

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()<>\"]+)\)")
_PAIRS = tuple(
    (re.compile(rf"(?<!\w){sign}(?=\S)(.+?)(?<=\S){sign}(?!\w)", re.DOTALL), tag)
    for sign, tag in ((r"\*\*", "b"), ("__", "i"), ("~~", "s"), (r"\|\|", "tg-spoiler"))
)


def to_html(typed: str) -> str:
    """The text with its marks as tags; what stands in code is left alone."""
    parts = _CODE.split(html.escape(typed.replace("\0", ""), quote=False))
    return "".join(f"<code>{part}</code>" if place % 2 else _styled(part) for place, part in enumerate(parts))


def _styled(text: str) -> str:
    """Links first, each out of the way of the other marks: an address may hold two underscores."""
    links: list[str] = []

    def put_by(link: re.Match[str]) -> str:
        links.append(link[2])
        return f'<a href="\0{len(links) - 1}\0">{link[1]}</a>'

    text = _LINK.sub(put_by, text)
    for marks, tag in _PAIRS:
        text = marks.sub(rf"<{tag}>\1</{tag}>", text)
    return re.sub("\0([0-9]+)\0", lambda found: links[int(found[1])], text)
