"""A day of rates is read in words, and weekends and holidays are told from working days."""

from datetime import date

import pytest
from hypothesis import given

from bot.rules.rate_days import before, read, read_command, session
from tests import anything
from tests.rules.money import cases

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("typed", "meant"), cases("days.txt"))
def test_a_day_of_rates_is_read_whatever_the_words(typed: str, meant: str) -> None:
    asked = read(typed, TODAY)
    assert (f"{asked.day} {asked.currency or ''}".strip() if asked else "-") == meant


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15.04.2024", date(2024, 4, 15)),
        ("15.04", date(2026, 4, 15)),
        ("25.12", date(2025, 12, 25)),
        ("кеше", date(2026, 11, 23)),
        ("15 сәуір", date(2026, 4, 15)),
        ("доллар кеше", date(2026, 11, 23)),
        ("31.02.2024", None),
        ("29.02", None),
        ("99.99", None),
        ("су тасқыны", None),
        ("", None),
    ],
)
def test_after_the_command_a_day_alone_is_enough(typed: str, day: date | None) -> None:
    asked = read_command(typed, TODAY)
    assert (asked.day if asked else None) == day


@given(anything.texts(max_size=200))
def test_any_text_is_read_without_complaint(text: str) -> None:
    read(text, TODAY)
    read_command(text, TODAY)


@pytest.mark.parametrize(
    ("day", "since", "held"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), None),  # Tuesday, of Monday's session
        (date(2026, 11, 21), date(2026, 11, 21), date(2026, 11, 20)),  # Saturday, of Friday's
        (date(2026, 11, 22), date(2026, 11, 21), date(2026, 11, 20)),
        (date(2026, 11, 23), date(2026, 11, 21), date(2026, 11, 20)),
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 20)),  # nothing is known of the weekend
        (date(2026, 3, 24), date(2026, 3, 21), date(2026, 3, 20)),  # Nauryz
    ],
)
def test_a_rate_of_a_weekend_or_a_holiday_stands_from_a_session(day: date, since: date, held: date | None) -> None:
    assert session(day, since) == held


def test_the_day_before_has_another_session() -> None:
    days = [date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)]
    assert [before(day).day for day in days] == [20, 20, 20, 23]
