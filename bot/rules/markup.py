"""HTML, as feeds carry it, → the paragraphs a person would read."""

import re

import lxml.html
from lxml.etree import ParserError

LONGEST = 200_000  # characters of markup that are looked at: a news item has a tenth of it

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table td th tr ul".split()
)
_UNREAD = frozenset("script style iframe noscript template svg object video audio figcaption button form".split())
_LOOKS_LIKE_MARKUP = re.compile(r"<[a-zA-Z!/]|&(?:#\d|#x|[a-zA-Z])")
_SPACES = re.compile(r"[^\S\n]+")


def text_of(markup: str) -> str:
    """The text, a paragraph a line; plain text comes back with its lines trimmed. Never raises."""
    if not _LOOKS_LIKE_MARKUP.search(markup):
        return _tidy(markup)
    try:
        tree = lxml.html.document_fromstring(_allowed(markup[:LONGEST]))
    except (ParserError, ValueError):  # nothing but comments, or bytes of no sense
        return ""
    pieces: list[str] = []
    _read(tree, pieces)
    return _tidy("".join(pieces))


def _read(tree: lxml.html.HtmlElement, pieces: list[str]) -> None:
    """Walk without recursion: hostile markup nests thousands deep."""
    skipped = None
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start" and skipped is None:
            if element.tag in _UNREAD:
                skipped = element
            else:
                pieces += ["\n" if element.tag in _BLOCKS else "", element.text or ""]
        elif event != "start":
            skipped = None if element is skipped else skipped
            if skipped is None:
                pieces += ["\n" if element.tag in _BLOCKS else "", element.tail or ""]


def _allowed(markup: str) -> str:
    """Without the characters that XML forbids, which lxml refuses."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", " ", markup)


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
