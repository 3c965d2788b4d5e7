"""What an editor's deeds are called in the audit; each has its words in `audit.ftl`."""

from typing import Literal, get_args

Did = Literal[
    "connected",
    "disconnected",
    "reconnected",
    "held",  # nothing is posted: rights were lost
    "released",
    "role",  # somebody's role was changed
    "routed",
    "unrouted",
    "rerouted",
    "template",
    "settings",
    "scheduled",
    "moved",
    "copied",
    "deleted",  # a planned post
    "posted",
    "undone",
    "changed",  # a planned post, or its options
    "took",  # a card
    "returned",  # a card
    "edited",  # a card
    "approved",
    "at_once",  # what was approved, or planned, goes out past every limit
    "rejected",
    "merged",
    "corrected",
    "retracted",
    "hurried",  # marked as breaking
    "pinned",
    "unpinned",
]
DEEDS: tuple[Did, ...] = get_args(Did)
