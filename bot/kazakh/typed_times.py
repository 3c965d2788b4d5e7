"""A moment as a person types it, in three languages: «ертең 9:00», «жұма 18:30», «завтра в 9», `25.12 10:00`.

Every moment here is local and without a zone; whoever calls knows the zone. A text that holds anything else is none.
Kazakh may be typed on a Russian keyboard: patterns and texts are compared with its letters only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_FOLDED = str.maketrans("қғүұөңәіһё", "кгууонаихе")
_DAYS = {
    "бүгін": 0, "сегодня": 0, "today": 0, "tonight": 0, "ертең": 1, "завтра": 1, "tomorrow": 1, "бүрсігүні": 2,
    "бүрсүгүні": 2, "арғы күні": 2, "послезавтра": 2, "day after tomorrow": 2,
}  # fmt: skip
_WEEKDAYS = (
    r"дүйсенбі|дс|понедельник|пн|monday|mon", r"сейсенбі|сс|вторник|вт|tuesday|tue",
    r"сәрсенбі|ср|сред[ау]|wednesday|wed", r"бейсенбі|бс|четверг|чт|thursday|thu",
    r"жұма|жм|пятниц[ау]|пт|friday|fri", r"сенбі|сб|суббот[ау]|saturday|sat",
    r"жексенбі|жс|воскресенье|вс|sunday|sun",
)  # fmt: skip
_MONTHS = (
    r"қаңтар|январ[ья]|january|jan", r"ақпан|феврал[ья]|february|feb", r"наурыз|марта?|march|mar",
    r"сәуір|апрел[ья]|april|apr", r"мамыр|ма[йя]|may", r"маусым|июн[ья]|june|jun", r"шілде|июл[ья]|july|jul",
    r"тамыз|августа?|august|aug", r"қыркүйек|сентябр[ья]|september|sep", r"қазан|октябр[ья]|october|oct",
    r"қараша|ноябр[ья]|november|nov", r"желтоқсан|декабр[ья]|december|dec",
)  # fmt: skip
_PARTS = {
    "таңертең": time(9), "ертеңгісін": time(9), "таңда": time(9), "утром": time(9), "in the morning": time(9),
    "morning": time(9), "түсте": time(12), "в полдень": time(12), "полдень": time(12), "at noon": time(12),
    "noon": time(12), "түстен кейін": time(15), "днём": time(15), "in the afternoon": time(15),
    "afternoon": time(15), "кешке": time(20), "кешкісін": time(20), "вечером": time(20), "in the evening": time(20),
    "evening": time(20), "tonight": time(20), "түн ортасында": time(0), "в полночь": time(0), "полночь": time(0),
    "at midnight": time(0), "midnight": time(0),
}  # fmt: skip
_MORNING, _NIGHT = ("таңғы", "утра", "am", "a.m"), ("түнгі", "ночи")
_EVENING = ("кешкі", "түстен кейінгі", "түскі", "вечера", "дня", "pm", "p.m")
_NUMBERS = {
    1: "бір|один|one", 2: "екі|два|two", 3: "үш|три|three", 4: "төрт|четыре|four", 5: "бес|пять|five",
    6: "алты|шесть|six", 7: "жеті|семь|seven", 8: "сегіз|восемь|eight", 9: "тоғыз|девять|nine", 10: "он|десять|ten",
    11: "он бір|одиннадцать|eleven", 12: "он екі|двенадцать|twelve",
}  # fmt: skip
_ORDINALS = "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
_ORDINALS += "двенадцатого"  # «в половине десятого» is half past nine
_UNITS = (
    (r"минут\w*|мин|minutes?|min", timedelta(minutes=1)), (r"сағат\w*|час\w*|hours?", timedelta(hours=1)),
    (r"күн\w*|дн\w+|день|days?", timedelta(days=1)), (r"апта\w*|недел\w+|weeks?", timedelta(days=7)),
)  # fmt: skip
_COUNTS = {"жарты": 0.5, "пол": 0.5, "half": 0.5, "half an": 0.5, "полтора": 1.5, "полторы": 1.5, "пару": 2.0}
_A_COUNT = r"\d{1,3}(?: жарым)?|жарты|полтор[аы]|пару|пол(?=-?\w)|half an|half|an|a"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.translate(_FOLDED))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_CASE = r"(?:да|де|та|те|ға|ге|қа|ке|нда|нде|сында|сінде|ның|нің|дың|дің|тың|тің)?"
_AFTER = tuple(
    (
        _pattern(
            rf"(?:(?P<kk>{_A_COUNT})? ?(?:{unit}) (?:кейін|соң)"
            rf"|(?:через|in) (?P<n>{_A_COUNT})?[- ]?(?:{unit})(?P<more> and a half)?)"
        ),
        span,
    )
    for unit, span in _UNITS
)
_BARE = frozenset(word.translate(_FOLDED) for words in _NUMBERS.values() for word in words.split("|"))
_NUMBER = tuple((number, _pattern(rf"(?:{words}){_CASE}")) for number, words in reversed(_NUMBERS.items()))
_HALF_TO = tuple((n, _pattern(rf"(?:в )?пол(?:овине |-)?{word}")) for n, word in enumerate(_ORDINALS.split()))
_DAY = _pattern(rf"(?:{_any(_DAYS)})(?:ге|ғы|гі)?")
_NEXT = r"(?:(?P<next>келесі|келер|следующ\w+|next)|осы|алдағы|эт[оу]\w*|ближайш\w+|this|coming) "
_WEEKDAY = _pattern(
    f"(?:{_NEXT})?(?:" + "|".join(f"(?P<d{n}>(?:{names}){_CASE})" for n, names in enumerate(_WEEKDAYS)) + r")(?: күні)?"
)
_NEXT_WEEK = _pattern(r"кел(?:есі|ер) аптада|(?:на )?следующей неделе|next week")
_MONTH = "(?:" + "|".join(f"(?P<m{n}>(?:{names}){_CASE})" for n, names in enumerate(_MONTHS, 1)) + ")"
_YEAR = r"(?: (?P<year>\d{4}))?(?: ж(?:ыл\w*)?| г(?:ода)?)?"
_OF_MONTH = r"-?(?:с?(?:і|ы)(?:нде|нда|не|на)?|го|е|ое|st|nd|rd|th)"
_NAMED = _pattern(rf"(?P<day>\d{{1,2}})(?:-?(?:ші|шы|го|е|st|nd|rd|th))? {_MONTH}{_YEAR}")
_MONTH_FIRST = _pattern(rf"{_MONTH} (?P<day>\d{{1,2}})(?:{_OF_MONTH})?{_YEAR}(?!:)")
_NUMBERED = _pattern(rf"(?P<day>\d{{1,2}})(?:{_OF_MONTH}(?: күні| числа)?| числа)")
_DOTTED = _pattern(rf"(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})(?:[./](?P<year>\d{{4}}|\d\d)(?: ж| г)?)?(?:-{_CASE})?")
_ISO = _pattern(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_BEFORE = r"(?P<early>таңғы|кешкі|түскі|түнгі|түстен кейінгі)"
_BEHIND = r"(?P<late>утра|ночи|дня|вечера|am|pm|a\.m|p\.m)"
_MINUTE = r"[:.-](?P<minute>\d\d)| ?(?P<half>жарым)| ?(?:ч\w*|сағат\w*) (?P<spoken>\d{1,2}) ?мин\w*"
_CLOCK = _pattern(
    rf"(?:{_BEFORE} )?(?:сағат )?(?P<hour>\d{{1,2}})(?:{_MINUTE})?"
    rf"(?:-?{_CASE})(?: ?(?:час\w*|ч|h))?(?: ?{_BEHIND})?"
)
_FILLING = frozenset(
    word.translate(_FOLDED)
    for word in ("в", "во", "на", "к", "ровно", "дәл", "at", "on", "the", "of", "күні", "сағат", "сағатта", "уақытта")
)
_CLOCK_PARTS = {word.translate(_FOLDED): part for word, part in _PARTS.items()}
_FROM_TODAY = {word.translate(_FOLDED): days for word, days in _DAYS.items()}
_SPEAKING = (
    *(pattern for pattern, _ in _AFTER), _NEXT_WEEK, _WEEKDAY, _DAY, _ISO, _NAMED, _MONTH_FIRST, _DOTTED,
    re.compile(_any(_CLOCK_PARTS)),
)  # fmt: skip
_NOT_MORNING = {word.translate(_FOLDED) for word in _EVENING}
_IN_THE_MORNING, _AT_NIGHT = ({word.translate(_FOLDED) for word in words} for words in (_MORNING, _NIGHT))


@dataclass(slots=True)
class _Text:
    """What is left to be read."""

    rest: str

    def take(self, pattern: re.Pattern[str], put: str = "") -> re.Match[str] | None:
        """The first whole words that match; afterwards `put` stands there."""
        found = re.search(rf"(?<!\S)(?:{pattern.pattern})(?!\S)", self.rest)
        if found is None or not found[0]:
            return None
        self.rest = " ".join(f"{self.rest[: found.start()]} {put} {self.rest[found.end() :]}".split())
        return found


def read(text: str, now: datetime) -> datetime | None:
    """The moment that a text means, seen from `now`; it may have passed if the text says so. None: it means none."""
    if len(text) > 60:
        return None
    left = _Text(_plain(text))
    try:
        span, days = _after(left)
        if span and (not left.rest or not days):
            return None if left.rest else now + span
        day = _Day(((now + span).date(),)) if span else _day(left, now.date())
        clock = _clock(left)
        if clock is None or set(left.rest.split()) - _FILLING:
            return None
        return _moment(day, clock, now)
    except (ValueError, OverflowError):  # 31 ақпан, 25:00
        return None


def attempted(text: str, *, wrong: int = 0) -> bool:
    """Whether a text that is no moment was meant to be one: it holds nothing but days and hours, and so many words."""
    if len(text) > 60:
        return False
    left = _Text(_plain(text))
    speaks = [left.take(pattern) for pattern in _SPEAKING]
    clock = re.search(r"(?<!\S)\d{1,2}:\d\d(?!\S)", left.rest)
    while left.take(_CLOCK):
        pass
    strange = set(left.rest.split()) - _FILLING
    return bool(clock and len(strange) <= 1) or (any(speaks) and len(strange) <= wrong)


def clocks(text: str) -> list[time] | None:
    """Several times of day, as in «9:00, 13:30 18:00»; None when something else stands there."""
    found = [re.fullmatch(r"(\d{1,2})[:.](\d\d)", word) for word in text.replace(",", " ").replace(";", " ").split()]
    try:
        read_ones = {time(int(one[1]), int(one[2])) for one in found if one}
    except ValueError:
        return None
    return sorted(read_ones) if found and all(found) else None


def _plain(text: str) -> str:
    """Small letters of a Russian keyboard, numbers in digits, no full stops behind words; a number alone is no time."""
    words = re.sub(r"[.!]+(?=\s|$)", "", text.casefold().replace(",", " ").translate(_FOLDED))
    left = _Text(" ".join(words.split()))
    if left.rest in _BARE:
        return ""
    for number, ordinal in _HALF_TO:
        left.take(ordinal, f"{number or 12}:30")
    for number, pattern in _NUMBER:
        left.take(pattern, str(number))
    return left.rest


def _after(left: _Text) -> tuple[timedelta, bool]:
    """How far from now, and whether it is counted in days; nothing where the text does not say so."""
    for pattern, unit in _AFTER:
        if found := left.take(pattern):
            count, more = found["kk"] or found["n"] or "1", 0.5 if found["more"] else 0.0
            number, _, half = count.partition(" ")
            counted = int(number) + 0.5 * bool(half) if number.isdecimal() else _COUNTS.get(count, 1.0)
            return unit * (counted + more), unit >= timedelta(days=1)
    return timedelta(), False


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, or the first of several that has not passed."""

    days: tuple[date, ...]


