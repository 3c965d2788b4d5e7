"""Suggestions of readers: how many somebody may send, and for how long one waits for its words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

DAY = timedelta(days=1)
A_DAY = 3
PAUSE = timedelta(minutes=10)
PATIENCE = timedelta(minutes=30)  # a draft that nothing was sent for is forgotten
_LINK = "s_"


def allowed_at(sent: Sequence[datetime], now: datetime) -> datetime:
    """When the person may suggest next, by what they sent within a day, the latest first; `now` or earlier: now."""
    if len(sent) >= A_DAY:
        return sent[A_DAY - 1] + DAY
    return sent[0] + PAUSE if sent else now


def payload(channel_id: int) -> str:
    """What stands behind `?start=` in the link by which one suggests news to the channel."""
    return f"{_LINK}{-channel_id}"


def meant(payload: str) -> int | None:
    """The channel of such a link; None for what is none."""
    number = payload.removeprefix(_LINK)
    told = payload.startswith(_LINK) and number.isascii() and number.isdecimal() and 0 < len(number) <= len("9" * 15)
    return -int(number) if told and int(number) else None
