"""Nothing that a stranger writes breaks, hides, mentions, commands or misleads, wherever it is shown."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.formatter.html import harmless
from tests.formatter.hostile import CASES, SURFACES, shown

# What the cases are made of, to be put together in every way.
PIECES = [word for case in CASES if len(case["title"]) < 200 for word in (case["title"], *case["title"].split())]
TITLES = st.lists(st.sampled_from([*PIECES, " ", "\n", ".", "@", "/", "://", "#", "<", "&", "\u200b"]), max_size=8)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_hostile_title_is_shown_and_does_nothing(case: dict[str, Any], surface: str) -> None:
    make, limit = SURFACES[surface]
    assert shown(make(case["title"]), limit)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_what_is_kept_and_what_is_lost_is_one_function_s_word(case: dict[str, Any]) -> None:
    line = harmless(case["title"])
    assert [kept for kept in case.get("keeps", ()) if kept not in line] == []
    assert [lost for lost in case.get("loses", ()) if lost in line] == []
    assert harmless(line) == line


@given(TITLES.map("".join))
@settings(max_examples=40)
def test_however_they_are_put_together(title: str) -> None:
    line = harmless(title)
    assert harmless(line) == line
    for make, limit in SURFACES.values():
        shown(make(title), limit)
