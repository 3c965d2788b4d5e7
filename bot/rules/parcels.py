"""How much goes to a chat as one message."""

from dataclasses import dataclass
from datetime import timedelta

from bot.model import Delivery

ORDINARY = 1  # the lane of most stories
DIGEST = 2  # the lane of what was gathered for a digest: it goes out together, however little it is
LONGEST_LIST = 100  # stories in one list; Telegram shows a few, the rest stands behind a button
STALE = timedelta(days=3)  # what waited for a digest for longer interests nobody any more

_MOST = 3  # stories that come as posts of their own; more than these come as one list
_BUSY = 30  # a queue of this part of the target is one: lists keep it short, they do not shorten it
_CALM = 300  # and is one no more at this part
_REST = 3  # this part of the target lies between two messages to a chat, while there is a queue


@dataclass(frozen=True, slots=True)
class Manner:
    """How chats are served."""

    most: int  # due stories that a chat gets one by one; more become a list
    rest: timedelta  # how long a chat that was served has peace from what is not breaking
    hold: timedelta = timedelta(0)  # how long ordinary news waits for company before it goes out at all


def manner(queue: timedelta, target: timedelta, hold: timedelta, before: Manner | None = None) -> Manner:
    """`queue` is how long all that is due would take one by one, `target` how long it may.

    With a queue, any two stories become one message, and who was served waits for company: the number of messages
    grows with the number of chats, and not with stories times chats.
    """
    busy = before is not None and before.rest > timedelta(0)
    if queue * (_CALM if busy else _BUSY) <= target:
        return Manner(_MOST, timedelta(0))
    return Manner(1, target / _REST, hold)


def waits_for_company(one: Delivery, manner: Manner) -> bool:
    """Once, and before anything goes to its chat: what has waited for whatever reason goes out."""
    return manner.hold > timedelta(0) and one.lane == ORDINARY and not one.kept