def _day(left: _Text, today: date) -> _Day | None:
    if "tonight" not in left.rest.split() and (found := left.take(_DAY)):
        word = next(word for word in sorted(_FROM_TODAY, key=len, reverse=True) if found[0].startswith(word))
        return _Day((today + timedelta(days=_FROM_TODAY[word]),))
    next_week = left.take(_NEXT_WEEK)
    if found := left.take(_WEEKDAY):
        weekday = next(n for n in range(7) if found[f"d{n}"])
        if next_week or found["next"]:  # of the week that begins on the coming Monday
            return _Day((today + timedelta(days=7 - today.weekday() + weekday),))
        ahead = (weekday - today.weekday()) % 7
        return _Day((today + timedelta(days=ahead), today + timedelta(days=ahead + 7)))
    if next_week:
        return _Day((today + timedelta(days=7),))
    for pattern in (_ISO, _NAMED, _MONTH_FIRST):
        if found := left.take(pattern):
            return _dated(found, today)
    if found := left.take(_NUMBERED):
        return _numbered(int(found["day"]), today)
    return _dotted(left, today)


def _dotted(left: _Text, today: date) -> _Day | None:
    """`25.12`, wherever a time stands besides: alone, `18.30` is one."""
    for found in re.finditer(rf"(?<!\S)(?:{_DOTTED.pattern})(?!\S)", left.rest):
        others = f"{left.rest[: found.start()]} {left.rest[found.end() :]}"
        if int(found["month"]) <= 12 and (found["year"] or _CLOCK.search(others) or set(others.split()) - _FILLING):
            left.rest = " ".join(others.split())
            return _dated(found, today)
    return None


