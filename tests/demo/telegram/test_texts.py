"""The local Telegram reads HTML as Telegram does: tests/cases/telegram/html.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.telegram import texts
from bot.demo.telegram.markup import utf16_length
from bot.demo.telegram.refusals import Refusal

CASES = tomllib.loads((Path(__file__).parents[2] / "cases/telegram/html.toml").read_text(encoding="utf-8"))["case"]


def told(entity: dict[str, Any]) -> str:
    more = entity.get("url") or entity.get("language")
    return " ".join(
        str(part) for part in (entity["type"], entity["offset"], entity["length"], more) if part is not None
    )


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_html(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(Refusal) as refusal:
            texts.message_text(case["html"], "HTML", None)
        assert refusal.value.description == f"Bad Request: can't parse entities: {case['refused']}"
    else:
        text, entities = texts.message_text(case["html"], "HTML", None)
        assert (text, [told(e) for e in entities]) == (case["text"], case.get("entities", []))


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("ә" * 4097, "message is too long"),
        ("🌊" * 2049, "message is too long"),
        ("ә" * 20_000, "text is too long"),
        ("\ud83c", "strings must be encoded in UTF-8"),
    ],
)
def test_a_text_that_is_refused(text: str, refused: str) -> None:
    with pytest.raises(Refusal, match=refused):
        texts.message_text(text, "HTML", None)


def test_the_limit_is_counted_after_the_tags() -> None:
    text, _ = texts.message_text(f'<a href="https://egemen.kz/{"x" * 2000}">{"ә" * 4096}</a>', "HTML", None)
    assert len(text) == 4096


def test_a_caption_may_be_empty_and_holds_1024() -> None:
    assert texts.caption("", "HTML", None) == ("", [])
    assert len(texts.caption("<b>" + "ә" * 1024 + "</b>", "HTML", None)[0]) == 1024
    with pytest.raises(Refusal, match="message caption is too long"):
        texts.caption("ә" * 1025, "HTML", None)


def test_entities_may_be_given_instead_of_html() -> None:
    text, entities = texts.message_text("қалың #су", "", [{"type": "bold", "offset": 0, "length": 5}])
    assert (text, [told(e) for e in entities]) == ("қалың #су", ["bold 0 5", "hashtag 6 3"])


@given(st.text(alphabet=st.sampled_from("су <>&/ab\"'=#.;🌊\n"), max_size=60))
def test_any_text_is_read_or_refused_and_no_entity_leaves_it(source: str) -> None:
    try:
        text, entities = texts.message_text(source, "HTML", None)
    except Refusal:
        return
    length = utf16_length(text)
    assert all(e["offset"] >= 0 and e["length"] > 0 and e["offset"] + e["length"] <= length for e in entities)
