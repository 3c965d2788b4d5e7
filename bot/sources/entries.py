"""What every parser does in the end: drafts → entries that are bounded, absolute and not confusable."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urljoin

from bot.model import Entry

MOST_ENTRIES = 200
MOST_CATEGORIES = 20
LONGEST_TITLE = 1_000  # characters
LONGEST_BODY = 100_000
LONGEST_ADDRESS = 2_000
MOST_TEXT = 6_000_000  # over all entries: what travels from the worker to the bot
_TAG = re.compile(r"<[^<>]{0,500}>")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry as found, of any length."""

    title: str
    link: str
    guid: str | None = None
    published: datetime | None = None
    body: str = ""
    categories: tuple[str, ...] = ()
    picture: str | None = None


def plain(text: str) -> str:
    """A title or category as one line of text: feeds put markup and twice-escaped quotes there."""
    text = unescape(text[: 4 * LONGEST_TITLE])
    return " ".join(_TAG.sub("", text).split())[:LONGEST_TITLE]


def finished(drafts: Sequence[Draft], *, source: str, url: str, untitled: bool = False) -> list[Entry]:
    """The newest 200, newest first if they are dated, each within bounds; `untitled` keeps bare addresses."""
    kept = _newest([d for d in drafts if len(d.link) <= LONGEST_ADDRESS and (d.title or d.body or untitled)])
    kept = _without_shared_guids(_without_shared_links(kept, urljoin(url, "/")))
    entries: list[Entry] = []
    room = MOST_TEXT
    for draft in kept:
        body = draft.body[: min(LONGEST_BODY, room)].replace("\0", "")
        room -= len(body)
        entries.append(
            Entry(
                source=source,
                title=_clean(draft.title),
                link=_clean(draft.link),
                guid=_clean(draft.guid)[:LONGEST_ADDRESS] if draft.guid else None,
                published=draft.published,
                body=_clean(body),
                categories=_categories(draft.categories),
                picture=draft.picture if draft.picture and len(draft.picture) <= LONGEST_ADDRESS else None,
            )
        )
    return entries


def _clean(text: str) -> str:
    """Without what no database takes: lone surrogates and NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _newest(drafts: Sequence[Draft]) -> list[Draft]:
    """Feeds stand newest first as a rule; dates, where all have them, know better."""
    if drafts and (drafts[0].published or _EPOCH) < (drafts[-1].published or _EPOCH):  # it stands oldest first
        drafts = drafts[::-1]
    if len(drafts) <= MOST_ENTRIES or not all(d.published for d in drafts):
        return list(drafts[:MOST_ENTRIES])
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].published or _EPOCH, reverse=True)
    return [drafts[i] for i in sorted(order[:MOST_ENTRIES])]


def _categories(given: Sequence[str]) -> tuple[str, ...]:
    names = (_clean(plain(name))[:100] for name in given[: 5 * MOST_CATEGORIES])
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_CATEGORIES]


def _without_shared_guids(drafts: list[Draft]) -> list[Draft]:
    """A GUID that two different items bear identifies neither."""
    bearers: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for draft in drafts:
        bearers[draft.guid or ""].add((draft.link, draft.title))
    return [replace(d, guid=d.guid if len(bearers[d.guid or ""]) == 1 else None) for d in drafts]


def _without_shared_links(drafts: list[Draft], home: str) -> list[Draft]:
    """A link under which different titles stand is a section's, and would make one story of them all."""
    titles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        titles[draft.link][draft.title] += 1
    return [replace(d, link=d.link if len(titles[d.link]) == 1 else home) for d in drafts]
