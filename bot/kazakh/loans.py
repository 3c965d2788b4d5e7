"""Loan words, which no rule brings back from another script: they are known by their spelling in it."""

from collections.abc import Callable, Mapping

from bot.kazakh import lists
from bot.kazakh.suffixes import LONGEST, nominal

_SURE = 6  # letters; what follows a shorter loan must be suffixes (мэрге, but мерзім)


def spelled(in_script: Callable[[str], str]) -> dict[str, str]:
    """The loan words by their spelling in a script."""
    return {in_script(word): word for word in lists.items("loans")}


def read(word: str, known: Mapping[str, str], rules: Callable[[str, str], str]) -> str:
    """A word of another script in Cyrillic: the longest loan it opens with, then what `rules(rest, before)` give."""
    for cut in range(min(len(word), LONGEST), 2, -1):
        loan = known.get(word[:cut])
        if loan is not None:
            rest = rules(word[cut:], loan)
            if not rest or len(loan) >= _SURE or nominal(rest):
                return loan + rest
    return rules(word, "")
