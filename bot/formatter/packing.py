"""Words made to fit into a button: a Kazakh letter as one byte instead of two."""

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP"
_SWAPPED = str.maketrans(_CYRILLIC + _LATIN, _LATIN + _CYRILLIC)


def packed(words: str) -> str:
    """Small Cyrillic and Latin letters change places; `unpacked` changes them back."""
    return words.lower().translate(_SWAPPED)


def unpacked(data: str) -> str:
    """The words, in small letters."""
    return data.translate(_SWAPPED)
