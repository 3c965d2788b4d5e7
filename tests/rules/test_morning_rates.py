"""The day's rates come once a day at the chosen time, through crashes, and wait for a bank that is late."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.morning_rates import Send, Wait, decide, read

ALMATY = ZoneInfo("Asia/Almaty")
EIGHT = datetime(2026, 11, 24, 3, tzinfo=UTC)  # in Almaty
TODAY = EIGHT.date()
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("late", "known", "decision"),
    [
        (timedelta(), 0, Send(EIGHT + DAY)),
        (timedelta(seconds=30), 0, Send(EIGHT + DAY)),
        (timedelta(hours=5), 0, Send(EIGHT + DAY)),
        (timedelta(hours=7), 0, Wait(EIGHT + DAY)),
        (timedelta(), 1, Wait(EIGHT + 15 * MINUTE)),
        (timedelta(hours=5), 1, Wait(EIGHT + timedelta(hours=5) + 15 * MINUTE)),
        (timedelta(hours=7), 1, Wait(EIGHT + DAY)),
        (timedelta(), None, Wait(EIGHT + 15 * MINUTE)),
    ],
)
def test_rates_are_sent_when_they_are_known_and_the_morning_is_not_over(
    late: timedelta, known: int | None, decision: Send | Wait
) -> None:
    newest = None if known is None else TODAY - known * DAY
    assert decide(time(8), ALMATY, newest, TODAY, EIGHT + late) == decision


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("07:45", time(7, 45)), ("7:45", time(7, 45)), ("24:00", None), ("15.04", None), ("", None), ("7:60", None)],
)
def test_a_time_is_read(typed: str, clock: time | None) -> None:
    assert read(typed) == clock
