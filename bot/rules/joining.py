"""Which story an article tells once more: as a reprint, or independently of those who told it before.

The texts alone do not decide. Two floods in two towns are written in the same sentences, so an article joins only where
it also shares names and numbers with the story, and where what both say first does not disagree.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.kazakh.likeness import Likeness, jaccard
from bot.kazakh.signs import Signs, signs
from bot.model import Article, Story

WINDOW = timedelta(hours=48)  # an older story is not joined any more
TOGETHER = timedelta(hours=1)  # sources that tell a story within it make it breaking
REPRINT = 0.20  # of the pieces of five letters shared
HEADLINE, SAME_HEADLINE = 120, 0.70  # letters; a headline and a formula share much with the next headline
VERBATIM = 0.85  # so much of them, that one number less does not matter, and that a source repeats itself
# The more signs are shared, the less alike the words have to be: each line is (signs, likeness).
ENOUGH = ((4, 0.10), (3, 0.13), (2, 0.30), (1, 0.42))
_LOOKED_AT = 12  # of the most alike
_LEAD = 2  # lines: title and first paragraph


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a story, as it is compared."""

    story: int
    source: str
    text: str
    all: Signs
    first: Signs  # of the title and the lead
    told: datetime


def telling(of: Article | Story, story: int, told: datetime) -> Telling:
    """An article or a story, made comparable."""
    text = f"{of.title}\n{of.text}"
    first = "\n".join(text.split("\n", _LEAD)[:_LEAD])
    return Telling(story, of.source, text, signs(text), signs(first), told)


class Recent:
    """The tellings of the last two days. Not thread-safe: one caller at a time."""

    def __init__(self) -> None:
        self._alike: dict[str, Likeness[str]] = {}  # by language
        self._tellings: dict[str, tuple[str, Telling]] = {}  # with the language
        self._told_by: dict[int, set[str]] = {}  # the sources of a story
        self._how_often: Counter[int] = Counter()
        self._ages: deque[tuple[datetime, str]] = deque()

    def __len__(self) -> int:
        return len(self._tellings)

    def find(self, article: Article, now: datetime) -> int | None:
        """The story that the article tells once more; None if it begins one."""
        self._forget(now - WINDOW)
        like = self._alike.setdefault(article.language, Likeness())
        new = telling(article, 0, now)
        scores = like.add("", new.text)
        like.remove("")
        for key, score in scores[:_LOOKED_AT]:
            before = self._tellings[key][1]
            again = article.source in self._told_by[before.story]  # by the same source: only a reprint is no news
            if tells_the_same(before, new, None if again else score):
                return before.story
        return None

    def keep(self, told: Article | Story, story: int, at: datetime, by: Collection[str] = ()) -> None:
        """Remember a telling, so that later ones are compared with it; `by` are others who told the story."""
        key = f"{story} {told.link}"
        self._drop(key)
        new = telling(told, story, at)
        self._alike.setdefault(told.language, Likeness()).add(key, new.text)
        self._tellings[key] = told.language, new
        self._told_by.setdefault(story, set()).update({told.source, *by})
        self._how_often[story] += 1
        self._ages.append((at, key))

    def _forget(self, before: datetime) -> None:
        while self._ages and self._ages[0][0] < before:
            at, key = self._ages.popleft()
            if key in self._tellings and self._tellings[key][1].told == at:
                self._drop(key)

    def _drop(self, key: str) -> None:
        if key not in self._tellings:
            return
        language, one = self._tellings.pop(key)
        self._alike[language].remove(key)
        self._how_often[one.story] -= 1
        if not self._how_often[one.story]:
            del self._how_often[one.story], self._told_by[one.story]


def tells_the_same(before: Telling, new: Telling, likeness: float | None) -> bool:
    """Whether two texts tell one event. `likeness` is 0 to 1, or None of one source: that repeats itself verbatim."""
    if _disagree(before, new):
        return False
    found = before.all.shared(new.all)
    share = jaccard(before.text, new.text)
    bare = min(len(before.text), len(new.text)) < HEADLINE
    if share >= (VERBATIM if likeness is None else SAME_HEADLINE if bare else REPRINT):
        return (found > 0 or share >= VERBATIM) and _name_and_count_the_same(before, new)
    if likeness is None or bare:
        return False
    named = before.all.names_one_of(new.all) or new.all.names_one_of(before.all)
    return named and any(found >= least and likeness >= score for least, score in ENOUGH)


def _disagree(a: Telling, b: Telling) -> bool:
    """Whether what one says first (where, how many) is nowhere in the other, and the reverse."""
    if a.first.names and b.first.names and not (b.all.names_one_of(a.first) or a.all.names_one_of(b.first)):
        return True
    counts = a.first.numbers and b.first.numbers
    return bool(counts) and not (a.first.numbers & b.all.numbers or b.first.numbers & a.all.numbers)


def _name_and_count_the_same(a: Telling, b: Telling) -> bool:
    """Whether the same sentences are of the same event: the names they open with, and half of the numbers, agree."""
    if bool(a.first.names) != bool(b.first.names):
        return False
    fewer = min(len(a.all.numbers), len(b.all.numbers))
    return 2 * len(a.all.numbers & b.all.numbers) >= fewer


def is_breaking(tellings: Iterable[tuple[str, datetime]], needed: int) -> bool:
    """Whether `needed` different sources told a story within an hour; 0 is never."""
    first: dict[str, datetime] = {}
    for source, at in sorted(tellings, key=lambda one: one[1]):
        first.setdefault(source, at)
    times = sorted(first.values())
    windows = zip(times, times[needed - 1 :], strict=False) if needed else ()
    return any(last - start <= TOGETHER for start, last in windows)
