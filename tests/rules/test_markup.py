"""Feeds' HTML becomes paragraphs, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.markup import text_of
from tests import anything


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("жай мәтін", "жай мәтін"),
        ("<p>Бір.</p><p>Екі.</p>", "Бір.\nЕкі."),
        ("Бір.<br/>Екі.<br>Үш.", "Бір.\nЕкі.\nҮш."),
        ("<p>Су <b>тасқыны</b> басталды</p>", "Су тасқыны басталды"),
        ("<script>alert(1)</script><p>Мәтін</p><style>p{}</style>соңы", "Мәтін\nсоңы"),
        ("&laquo;Алматы&raquo; &amp; Астана", "«Алматы» & Астана"),
        ("<!-- <p>жоқ</p> --><p>бар</p>", "бар"),
        ("5 < 6 болса", "5 < 6 болса"),
        ("<p>бір<script>x<b>y</b></script>, екі</p>", "бір, екі"),
        ("<div><div>ішкі</div></div> сыртқы", "ішкі\nсыртқы"),
        ("<p></p>", ""),
        ("<script>x</script>", ""),
        ("<!-- x -->", ""),
        ("", ""),
    ],
)
def test_markup_becomes_paragraphs(markup: str, text: str) -> None:
    assert text_of(markup) == text


@given(st.text(alphabet=st.sampled_from("<>/&;pb!-[]\x00\ud800 \nаә"), max_size=60) | anything.texts(max_size=80))
def test_nothing_raises(markup: str) -> None:
    text_of(markup)


def test_markup_nested_ten_thousand_deep_ends_quietly() -> None:
    assert text_of("<div>" * 10_000 + "түбі" + "</div>" * 10_000) in {"", "түбі"}
