"""A channel's own line is made safe, and stays what its editor formatted."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.signatures import LONGEST, LONGEST_MARKUP, Empty, TooLong, decide

CASES: list[dict[str, Any]] = tomllib.loads(Path("tests/cases/signatures.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["told"])[:30])
def test_what_passes_is_safe(case: dict[str, Any]) -> None:
    assert decide(case["told"]) == case.get("line", Empty())


def test_a_line_has_an_end() -> None:
    assert decide("ә" * LONGEST) == "ә" * LONGEST
    assert decide("ә" * (LONGEST + 1)) == TooLong()
    assert decide("👍" * (LONGEST // 2 + 1)) == TooLong()
    assert decide(f'<a href="https://a.kz/{"x" * LONGEST_MARKUP}">а</a>') == TooLong()
    assert decide("<b>" * 100_000) == TooLong()


@given(st.text("<>/abi='\" &;һ\n", max_size=60))
def test_whatever_is_sent_the_line_reads_the_same_a_second_time(told: str) -> None:
    line = decide(told)
    assert not isinstance(line, str) or decide(line) == line
