"""Whether a text says something else than it did, or was only touched up."""

import re

from bot.kazakh.letters import clean
from bot.kazakh.summary import readable
from bot.kazakh.tokens import reading

_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[.!?…][»”\"')\]]*\s*\Z")
_SHORT = 80  # letters: a last line without an end is a credit or a counter
_COUNTER = re.compile(
    r"(?i)(?:👁|қаралды|қаралым|оқылды|оқылым|көрілді|просмотр\w*|views?)\W{0,3}\d[\d \u00a0]*|\d[\d \u00a0]* ?"
    r"(?:рет )?(?:👁|қаралды|қаралым|оқылды|оқылым|көрілді|просмотр\w*|views?)"
)


def reworded(old: str, new: str) -> bool:
    """Whether the words of a line differ: white space, punctuation, case and look-alike letters do not count."""
    return _words(clean(old)) != _words(clean(new))


def says_else(old: str, new: str) -> bool:
    """Whether a text says something else: what `reworded` passes over does not count, nor does a page's own noise.

    A new text that only leaves off the end of the old one, or gives less than half of it, is an extract.
    """
    before, after = _words(_body(old)), _words(_body(new))
    return 2 * len(after) >= len(before) and after != before[: len(after)]


def _body(text: str) -> str:
    lines = readable(clean(_COUNTER.sub(" ", text))).splitlines()
    while len(lines) > 1 and len(lines[-1]) < _SHORT and not _ENDS.search(lines[-1]):
        lines.pop()
    return "\n".join(lines)


def _words(text: str) -> list[str]:
    return [reading(word) for word in _WORD.findall(text)]
