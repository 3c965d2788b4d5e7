"""Puts Kazakh endings on words, names, numbers and currencies: `теңгеге`, `Тоқаевтың`, `14%-ға`, `5-ші`.

The ending follows the last vowel (harmony) and the last sound of what is said aloud: of `2,36` that is «алты».
Only the six cases and the ordinal are here; what a form means is the business of `words`.
"""

import re
from typing import Literal

from bot.kazakh.dates import MONTHS, WEEKDAYS, long_date, read_date, relative, weekday

Case = Literal["genitive", "dative", "accusative", "locative", "ablative", "instrumental"]
__all__ = [
    "MONTHS", "WEEKDAYS", "Case", "currency", "inflect", "long_date", "ordinal", "plural", "read_date", "relative",
    "said", "weekday",
]  # fmt: skip

_BACK, _FRONT = "аоұыяюёэ", "әеөүі"
_VOWELS = _BACK + _FRONT + "иу"
_NASALS = "мнң"
_VOICED = "рлйзжмнң"  # everything else that is no vowel counts as voiceless, б, в, г and д too
_LATIN = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абкдефгхижклмнопкрстувукиз")
_LAST_WORD = re.compile(r"[^\W_]+\Z")

_DIGITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_CURRENCIES = {
    "AED": "БАӘ дирхамы", "AMD": "драм", "AUD": "Австралия доллары", "AZN": "Әзербайжан манаты",
    "BRL": "Бразилия реалы",
    "BYN": "Беларусь рублі", "CAD": "Канада доллары", "CHF": "Швейцария франкі", "CNY": "юань", "CZK": "Чехия кронасы",
    "DKK": "Дания кронасы", "EUR": "еуро", "GBP": "фунт стерлинг", "GEL": "лари", "HKD": "Гонконг доллары",
    "HUF": "Венгрия форинті", "INR": "Үндістан рупиясы", "IRR": "Иран риалы", "JPY": "иена", "KGS": "қырғыз сомы",
    "KRW": "вон", "KWD": "Кувейт динары", "KZT": "теңге", "MDL": "Молдова лейі", "MXN": "Мексика песосы",
    "MYR": "ринггит", "NOK": "Норвегия кронасы", "PLN": "злотый", "RUB": "рубль", "SAR": "Сауд Арабиясының риалы",
    "SEK": "Швеция кронасы", "SGD": "Сингапур доллары", "THB": "бат", "TJS": "сомони", "TRY": "түрік лирасы",
    "UAH": "гривна", "USD": "АҚШ доллары", "UZS": "өзбек сумы", "ZAR": "рэнд",
}  # fmt: skip


def inflect(word: str, case: Case) -> str:
    """A word, name or number in a case: `теңге` → `теңгеге`, `АҚШ доллары` → `АҚШ долларының`, `2023` → `2023-ке`.

    A number, an abbreviation or a Latin name takes a hyphen. A currency of two words is a possessive («АҚШ доллары»).
    """
    sound = said(word)
    if not sound:
        return word
    hyphen = "-" if not _is_plain(word) else ""
    possessive = word.partition(" ")[2] != "" and sound[-1] in "ыі" and word in _POSSESSIVES
    return word + hyphen + (_possessive_ending(sound, case) if possessive else _ending(sound, case))


def plural(word: str) -> str:
    """`доллар` → `долларлар`; after a number Kazakh keeps the singular."""
    sound = said(word)
    if not sound:
        return word
    last = sound.rstrip("ь")[-1:] or "ь"
    first = "л" if last in _VOWELS + "рй" else "д" if last in "лмнңзж" else "т"
    return word + ("" if _is_plain(word) else "-") + first + _a(sound) + "р"


def ordinal(number: int) -> str:
    """5 → `5-ші`, 6 → `6-шы`."""
    return f"{number}-ш{'ы' if _is_back(said(str(number))) else 'і'}"


