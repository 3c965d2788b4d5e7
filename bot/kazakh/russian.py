"""Russian words cut to their stem, after Porter: enough to find one in another case."""

import re
from functools import lru_cache

_ROOT = re.compile("(.*?[аеиоуыэюя])(.*)")  # no ending begins before the first vowel
_GERUND = re.compile("(?:[иы]в(?:ши(?:сь)?)?|(?<=[ая])в(?:ши(?:сь)?)?)$")
_REFLEXIVE = re.compile("с[яь]$")
_ADJECTIVE = re.compile(
    "(?:(?:[иы]вш|ующ|(?<=[ая])(?:ем|нн|вш|ющ|щ))?"
    "(?:[еиыо]е|[иы]ми|[еиыо]й|[еиыо]м|[ео]го|[ео]му|[иы]х|[ую]ю|ая|яя|[ое]ю))$"
)
_VERB = re.compile(
    "(?:[иы]ла|ена|ейте|уйте|ите|[иы]ли|ей|уй|[иы]л|[иы]м|ен|[иы]ло|ено|ят|ует|уют|[иы]т|ены|[иы]ть|ишь|ую|ю|"
    "(?<=[ая])(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно))$"
)
_NOUN = re.compile(
    "(?:иями|[яа]ми|ией|ием|иям|иях|[ео]в|[иь]е|[еи]и|[еои]й|[яа]м|[ео]м|[яа]х|[иь]ю|[иь]я|[аеийоуыьюя])$"
)
_QUALITY = re.compile("(?<=[^аеиоуыэюя][аеиоуыэюя][^аеиоуыэюя])ость?$")
_TAIL = re.compile("(?:ейше?|ь)$")
_FLEETING = re.compile("([^аеиоуыэюяй])[оеё]([кцнл])$")  # паводок, паводка
_CLUSTER = re.compile("([^аеиоуыэюяйь])([кц])$")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The stem of a Russian word in small letters; of any other, something close to it."""
    found = _ROOT.fullmatch(word.replace("ё", "е"))
    if not found:
        return word
    head, tail = found.groups()
    tail, cut = _GERUND.subn("", tail)
    if not cut:
        tail = _inflected(_REFLEXIVE.sub("", tail))
    tail = _TAIL.sub("", _QUALITY.sub("", tail.removesuffix("и")))
    return head + (tail[:-1] if tail.endswith("нн") else tail)


def _inflected(tail: str) -> str:
    for ending in (_ADJECTIVE, _VERB, _NOUN):
        tail, cut = ending.subn("", tail, count=1)
        if cut:
            break
    return tail


def sisters(base: str) -> tuple[str, ...]:
    """The stem, and what it is where a vowel comes or goes: паводок, паводк."""
    fallen = _FLEETING.sub(r"\1\2", base)
    if fallen != base and len(base) > 4:
        return base, fallen
    if len(base) > 3 and _CLUSTER.search(base):
        return base, *(_CLUSTER.sub(rf"\1{vowel}\2", base) for vowel in "ое")
    return (base,)
