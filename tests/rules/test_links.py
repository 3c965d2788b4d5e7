"""Only plain web pages stand under a reader's finger."""

import tomllib
from pathlib import Path

import pytest

from bot.rules import links

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/formatter/addresses.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["given"][:40])
def test_an_address_is_made_safe_or_refused(case: dict[str, str]) -> None:
    assert (links.safe(case["given"]) or "") == case["safe"]


def test_an_address_longer_than_telegram_takes_is_refused() -> None:
    assert links.safe("https://x.kz/" + "a" * 3000) is None
