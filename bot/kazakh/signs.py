"""The names and numbers of a text: by these two tellings of one event are told from two events of one kind."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.kazakh.tokens import reading
from bot.kazakh.words import stem

_MOST = 6_000  # letters of a text that are looked at
_LEAST = 10  # "two" and "three" are said of everything
_YEARS = range(1990, 2051)
_TOKEN = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\b\w+(?:\.\w+)*\.(?:kz|com|ru|org|info|net)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?…:;»\"”\n])[\s«\"“„(–—-]*$|[«\"“„]$")
_WORDS = {
    "он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90,
    "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9,
    "жүз": 100, "мың": 1_000, "миллион": 1_000_000, "млн": 1_000_000, "миллиард": 10**9, "млрд": 10**9,
}  # fmt: skip
# Said in every other piece of news, so that they tell no event from another.
_EVERYWHERE = frozenset(
    "қазақстан қр республика облыс үкімет мемлекет президент министр министрлік мәжіліс парламент сенат әкім ұлттық"
    .split()
)  # fmt: skip
# Names even where they open a sentence, as they do in half of the news.
_PLACES = frozenset(
    """
    абай ақмола ақтөбе алматы атырау жамбыл жетісу қарағанды қостанай қызылорда маңғыстау павлодар түркістан ұлытау
    астана шымкент орал өскемен семей тараз талдықорған көкшетау петропавл ақтау жезқазған теміртау екібастұз риддер
    қонаев балқаш сәтбаев кентау жаңаөзен рудный арқалық байқоңыр арал аягөз хромтау құлсары степногорск щучинск
    бурабай зайсан қаскелең есік сарыағаш жетісай шардара шу қордай мерке сарқан үшарал жаркент лисаковск ерейментау
    атбасар есіл тобыл ертіс жайық сырдария іле нұра ойыл ембі елек торғай сарысу талас
    батыс солтүстік шығыс оңтүстік
    ресей қытай өзбекстан қырғызстан украина түркия ақш германия франция жапония
    """.split()
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text names and counts."""

    names: frozenset[str]  # stems of known places, and of words with a capital in the middle of a sentence
    openers: frozenset[str]  # … at the beginning of one: perhaps names
    numbers: frozenset[str]  # from two on, in figures

    def shared(self, other: "Signs") -> int:
        """How many signs are in both: names, places (one at most), numbers that are not said of everything."""
        names = self.names & (other.names | other.openers) | self.openers & other.names
        numbers = [n for n in self.numbers & other.numbers if not (n.isdigit() and int(n) < _LEAST)]
        return len(names - _PLACES) + bool(names & _PLACES) + len(numbers)

    def names_one_of(self, other: "Signs") -> bool:
        """Whether it names one of the names of the other."""
        return not other.names.isdisjoint(self.names | self.openers)


def signs(text: str) -> Signs:
    """The signs of a text; what it is said to be told by is none."""
    plain = _ADDRESS.sub(" ", text[:_MOST])
    names: set[str] = set()
    openers: set[str] = set()
    found = list(_TOKEN.finditer(plain))
    for match in found:
        if match[0][0].isupper() and len(match[0]) > 1:
            name = stem(reading(match[0]))
            if name not in _EVERYWHERE:
                opens = _OPENS.search(plain[max(0, match.start() - 8) : match.start()]) if match.start() else True
                (openers if opens and name not in _PLACES else names).add(name)
    return Signs(frozenset(names), frozenset(openers - names), frozenset(_numbers([m[0] for m in found])))


def _numbers(words: list[str]) -> set[str]:
    """In figures, whether they were written so or in words; not years, not one."""
    found: set[str] = set()
    total = part = 0
    counting = False
    for word, _ in pairwise([*words, ""]):
        value = _value(word)
        if value is None:
            if counting:
                found.add(str(total + part))
            counting, total, part = False, 0, 0
            if word[0].isdigit():
                found.add(word)
            continue
        counting = True
        if value >= 1_000 and word[0].isalpha():
            total, part = total + max(part, 1) * value, 0
        elif value == 100:
            part = max(part, 1) * 100
        else:
            part += value
    if counting:
        found.add(str(total + part))
    return {n for n in found if not (n.isdigit() and (int(n) < 2 or int(n) in _YEARS))}


def _value(word: str) -> int | None:
    if word[0].isdigit():
        plain = re.sub(r"\s", "", word)
        return int(plain) if plain.isdigit() and len(plain) < 16 else None
    small = reading(word)
    return _WORDS.get(small) or _WORDS.get(stem(small))
