"""When a card may be posted, to choose from: the next free slot, in an hour, this evening, tomorrow morning."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.model import Story

Choice = Literal["next", "hour", "evening", "morning"]
EVENING, MORNING = time(19), time(9)
WEEKS = 2  # looked ahead for a free slot
_DAY = timedelta(days=1)


def choices(
    slots: Collection[tuple[int, int]], planned: Collection[datetime], zone: ZoneInfo, now: datetime
) -> list[tuple[Choice, datetime]]:
    """The moments, in UTC and to the minute; `slots` are weekday and minute of the day in `zone`."""
    hour = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    found: list[tuple[Choice, datetime]] = [("hour", hour)]
    found += [("evening", _next(EVENING, zone, now)), ("morning", _next(MORNING, zone, now))]
    free = next_free(slots, planned, zone, now)
    return [("next", free), *found] if free else found


def next_free(
    slots: Collection[tuple[int, int]], planned: Collection[datetime], zone: ZoneInfo, now: datetime
) -> datetime | None:
    """The next of the channel's own times at which nothing is planned."""
    today = now.astimezone(zone).date()
    taken = {moment.replace(second=0, microsecond=0) for moment in planned}
    for day in (today + _DAY * ahead for ahead in range(7 * WEEKS)):
        for minute in sorted(minute for weekday, minute in slots if weekday == day.weekday()):
            moment = datetime.combine(day, time(*divmod(minute, 60)), zone).astimezone(UTC)
            if moment > now and moment not in taken:
                return moment
    return None


def _next(clock: time, zone: ZoneInfo, now: datetime) -> datetime:
    day = now.astimezone(zone).date()
    moment = datetime.combine(day, clock, zone).astimezone(UTC)
    return moment if moment > now else datetime.combine(day + _DAY, clock, zone).astimezone(UTC)


def shared(one: Story, other: Story) -> tuple[int, datetime]:
    """How likely two stories tell the same: by the tags that both have, then by how new the first is."""
    return len({tag.key for tag in one.tags} & {tag.key for tag in other.tags}), one.published
