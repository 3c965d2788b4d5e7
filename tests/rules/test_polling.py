from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.config import Source
from bot.model import SourceState
from bot.rules.counting import Counts
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


# ---------------------------------------------------------------- how often there is news

HOUR = 60 * MINUTE


def polled(state: SourceState, news: list[int], every: timedelta = timedelta()) -> tuple[SourceState, list[float]]:
    """One poll after another, each when it is due (or `every` so often); the intervals in minutes."""
    now, intervals = NOW, []
    for count in news:
        state = next_poll(state, Learned(), SOURCE, now, 0.5, news=count)
        assert state.next_due
        assert state.interval
        intervals.append(state.interval / MINUTE)
        now = now + every if every else state.next_due
    return state, intervals


def known(**more: object) -> SourceState:
    return replace(STATE, started=True, **more)  # type: ignore[arg-type] # fields of the state


def test_without_news_a_source_is_asked_less_and_less_but_once_an_hour() -> None:
    _, intervals = polled(known(usual_gap=6 * HOUR, last_new=NOW - HOUR), [0] * 10)
    assert intervals[:4] == [7.5, 11.25, 16.875, 25.3125]
    assert intervals[-3:] == [60, 60, 60]


def test_after_news_it_is_asked_as_configured_again_at_once() -> None:
    state, _ = polled(known(usual_gap=6 * HOUR, last_new=NOW - HOUR), [0] * 10)
    assert polled(state, [1])[1] == [5]


def test_a_source_with_frequent_news_is_never_left_for_long() -> None:
    _, intervals = polled(known(usual_gap=16 * MINUTE, last_new=NOW), [0, 0])
    assert intervals == [7.5, 8]


def test_a_silent_night_slows_even_a_busy_source() -> None:
    _, intervals = polled(known(usual_gap=6 * MINUTE, last_new=NOW), [0] * 40)
    assert intervals[:2] == [5, 5]
    assert intervals == sorted(intervals)
    assert intervals[-1] == 60


def test_the_usual_gap_follows_the_news_smoothly() -> None:
    state = known(usual_gap=HOUR, last_new=NOW - HOUR)
    state, _ = polled(state, [1] * 30, every=10 * MINUTE)
    assert state.usual_gap
    assert 10 * MINUTE < state.usual_gap < 11 * MINUTE
    together = next_poll(known(last_new=NOW - HOUR), Learned(), SOURCE, NOW, 0.5, news=6)
    assert (together.usual_gap, together.last_new) == (10 * MINUTE, NOW)


def test_the_first_poll_learns_from_the_dates_of_what_is_there() -> None:
    counts = Counts(items=20, spoken=18, newest=NOW - HOUR, gap=20 * MINUTE)
    state = next_poll(STATE, Learned(counts=counts), SOURCE, NOW, 0.5, news=20)
    assert (state.items, state.spoken, state.newest, state.usual_gap) == (20, 18, NOW - HOUR, 20 * MINUTE)
    assert (state.interval, state.last_new) == (5 * MINUTE, NOW)
    unchanged = next_poll(state, Learned(), SOURCE, NOW + HOUR, 0.5)
    assert (unchanged.items, unchanged.spoken, unchanged.newest) == (20, 18, NOW - HOUR)


def test_an_interval_of_hours_or_of_seconds_stays_as_it_is() -> None:
    for interval in ("2s", "6h"):
        source = Source(name="Ulysmedia", url="https://ulysmedia.kz/rss", interval=interval)
        state = next_poll(known(usual_gap=DAY, last_new=NOW - DAY), Learned(), source, NOW, 0.5)
        assert state.interval == source.interval


def test_what_a_source_failed_of_is_remembered_until_it_is_well() -> None:
    state = next_poll(STATE, Failed("its letters are garbled", "encoding"), SOURCE, NOW, 0.5)
    assert state.last_kind == "encoding"
    assert next_poll(state, Learned(), SOURCE, NOW, 0.5).last_kind is None


@given(st.integers(0, 10**6), st.floats(0, 1), st.none() | st.timedeltas(min_value=timedelta()))
def test_the_next_poll_is_always_ahead_and_never_past_a_week(
    failures: int, jitter: float, asked: timedelta | None
) -> None:
    state = SourceState(name="Ulysmedia", failures=failures)
    after = next_poll(state, Failed("no connection", retry_after=asked), SOURCE, NOW, jitter)
    assert 4 * MINUTE < wait(after) <= 7.7 * DAY
