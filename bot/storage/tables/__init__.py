"""The schema. `migrations/` must reach exactly this; a test compares them."""

from bot.storage.tables.memory import inbox, lease, notice, pace, tally
from bot.storage.tables.metadata import metadata
from bot.storage.tables.outbox import (
    State,
    amendment,
    delivery,
    fanout,
    in_flight,
    is_breaking,
    literal,
    stands_at,
    waiting,
)
from bot.storage.tables.people import alert, chat, follow, mute
from bot.storage.tables.search import Terms, Wanted, asks, place, search
from bot.storage.tables.world import (
    day_without_rates,
    hot_tag,
    identity,
    picture,
    rate,
    report,
    site_rate,
    source_state,
    story,
    story_tag,
    story_version,
)

__all__ = [
    "State",
    "Terms",
    "Wanted",
    "alert",
    "amendment",
    "asks",
    "chat",
    "day_without_rates",
    "delivery",
    "fanout",
    "follow",
    "hot_tag",
    "identity",
    "in_flight",
    "inbox",
    "is_breaking",
    "lease",
    "literal",
    "metadata",
    "mute",
    "notice",
    "pace",
    "picture",
    "place",
    "rate",
    "report",
    "search",
    "site_rate",
    "source_state",
    "stands_at",
    "story",
    "story_tag",
    "story_version",
    "tally",
    "waiting",
]
