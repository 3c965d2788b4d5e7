"""Sentences: where they end, and that nothing is lost."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.kazakh.sentences import split
from tests import anything
from tests.every import every

CASES = Path(__file__).parents[1] / "cases" / "kazakh"


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("# ")]


@every(lines("sentences.txt"))
def test_a_text_is_cut_where_the_case_says(marked: str) -> None:
    text = marked.replace(" ‖ ", " ").replace("‖", "")
    assert split(text) == [part.strip() for part in marked.split("‖")]


def test_a_new_line_ends_a_sentence() -> None:
    assert split("Ақорда\n\nПрезидент жарлыққа қол қойды") == ["Ақорда", "Президент жарлыққа қол қойды"]


@given(anything.texts() | st.text(alphabet=".!?…»«“”\"'– -–\nАаҚқ1Aa()т.б:;,"))
def test_no_character_is_lost(text: str) -> None:
    assert re.sub(r"\s", "", "".join(split(text))) == re.sub(r"\s", "", text)
