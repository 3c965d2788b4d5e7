"""When words are too broad to be a topic: nearly every story has them."""

from typing import Literal

from bot.kazakh.search import terms

SHORTEST = 2  # letters: "су" is a word
SHARE = 0.2  # of the last week's stories
ENOUGH = 20  # stories: a share of fewer says nothing

Why = Literal["letter", "word", "often"]


def by_itself(typed: str) -> Why | None:
    """Why the words are broad whatever the news is: a single letter, or nothing but words such as "және"."""
    if sum(sign.isalnum() for sign in typed) < SHORTEST:
        return "letter"
    return None if terms(typed) else "word"


def too_often(count: int, of: int) -> bool:
    """Whether `count` of the last week's `of` stories are too many to be one topic."""
    return of >= ENOUGH and count > SHARE * of
