"""Says an article in one to three of its own sentences, without the page around it."""

import re
from collections.abc import Collection
from itertools import islice

from bot.kazakh import boilerplate, choosing
from bot.kazakh.sentences import split
from bot.kazakh.suggest import suggested_tags

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST = 40_000  # letters of a text that are looked at: news says what matters early
_PARAGRAPH = 120  # letters: more than a button or a call has
_CLAUSE = re.compile(r"[,;:]? [–—-] |[,;:)] ")
_QUOTES = (("«", "»"), ("“", "”"))
__all__ = ["readable", "rest", "suggested_tags", "summarize", "summary"]


def readable(text: str) -> str:
    """The article without page noise: paragraphs, a line each, until the heading of other articles."""
    kept: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        tail = boilerplate.is_tail(line)
        if kept and tail:
            break
        if not (tail or boilerplate.is_heading(line)):
            kept.append(_told(" ".join(line.split())))
    return "\n".join(filter(None, kept))


def _told(line: str) -> str:
    """A line without what is noise in it: all of a short one, some sentences of a paragraph."""
    if len(line) > _PARAGRAPH and boilerplate.calls(line):
        return " ".join(s for s in split(line) if not boilerplate.is_noise(s))
    return "" if boilerplate.is_noise(line) else line


def summary(text: str, *, budget: int = 300, count: int = 3, title: str = "", source: str = "") -> tuple[str, ...]:
    """One to `count` whole sentences, at most `budget` characters with a space between them; () for a blank text."""
    body = _without_headline(readable(text[:_MOST])) or text[:_MOST]
    sentences = [boilerplate.without_attribution(s, source) for s in split(body)[: choosing.MOST]]
    told = [s for s in sentences if s and not _same(s, title)] or [s for s in sentences if s]
    if not told:
        plain = " ".join(text[:_MOST].split())
        return (cut(plain, budget),) if plain else ()
    empty = frozenset(s for s in told if boilerplate.is_attribution(s, source))
    chosen = choosing.choose(told, count, budget, empty=empty)
    return tuple(chosen or [cut(choosing.lead(told, empty), budget)])


def rest(text: str, told: Collection[str], *, title: str = "", source: str = "") -> list[tuple[str, bool]]:
    """The sentences that were not `told` yet, in their order; each with whether a new paragraph opens with it."""
    found: list[tuple[str, bool]] = []
    for line in (_without_headline(readable(text[:_MOST])) or text[:_MOST]).split("\n"):
        opens = True
        for given in split(line):
            sentence = boilerplate.without_attribution(given, source)
            if sentence and sentence not in told and not _same(sentence, title):
                found.append((sentence, opens))
                opens = False
    return found


def summarize(sentences: list[str], count: int) -> list[str]:
    """The `count` sentences that tell most, in their order."""
    told = list(islice((s for s in sentences if not boilerplate.is_noise(s)), choosing.MOST)) or sentences
    return choosing.choose(told, count, empty=frozenset(s for s in told if boilerplate.is_attribution(s)))


def cut(sentence: str, budget: int) -> str:
    """An over-long sentence, cut between clauses or at least between words, with a …; a word is cut only if it must.

    A quotation that is cut is closed.
    """
    if len(sentence) <= budget:
        return sentence
    room = sentence[: max(0, budget - 2)]
    clauses = [m.start() for m in _CLAUSE.finditer(room) if m.start() * 2 >= budget]
    at = clauses[-1] if clauses else room.rfind(" ")
    kept = (room[:at] if at > 0 else room).rstrip(" ,;:–—-«(“") + "…"
    return kept + "".join(closing for opening, closing in _QUOTES if kept.count(opening) > kept.count(closing))[:1]


def _without_headline(body: str) -> str:
    """A page repeats its headline above the article: a short first line without a full stop, where others have one."""
    first, _, rest = body.partition("\n")
    if (
        rest
        and len(first.split()) < 16
        and not boilerplate.ends(first)
        and any(map(boilerplate.ends, rest.split("\n")))
    ):
        return rest
    return body


def _same(sentence: str, title: str) -> bool:
    """Whether a sentence only repeats the headline."""
    return (
        bool(title)
        and abs(len(sentence) - len(title)) < 40
        and _WORD.findall(sentence.lower()) == _WORD.findall(title.lower())
    )
