from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.robots import parse
from tests import anything

CASES = (Path(__file__).parents[1] / "cases" / "robots.txt").read_text("utf-8").split("\n=== ")[1:]


@pytest.mark.parametrize("case", CASES)
def test_a_site_is_read_as_it_asks(case: str) -> None:
    expected, _, text = case.partition("\n")
    rules = parse(text.encode())
    for one in expected.split(", "):
        path, _, answer = one.partition(": ")
        assert rules.allow(path) is (answer == "allowed"), path


@given(st.binary(max_size=300), anything.texts(max_size=30))
def test_any_bytes_are_rules(body: bytes, path: str) -> None:
    assert parse(b"User-agent: *\n" + body).allow(path) in (True, False)


def test_a_hostile_pattern_costs_little() -> None:
    rules = parse(b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"b")
    assert rules.allow("/" + "a" * 2000)
