"""What article pages are read for: which entries of a feed need theirs, and what a poll's pages tell about the site."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.config import Source
from bot.kazakh.boilerplate import breaks_off
from bot.model import Entry
from bot.rules.markup import text_of
from bot.rules.polling import Failed

SHORT = 400  # characters of text: an article that is whole is rarely shorter, an excerpt rarely longer
_MOST_CATEGORIES = 20
_MANY = 4  # pages in a row without an article are no accident


@dataclass(frozen=True, slots=True)
class Unread:
    """An article's page that gave no article."""

    why: Literal["try again", "not for us", "no article", "garbled", "gone"]
    detail: str = ""


def to_complete(entries: Sequence[Entry], wish: Literal["auto", "always", "never"]) -> list[Entry]:
    """Of a feed's entries those whose pages are read, by the source's `full_text`."""
    if wish == "never":
        return []
    return [entry for entry in entries if wish == "always" or is_excerpt(entry.title, entry.body)]


def is_excerpt(title: str, body: str) -> bool:
    """Whether a body is only the beginning of its article: short, broken off, or the title once more."""
    text = text_of(body)
    return len(text) < SHORT or breaks_off(text) or text.casefold() == title.casefold()


def completed(entry: Entry, page: Entry) -> Entry:
    """The entry with its page's text, picture and tags; title, date, GUID and link stay the feed's."""
    with_more = replace(
        entry,
        picture=page.picture or entry.picture,
        categories=tuple(dict.fromkeys((*entry.categories, *page.categories)))[:_MOST_CATEGORIES],
    )
    if len(page.body) <= len(text_of(entry.body)):  # the feed had more of it
        return with_more
    return replace(with_more, body=page.body, excerpt=entry.body)


def trouble(pages: Sequence[Entry | Unread]) -> Failed | None:
    """What is wrong with a site of whose pages so many give no article."""
    unread = [page for page in pages if isinstance(page, Unread)]
    garbled = [page for page in unread if page.why == "garbled"]
    empty = [page for page in unread if page.why == "no article"]
    read = len(pages) - len(unread)
    if garbled and len(garbled) >= read:
        return Failed(garbled[0].detail, "encoding")
    if len(empty) >= _MANY and not read:
        return Failed(f"none of {len(empty)} pages that it links to holds an article: {empty[0].detail}", "layout")
    return None


def no_links(source: Source, *, started: bool) -> Failed:
    """What a listing without links of articles means: another layout, if it had some before."""
    if not started:
        return Failed("no links of articles were found on its page", "not what it should be")
    remedy = f"see links = {source.links!r}" if source.links else "name them in links, by a CSS selector"
    return Failed(f"its page shows no links of articles any more; {remedy}", "layout")
