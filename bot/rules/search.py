"""What a question asks of the archive, which answers come first, and what was meant where there are none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from bot.kazakh.likeness import distance
from bot.kazakh.search import Word, asked
from bot.kazakh.spans import Span, read_span

Within = Literal["title", "lead", "text"]  # each holds the one before

LONGEST = 200  # characters of a question that are read
MOST_WORDS = 8  # of it that are looked for
LAST_PAGE = 19  # counted from 0: nobody turns further, and each page costs a little more than the one before
_WORTH: dict[Within, float] = {"title": 1.0, "lead": 0.5, "text": 0.12}  # of all the words standing there
_HALF = timedelta(days=14)  # after which an answer is worth half
_BASE, _DIGITS = 36, "0123456789abcdefghijklmnopqrstuvwxyz"
_LARGEST = 1 << 63  # of a story's id


@dataclass(frozen=True, slots=True)
class Question:
    """Words to be found, of stories published within some days. Without both it asks for everything."""

    typed: str  # the words, as typed
    words: tuple[Word, ...]
    days: Span | None = None
    since: datetime | None = None
    until: datetime | None = None  # not included


def read(typed: str, today: date, zone: tzinfo) -> Question:
    """What is asked, by the reader's own clock."""
    whole = typed.encode(errors="ignore").decode()  # without halves of letters, which no button could carry
    days, rest = read_span(" ".join(whole.split())[:LONGEST], today)
    words = asked(rest)[:MOST_WORDS]
    if days is None:
        return Question(rest, words)
    first, after = (datetime.combine(day, time(), zone) for day in (days.first, days.last + timedelta(days=1)))
    return Question(rest, words, days, first, after)


def rank(found: Mapping[Within, Sequence[tuple[int, datetime]]], now: datetime) -> list[int]:
    """Stories by where their words stand and how fresh they are; `found` says where: "title", "lead" or "text".

    Within one place the newest come first, so the first n of each place hold the first n of all.
    """
    worth: dict[int, float] = {}
    for where, hits in found.items():
        for story_id, published in hits:
            worth[story_id] = max(
                worth.get(story_id, 0.0), _WORTH[where] / (1 + max(now - published, timedelta()) / _HALF)
            )
    return sorted(worth, key=lambda story_id: -worth[story_id])


def meant(question: Question, unknown: Iterable[Word], titles: Iterable[str]) -> str | None:
    """The question with each unknown word replaced by the nearest that stands in a title; None where none is near."""
    known: dict[str, str] = {}
    for title in titles:
        for word in asked(title):
            shape = known.setdefault(word.terms[0], word.text)
            known[word.terms[0]] = min(shape, word.text, key=len)
    nearest = {word.text: _nearest(word, known) for word in unknown}
    if not nearest or None in nearest.values():
        return None
    return " ".join(nearest.get(word.text) or word.text for word in question.words)


def _nearest(word: Word, known: Mapping[str, str]) -> str | None:
    """The shape of the nearest known word: one slip in a short word, two in a long one."""
    term = word.terms[0]
    slips = 1 if len(term) < 7 else 2
    near = [(distance(term, other, slips), other) for other in known if other[:1] == term[:1] and len(term) > 3]
    found = [(far, other) for far, other in near if far <= slips]
    return known[min(found)[1]] if found else None


def named(story_id: int) -> str:
    """How a question names this very story: `#` and its id in base 36."""
    digits = ""
    while story_id:
        story_id, digit = divmod(story_id, _BASE)
        digits = _DIGITS[digit] + digits
    return f"#{digits}"


def number(name: str) -> int | None:
    """The story's id that `#…` names in a question, in base 36."""
    digits = name.strip().removeprefix("#").lower()
    if not name.strip().startswith("#") or not 1 <= len(digits) <= 13 or any(digit not in _DIGITS for digit in digits):
        return None
    found = int(digits, _BASE)
    return found if found < _LARGEST else None
