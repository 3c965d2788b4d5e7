from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.config import Source
from bot.model import SourceState
from bot.rules.polling import Failed, Learned, next_poll

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SOURCE = Source(name="Ulysmedia", url="https://ulysmedia.kz/rss", interval="5m")
STATE = SourceState(name="Ulysmedia")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def wait(state: SourceState) -> timedelta:
    assert state.next_due
    return state.next_due - NOW


def test_a_good_poll_is_followed_by_the_next_after_the_interval() -> None:
    state = next_poll(STATE, Learned(etag='"1"', body_hash="ab"), SOURCE, NOW, 0.5)
    assert wait(state) == 5 * MINUTE
    assert (state.etag, state.body_hash, state.started, state.last_success) == ('"1"', "ab", True, NOW)


def test_polls_are_spread_by_a_tenth() -> None:
    waits = [wait(next_poll(STATE, Learned(), SOURCE, NOW, jitter)) for jitter in (0, 1)]
    assert waits == [4.5 * MINUTE, 5.5 * MINUTE]


def test_failures_in_a_row_double_the_wait_up_to_a_day() -> None:
    state, waits = STATE, []
    for _ in range(12):
        state = next_poll(state, Failed("it has trouble of its own (500)"), SOURCE, NOW, 0.5)
        waits.append(wait(state))
    assert waits[:4] == [5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE]
    assert waits[-1] == DAY
    assert state.failures == 12


def test_one_good_poll_forgives_all_failures() -> None:
    state = next_poll(STATE, Failed("no connection"), SOURCE, NOW, 0.5)
    assert state.last_error == "no connection"
    assert not state.started
    state = next_poll(state, Learned(), SOURCE, NOW, 0.5)
    assert (state.failures, state.last_error, wait(state)) == (0, None, 5 * MINUTE)


def test_retry_after_is_never_cut_short_but_for_a_week() -> None:
    for jitter in (0, 0.5, 1):
        asked = Failed("it is too busy (503)", "status", retry_after=timedelta(hours=3))
        assert wait(next_poll(STATE, asked, SOURCE, NOW, jitter)) >= timedelta(hours=3)
    absurd = Failed("it is too busy (503)", "status", retry_after=timedelta(days=9999))
    assert wait(next_poll(STATE, absurd, SOURCE, NOW, 0)) == timedelta(days=7)


def test_a_source_that_is_gone_is_left_in_peace() -> None:
    assert wait(next_poll(STATE, Failed("it is gone for good (410)", gone=True), SOURCE, NOW, 0.5)) == timedelta(
        days=30
    )


def test_fresh_answers_are_not_asked_for_again_within_the_hour() -> None:
    for minutes, expected in ((2, 5), (20, 20), (600, 60)):
        learned = Learned(fresh_for=minutes * MINUTE)
        assert wait(next_poll(STATE, learned, SOURCE, NOW, 0.5)) == expected * MINUTE


def test_a_permanent_move_is_remembered_until_it_fails() -> None:
    state = next_poll(STATE, Learned(url="https://new.kz/rss"), SOURCE, NOW, 0.5)
    state = next_poll(state, Learned(), SOURCE, NOW, 0.5)
    assert state.url == "https://new.kz/rss"
    assert next_poll(state, Failed("no connection"), SOURCE, NOW, 0.5).url is None


@given(st.integers(0, 10**6), st.floats(0, 1), st.none() | st.timedeltas(min_value=timedelta()))
def test_the_next_poll_is_always_ahead_and_never_past_a_week(
    failures: int, jitter: float, asked: timedelta | None
) -> None:
    state = SourceState(name="Ulysmedia", failures=failures)
    after = next_poll(state, Failed("no connection", retry_after=asked), SOURCE, NOW, jitter)
    assert 4 * MINUTE < wait(after) <= 7.7 * DAY
