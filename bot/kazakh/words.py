"""Words: what stands in a text, and whether it is a form of what somebody asks for."""

from functools import lru_cache

from bot.kazakh.forms import bases, keys
from bot.kazakh.lists import words
from bot.kazakh.phrases import Match, Phrase, PhraseIndex
from bot.kazakh.stems import stem_of
from bot.kazakh.tokens import Token, reading, tokens

__all__ = ["Match", "Phrase", "PhraseIndex", "Token", "is_form_of", "says_little", "stem", "tag_matches", "tokens"]

_SMALL = frozenset("абвгдеёжзийклмнопрстуфхцчшщыэюяәғқңөұүһі")


def is_form_of(word: str, form: str) -> bool:
    """Whether `form` is an inflected form of the dictionary word `word`, or the word itself."""
    if word[:1] != form[:1] and word[:1] in _SMALL and form[:1] in _SMALL:
        return False  # most pairs end here: no suffix changes the first letter
    return not _keys(word).isdisjoint(_bases(form))


def tag_matches(tag: str, form: str) -> bool:
    """Whether `form` is a form of what somebody typed as a tag, perhaps itself inflected: тасқыны, Украинадағы."""
    wanted = _typed(tag)
    return not wanted.isdisjoint(_bases(form))


def stem(form: str) -> str:
    """The dictionary word that `form` most likely comes from, in small Cyrillic letters."""
    return stem_of(reading(form.strip("#_ ")))


def says_little(base: str) -> bool:
    """Whether a stem alone names no topic: all news holds it, or it is a verb (өсу, алу; but су is water)."""
    return base in words("common") or (len(base) > 2 and base.endswith("у"))


@lru_cache(maxsize=16384)
def _keys(word: str) -> frozenset[str]:
    return keys(reading(word))


@lru_cache(maxsize=32768)
def _bases(form: str) -> tuple[str, ...]:
    return bases(reading(form))


@lru_cache(maxsize=16384)
def _typed(tag: str) -> frozenset[str]:
    return keys(stem(tag))
