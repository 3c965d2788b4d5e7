"""What the entries of one poll tell about their source: how many, in which language, how new, how often."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.kazakh import language
from bot.model import Entry
from bot.rules.markup import text_of

_SAMPLE = 1_000  # characters of markup that tell the language of an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of one poll's entries."""

    items: int
    spoken: int  # those in the source's language
    newest: datetime | None = None
    gap: timedelta | None = None  # between two of them, as their dates have it


def count(entries: Sequence[Entry], spoken: str) -> Counts | None:
    """Count the entries that were read, not bare addresses; None when there are none."""
    told = [entry for entry in entries if entry.title]
    if not told:
        return None
    dates = sorted(entry.published for entry in told if entry.published)
    return Counts(
        items=len(told),
        spoken=sum(_language(entry) == spoken for entry in told),
        newest=dates[-1] if dates else None,
        gap=(dates[-1] - dates[0]) / (len(dates) - 1) if len(dates) > 1 else None,
    )


def _language(entry: Entry) -> str:
    return language.detect(f"{entry.title}\n{text_of(entry.body[:_SAMPLE])}")
