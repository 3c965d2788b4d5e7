"""What rises is told far more often than usual; what is always told much does not, nor what nobody knows yet."""

from bot.model import Tag
from bot.rules.signals import rising

FLOOD, WEATHER, VOTE, NEW = (Tag(label, label) for label in ("су тасқыны", "ауа райы", "сайлау", "метро"))
TODAY = [(WEATHER, 20), (FLOOD, 9), (NEW, 4), (VOTE, 2)]
BEFORE = {WEATHER.key: 140, FLOOD.key: 7, VOTE.key: 0}


def test_the_steepest_comes_first_and_the_usual_does_not_come() -> None:
    assert rising(TODAY, BEFORE, 7, 9) == (FLOOD, NEW)
    assert rising(TODAY, BEFORE, 7, 1) == (FLOOD,)


def test_without_a_day_of_memory_nothing_is_usual_and_nothing_rises() -> None:
    assert rising(TODAY, BEFORE, 0.5, 9) == ()
    assert rising(TODAY, {}, 7, 9) == ()


def test_a_young_memory_is_not_taken_for_a_quiet_week() -> None:
    assert rising([(FLOOD, 9)], {FLOOD.key: 7}, 1, 9) == ()
    assert rising([(FLOOD, 9)], {FLOOD.key: 7}, 7, 9) == (FLOOD,)
