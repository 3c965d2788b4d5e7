"""When operators are told of a source: what is told, when, and what is over."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import SourceState
from bot.rules.alarms import Clear, Tell, daytime, is_silent, of_source

NOON = datetime(2026, 11, 24, 7, tzinfo=UTC)  # 12:00 in Almaty
NIGHT = datetime(2026, 11, 23, 22, tzinfo=UTC)  # 03:00
WELL = SourceState(name="Дала", last_success=NOON)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def ill(kind: str | None, failures: int, *, worked: bool = True) -> SourceState:
    return SourceState(
        name="Дала", failures=failures, last_kind=kind, last_error="why", last_success=NOON if worked else None
    )


@pytest.mark.parametrize(
    ("kind", "failures", "worked", "told"),
    [
        (None, 1, True, None),
        ("network", 2, True, None),
        ("network", 3, True, "alarm-source-down"),
        ("network", 1, False, "alarm-source-down"),
        ("layout", 2, True, None),
        ("layout", 3, True, "alarm-source-layout"),
        ("encoding", 1, True, "alarm-source-encoding"),
        ("tls", 2, True, None),
        ("tls", 3, True, "alarm-source-tls"),
        ("tls", 1, False, "alarm-source-tls"),
    ],
)
def test_a_failure_is_told_by_its_kind_when_it_is_no_blip(
    kind: str | None, failures: int, worked: bool, told: str | None
) -> None:
    words = of_source(ill(kind, failures, worked=worked), NOON)
    assert [word.message for word in words] == ([told] if told else [])
    assert all(isinstance(word, Tell) and word.trouble.detail == "why" for word in words)


def test_each_kind_has_a_notice_of_its_own() -> None:
    keys = [of_source(ill(kind, 3), NOON)[0].key for kind in ("network", "layout", "encoding", "tls")]
    assert len(set(keys)) == 4


def test_a_source_that_is_read_again_ends_every_notice_of_its_failures() -> None:
    words = of_source(WELL, NOON)
    assert all(isinstance(word, Clear) for word in words)
    told = {of_source(ill(kind, 3), NOON)[0].key for kind in ("network", "layout", "encoding", "tls")}
    assert told < {word.key for word in words}


@pytest.mark.parametrize(
    ("gap", "since", "now", "silent"),
    [
        (hours(2), hours(5), NOON + hours(6), False),  # not three times the gap
        (hours(2), hours(6), NOON + hours(6), True),
        (timedelta(minutes=1), hours(2), NOON + hours(2), False),  # too short for anybody to act
        (timedelta(minutes=1), hours(5), NOON + hours(2), True),
        (timedelta(minutes=20), hours(12), NOON - hours(3), False),  # silent since the evening, it is nine now
        (timedelta(minutes=20), hours(15), NOON + hours(1), True),
        (timedelta(minutes=20), hours(15), NIGHT, False),  # whoever sleeps is not woken
        (hours(24), hours(48), NOON, False),
        (hours(24), hours(72), NOON, True),
    ],
)
def test_silence_is_three_usual_gaps_and_hours_of_daytime(
    gap: timedelta, since: timedelta, now: datetime, silent: bool
) -> None:
    state = replace(WELL, usual_gap=gap, last_new=now - since)
    assert is_silent(state, now) is silent
    told = [word.message for word in of_source(state, now) if isinstance(word, Tell)]
    assert told == (["alarm-source-silent"] if silent else [])
    assert any(word.message == "alarm-silent-well" for word in of_source(state, now)) is not silent


def test_nothing_is_known_of_the_silence_of_a_source_that_had_no_news_yet() -> None:
    assert not is_silent(replace(WELL, usual_gap=hours(1)), NOON)
    assert not is_silent(replace(WELL, last_new=NOON - hours(99)), NOON)


def test_while_a_source_fails_nothing_is_said_of_its_silence() -> None:
    state = replace(ill("network", 1), usual_gap=hours(1), last_new=NOON - hours(30))
    assert of_source(state, NOON) == ()


@pytest.mark.parametrize(
    ("since", "until", "day"),
    [
        (NOON, NOON, 0),
        (NOON - hours(1), NOON, 1),
        (NOON - hours(24), NOON, 15),
        (NIGHT - hours(1), NIGHT, 0),
        (NIGHT, NOON, 4),
        (NOON, NOON - hours(1), 0),
    ],
)
def test_daytime_is_counted_without_the_night(since: datetime, until: datetime, day: float) -> None:
    assert daytime(since, until) == hours(day)
