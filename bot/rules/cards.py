"""Cards: how long one is somebody's, how long a decision may be taken back, and what an editor's words become."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from bot.kazakh import sentences
from bot.model import Story

TAKEN = timedelta(minutes=10)  # whoever has taken a card and does nothing has it no longer
UNDO = timedelta(seconds=60)
QUIET = timedelta(minutes=10)  # between two messages that say how many cards wait

Reason = Literal["old", "known", "topic", "doubt", "advert", "quality"]  # of a rejection, besides typed ones
REASONS: tuple[Reason, ...] = get_args(Reason)
LONGEST_REASON = 200
LONGEST_TITLE = 300
LONGEST_SUMMARY = 3000


def is_taken(editor_id: int | None, since: datetime | None, by: int, now: datetime) -> bool:
    """Whether somebody else than `by` has the card in hand."""
    return editor_id is not None and editor_id != by and since is not None and since > now - TAKEN


def in_words(story: Story, title: str | None, summary: tuple[str, ...] | None) -> Story:
    """The story in an editor's words, where there are any."""
    says = story.title if title is None else title
    return replace(story, title=says, summary=story.summary if summary is None else summary)


def shared(one: Story, other: Story) -> tuple[int, datetime]:
    """How likely two stories tell the same: by the tags that both have, then by how new the first is."""
    return len({tag.key for tag in one.tags} & {tag.key for tag in other.tags}), one.published


def title(typed: str) -> str | None:
    """An editor's title; None where it is none, or too long."""
    one = " ".join(typed.split())
    return one if one and len(one) <= LONGEST_TITLE else None


def summary(typed: str) -> tuple[str, ...] | None:
    """An editor's summary, sentence by sentence; None where it is too long. A lone dash is an empty one."""
    if typed.strip() in {"-", "–", "—"}:
        return ()
    found = tuple(sentences.split(typed))
    return found if found and len(typed) <= LONGEST_SUMMARY else None
