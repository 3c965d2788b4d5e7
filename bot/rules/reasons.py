"""Why a story has a tag: the first sentence that speaks of it, with the very words that do."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.kazakh.sentences import split
from bot.model import Story, Tag
from bot.rules.topics import Catalogue

_MOST = 40_000  # letters of a text that are looked at


@dataclass(frozen=True, slots=True)
class Reason:
    """One tag of a story; nothing is quoted where only the site itself filed the story under it."""

    tag: Tag
    sentence: str = ""
    words: tuple[str, ...] = ()  # of the sentence, as they stand there


def of(tag: Tag, story: Story, catalogue: Catalogue) -> Reason:
    """Where the title, or else the text, speaks of the tag."""
    for line in (story.title, *story.text[:_MOST].splitlines()):
        matches = catalogue.mentions(tag, line)
        if matches:
            sentence, start, end = _round(line, matches[0].start, matches[0].end)
            inside = (match.words for match in matches if start <= match.start and match.end <= end)
            return Reason(tag, sentence, tuple(dict.fromkeys(word for words in inside for word in words)))
    return Reason(tag)


def _round(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence round this place; the whole line where the place reaches over more than one."""
    for sentence, begins in _sentences(line):
        if begins <= start and end <= begins + len(sentence):
            return sentence, begins, begins + len(sentence)
    return line, 0, len(line)


def _sentences(line: str) -> Iterator[tuple[str, int]]:
    at = 0
    for sentence in split(line):
        begins = line.index(sentence, at)
        yield sentence, begins
        at = begins + len(sentence)
