"""Scripts: Kazakh in Cyrillic, in the Latin of 28 January 2021 and in Arabic (töte), each into the others."""

import re

_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f]")
_SKELETON = str.maketrans(
    {"ә": "а", "ө": "о", "ү": "ұ", "і": "ы", "й": "и", "һ": "х", "э": "е", "ъ": "", "ь": ""}
    | {"я": "иа", "ю": "иу", "ё": "ио", "ц": "тс", "щ": "шш"}
)


def is_arabic(word: str) -> bool:
    """Whether the word has letters of the Arabic script."""
    return not word.isascii() and _ARABIC.search(word) is not None


def skeleton(word: str) -> str:
    """A word in small Cyrillic letters without what the Arabic script does not write: а=ә, о=ө, ұ=ү, ы=і, и=й, х=һ."""
    return word.translate(_SKELETON)
