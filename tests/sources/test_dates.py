from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import dates
from tests import anything

CASES = Path(__file__).parents[1] / "cases" / "dates.txt"
LINES = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
TODAY = datetime(2026, 11, 24, 15)  # noqa: DTZ001 - local, as pages mean it


@pytest.mark.parametrize("line", LINES)
def test_a_date_is_read_as_its_source_means_it(line: str) -> None:
    text, _, moment = line.partition("  ")
    wanted = None if moment.strip() == "-" else datetime.fromisoformat(moment.strip()).replace(tzinfo=UTC)
    assert dates.read(text, TODAY) == wanted


def test_without_a_today_yesterday_is_no_date_but_a_full_one_is() -> None:
    assert dates.read("Кеше, 14:05") is None
    assert dates.read("5 қараша, 09:30") is None
    assert dates.read("1 қараша 2023, 13:16") == datetime(2023, 11, 1, 7, 16, tzinfo=UTC)


@given(anything.texts(max_size=60) | st.from_regex(r"[0-9./:, T+-]{0,30}Z?", fullmatch=True, alphabet=anything.SIGN))
def test_any_text_is_a_sane_moment_or_none(text: str) -> None:
    moment = dates.read(text, TODAY)
    assert moment is None or (moment.tzinfo is UTC and 1989 < moment.year < 2101)
