"""Repeats, above all round the night in which clocks were set back: 2024-03-01 at 00:00 it became 23:00."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules import repeats

ALMATY, BERLIN = ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = ALMATY) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def days(repeat: str, first: str, count: int, zone: ZoneInfo = ALMATY) -> list[str]:
    due = at(first, zone)
    found = []
    for _ in range(count):
        due = repeats.following(repeat, due, due, zone) or due
        found.append(f"{due.astimezone(zone):%m-%d %H:%M}")
    return found


# Clocks showed 23:00–24:00 of 29 February twice; what is planned for then comes once, and nothing moves by an hour.
ROUND_THE_CHANGE = [
    ("daily", "2024-02-28 09:00", ["02-29 09:00", "03-01 09:00", "03-02 09:00"]),
    ("daily", "2024-02-28 23:30", ["02-29 23:30", "03-01 23:30", "03-02 23:30"]),
    ("daily", "2024-02-28 00:00", ["02-29 00:00", "03-01 00:00", "03-02 00:00"]),
    ("daily", "2024-02-28 22:59", ["02-29 22:59", "03-01 22:59", "03-02 22:59"]),
    ("weekdays", "2024-02-28 18:30", ["02-29 18:30", "03-01 18:30", "03-04 18:30"]),
    ("weekly", "2024-02-23 23:00", ["03-01 23:00", "03-08 23:00", "03-15 23:00"]),
    ("weekly", "2024-02-22 23:15", ["02-29 23:15", "03-07 23:15", "03-14 23:15"]),
    ("30 23 * * *", "2024-02-28 23:30", ["02-29 23:30", "03-01 23:30", "03-02 23:30"]),
    ("0 */6 * * *", "2024-02-29 12:00", ["02-29 18:00", "03-01 00:00", "03-01 06:00"]),
    ("0 9 1 * *", "2024-02-01 09:00", ["03-01 09:00", "04-01 09:00", "05-01 09:00"]),
    ("0 9 29 2 *", "2024-02-29 09:00", ["02-29 09:00", "02-29 09:00", "02-29 09:00"]),
    ("0,30 23 29 2 *", "2024-02-29 22:00", ["02-29 23:00", "02-29 23:30", "02-29 23:00"]),
]


@pytest.mark.parametrize(("repeat", "first", "wanted"), ROUND_THE_CHANGE)
def test_a_change_of_the_zone_moves_and_doubles_nothing(repeat: str, first: str, wanted: list[str]) -> None:
    assert days(repeat, first, 3) == wanted


def test_the_hours_between_are_one_more_in_the_night_of_the_change() -> None:
    due = at("2024-02-29 09:00")
    assert repeats.following("daily", due, due, ALMATY) == due + timedelta(hours=25)


def test_a_time_that_clocks_leap_over_comes_an_hour_later_and_once() -> None:
    assert days("30 2,3 28-31 3 *", "2026-03-28 03:30", 3, BERLIN) == ["03-29 03:30", "03-30 02:30", "03-30 03:30"]


def test_what_was_missed_comes_once() -> None:
    due, after = at("2026-03-02 09:00"), at("2026-03-05 14:00")
    assert repeats.following("daily", due, after, ALMATY) == at("2026-03-06 09:00")


def test_a_month_of_weekdays_has_as_many_posts_as_weekdays() -> None:
    found = days("weekdays", "2026-03-01 09:00", 22)
    assert found[0] == "03-02 09:00"
    assert found[-1] == "03-31 09:00"
    assert not {"03-07 09:00", "03-08 09:00"} & set(found)


@pytest.mark.parametrize(
    "line", ["0 9 * * *", "*/15 8-20 * * mon-fri", "0 9 1,15 * *", "30 18 * jan,dec 5", "0 0 29 2 *", "0 9 * * 7"]
)
def test_cron_lines_are_known(line: str) -> None:
    assert repeats.is_cron(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "daily", "9:00", "* * * * *", "*/5 * * * *", "60 9 * * *", "0 24 * * *", "0 9 31 2 *", "0 9 * *",
        "0 9 * * 8", "0 9 * * * *", "0 9 5-1 * *", "0 9 */0 * *", "a b c d e", "0 9 * mars *", "@daily",
    ],
)  # fmt: skip
def test_other_lines_are_not(line: str) -> None:
    assert not repeats.is_cron(line)


def test_a_cron_line_with_a_day_and_a_weekday_holds_on_either() -> None:
    assert days("0 9 13 * fri", "2026-03-01 09:00", 3) == ["03-06 09:00", "03-13 09:00", "03-20 09:00"]
