"""A moment as a person types it, in three languages: «ертең 9:00», «жұма 18:30», «завтра в 9», `25.12 10:00`.

Every moment here is local and without a zone; whoever calls knows the zone. A text that holds anything else is none.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_DAYS = {
    "бүгін": 0, "сегодня": 0, "today": 0, "tonight": 0, "ертең": 1, "завтра": 1, "tomorrow": 1, "бүрсігүні": 2,
    "бүрсүгүні": 2, "послезавтра": 2, "day after tomorrow": 2,
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
    "morning": time(9), "түсте": time(12), "в полдень": time(12), "at noon": time(12), "noon": time(12),
    "кешке": time(20), "кешкісін": time(20), "вечером": time(20), "in the evening": time(20), "evening": time(20),
    "tonight": time(20),
}  # fmt: skip
_MORNING, _EVENING = ("таңғы", "утра", "ночи", "am", "a.m"), ("кешкі", "түстен кейінгі", "вечера", "дня", "pm", "p.m")
_UNITS = (
    (r"минут\w*|мин|minutes?|min", timedelta(minutes=1)), (r"сағат\w*|час\w*|hours?", timedelta(hours=1)),
    (r"күн\w*|дн\w+|день|days?", timedelta(days=1)), (r"апта\w*|недел\w+|weeks?", timedelta(days=7)),
)  # fmt: skip
_ONE = r"жарты|пол-?|half an|half|бір|an|a|\d{1,3}"
_HALF = ("жарты", "пол", "пол-", "half", "half an")
_AFTER = tuple(
    (
        re.compile(rf"(?:(?P<kk>{_ONE})? ?(?:{unit}) (?:кейін|соң)|(?:через|in) (?P<n>{_ONE})? ?(?:{unit}))"),
        span,
    )
    for unit, span in _UNITS
)
_CASE = r"(?:да|де|та|те|ға|ге|қа|ке|нда|нде|сында|сінде|ның|нің)?"
_NEXT = r"(?:(?:келесі|следующ\w+|next|осы|эт[оу]\w*|this) )?"
_WEEKDAY = re.compile(
    _NEXT + "(?:" + "|".join(f"(?P<d{n}>(?:{names}){_CASE})" for n, names in enumerate(_WEEKDAYS)) + r")(?: күні)?"
)
_MONTH = "(?:" + "|".join(f"(?P<m{n}>(?:{names}){_CASE})" for n, names in enumerate(_MONTHS, 1)) + ")"
_NAMED = re.compile(rf"(?P<day>\d{{1,2}})(?:-?(?:ші|шы|го|е|st|nd|rd|th))? {_MONTH}(?: (?P<year>\d{{4}}))?(?: ж| г)?")
_ENGLISH = re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<year>\d{{4}}))?(?!:)")
_DOTTED = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d\d))?")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_BEFORE = r"(?P<early>таңғы|кешкі|түстен кейінгі)"
_BEHIND = r"(?P<late>утра|ночи|дня|вечера|am|pm|a\.m|p\.m)"
_CLOCK = re.compile(
    rf"(?:{_BEFORE} )?(?:сағат )?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)| ?(?P<half>жарым))?"
    rf"(?:-?(?:да|де|та|те|ға|ге|қа|ке))?(?: ?(?:час\w*|h))?(?: ?{_BEHIND})?"
)
_FILLING = frozenset(("в", "во", "на", "к", "at", "on", "the", "of", "күні", "сағат", "сағатта", "уақытта"))


@dataclass(slots=True)
class _Text:
    """What is left to be read."""

    rest: str

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first whole words that match; they are gone afterwards."""
        found = re.search(rf"(?<!\S)(?:{pattern.pattern})(?!\S)", self.rest)
        if found is None or not found[0]:
            return None
        self.rest = " ".join(f"{self.rest[: found.start()]} {self.rest[found.end() :]}".split())
        return found

    def word(self, words: dict[str, int] | dict[str, time]) -> str | None:
        """The first of these words that stands there."""
        found = self.take(re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))))
        return found[0] if found else None


def read(text: str, now: datetime) -> datetime | None:
    """The moment that a text means, seen from `now`; it may have passed if the text says so. None: it means none."""
    if len(text) > 60:
        return None
    left = _Text(" ".join(text.casefold().replace(",", " ").strip(" .!").split()))
    if span := _after(left):
        return None if left.rest else now + span
    try:
        day = _day(left, now.date())
        clock = _clock(left)
        if clock is None or set(left.rest.split()) - _FILLING:
            return None
        return _moment(day, clock, now)
    except ValueError:  # 31 ақпан, 25:00
        return None


def clocks(text: str) -> list[time] | None:
    """Several times of day, as in «9:00, 13:30 18:00»; None when something else stands there."""
    found = [re.fullmatch(r"(\d{1,2})[:.](\d\d)", word) for word in text.replace(",", " ").replace(";", " ").split()]
    try:
        read_ones = {time(int(one[1]), int(one[2])) for one in found if one}
    except ValueError:
        return None
    return sorted(read_ones) if found and all(found) else None


def _after(left: _Text) -> timedelta | None:
    for pattern, unit in _AFTER:
        if found := left.take(pattern):
            count = found["kk"] or found["n"] or "1"
            return unit / 2 if count in _HALF else unit * (int(count) if count.isdecimal() else 1)
    return None


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, or the first of several that has not passed."""

    days: tuple[date, ...]


def _day(left: _Text, today: date) -> _Day | None:
    if "tonight" not in left.rest.split() and (word := left.word(_DAYS)):
        return _Day((today + timedelta(days=_DAYS[word]),))
    if found := left.take(_WEEKDAY):
        ahead = (next(n for n in range(7) if found[f"d{n}"]) - today.weekday()) % 7
        return _Day((today + timedelta(days=ahead), today + timedelta(days=ahead + 7)))
    for pattern in (_ISO, _NAMED, _ENGLISH):
        if found := left.take(pattern):
            return _dated(found, today)
    dotted = _DOTTED.match(left.rest)
    if dotted and (dotted["year"] or (int(dotted["month"]) <= 12 and _CLOCK.search(left.rest[dotted.end() :]))):
        left.take(_DOTTED)
        return _dated(dotted, today)
    return None


def _dated(found: re.Match[str], today: date) -> _Day:
    named = found.groupdict()
    month = int(named.get("month") or next(n for n in range(1, 13) if named.get(f"m{n}")))
    year, day = named["year"], int(named["day"])
    if year:
        return _Day((date(int(year) + (2000 if len(year) == 2 else 0), month, day),))
    years = range(today.year, today.year + 9)  # 29 ақпан comes every four years, or after eight
    return _Day(tuple(date(y, month, day) for y in years if (month, day) != (2, 29) or y % 4 == 0))


def _clock(left: _Text) -> time | None:
    if word := left.word(_PARTS):
        part: time | None = _PARTS[word]
        found = left.take(_CLOCK)
        return _hour(found, "p.m" if part == time(20) else None) if found else part
    found = left.take(_CLOCK)
    return _hour(found, None) if found else None


def _hour(found: re.Match[str], half: str | None) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or 0) + (30 if found["half"] else 0)
    part = found["early"] or found["late"] or half
    if part in _EVENING and hour < 12:
        hour += 12
    if part in _MORNING and hour == 12:
        hour = 0
    return time(hour, minute)


def _moment(day: _Day | None, clock: time, now: datetime) -> datetime:
    days = day.days if day else (now.date(), now.date() + timedelta(days=1))
    moments = [datetime.combine(one, clock) for one in days]
    return next((moment for moment in moments if moment > now), moments[-1])
