"""A label becomes a hashtag that Telegram links whole."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given

from bot.formatter.hashtags import hashtag, hashtags
from bot.model import Tag
from tests import anything

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/formatter/hashtags.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_label_becomes_its_hashtag(case: dict[str, str]) -> None:
    assert hashtag(case["label"]) == case["hashtag"]


def test_a_decomposed_letter_is_joined_again() -> None:
    assert hashtag(unicodedata.normalize("NFD", "ауа райы")) == "#ауа_райы"


@given(anything.texts())
def test_nothing_in_a_hashtag_ends_it(label: str) -> None:
    tag = hashtag(label)
    assert tag == "" or (tag[0] == "#" and all(sign == "_" or sign.isalnum() for sign in tag[1:]))


def test_each_hashtag_stands_once_and_the_first_come_first() -> None:
    tags = [Tag(label, label) for label in ("су тасқыны", "Су-тасқыны", "!", "Қостанай", "Ақтау")]
    assert hashtags(tags, 2) == ("#су_тасқыны", "#Қостанай")
