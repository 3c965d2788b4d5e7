"""Telegram's words are understood by their text."""

from datetime import timedelta

import pytest

from bot.model import ChatGone, Refused
from bot.rules import outcomes


@pytest.mark.parametrize(
    "text",
    [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot is not a member of the channel chat",
        "Bad Request: chat not found",
    ],
)
def test_a_chat_out_of_reach_is_gone(text: str) -> None:
    assert outcomes.of_refusal(text) == ChatGone(text)


@pytest.mark.parametrize(
    "text",
    [
        'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 3',
        "Bad Request: message is too long",
        "Bad Request: BUTTON_DATA_INVALID",
    ],
)
def test_a_bad_post_is_refused_for_everybody(text: str) -> None:
    assert outcomes.of_refusal(text) == Refused(text, everybody=True)


@pytest.mark.parametrize("text", ["Bad Request: SOMETHING_NEW", "Forbidden: not today"])
def test_an_unknown_refusal_disables_nobody(text: str) -> None:
    assert outcomes.of_refusal(text) == Refused(text, everybody=False)


def test_waits_double_up_to_a_quarter_of_an_hour_and_obey_telegram() -> None:
    assert [outcomes.wait(n).total_seconds() for n in (1, 2, 3, 20, 2000)] == [2, 4, 8, 900, 900]
    assert outcomes.wait(9, told=timedelta(seconds=3)) == timedelta(seconds=3)
    assert outcomes.wait(1, jitter=1.0) == timedelta(seconds=2.2)
