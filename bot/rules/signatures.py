"""The line of a channel's own under its posts: what an editor formatted in Telegram, made safe.

Only a few plain tags pass, each closed in its turn; a link passes if `rules.links` finds it honest. What is left out
leaves its words behind.
"""

import unicodedata
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from bot.rules import links

LONGEST = 200  # UTF-16 units that are read
LONGEST_MARKUP = 1000  # characters, links included
_PLAIN = frozenset(("b", "i", "u", "s", "code"))
_SAME = {"strong": "b", "em": "i", "ins": "u", "strike": "s", "del": "s"}


@dataclass(frozen=True, slots=True)
class TooLong:
    """More than one line's worth."""

    limit: int = LONGEST


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing that anybody would see."""


def decide(markup: str) -> str | TooLong | Empty:
    """Telegram's HTML of a message → one line of safe HTML, or why there is none."""
    if len(markup) > 20 * LONGEST_MARKUP:
        return TooLong()
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end()
    line = "".join(reader.pieces).strip()
    if not reader.seen:
        return Empty()
    return TooLong() if reader.length > LONGEST or len(line) > LONGEST_MARKUP else line


class _Reader(HTMLParser):
    """Writes down what passes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.length = 0  # UTF-16 units
        self.seen = False
        self._open: list[tuple[str, bool]] = []  # each tag that is open, and whether it was written
        self._space = True  # the line so far ends in one, or has not begun

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag of the list is written; a link with its address alone."""
        name = _SAME.get(tag, tag)
        address = links.safe(dict(attrs).get("href") or "") if name == "a" else None
        inside = any(written and known == "a" for known, written in self._open)
        passes = name in _PLAIN or (address is not None and not inside)
        if passes:
            self.pieces.append(f"<{name}>" if address is None else f'<a href="{escape(address)}">')
        self._open.append((tag, passes))

    def handle_endtag(self, tag: str) -> None:
        """Close it, and whatever stands open in it."""
        if any(known == tag for known, _ in self._open):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Its words, on one line."""
        for character in unicodedata.normalize("NFC", data):
            if character.isspace():
                self._write("" if self._space else " ")
                self._space = True
            elif unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or character == "\u200d":
                self._write(character)
                self._space, self.seen = False, True

    def end(self) -> None:
        """Close what was left open."""
        while self._open:
            self._close()

    def _close(self) -> str:
        tag, written = self._open.pop()
        if written and self.pieces[-1].startswith("<") and not self.pieces[-1].startswith("</"):
            self.pieces.pop()  # it holds nothing
        elif written:
            self.pieces.append(f"</{_SAME.get(tag, tag)}>")
        return tag

    def _write(self, text: str) -> None:
        self.pieces.append(escape(text, quote=True).replace("&#x27;", "'"))
        self.length += len(text.encode("utf-16-le")) // 2
