"""Sounds: which suffixes a stem can take, from its last vowel and its last letter."""

BACK, FRONT = 1, 2  # bits, so that a stem may take both
VOWELS = "аәеёиоөуұүыіэюя"

_HARMONY = dict.fromkeys("аоұыя", BACK) | dict.fromkeys("әеөүіэ", FRONT) | dict.fromkeys("иуюё", BACK | FRONT)

# The classes of last letters, as the suffixes tell them apart
VOWEL, GLIDE, LATERAL, NASAL, BUZZ, VOICELESS = range(6)
_CLASS = (
    dict.fromkeys("аәеёоөұүыіэя", VOWEL)
    | dict.fromkeys("рй", GLIDE)
    | dict.fromkeys("л", LATERAL)
    | dict.fromkeys("мнң", NASAL)
    | dict.fromkeys("зж", BUZZ)
    | dict.fromkeys("бвгғдкқпстфхһцчшщ", VOICELESS)
)
_BITS = {letter: 1 << number for letter, number in _CLASS.items()}
_BITS |= dict.fromkeys("ую", 1 << GLIDE)  # тауы, тауды: у and ю end a stem as consonants do
_BITS["и"] = 1 << VOWEL | 1 << GLIDE  # комедиясы, but миы


def harmony(stem: str) -> int:
    """BACK, FRONT or both, from the last vowel; both after и, у, ю, and FRONT is open after к, г, ь (банкке, рольге),
    BACK after -ев (Назарбаевтың).
    """
    found = 0
    for letter in reversed(stem):
        if letter in _HARMONY:
            found = _HARMONY[letter]
            break
    if found == FRONT and stem.endswith(("ев", "ёв")):
        return BACK | FRONT
    return found | FRONT if found and stem[-1] in "кгь" else found


def ending(stem: str) -> int:
    """The classes of the last letter as bits: 1 << VOWEL and so on; 0 for what takes no suffix without a hyphen."""
    last = stem[-1]
    if last == "ь" and len(stem) > 1:
        last = stem[-2]
    return _BITS.get(last, 0)
