"""A story in the script that its reader reads. Only Kazakh is rewritten: nobody reads Russian in Latin letters."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from bot.formatter.texts import Script
from bot.kazakh.scripts import is_arabic, to_arabic, to_cyrillic, to_latin
from bot.model import Story

Write = Callable[[str], str]

_WAYS: dict[tuple[Script, Script], Write] = {
    ("cyrillic", "latin"): to_latin,
    ("cyrillic", "arabic"): to_arabic,
    ("latin", "cyrillic"): to_cyrillic,
    ("arabic", "cyrillic"): to_cyrillic,
    ("latin", "arabic"): lambda text: to_arabic(to_cyrillic(text)),
    ("arabic", "latin"): lambda text: to_latin(to_cyrillic(text)),
}


def as_it_is(text: str) -> str:
    """The text."""
    return text


def writer(story: Story, script: Script) -> Write:
    """What rewrites the story's own words for a reader of this script. Names in other alphabets stay what they are."""
    if story.language != "kk":
        return as_it_is
    own = _own(f"{story.title} {' '.join(story.summary)}")
    return as_it_is if own == script else lambda text: _written(text, own, script)


def of_label(script: Script) -> Write:
    """What rewrites the label of a tag: it may be a reader's own word, which stays where it is in another script."""
    return as_it_is if script == "cyrillic" else lambda text: _written(text, "cyrillic", script)


@lru_cache(maxsize=4096)  # a story goes to many, and rewriting it costs as much as the rest of its post
def _written(text: str, own: Script, script: Script) -> str:
    return _WAYS[own, script](text)


def _own(text: str) -> Script:
    """The script that most letters of the text are in."""
    letters = Counter(_script(letter) for letter in text if letter.isalpha())
    return letters.most_common(1)[0][0] if letters else "cyrillic"


def _script(letter: str) -> Script:
    if is_arabic(letter):
        return "arabic"
    return "latin" if letter < "\u0250" else "cyrillic"
