"""Digests and quiet hours keep to the chat's own clock, through the changes of that clock too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Chat
from bot.rules import moments

ALMATY = ZoneInfo("Asia/Almaty")
TIMES = (time(8), time(20))
NIGHT = (time(23), time(7, 30))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "zone", "now", "moment"),
    [
        ("08:00", "Asia/Almaty", "2026-11-24 02:59", "2026-11-24 03:00"),
        ("08:00", "Asia/Almaty", "2026-11-24 03:00", "2026-11-25 03:00"),
        ("08:00", "Asia/Almaty", "2024-02-29 03:00", "2024-03-01 03:00"),  # clocks had gone back an hour that midnight
        ("23:30", "Asia/Almaty", "2024-02-29 17:29", "2024-02-29 17:30"),
        ("23:30", "Asia/Almaty", "2024-02-29 17:45", "2024-03-01 18:30"),
        ("02:30", "Europe/Berlin", "2026-03-28 23:00", "2026-03-29 01:30"),  # there was no half past two
        ("02:30", "Europe/Berlin", "2026-10-24 23:00", "2026-10-25 00:30"),  # there were two
        ("02:30", "Europe/Berlin", "2026-10-25 00:30", "2026-10-26 01:30"),
    ],
)
def test_the_next_time_by_the_clocks_there(clock: str, zone: str, now: str, moment: str) -> None:
    assert moments.next_at(time.fromisoformat(clock), ZoneInfo(zone), utc(now)) == utc(moment)


@pytest.mark.parametrize(
    ("local", "until"),
    [("22:59", None), ("23:00", "07:30"), ("03:00", "07:30"), ("07:29", "07:30"), ("07:30", None), ("12:00", None)],
)
def test_quiet_hours_may_go_over_midnight(local: str, until: str | None) -> None:
    now = datetime.combine(date(2026, 11, 24), time.fromisoformat(local), ALMATY).astimezone(UTC)
    end = moments.quiet_until(Chat(id=1, quiet=NIGHT), ALMATY, now)
    assert (end and end.astimezone(ALMATY).strftime("%H:%M")) == until
    assert end is None or now < end <= now + timedelta(hours=8, minutes=30)


def test_a_digest_that_would_come_in_quiet_hours_comes_after_them() -> None:
    early = Chat(id=1, digest=True, digest_times=(time(6),), quiet=NIGHT)
    assert moments.next_digest(early, TIMES, ALMATY, utc("2026-11-23 20:00")) == utc("2026-11-24 02:30")


@pytest.mark.parametrize(
    ("chat", "breaking", "until"),
    [
        (Chat(id=1), False, None),
        (Chat(id=1, quiet=NIGHT), False, "2026-11-24 02:30"),
        (Chat(id=1, quiet=NIGHT), True, "2026-11-24 02:30"),
        (Chat(id=1, quiet=NIGHT, wake=True), True, None),
        (Chat(id=1, digest=True), False, "2026-11-24 03:00"),
        (Chat(id=1, digest=True), True, "2026-11-24 03:00"),
        (Chat(id=1, digest=True, wake=True), True, None),
        (Chat(id=1, digest=True, digest_times=(time(18),)), False, "2026-11-24 13:00"),
    ],
)
def test_a_story_at_midnight_comes_at_once_or_waits(chat: Chat, breaking: bool, until: str | None) -> None:
    found = moments.waits_until(chat, TIMES, ALMATY, utc("2026-11-23 19:00"), breaking=breaking)
    assert found == (utc(until) if until else None)


@given(st.integers(0, 10 * 365 * 24 * 60), st.times(), st.times(), st.times())
def test_what_waits_never_waits_for_ever_and_never_ends_in_quiet_hours(
    minutes: int, digest: time, begin: time, end: time
) -> None:
    now = utc("2020-01-01") + timedelta(minutes=minutes)
    chat = Chat(id=1, digest=True, digest_times=(digest,), quiet=(begin, end))
    comes = moments.next_digest(chat, TIMES, ALMATY, now)
    assert now < comes <= now + timedelta(hours=51)
    assert moments.quiet_until(chat, ALMATY, comes) is None
