"""Moments as editors type them: a data file."""

from datetime import datetime, time
from pathlib import Path

from bot.kazakh import typed_times

NOW = datetime(2026, 3, 5, 14, 30)  # noqa: DTZ001 - local, as the module says
CASES = Path(__file__).parent.parent / "cases/schedule/typed_times.txt"


def test_every_case_is_read_as_it_is_meant() -> None:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cases = [[part.strip() for part in line.rsplit("|", 1)] for line in lines]
    assert len(cases) >= 60
    assert {typed: said(typed) for typed, _ in cases} == dict(cases)


def said(typed: str) -> str:
    """The moment; "?" where one was meant, "-" where none was."""
    moment = typed_times.read(typed, NOW)
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "?" if typed_times.attempted(typed) else "-"


def test_several_times_of_day_are_read_in_order() -> None:
    assert typed_times.clocks("18:00, 9:00 13.30") == [time(9), time(13, 30), time(18)]
    assert typed_times.clocks("9:00 ертең") is None
    assert typed_times.clocks("29:00") is None
    assert typed_times.clocks("") is None
