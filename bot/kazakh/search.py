"""What a text is found by: the stem of each word and its first four letters, without stop words."""

import re

from bot.kazakh.lists import words

_WORD = re.compile(r"[^\W_]+")
_PREFIX = 4
_SUFFIXES = re.compile(
    r"(?<=..)(?:[лдт][ае]р)?(?:[ыі]?[мң]|[ыі]?[мң][ыі]з|с?[ыі])?"
    r"(?:[ндт][ыі]ң|[ғгқк][ае]|н[ае]|[ндт][ыі]|н|[дт][ае]н?|н[ае]н|нд[ае]|[мбп]ен)?(?:[ғгқк][ыі])?\Z"
)


def stem(word: str) -> str:
    """The word without its endings, roughly."""
    return _SUFFIXES.sub("", word, count=1)


def terms(text: str) -> list[str]:
    """Index terms of a text or a question, in order, repeats kept; a prefix carries a `*` behind it."""
    found = []
    for word in _WORD.findall(text.lower()):
        if word in words("stopwords") or (len(word) < 2 and not word.isdigit()):
            continue
        found += [stem(word), f"{word[:_PREFIX]}*"]
    return found
