"""How much goes to a chat as one message."""

from datetime import timedelta

DIGEST = 2  # the lane of what was gathered for a digest: it goes out together, however little it is
LONGEST_LIST = 100  # stories in one list; Telegram shows a few, the rest stands behind a button
STALE = timedelta(days=3)  # what waited for a digest for longer interests nobody any more

_MOST = 3  # stories that come as posts of their own; more than these come as one list
_EARLY = 6  # lists keep a queue short, not a queue that is long already


def most(queue: timedelta, target: timedelta) -> int:
    """How many due stories a chat gets one by one; more become a list.

    `queue` is how long all that is due would take one by one. Long before it takes longer than `target` any two become
    one message, so that the number of messages grows with the number of chats, and not with stories times chats.
    """
    return _MOST if queue * _EARLY <= target else 1