def _dated(found: re.Match[str], today: date) -> _Day:
    named = found.groupdict()
    month = int(named.get("month") or next(n for n in range(1, 13) if named.get(f"m{n}")))
    year, day = named["year"], int(named["day"])
    if year:
        return _Day((date(int(year) + (2000 if len(year) == 2 else 0), month, day),))
    years = range(today.year, today.year + 9)  # 29 ақпан comes every four years, or after eight
    return _Day(tuple(date(y, month, day) for y in years if (month, day) != (2, 29) or y % 4 == 0))


def _numbered(day: int, today: date) -> _Day:
    """The day of this month, or of the next that has one."""
    ahead = (today + timedelta(days=n) for n in range(93))
    found = tuple(one for one in ahead if one.day == day)
    if not found:
        raise ValueError(day)
    return _Day(found)


def _clock(left: _Text) -> time | None:
    for word in sorted(_CLOCK_PARTS, key=len, reverse=True):
        if left.take(re.compile(re.escape(word))):
            part = _CLOCK_PARTS[word]
            found = left.take(_CLOCK)
            return _hour(found, "pm" if part >= time(15) else None) if found else part
    found = left.take(_CLOCK)
    return _hour(found, None) if found else None


def _hour(found: re.Match[str], half: str | None) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or found["spoken"] or 0) + (30 if found["half"] else 0)
    part = found["early"] or found["late"] or half
    if (part in _NOT_MORNING and hour < 12) or (part in _AT_NIGHT and 8 <= hour < 12):
        hour += 12
    if (part in _IN_THE_MORNING or part in _AT_NIGHT) and hour == 12:
        hour = 0
    return time(hour, minute)


def _moment(day: _Day | None, clock: time, now: datetime) -> datetime:
    days = day.days if day else (now.date(), now.date() + timedelta(days=1))
    moments = [datetime.combine(one, clock) for one in days]
    return next((moment for moment in moments if moment > now), moments[-1])
