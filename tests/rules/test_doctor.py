"""A diagnosis tells the worst trouble of a source, and the worst source stands first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.config import Source
from bot.model import SourceState
from bot.rules.doctor import Health, age, diagnose, worst_first

NOON = datetime(2026, 11, 24, 7, tzinfo=UTC)  # in Almaty
SOURCE = Source(name="Дала", url="https://dala.example/rss")
WELL = SourceState(name="Дала", address=SOURCE.url, last_success=NOON, items=20, spoken=19, etag='"1"')


@pytest.mark.parametrize(
    ("state", "health", "trouble"),
    [
        (WELL, Health.WELL, None),
        (None, Health.DOUBTFUL, "unread"),
        (replace(WELL, address="https://other.example/"), Health.DOUBTFUL, "unread"),
        (replace(WELL, failures=1, last_kind="timeout"), Health.DOUBTFUL, "timeout"),
        (replace(WELL, failures=3, last_kind="timeout"), Health.ILL, "timeout"),
        (replace(WELL, failures=1, last_kind="encoding"), Health.ILL, "encoding"),
        (replace(WELL, failures=1, last_kind=None), Health.DOUBTFUL, ""),
        (replace(WELL, usual_gap=timedelta(hours=1), last_new=NOON - timedelta(days=1)), Health.DOUBTFUL, "silent"),
        (replace(WELL, spoken=9), Health.DOUBTFUL, "language"),
        (replace(WELL, items=4, spoken=0), Health.WELL, None),  # too few to tell
    ],
)
def test_the_worst_trouble_is_told(state: SourceState | None, health: Health, trouble: str | None) -> None:
    found = diagnose(SOURCE, state, NOON)
    assert found.health is health
    assert (found.trouble and found.trouble.kind) == trouble


def test_share_and_validators_are_what_the_last_poll_gave() -> None:
    found = diagnose(SOURCE, WELL, NOON)
    assert (found.share, found.validators) == (95, ("ETag",))
    nothing = diagnose(SOURCE, None, NOON)
    assert (nothing.share, nothing.validators) == (None, ())


def test_the_worst_stand_first_and_equals_as_in_the_config() -> None:
    states = [WELL, replace(WELL, failures=1), replace(WELL, failures=9), WELL]
    sources = [SOURCE.model_copy(update={"name": str(number)}) for number in range(4)]
    found = worst_first(diagnose(source, state, NOON) for source, state in zip(sources, states, strict=True))
    assert [one.name for one in found] == ["2", "1", "0", "3"]


def test_nothing_is_younger_than_now() -> None:
    assert age(NOON + timedelta(minutes=9), NOON) == timedelta()
    assert age(None, NOON) is None
