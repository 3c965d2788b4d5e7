"""An answer that Telegram does not take at once is given again: nobody else would give it."""

from datetime import timedelta

import pytest

from bot.actions.desk import Wire
from bot.handlers.way import TRIES, patient
from bot.model import Outcome, Post, RetryLater, Sent

SOON, LATE = RetryLater(timedelta(0), "Telegram asks to wait"), RetryLater(timedelta(hours=1), "Telegram asks to wait")


@pytest.mark.parametrize(
    ("told", "came", "left"),
    [
        ([Sent(1)], Sent(1), 0),
        ([SOON, SOON, Sent(1)], Sent(1), 0),
        ([SOON] * (TRIES + 1), SOON, 1),
        ([LATE, Sent(1)], LATE, 1),
    ],
)
async def test_an_answer_outlives_a_short_pause(told: list[Outcome], came: Outcome, left: int) -> None:
    told = list(told)

    async def say(_chat: int, _post: Post) -> Outcome:
        return told.pop(0)

    assert await patient(Wire(say=say)).say(7, Post(text="")) == came
    assert len(told) == left
