"""What becomes of a story that is due to a channel."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import Chat, Mode
from bot.model.channels import CardState
from bot.rules.gates import LONGEST_WAIT, Due, Fate, Gate, fate, looked_back, opens

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)  # noon in Almaty
ALMATY = ZoneInfo("Asia/Almaty")
MINUTE = timedelta(minutes=1)
CHANNEL = Chat(id=-100, kind="channel")


def due(*modes: Mode, card: CardState | None = None, breaking: bool = False, owed: datetime = NOW) -> Due:
    return Due(story_id=7, owed=owed, modes=modes, card=card, breaking=breaking)


def judged(one: Due, *, until: datetime | None = None, spare: str = "wait", wake: bool = False) -> Fate:
    return fate(one, until, NOW, spare="digest" if spare == "digest" else "wait", wake=wake)


@pytest.mark.parametrize(
    ("modes", "expected"),
    [
        ((), "post"),
        (("now",), "post"),
        (("queue", "now", "digest"), "post"),
        (("queue", "digest"), "digest"),
        (("queue",), "queue"),
    ],
)
def test_the_most_immediate_route_decides(modes: tuple[Mode, ...], expected: Fate) -> None:
    assert judged(due(*modes)) == expected


def test_an_editors_word_decides_over_all_routes() -> None:
    later = NOW + MINUTE
    assert judged(due("queue", card="approved"), until=later) == "post"
    assert judged(due("now", card="rejected")) == "drop"
    assert judged(due("now", card="merged")) == "drop"
    assert judged(due("now", card="taken")) == "queue"


def test_what_is_too_much_waits_or_goes_with_the_digest() -> None:
    later = NOW + MINUTE
    assert judged(due("now"), until=later) == "wait"
    assert judged(due("now"), until=later, spare="digest") == "digest"
    assert judged(due("now", owed=NOW - LONGEST_WAIT), until=later) == "digest"
    assert judged(due("now", owed=NOW - LONGEST_WAIT)) == "digest"
    assert judged(due("queue", owed=NOW - LONGEST_WAIT)) == "queue"
    assert judged(due("queue", owed=NOW - LONGEST_WAIT, card="approved")) == "post"


def test_breaking_news_waits_only_where_the_channel_wants_that() -> None:
    later = NOW + MINUTE
    assert judged(due("now", breaking=True), until=later) == "wait"
    assert judged(due("now", breaking=True), until=later, wake=True) == "post"
    assert judged(due("digest", breaking=True), wake=True) == "post"
    assert judged(due("queue", breaking=True), wake=True) == "queue"


@pytest.mark.parametrize(
    ("gate", "minutes"),
    [
        (Gate(), None),
        (Gate(gap=30), None),
        (Gate(gap=30, posted=(NOW - 10 * MINUTE,)), 20),
        (Gate(gap=30, posted=(NOW - 30 * MINUTE,)), None),
        (Gate(hourly=2, posted=(NOW - 10 * MINUTE,)), None),
        (Gate(hourly=2, posted=(NOW - 10 * MINUTE, NOW - 50 * MINUTE)), 10),
        (Gate(hourly=1, posted=(NOW - 10 * MINUTE, NOW - 50 * MINUTE)), 50),
        (Gate(gap=60, hourly=2, posted=(NOW - 10 * MINUTE, NOW - 50 * MINUTE)), 50),
    ],
)
def test_a_gate_opens_after_the_gap_and_within_the_hourly_number(gate: Gate, minutes: int | None) -> None:
    assert opens(gate, CHANNEL, ALMATY, NOW) == (None if minutes is None else NOW + minutes * MINUTE)


def test_a_gate_is_closed_at_night_and_does_not_open_in_it() -> None:
    night = Chat(id=-100, kind="channel", quiet=(time(12, 10), time(13)))
    assert opens(Gate(), night, ALMATY, NOW) is None
    assert opens(Gate(), night, ALMATY, NOW + 10 * MINUTE) == NOW + 60 * MINUTE
    assert opens(Gate(gap=20, posted=(NOW,)), night, ALMATY, NOW) == NOW + 60 * MINUTE


def test_posts_matter_for_an_hour_or_the_longest_gap() -> None:
    assert looked_back([]) == looked_back([5, 30]) == 60 * MINUTE
    assert looked_back([5, 120]) == 120 * MINUTE
