"""How often a channel posts: what there is to choose from."""

from dataclasses import replace
from typing import Literal

from bot.model import Channel
from bot.rules.settings import What

GAPS = (0, 5, 15, 30, 60, 120)  # minutes
HOURLY = (None, 1, 2, 4, 6, 10)
Kind = Literal["gap", "hourly", "spare"]

# Of the settings of a chat, those that a channel has; its posts are its template's.
OF_CHANNELS: frozenset[What] = frozenset(("hour", "quiet", "from", "to", "wake", "script", "language", "zone"))


def decide(channel: Channel, what: Kind, value: str) -> Channel | None:
    """The channel with the wish granted; None for a value that no button has."""
    choices: dict[Kind, dict[str, Channel]] = {
        "gap": {str(gap): replace(channel, gap=gap) for gap in GAPS},
        "hourly": {str(count or 0): replace(channel, hourly=count) for count in HOURLY},
        "spare": {"wait": replace(channel, spare="wait"), "digest": replace(channel, spare="digest")},
    }
    return choices[what].get(value)
