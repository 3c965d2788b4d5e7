"""What becomes of a report that was told: whether it says something else, or is gone, and when to look."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.config import Source
from bot.kazakh.changes import reworded, says_else
from bot.model import Article, Entry, Kept, Story
from bot.rules import identity, stories
from bot.rules.stories import Candidate

# A site corrects what it wrote within the first hours, or never.
_CHECKS = (timedelta(minutes=20), timedelta(hours=2), timedelta(hours=8))
WATCHED = timedelta(hours=12)  # so long a report's absence from its feed is noticed


def changed(found: Sequence[Candidate], kept: Mapping[str, Kept]) -> list[tuple[Candidate, Kept]]:
    """The candidates that were told before and are not given letter by letter as they were then."""
    known = [(one, kept[key]) for one in found if (key := next((k for k in one.identities if k in kept), None))]
    return [(one, report) for one, report in known if stories.fingerprint(one.entry) != report.given]


def corrected(article: Article, before: Story) -> Story | None:
    """The story as its article says it now; None where it says nothing else.

    A new title may come with no more than an excerpt of the text: then the story keeps its own.
    """
    if says_else(before.text, article.text):
        after = stories.tell(article, before.tags)
        return replace(before, title=after.title, summary=after.summary, text=after.text)
    return replace(before, title=article.title) if reworded(before.title, article.title) else None


def is_first(report: Kept) -> bool:
    """Whether this report made its story."""
    return identity.story_id(report.key) == report.story_id


def next_check(source: Source, told: datetime, now: datetime) -> datetime | None:
    """When the page of a report told then is looked at next; a feed shows by itself what changed."""
    if source.kind == "feed":
        return None
    return next((told + after for after in _CHECKS if told + after > now), None)


def missing(found: Sequence[Candidate], kept: Collection[Kept]) -> list[Kept]:
    """Reports of a feed that it does not list any more, although it lists older ones: perhaps they were taken down."""
    listed = {key for one in found for key in one.identities}
    dates = [one.entry.published for one in found if one.entry.published]
    if not dates:
        return []
    oldest = min(dates)
    return [one for one in kept if one.published > oldest and not (listed & {one.key} or _is_known(one))]


def _is_known(report: Kept) -> bool:
    """Whether its absence was looked into already."""
    return report.next_check is not None or report.vanished is not None


def is_over(report: Kept, now: datetime) -> bool:
    """Whether it is too late to look at its page."""
    return now >= report.told + WATCHED


def next_look(source: Source, report: Kept, now: datetime) -> datetime | None:
    """When its page is looked at after this time.

    A feed's report is asked for once; that it was stands in a date by which its absence says nothing any more.
    """
    return report.told + WATCHED if source.kind == "feed" else next_check(source, report.told, now)


def as_listed(page: Entry, source: Source, report: Kept) -> Entry:
    """A page's entry as its source gave it at first: a sitemap's title is not always the page's."""
    return replace(page, link=report.link, title=report.title if source.kind == "sitemap" else page.title)
