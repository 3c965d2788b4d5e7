"""The page of topics: toggles, ticks and pages."""

from typing import get_args

import pytest

from bot.formatter import tags, taps
from bot.formatter.texts import Voice
from bot.model import Button, Post, Tag
from tests.formatter.reading import Reading

MANY = [Tag(f"key{number}", f"тақырып {number}") for number in range(30)]


def labels(post: Post) -> list[list[str]]:
    return [[button.label for button in row] for row in post.buttons]


def button(post: Post, label: str) -> Button:
    return next(button for row in post.buttons for button in row if button.label == label)


def tap(post: Post, label: str) -> taps.Tap | None:
    return taps.decode(button(post, label).data or "")


def page(shown: list[Tag], followed: set[str], number: int, voice: Voice, tab: taps.Tab = "all") -> Post:
    return tags.screen(tags.Shown(tab, shown, followed, {"flood": tags.HOT}), number, voice)


def test_what_one_follows_has_a_tick_and_a_tap_takes_it_away(voice: Voice) -> None:
    post = page(MANY[:3], {"key1"}, 0, voice)
    assert labels(post) == [
        ["· Барлығы ·", "🔥 Бүгін", "✓ Менікі 1"],
        ["тақырып 0", "✓ тақырып 1"],
        ["тақырып 2"],
    ]
    assert tap(post, "✓ тақырып 1") == taps.Toggle(follow=False, ref=taps.ref("key1"), page=0)
    assert tap(post, "тақырып 0") == taps.Toggle(follow=True, ref=taps.ref("key0"), page=0)
    assert tap(post, "🔥 Бүгін") == taps.Page(0, "hot")


def test_many_topics_have_pages_that_go_round(voice: Voice) -> None:
    post = page(MANY, set(), 2, voice)
    assert labels(post)[1:] == [
        ["тақырып 24", "тақырып 25"],
        ["тақырып 26", "тақырып 27"],
        ["тақырып 28", "тақырып 29"],
        ["‹", "3 / 3", "›"],
    ]
    assert (tap(post, "‹"), tap(post, "›")) == (taps.Page(1), taps.Page(0))


def test_a_page_that_is_no_more_shows_the_last(voice: Voice) -> None:
    assert page(MANY, set(), 999, voice) == page(MANY, set(), 2, voice)


@pytest.mark.parametrize("tab", get_args(taps.Tab))
def test_an_empty_tab_says_so_and_leads_to_the_others(tab: taps.Tab, any_voice: Voice) -> None:
    empty, full = page([], set(), 0, any_voice, tab), page(MANY, set(), 0, any_voice, tab)
    assert Reading(empty.text).text != Reading(full.text).text
    assert len(labels(empty)) == (2 if tab == "mine" else 1)


def test_a_label_is_never_empty_nor_too_wide(voice: Voice) -> None:
    post = page([Tag("a", "\u200b"), Tag("b", "ұзақ " * 40)], set(), 0, voice)
    assert labels(post)[1][0] == "…"
    assert len(labels(post)[1][1]) <= 40


def test_what_is_hot_has_its_sign_and_comes_back_to_its_tab(voice: Voice) -> None:
    post = page([Tag("flood", "су тасқыны")], set(), 0, voice, "hot")
    assert tap(post, "🔥 су тасқыны") == taps.Toggle(follow=True, ref=taps.ref("flood"), page=0, tab="hot")


def test_ones_own_stand_one_in_a_row_with_a_way_to_each(voice: Voice) -> None:
    post = page([Tag("a", "мұнай"), Tag("b", "газ"), Tag("c", "ұзақ " * 12)], {"a"}, 0, voice, "mine")
    assert labels(post)[1:3] == [["✓ мұнай", "⋯"], ["➕ газ", "⋯"]]
    assert tap(post, "➕ газ") == taps.Surely("газ")
    assert tap(post, "⋯") == taps.Topic(taps.ref("a"), 0, "mine")
    assert isinstance(taps.decode(post.buttons[3][0].data or ""), taps.Toggle)
