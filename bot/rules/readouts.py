"""What `habarshy read` says of an entry: what was taken, what was left out, and why."""

from dataclasses import dataclass
from datetime import datetime

from bot.config import Source
from bot.model import Article, Entry, LeftOut, Tag
from bot.rules import identity, stories
from bot.rules.joining import Recent
from bot.rules.markup import text_of
from bot.rules.pages import Unread
from bot.rules.topics import Catalogue

_UNREAD = {  # in the words of the person who asks
    "try again": "its page could not be read",
    "not for us": "its page is not for us",
    "no article": "its page holds no article",
    "garbled": "garbled letters",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """What the bot makes of one entry; `left_out` tells why it would not be told."""

    title: str
    link: str
    published: datetime | None
    language: str | None  # None: it was left out before anybody looked
    tags: tuple[Tag, ...] = ()
    summary: tuple[str, ...] = ()
    left_out: str | None = None
    note: str | None = None  # what else a person should know
    noise: int = 0  # lines of its text that belong to the page round it


class Reader:
    """Reads the entries of one place, the oldest first, and knows those before: the same news is a repeat."""

    def __init__(self, source: Source, catalogue: Catalogue, now: datetime) -> None:
        self._source = source
        self._catalogue = catalogue
        self._now = now
        self._titles: dict[str, str] = {}  # by identity
        self._recent = Recent()
        self._told: list[str] = []  # titles; their places are what `Recent` calls stories

    def read(self, entry: Entry, unread: Unread | None = None) -> Readout:
        """One entry; `unread` says why its page gave no article."""
        if unread:
            return _left_out(entry, f"{_UNREAD[unread.why]}: {unread.detail}")
        keys = identity.keys(entry)
        if not keys:
            return _left_out(entry, "nothing to know it by: no address, no identifier, no words")
        first = next((self._titles[key] for key in keys if key in self._titles), None)
        if first is not None:
            return _left_out(entry, f"repeat of «{first}»: the same article")
        self._titles |= dict.fromkeys(keys, entry.title)
        article = stories.read(stories.Candidate(entry, keys), self._source, self._now)
        if isinstance(article, LeftOut):
            return _left_out(entry, f"{article.reason} {article.detail}".strip(), self._language(article))
        return self._told_or_repeat(entry, article)

    def _language(self, left_out: LeftOut) -> str | None:
        if left_out.reason == "other language":
            return left_out.detail
        return self._source.language if left_out.reason == "too old" else None  # age is looked at last

    def _told_or_repeat(self, entry: Entry, article: Article) -> Readout:
        before = self._recent.find(article, self._now)
        if before is not None:
            return _left_out(entry, f"repeat of «{self._told[before]}»: it tells the same", article.language)
        self._recent.keep(article, len(self._told), self._now)
        self._told.append(article.title)
        story = stories.tell(article, self._catalogue.match(stories.reading(article)))
        return Readout(
            title=story.title,
            link=story.link,
            published=entry.published and story.published,
            language=story.language,
            tags=story.tags,
            summary=story.summary,
            note=_note(entry, article),
            noise=_noise(entry, article),
        )


def _left_out(entry: Entry, why: str, language: str | None = None) -> Readout:
    return Readout(title=entry.title, link=entry.link, published=entry.published, language=language, left_out=why)


def _note(entry: Entry, article: Article) -> str | None:
    if entry.published is None:
        return "no date: counts as just published"
    if entry.published > article.published:
        return f"its date, {entry.published:%Y-%m-%d %H:%M} UTC, lies in the future: counts as just published"
    return None


def _noise(entry: Entry, article: Article) -> int:
    given = sum(1 for line in text_of(entry.body).splitlines() if line.strip())
    return max(given - len(article.text.splitlines()), 0)
