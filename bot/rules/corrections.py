"""What becomes of a report that was told: whether it says something else, or is gone, and when to look."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot.config import Source
from bot.kazakh.changes import reworded, says_else
from bot.model import Article, Kept, Story
from bot.rules import identity
from bot.rules.stories import Candidate, fingerprint

# A site corrects what it wrote within the first hours, or never.
_CHECKS = (timedelta(minutes=20), timedelta(hours=2), timedelta(hours=8))
WATCHED = timedelta(hours=12)  # so long a report's absence from its feed is noticed


def changed(found: Sequence[Candidate], kept: Mapping[str, Kept]) -> list[tuple[Candidate, Kept]]:
    """The candidates that were told before and are not given letter by letter as they were then."""
    known = [(one, kept[key]) for one in found if (key := next((k for k in one.identities if k in kept), None))]
    return [(one, report) for one, report in known if fingerprint(one.entry) != report.given]


def corrects(article: Article, before: Story) -> bool:
    """Whether it says something else than the story that it made."""
    return reworded(before.title, article.title) or says_else(before.text, article.text)


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


def asked(report: Kept) -> datetime:
    """The moment that marks a feed's report as looked into; by then its absence says nothing any more."""
    return report.told + WATCHED


def is_over(report: Kept, now: datetime) -> bool:
    """Whether it is too late to look at its page."""
    return now >= report.told + WATCHED
