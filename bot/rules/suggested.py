"""Posts suggested in a channel's direct messages: what Telegram allows, what its answer means, which post is which.

Facts of Bot API 9.2 and its server: one message is one suggestion; a comment has at most 128 characters; a date lies at
most 2,678,400 seconds ahead, and none is given where the author chose one. What was decided once is refused for good
("message can't be used in the method"), so that asking twice never posts twice. The post that Telegram puts into the
channel does not say which suggestion it was: it is known by its words and its file.
"""

from datetime import datetime, timedelta
from hashlib import blake2s
from typing import Literal, assert_never

from bot.model import ChatGone, ChatMoved, Offer, Outcome, Refused, RetryLater, Sent, Unknown

FARTHEST = timedelta(seconds=2_678_400)
LONGEST_COMMENT = 128
PATIENCE = timedelta(minutes=2)  # with Telegram's answer: a disk may have been full when it came
EARLY = timedelta(minutes=2)  # how long before its time a post may stand in the channel: clocks differ

Answer = Literal["done", "later", "doubt", "right", "withdrawn", "closed", "refused"]


def mark(looks: str) -> str:
    """By which a post is known again, in 32 characters; `looks` are its words, and Telegram's number of its file."""
    return blake2s(looks.encode(), digest_size=16).hexdigest()


def comment(reason: str) -> str:
    """A reason as Telegram takes it."""
    return reason if len(reason) <= LONGEST_COMMENT else f"{reason[: LONGEST_COMMENT - 1]}…"


def moment(offer: Offer, picked: datetime | None, now: datetime) -> datetime | Literal["past", "far"] | None:
    """The date to tell Telegram: none for at once, and none where the author chose one."""
    if offer.wanted is not None or picked is None:
        return None
    if picked <= now:
        return "past"
    return picked if picked - now <= FARTHEST else "far"


def answer(outcome: Outcome) -> Answer:
    """What Telegram's answer means."""
    match outcome:
        case Sent():
            return "done"
        case RetryLater():
            return "later"
        case Unknown():
            return "doubt"
        case ChatGone() | ChatMoved():
            return "right"
        case Refused(reason):
            return _refused(reason.lower())
        case _:
            assert_never(outcome)


def is_it(offer: Offer, posted: datetime) -> bool:
    """Whether a post of this moment may be the one, not one that came before its time."""
    due = offer.due or offer.wanted
    return due is None or due - EARLY <= posted


def _refused(text: str) -> Answer:
    if "suggested post not found" in text:
        return "withdrawn"
    return "closed" if "can't be used in the method" in text else "refused"
