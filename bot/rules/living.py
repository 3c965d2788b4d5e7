"""Living posts: how far an editor's word reaches, and what the words that an editor typed change."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.kazakh import sentences
from bot.model import Content, Slot, Story

Deed = Literal["correct", "retract", "hurry", "pin", "unpin"]
Reach = Literal["everywhere", "channel"]

LONGEST_TITLE = 300
LONGEST_SUMMARY = 3000
TEXT, CAPTION = 4096, 1024  # characters of a message, and of the words under a picture or file
_SAME = ("-", "–", "—")  # in place of a title: it stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Where a story stands, in posts; a list of several stories is one."""

    people: int = 0  # private chats that have it alone
    groups: int = 0
    channels: int = 0
    lists: int = 0  # of whomever
    waiting: int = 0  # still to be sent

    @property
    def total(self) -> int:
        """All that stand."""
        return self.people + self.groups + self.channels + self.lists


@dataclass(frozen=True, slots=True)
class Words:
    """What an editor wants a story to say; None stays as it is."""

    title: str | None
    summary: tuple[str, ...] | None


def reach(channel_id: int, *, operator: bool, newsroom: tuple[int, ...]) -> Reach:
    """Everywhere for operators and the editors of the newsroom's own channels; else in the editor's channel alone.

    Anybody may connect a channel of their own: that must not let them rewrite what other people read.
    """
    return "everywhere" if operator or channel_id in newsroom else "channel"


def offered(within: Reach, *, story: bool, stands_in_channel: bool) -> tuple[Deed, ...]:
    """What can be done, in the order of the buttons."""
    deeds: list[Deed] = ["correct", "retract"]
    if story and within == "everywhere":
        deeds.append("hurry")
    if stands_in_channel:
        deeds += ["pin", "unpin"]
    return tuple(deeds)


def read(typed: str) -> Words | None:
    """The first line is the title, what follows the text; a lone dash keeps the title. None: too long, or nothing."""
    first, _, rest = typed.strip().partition("\n")
    title = None if first.strip() in _SAME else " ".join(first.split()) or None
    summary = tuple(sentences.split(rest)) or None
    if (title is None and summary is None) or len(title or "") > LONGEST_TITLE or len(rest) > LONGEST_SUMMARY:
        return None
    return Words(title, summary)


def worded(slot: Slot | None, message_id: int) -> tuple[int, int]:
    """Which message has the words of an editor's own post that this message belongs to, and how long they may be."""
    if slot is None or not slot.message_ids or slot.content.kind in ("text", "made"):
        return message_id, TEXT
    ids, there = sorted(slot.content.message_ids), slot.message_ids
    place = ids.index(slot.content.captioned) if slot.content.captioned in ids and len(ids) == len(there) else 0
    return there[place], CAPTION


def holders(slot: Slot | None) -> tuple[int, ...]:
    """The messages of an editor's own post whose picture, video or document can be another."""
    kinds = ("photo", "album", "video", "document")
    return slot.message_ids if slot and slot.content.kind in kinds and not slot.content.forward else ()


def reworded(content: Content, text: str, html: str) -> Content:
    """What an editor sent, with other words; what was a text alone is said anew from now on."""
    if content.kind in ("text", "made"):
        return Content(text=text, html=html)
    return replace(content, text=text, html=html)


def corrected(story: Story, words: Words, now: datetime) -> Story:
    """The story with these words. A new summary takes the place of the article, which says what was wrong."""
    said = replace(story, title=words.title or story.title, corrected=now, edited=True)
    return replace(said, summary=words.summary, text=" ".join(words.summary)) if words.summary else said
