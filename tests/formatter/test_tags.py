"""The page of topics: toggles, ticks and pages."""

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


def test_what_one_follows_has_a_tick_and_a_tap_takes_it_away(voice: Voice) -> None:
    post = tags.screen(MANY[:3], {"key1"}, 0, voice)
    assert labels(post) == [["тақырып 0", "✓ тақырып 1"], ["тақырып 2"]]
    assert tap(post, "✓ тақырып 1") == taps.Toggle(follow=False, ref=taps.ref("key1"), page=0)
    assert tap(post, "тақырып 0") == taps.Toggle(follow=True, ref=taps.ref("key0"), page=0)


def test_many_topics_have_pages_that_go_round(voice: Voice) -> None:
    post = tags.screen(MANY, set(), 2, voice)
    assert labels(post) == [
        ["тақырып 24", "тақырып 25"],
        ["тақырып 26", "тақырып 27"],
        ["тақырып 28", "тақырып 29"],
        ["‹", "3 / 3", "›"],
    ]
    assert (tap(post, "‹"), tap(post, "›")) == (taps.Page(1), taps.Page(0))


def test_a_page_that_is_no_more_shows_the_last(voice: Voice) -> None:
    assert tags.screen(MANY, set(), 999, voice) == tags.screen(MANY, set(), 2, voice)


def test_without_topics_one_is_told_how_to_write_one(any_voice: Voice) -> None:
    assert "/follow" in Reading(tags.screen([], set(), 0, any_voice).text).text


def test_a_label_is_never_empty_nor_too_wide(voice: Voice) -> None:
    post = tags.screen([Tag("a", "\u200b"), Tag("b", "ұзақ " * 40)], set(), 0, voice)
    assert labels(post)[0][0] == "…"
    assert len(labels(post)[0][1]) <= 40


def test_what_is_hot_today_stands_above_the_first_page_only(voice: Voice) -> None:
    hot = [Tag("flood", "су тасқыны"), Tag("metro", "Алматы метросы")]
    first = tags.screen(MANY, {"metro"}, 0, voice, hot=hot)
    assert labels(first)[0] == ["🔥 су тасқыны", "🔥 ✓ Алматы метросы"]
    assert labels(first)[1] == ["тақырып 0", "тақырып 1"]
    assert "🔥" in first.text
    assert tap(first, "🔥 су тасқыны") == taps.Toggle(follow=True, ref=taps.ref("flood"), page=0)
    assert tags.screen(MANY, {"metro"}, 1, voice, hot=hot) == tags.screen(MANY, {"metro"}, 1, voice)


def test_hot_topics_need_no_catalogue(voice: Voice) -> None:
    assert labels(tags.screen([], set(), 0, voice, hot=[Tag("flood", "су тасқыны")])) == [["🔥 су тасқыны"]]
