"""Typed marks become formatting, and what is no mark stays as it was typed."""

import pytest

from bot.demo.page.marks import to_html


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("**Су** келді", "<b>Су</b> келді"),
        ("__көлбеу__ ~~өшкен~~ ||жасырын||", "<i>көлбеу</i> <s>өшкен</s> <tg-spoiler>жасырын</tg-spoiler>"),
        ("[сілтеме](https://a.kz/b__c__d?x=1&y=2)", '<a href="https://a.kz/b__c__d?x=1&amp;y=2">сілтеме</a>'),
        ("`**код**` <b>", "<code>**код**</code> &lt;b&gt;"),
        ("https://a.kz/b__c__d 2 ** 3 ** 4", "https://a.kz/b__c__d 2 ** 3 ** 4"),
        ("[жау](javascript:alert(1)) \0" + "0\0", "[жау](javascript:alert(1)) 0"),
    ],
)
def test_marks(typed: str, expected: str) -> None:
    assert to_html(typed) == expected
