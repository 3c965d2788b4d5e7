"""Questions, the order of their answers, and what was perhaps meant."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kazakh.search import asked
from bot.rules import search
from bot.rules.search import Within
from tests import anything

ALMATY = ZoneInfo("Asia/Almaty")
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = timedelta(days=1)
TITLES = ("Қостанайда су тасқыны", "Сайлаудың қорытындысы", "Шымкентте мектеп ашылды")


def test_a_question_is_read_by_the_readers_own_clock() -> None:
    question = search.read("  су\nтасқыны  кеше ", TODAY, ALMATY)
    assert (question.typed, [word.text for word in question.words]) == ("су тасқыны", ["су", "тасқыны"])
    assert (question.since, question.until) == (
        datetime(2026, 11, 22, 19, tzinfo=UTC),
        datetime(2026, 11, 23, 19, tzinfo=UTC),
    )


@given(anything.texts(max_size=300))
def test_whatever_is_typed_is_a_question_of_few_words(typed: str) -> None:
    question = search.read(typed, TODAY, ALMATY)
    assert len(question.words) <= search.MOST_WORDS
    assert question.typed.encode().decode() == question.typed  # no halves of letters, which no button could carry


def test_a_title_comes_before_a_text_until_it_is_old() -> None:
    found: dict[Within, list[tuple[int, datetime]]] = {
        "title": [(1, NOW - 5 * DAY), (2, NOW - 300 * DAY)],
        "lead": [(1, NOW - 5 * DAY), (3, NOW - 10 * DAY), (2, NOW - 300 * DAY)],
        "text": [(4, NOW), (1, NOW - 5 * DAY), (5, NOW - 8 * DAY)],
    }
    assert search.rank(found, NOW) == [1, 3, 4, 5, 2]


@given(st.lists(st.integers(0, 4000), min_size=1, unique=True), st.integers(1, 5))
def test_the_first_of_each_place_hold_the_first_of_all(hours: list[int], most: int) -> None:
    hits = [(hour, NOW - timedelta(hours=hour)) for hour in sorted(hours)]
    places: dict[Within, list[tuple[int, datetime]]] = {"title": hits[::3], "lead": hits[::2], "text": hits}
    few = {place: several[:most] for place, several in places.items()}
    assert search.rank(few, NOW)[:most] == search.rank(places, NOW)[:most]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("тасқны", "тасқыны"),
        ("саилуа", "Сайлаудың"),
        ("мектпе", "мектеп"),
        ("су тасқны", "су тасқыны"),
        ("Шымкетн", "Шымкентте"),
        ("велосипед", None),
        ("ау", None),
    ],
)
def test_a_slip_is_mended_from_the_titles(typed: str, meant: str | None) -> None:
    question = search.read(typed, TODAY, ALMATY)
    unknown = [word for word in question.words if word.text != "су"]
    assert search.meant(question, unknown, TITLES) == meant


def test_known_words_need_no_mending() -> None:
    assert search.meant(search.read("сайлау", TODAY, ALMATY), (), TITLES) is None
    assert asked("сайлау")


@given(st.integers(1, 2**63 - 1))
def test_a_shared_story_is_named_by_its_number(story_id: int) -> None:
    assert search.number(search.named(story_id)) == story_id


@pytest.mark.parametrize("typed", ["", "#", "#-1", "#тасқын", "# 1a b", "#" + "z" * 13, "#" + "1" * 14, "1a"])
def test_other_words_name_no_story(typed: str) -> None:
    assert search.number(typed) is None
