"""When something comes, and when nothing does, by a chat's own clock. All moments are aware and in UTC."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import Chat

_DAY = timedelta(days=1)


def zone(chat: Chat, default: str) -> ZoneInfo:
    """The chat's time zone; `default` is the config's."""
    return ZoneInfo(chat.zone or default)


def next_at(clock: time, zone: ZoneInfo, now: datetime) -> datetime:
    """The next moment at which clocks there show this time; where they leap over it, as late as it would have been."""
    day = now.astimezone(zone).date() - _DAY  # a clock that goes back has today's time still before it
    while (moment := datetime.combine(day, clock, zone).astimezone(UTC)) <= now:
        day += _DAY
    return moment


def quiet_until(chat: Chat, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The end of the quiet hours that `now` lies in; None outside of them."""
    if chat.quiet is None:
        return None
    begin, end = chat.quiet
    clock = now.astimezone(zone).time()
    quiet = begin <= clock < end if begin <= end else clock >= begin or clock < end
    return next_at(end, zone, now) if quiet else None


def next_digest(chat: Chat, times: Sequence[time], zone: ZoneInfo, now: datetime) -> datetime:
    """When the chat's next digest comes, at its own times or the config's; never in its quiet hours, but after them."""
    moment = min(next_at(clock, zone, now) for clock in chat.digest_times or times)
    return quiet_until(chat, zone, moment) or moment


def waits_until(chat: Chat, times: Sequence[time], zone: ZoneInfo, now: datetime, *, breaking: bool) -> datetime | None:
    """When a story that is due now goes out together with others; None: it comes at once."""
    if breaking and chat.wake:
        return None
    return next_digest(chat, times, zone, now) if chat.digest else quiet_until(chat, zone, now)
