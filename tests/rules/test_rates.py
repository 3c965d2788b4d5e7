"""Which days the bank is asked about, and which of its rates are believed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Rate
from bot.rules.rates import AGAIN, Verdict, ask_again, judge, missing

MONDAY = date(2026, 11, 23)


def days(values: str, currency: str = "USD", first: date = MONDAY) -> list[Rate]:
    """A day after another: `450 450 !700 -`, where `!` is held and `-` is a day without."""
    return [
        Rate(currency=currency, on=first + timedelta(days=n), value=Decimal(word.lstrip("!")), held=word[0] == "!")
        for n, word in enumerate(values.split())
        if word != "-"
    ]


def shown(rates: Sequence[Rate], verdict: Verdict) -> str:
    """Which are held in the end: `..!.`."""
    held = {(rate.on, rate.currency): rate.held for rate in (*rates, *verdict.changed)}
    return "".join("!" if held[rate.on, rate.currency] else "." for rate in rates)


def verdict(
    values: str,
    new: Collection[int],
    told: Mapping[int, str] = {},
) -> tuple[str, Verdict]:
    rates = days(values)
    sites = {(MONDAY + timedelta(days=n), "USD"): [Decimal(value)] for n, value in told.items()}
    given = judge(rates, {(MONDAY + timedelta(days=n), "USD") for n in new}, sites)
    return shown(rates, given), given


@pytest.mark.parametrize(
    ("what", "values", "new", "expected"),
    [
        ("a rate that moves a little", "450 455", [1], ".."),
        ("exactly a tenth is no leap", "450 495", [1], ".."),
        ("a leap up", "450 496", [1], ".!"),
        ("a leap down", "450 400", [1], ".!"),
        ("a slip of a hundred", "450 4.5", [1], ".!"),
        ("the leap's session stands over the weekend", "450 !700 700 700", [2, 3], ".!!!"),
        ("the next different session is near it", "450 !700 !700 705", [3], "...."),
        ("the next different session is as before", "450 !700 451", [2], ".!."),
        ("near both", "450 !496 480", [2], "..."),
        ("another leap, elsewhere", "450 !700 900", [2], ".!!"),
        ("it goes on from the rate that was not confirmed", "450 !700 451 452", [3], ".!.."),
        ("a brand-new currency", "700", [0], "."),
        ("a currency that was missing for long", "450 - - - - - - - - - - - 700", [12], ".."),
        ("what an operator accepted stays", "450 700 700", [2], "..."),
        ("a return to the old rate after that leaps again", "450 700 450", [2], "..!"),
        ("a first start on a Sunday, filled backwards: the whole session", "450 700 700", [0], ".!!"),
        ("filled backwards, but the next session confirmed it", "450 700 700 710", [0], "...."),
        ("an operator's word is not undone by history", "450 - 700", [0], ".!"),
        ("a day in between is judged, its neighbours are not again", "450 452 700", [1], "..."),
        ("the day between shows that it was no leap", "450 480 !500", [1], "..."),
        ("a yen's worth of nothing", "0.0004 0.0005", [1], ".!"),
    ],
)
def test_what_is_held(what: str, values: str, new: Collection[int], expected: str) -> None:
    assert verdict(values, new)[0] == expected, what


@pytest.mark.parametrize(
    ("site", "expected"), [({1: "700"}, ".."), ({1: "690"}, ".."), ({1: "680"}, ".!"), ({0: "700"}, ".!"), ({}, ".!")]
)
def test_a_site_of_that_day_confirms_it(site: dict[int, str], expected: str) -> None:
    assert verdict("450 700", [1], site)[0] == expected
    assert verdict("450 !700", [], site)[0] == expected


def test_a_site_of_a_later_day_of_the_session_confirms_all_of_it() -> None:
    assert verdict("450 !700 !700", [], {2: "700"})[0] == "..."


def test_a_leap_that_waits_is_told_with_both_values_and_its_first_day() -> None:
    _, given = verdict("450 !700 !700", [])
    (leap,) = given.leaps
    assert (leap.before, leap.rate.value, leap.rate.on) == (Decimal(450), Decimal(700), MONDAY + timedelta(days=1))
    assert verdict("450 !700 451", [])[1].leaps == ()


def test_one_currency_says_nothing_of_another() -> None:
    rates = days("450 700") + days("500 505", "EUR")
    given = judge(rates, {(rate.on, rate.currency) for rate in rates}, {})
    assert [(rate.currency, rate.held) for rate in given.changed] == [("USD", True)]


@given(st.lists(st.sampled_from("450 460 700 710 4.5".split()), min_size=1, max_size=9))
def test_days_that_come_one_by_one_end_settled(values: list[str]) -> None:
    """Judging again changes nothing; the first is never held; a later good day leaves no leap waiting."""
    kept: dict[date, Rate] = {}
    for rate in days(" ".join(values)):
        kept[rate.on] = rate
        given = judge(kept.values(), {(rate.on, "USD")}, {})
        kept |= {one.on: one for one in given.changed}
        again = judge(kept.values(), (), {})
        assert again.changed == ()
        assert [leap.rate.on for leap in again.leaps] == [leap.rate.on for leap in given.leaps]
        assert bool(given.leaps) == kept[rate.on].held
    assert not kept[MONDAY].held


def test_the_newest_missing_day_is_asked_about_first() -> None:
    have = {MONDAY - timedelta(days=n) for n in (0, 2)}
    assert missing(have, MONDAY, 4) == [MONDAY - timedelta(days=1), MONDAY - timedelta(days=3)]
    assert missing((), MONDAY, 2) == [MONDAY, MONDAY - timedelta(days=1)]


def test_a_new_day_is_asked_about_at_once() -> None:
    midnight = datetime(2026, 11, 23, 19, tzinfo=UTC)
    assert ask_again(midnight - timedelta(hours=3), midnight) == midnight - timedelta(hours=3) + AGAIN
    assert ask_again(midnight - timedelta(minutes=3), midnight) == midnight