def currency(code: str) -> str:
    """The Kazakh name of a currency by its ISO code; the code itself if it is not known here."""
    return _CURRENCIES.get(code, code)


def said(word: str) -> str:
    """The last word as it is said aloud, in small Cyrillic letters: `2,36` → алты, `14%` → пайыз."""
    word = word.rstrip("»”\"')]!?., ")
    if word.endswith("%"):
        return "пайыз"
    number = re.search(r"\d+\Z", word[-40:])
    if number:
        return _number(number[0])
    last = _LAST_WORD.search(word[-40:])
    return last[0].lower().translate(_LATIN).rstrip("ъ") if last else ""


def _number(digits: str) -> str:
    """The last word of a number said aloud."""
    whole = int(digits)
    if whole == 0 or whole % 10:
        return _DIGITS[whole % 10]
    if whole % 100:
        return _TENS[whole // 10 % 10]
    for size, name in ((1000, "жүз"), (10**6, "мың"), (10**9, "миллион"), (10**12, "миллиард")):
        if whole % size:
            return name
    return "триллион"


def _is_plain(word: str) -> bool:
    """A Cyrillic word that takes its ending without a hyphen: no number, abbreviation (ҚР, БҰҰ) or Latin name."""
    last = _LAST_WORD.search(word[-40:])
    if not last or not last[0].isalpha() or any(c < "\u0400" or c > "\u052f" for c in last[0]):
        return False
    return len(last[0]) == 1 or not last[0].isupper()


def _is_back(sound: str) -> bool:
    """Harmony of the last syllable. What и and у do depends on where they stand."""
    if sound.endswith(("ль", "рь")):
        return False  # рубль, апрель and октябрь turn soft
    if sound.endswith("ев") and sound[-3:-2] in _BACK:
        return True  # Тоқаевтың, but Медведевтің
    last = next((i for i in range(len(sound) - 1, -1, -1) if sound[i] in _VOWELS), None)
    if last is None:
        return True
    if sound[last] == "у" and last == len(sound) - 1:
        return _is_back(sound[:last])  # оқу and беру follow what stands before; су has nothing there
    if sound[last] == "и":
        return sound[last + 1 :] in {"х", "қ", "ғ"}  # тарихқа, but Путинге, Берлинге
    return sound[last] in _BACK + "у"


def _a(sound: str) -> str:
    return "а" if _is_back(sound) else "е"


def _ending(sound: str, case: Case) -> str:
    last = sound.rstrip("ь")[-1:] or "ь"
    vowel, voiced = last in _VOWELS, last in _VOICED
    open_ = vowel and last not in "иу"  # судың, Мәдиді: и and у close a syllable
    a, y = _a(sound), "ы" if _is_back(sound) else "і"
    match case:
        case "genitive":
            return ("н" if open_ or last in _NASALS else "д" if vowel or voiced else "т") + y + "ң"
        case "accusative":
            return ("н" if open_ else "д" if vowel or voiced else "т") + y
        case "dative":
            hard = not (vowel or voiced)
            return (("қ" if a == "а" else "к") if hard else "ғ" if a == "а" else "г") + a
        case "locative":
            return ("д" if vowel or voiced else "т") + a
        case "ablative":
            return ("н" if last in _NASALS else "д" if vowel or voiced else "т") + a + "н"
        case "instrumental":
            return "мен" if vowel or last in "рлймнң" else "бен" if last in "зж" else "пен"


def _possessive_ending(sound: str, case: Case) -> str:
    """After «-ы, -і» of a possessive: долларының, долларына, долларын, долларында, долларынан, долларымен."""
    a, y = _a(sound), sound[-1]
    return {
        "genitive": f"н{y}ң", "dative": f"н{a}", "accusative": "н", "locative": f"нд{a}", "ablative": f"н{a}н",
        "instrumental": "мен",
    }[case]  # fmt: skip


_POSSESSIVES = frozenset(name for name in _CURRENCIES.values() if " " in name)
