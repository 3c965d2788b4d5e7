"""What a button says back is short, comes back as it went, and is never believed."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given

from bot.formatter import taps
from bot.handlers.buttons import ANSWERS, SCREENS
from tests import anything

REF = taps.ref("су|тасқын")

TAPS = [
    taps.Toggle(follow=True, ref=REF, page=0),
    taps.Toggle(follow=False, ref=REF, page=999),
    taps.Page(12),
    taps.Page(12, "hot"),
    taps.Topic(REF, 3),
    taps.Qr(REF),
    taps.Follow(REF),
    taps.Unfollow(REF),
    taps.FollowWords("су тасқыны"),
    taps.FollowWords("a:b:c"),
    taps.Surely("және"),
    taps.Language("ru"),
    taps.Muting("week", "source", REF),
    taps.Muting("off", "words", "су: тасқыны"),
    taps.Mutes("sources", 3),
    *map(taps.Open, get_args(taps.Screen)),
    *map(taps.Help, get_args(taps.HelpPage)),
    taps.Accept(date(2026, 11, 24)),
    *(taps.Chart("USD", days) for days in (7, 30, 365)),
    taps.RatesOf(date(2024, 4, 15)),
    taps.RatesOf(date(2026, 11, 24), 3),
    taps.Watch(wait=True, currency="USD", above=False, value=Decimal("450.5")),
    taps.Morning("0830"),
    taps.Morning("off"),
    taps.Convert(Decimal("1000.5"), "EUR", "KZT"),
    *map(taps.Settings, get_args(taps.View)),
    taps.Change("zone", "America/New_York"),
    taps.Change("hour", "+0800"),
    taps.More(taps.of_story(2**63 - 1), 999, picture=True),
    *(taps.Why(deed, taps.of_story(2**63 - 1), 999, picture=False, ref=REF) for deed in get_args(taps.Deed)),
    taps.Why("back", taps.of_story(1), 0, picture=True),
    taps.ListPage(taps.of_story(7), 1),
]


@pytest.mark.parametrize("tap", TAPS, ids=str)
def test_a_tap_comes_back_as_it_went(tap: taps.Tap) -> None:
    data = taps.encode(tap)
    assert data is not None
    assert taps.decode(data) == tap


def test_words_that_do_not_fit_are_told_so() -> None:
    assert taps.encode(taps.FollowWords("қ" * 30)) is not None
    assert taps.encode(taps.FollowWords("қ" * 31)) is None


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "1:",
        "0:p:1",
        "2:p:1",
        "1:p:",
        "1:p:-1",
        "1:p:1234",
        "1:p:²",
        "1:t:+:x:0",
        f"1:t:*:{REF}:0",
        f"1:f:{REF}a",
        "1:l:fr",
        "1:o:admin",
        "1:w:",
        "1:a:",
        "1:i:",
        "1:z:zone:",
        "1:z:admin:+",
        "1:z:zone:Asia/Almaty:",
        "1:a:0",
        "1:a:999999999",
        "1:w: ",
        "1:r:738991",
        "1:x:+:USD:+:-5",
        "1:xm:2500",
        "1:xm:",
        "1:c:1e9:USD:KZT",
        "1:g:USD:8",
        "1:g:usd:7",
        "1:g:USD:7:7",
        "1:c:-1:USD:KZT",
        "1:c:1:usd:KZT",
        f"1:t:+:{REF}",
        f"1:t:+:{REF}:0:0",
        "1:w:" + "қ" * 40,
        "\x00" * 64,
        "p:1",
        "1:e:8000000000000000:2:+",
        "1:e:1:2:+",
        "1:y:eat:0000000000000001:0:+:",
    ],
)
def test_hostile_data_means_nothing(data: str) -> None:
    assert taps.decode(data) is None


@given(anything.texts(max_size=64))
def test_any_data_is_read_without_complaint(data: str) -> None:
    taps.decode(data)
    taps.decode(f"1:{data}")


def test_every_tap_has_a_letter_and_an_answer() -> None:
    assert set(taps.LETTERS.values()) == set(get_args(taps.Tap)) == set(ANSWERS)
    assert {*SCREENS, "start"} == set(get_args(taps.Screen))
