"""The short answers are valid, warm and lead on."""

from typing import get_args

import pytest

from bot.formatter import help as help_pages
from bot.formatter import replies, taps
from bot.formatter.texts import Voice
from bot.model import Post
from tests.formatter.reading import Reading


def test_the_greeting_explains_in_three_lines_and_brings_the_keys(voice: Voice) -> None:
    post = replies.greeting(voice)
    assert len(post.text.split("\n\n")[1].splitlines()) == 3
    assert post.keyboard == (("Тақырыптар", "Соңғы", "Бағам"), ("Жазылу", "Баптау", "Көмек"))


def test_the_chosen_language_has_a_tick(any_voice: Voice) -> None:
    (row,) = replies.language_screen(any_voice).buttons
    assert [button.label for button in row if button.label.startswith("✓")] == [
        "✓ " + {"kk": "Қазақша", "ru": "Русский", "en": "English"}[any_voice.language]
    ]


@pytest.mark.parametrize("command", ["/foo", "/" + "a" * 5000, "/<b>", "/\u202e", "/🔥"])
def test_an_unknown_command_is_named_harmlessly(command: str, any_voice: Voice) -> None:
    read = Reading(replies.unknown_command(command, None, any_voice).text)
    assert "/help" in read.text
    assert len(read.text) < 200


def test_a_mistyped_command_is_met_with_the_nearest(any_voice: Voice) -> None:
    assert "/follow" in replies.unknown_command("/folow", "follow", any_voice).text


def test_every_answer_is_valid_html_in_every_language(any_voice: Voice) -> None:
    posts: list[Post] = [
        replies.greeting(any_voice),
        replies.greeting_back(3, any_voice),
        *(help_pages.screen(page, any_voice) for page in get_args(taps.HelpPage)),
        replies.language_screen(any_voice),
        replies.language_chosen(any_voice),
        replies.stopped(5, any_voice),
        replies.not_understood(any_voice),
        replies.group_admins(any_voice),
        replies.failed(any_voice),
    ]
    for post in posts:
        Reading(post.text)
        assert not (post.buttons and post.keyboard), "Telegram takes one of the two"
    assert replies.stale(any_voice)
