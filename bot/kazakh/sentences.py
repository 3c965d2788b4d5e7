"""Cuts a text into sentences, and loses no letter of it.

A mark (`.`, `!`, `?`, `…`) is only a candidate. What stands before it (an initial, an abbreviation, a list's number)
and behind it (a small letter, a dash that opens «– дейді X») decides. A new line always ends a sentence.
"""

import re
from functools import cache

from bot.kazakh.lists import words

_MARK = re.compile(r"[.!?…؟۔]+(?:[»”“\"’')\]]+| »(?!\w))?")
_OPENERS = "«“”\"„‘'([‹"
_DASHES = "–—-−"
_LOOK = 40  # a longer "word" before a mark is no abbreviation


def split(text: str) -> list[str]:
    """The sentences of a text, in order, without the white space between them."""
    found = []
    for line in text.splitlines():
        start = 0
        for mark in _MARK.finditer(line):
            if mark.start() >= start and _ends(line, start, mark):
                found.append(line[start : mark.end()].strip())
                start = mark.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends(line: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with this mark."""
    end = mark.end()
    if end == len(line):
        return True
    glued = not line[end].isspace()
    after = line[end : end + _LOOK].lstrip()
    word = _word_before(line, start, mark.start())
    if mark[0].startswith(".") and not mark[0].startswith("..") and _is_short(line, start, word, mark.start()):
        return False
    if glued:
        return _glued(mark[0], word, line[end : end + 4])
    closed = mark[0][-1] not in ".!?…؟۔"
    return _opens(after, closed=closed)


def _word_before(line: str, start: int, at: int) -> str:
    """What stands right before a mark, without the quotation mark or bracket that opens it; "" if that is no word."""
    before = line[max(start, at - _LOOK) : at].rsplit(None, 1)[-1:]
    return before[0].lstrip(_OPENERS + _DASHES) if before and line[at - 1].isalnum() else ""


def _opens(after: str, *, closed: bool) -> bool:
    """Whether a sentence can open with these words; `closed` tells that a quotation ended just before them."""
    if after[:1] in _DASHES:
        # «…!» – деді ол: the words behind the dash tell who spoke. Without a quotation it is the next speaker's turn.
        rest = after[1:].lstrip()
        return not closed and bool(rest) and _opens(rest, closed=False)
    first = after.lstrip(_OPENERS + " ")[:1]
    return bool(first) and not first.islower() and first not in ",;:."


def _glued(mark: str, word: str, after: str) -> bool:
    """`атады.Тоқаев`: a mark without a space behind it ends a sentence only between Cyrillic words."""
    body = after.lstrip(_OPENERS)
    if after[0] in _DASHES:
        return after[1:2].isspace() and len(word) > 2 and _opens(after[1:].lstrip(), closed=False)
    return (
        mark in {".", "!", "?", "…", "...", ".»", "!»", "?»"}
        and len(word) > 2
        and word[-1].islower()
        and _cyrillic(word[-1])
        and len(body) > 1
        and body[0].isupper()
        and _cyrillic(body[0])
    )


def _cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _is_short(line: str, start: int, word: str, at: int) -> bool:
    """Whether the point belongs to an initial, an abbreviation or a number of a list."""
    if not word:
        return False
    last = word.rpartition(".")[2]
    if len(last) == 1 and last.isupper() and last.isalpha():
        return True
    if word.isdigit():
        return len(word) < 3 and at - len(word) - start < 4 and not line[start : at - len(word)].strip(_OPENERS + " ")
    low = word.lower()
    if low in words("abbreviations_last"):
        return "." not in low and line[at + 1 : at + 3].strip()[:1].isdigit()  # 5 млн. 300 мың
    known = words("abbreviations")
    return (low in known or last.lower() in known) and not _ends_a_list(line, at)


@cache
def _list_end() -> re.Pattern[str]:
    spaced = (re.escape(item).replace(r"\.", r"\.\s?") for item in sorted(words("abbreviations_last")) if "." in item)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})\Z", re.IGNORECASE)


def _ends_a_list(line: str, at: int) -> bool:
    """`т. б.`, written apart, ends a sentence as `т.б.` does."""
    return bool(_list_end().search(line, max(0, at - 8), at))
