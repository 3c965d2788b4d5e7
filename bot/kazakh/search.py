"""What a text is found by: the stem of each word and its first four letters, without stop words."""

from bot.kazakh.lists import words
from bot.kazakh.words import stem, tokens

_PREFIX = 4


def terms(text: str) -> list[str]:
    """Index terms of a text or a question, in order, repeats kept; a prefix carries a 4, so that it is no word.

    A word with a hyphen is found by each of its parts too.
    """
    found: list[str] = []
    for token in tokens(text):
        word = token.text.lower()
        if word not in words("stopwords") and (len(word) > 1 or word.isdigit()):
            for part in (word, *word.split("-")) if "-" in word else (word,):
                found += _terms(part)
    return found


def _terms(word: str) -> list[str]:
    return [stem(word), f"{word[:_PREFIX]}{_PREFIX}"] if word else []
