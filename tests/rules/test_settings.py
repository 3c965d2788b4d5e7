"""A tap makes a setting what the button says; whatever else comes back from a button changes nothing."""

import tomllib
from datetime import time
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Chat
from bot.rules.settings import ZONES, Usual, What, decide, zones
from tests import anything

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/settings.toml").read_text("utf-8"))["case"]
USUAL = Usual((time(8), time(20)), "Asia/Almaty", ("kk", "ru", "en"))


def chat(values: dict[str, Any]) -> Chat:
    read: dict[str, Any] = dict(values)
    for name in {"digest_times", "quiet"} & values.keys():
        read[name] = tuple(map(time.fromisoformat, values[name]))
    return Chat(id=1, **read)


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["tap"]))
def test_a_tap_makes_the_setting_what_it_says(case: dict[str, Any]) -> None:
    what, value = case["tap"]
    expected = case.get("refused") or chat(case["then"])
    assert decide(chat(case.get("chat", {})), what, value, USUAL) == expected


@given(st.sampled_from(get_args(What)), anything.texts(max_size=32))
def test_any_value_is_granted_or_refused(what: What, value: str) -> None:
    decided = decide(Chat(id=1), what, value, USUAL)
    assert isinstance(decided, Chat) or decided in {"last hour", "many hours", "no quiet", "unknown"}


def test_the_configured_zone_can_always_be_chosen() -> None:
    assert zones(USUAL) == ZONES
    assert zones(Usual((time(8),), "Asia/Qyzylorda", ("kk",))) == ("Asia/Qyzylorda", *ZONES)
    assert [ZoneInfo(name).key for name in ZONES] == list(ZONES)
