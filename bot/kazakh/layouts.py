"""Words typed while the keyboard was in the other layout: «кфеуы» is rates, `;fpske` is жазылу."""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.2345890-="
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюәіңғүұқөһ"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)


def other(text: str) -> str:
    """What the same keys say in the other of the two layouts, in small letters."""
    small = text.lower()
    return small.translate(_TO_CYRILLIC if small.isascii() else _TO_LATIN)
