"""Twenty questions a minute are answered, one more gets a kind word, then there is silence until the minute is over."""

from datetime import UTC, datetime, timedelta

from bot.rules.throttle import MINUTE, MOST, TAPS, Throttle, Verdict

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_flood_gets_one_kind_word_and_then_silence_until_the_minute_is_over() -> None:
    throttle = Throttle()
    heard = [throttle.ask(1, NOW + SECOND * number) for number in range(MOST + 5)]
    assert heard == [Verdict.ANSWER] * MOST + [Verdict.WORD] + [Verdict.SILENCE] * 4
    assert throttle.ask(1, NOW + MINUTE - SECOND) is Verdict.SILENCE
    assert throttle.ask(1, NOW + MINUTE) is Verdict.ANSWER


def test_a_tap_weighs_less_than_a_question() -> None:
    throttle = Throttle()
    heard = [throttle.ask(1, NOW, light=True) for _ in range(MOST * TAPS + 2)]
    assert heard == [Verdict.ANSWER] * MOST * TAPS + [Verdict.WORD, Verdict.SILENCE]


def test_a_flood_of_one_costs_others_nothing() -> None:
    throttle = Throttle()
    for _ in range(1000):
        throttle.ask(1, NOW)
    assert throttle.ask(2, NOW) is Verdict.ANSWER


def test_it_remembers_no_more_than_it_may() -> None:
    throttle = Throttle(most=1, remembered=3)
    for who in range(10):
        throttle.ask(who, NOW)
    assert throttle.ask(9, NOW) is Verdict.WORD, "one of the latest"
    assert throttle.ask(0, NOW) is Verdict.ANSWER, "forgotten long ago"
    assert len(throttle._minutes) <= 3  # noqa: SLF001 - what is kept in memory is the point
