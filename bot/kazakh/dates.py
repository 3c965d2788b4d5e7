"""Dates as Kazakh writes them, and as news pages do: `5 наурыз`, `Кеше, 14:05`, `2023 жылғы 1 қараша`.

Every moment here is local and without a zone; whoever calls knows the zone.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_RUSSIAN = (
    "январ[ья]", "феврал[ья]", "марта?", "апрел[ья]", "ма[йя]", "июн[ья]", "июл[ья]", "августа?", "сентябр[ья]",
    "октябр[ья]", "ноябр[ья]", "декабр[ья]",
)  # fmt: skip
_CASES = "(?:[дт][ае]н?|н[ае]н|[ндт][ыі]ң|[ғгқк][ае]|[дт][ае]ғы|[дт]егі|ы|ын[дн][ае]|ындағы|ының)?"
MONTH = rf"(?:(?:{'|'.join(MONTHS)}){_CASES}|{'|'.join(_RUSSIAN)})(?!\w)"  # a regular expression, small letters
_DAYS = {
    "бүгін": 0, "сегодня": 0, "today": 0, "кеше": 1, "вчера": 1, "yesterday": 1, "алдыңғы күні": 2, "позавчера": 2,
    "ертең": -1,
}  # fmt: skip
# As a person asks, and not as news are dated: `take_day` alone reads them.
_ASKED = {
    "кешегі": "кеше", "вчерашний": "кеше", "yesterday's": "кеше", "бүгінгі": "бүгін", "сегодняшний": "бүгін",
    "today's": "бүгін", "ертеңгі": "ертең", "завтра": "ертең", "завтрашний": "ертең", "tomorrow": "ертең",
    "tomorrow's": "ертең",
}  # fmt: skip
_ASKING = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_ASKED, key=len, reverse=True))})(?!\w)")
_WEEK = (  # by its number: Monday first
    ("дүйсенбі", "понедельник[ау]?", "monday"), ("сейсенбі", "вторник[ау]?", "tuesday"),
    ("сәрсенбі", "сред[ауы]", "wednesday"), ("бейсенбі", "четверг[ау]?", "thursday"),
    ("жұма", "пятниц[ауы]", "friday"), ("сенбі", "суббот[ауы]", "saturday"),
    ("жексенбі", "воскресень[ея]", "sunday"),
)  # fmt: skip
_WEEKDAY = re.compile("|".join(rf"(?<!\w)({kk}{_CASES}|{ru}|{en})(?!\w)" for kk, ru, en in _WEEK))
_UNITS = {
    "минут": timedelta(minutes=1),
    "сағат": timedelta(hours=1),
    "күн": timedelta(days=1),
    "апта": timedelta(days=7),
}

_MONTH = rf"(?P<month>{MONTH})"
_YEAR = r"(?P<year>\d{4})"
_NAMED = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?: ?-? ?ші| ?-? ?шы)? {_MONTH}(?:,? {_YEAR})?", re.IGNORECASE)
_YEAR_FIRST = re.compile(
    rf"(?<!\d){_YEAR} ?(?:ж\.?|жыл\w{{0,3}}|г\.?)?,? (?P<day>\d{{1,2}})(?: ?-? ?ші| ?-? ?шы)? {_MONTH}", re.IGNORECASE
)
_DOTTED = re.compile(r"(?<!\d)(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_RELATIVE = re.compile(rf"(?<!\w)(?:{'|'.join(_DAYS)})(?!\w)", re.IGNORECASE)
_AGO = re.compile(r"(?<!\d)(\d{1,4}) (минут|сағат|күн|апта)\w{0,4} бұрын", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d.])(\d{1,2}):(\d\d)(?!\d)")


def long_date(day: date, today: date | None = None) -> str:
    """`5 наурыз`; with the year if it is not this one: `1 қараша 2023`."""
    year = "" if today is None or today.year == day.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def weekday(day: date) -> str:
    """`сәрсенбі`."""
    return WEEKDAYS[day.weekday()]


def relative(moment: datetime, now: datetime) -> str:
    """`Бүгін, 09:10`, `Кеше, 14:05`, `5 наурыз, 14:05`, `1 қараша 2023, 14:05`; both local."""
    days = (now.date() - moment.date()).days
    day = {0: "Бүгін", 1: "Кеше"}.get(days) or long_date(moment, now)
    return f"{day}, {moment:%H:%M}"


def read_date(text: str, today: date) -> datetime | date | None:
    """The first date that a short text tells: with its time of day if it has one, naive and local; None if none.

    A date without a year is of the last twelve months; «2 сағат бұрын» needs a `today` that is a datetime.
    """
    text = " ".join(text[:300].lower().split())
    ago = _AGO.search(text)
    if ago:
        return _ago(int(ago[1]), ago[2], today)
    day, _, end = _day(text, today)
    clock = _clock(text, end)
    if day is None:
        return None
    return datetime.combine(day, clock) if clock else day


def take_day(text: str, today: date) -> tuple[date, str] | None:
    """The first day that a short text tells, and the text without it: («кешегі бағам») → yesterday, « бағам»."""
    text = _ASKING.sub(lambda asked: _ASKED[asked[0]], " ".join(text[:300].lower().split()).replace("’", "'"))
    day, start, end = _day(text, today)
    return (day, f"{text[:start]} {text[end:]}") if day else None


def take_weekday(text: str, today: date) -> tuple[date, str] | None:
    """The last such weekday, today included, and the text without it: («жұмадағы бағам») → Friday, « бағам»."""
    text = " ".join(text[:300].lower().split())
    found = _WEEKDAY.search(text)
    if not found or not found.lastindex:
        return None
    ago = (today.weekday() - (found.lastindex - 1)) % 7
    return today - timedelta(days=ago), f"{text[: found.start()]} {text[found.end() :]}"


def _clock(text: str, end: int) -> time | None:
    """The time of day behind the date, or before it."""
    found = _CLOCK.search(text, end) or _CLOCK.search(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _ago(count: int, unit: str, today: date) -> datetime | date | None:
    moment = today - count * _UNITS[unit]
    return moment if isinstance(moment, datetime) or unit in {"күн", "апта"} else None


def _day(text: str, today: date) -> tuple[date | None, int, int]:
    """The first date, where it begins and where it ends."""
    plain = today.date() if isinstance(today, datetime) else today
    word = _RELATIVE.search(text)
    if word:
        return plain - timedelta(days=_DAYS[word[0]]), word.start(), word.end()
    for pattern, read in _READERS:
        found = pattern.search(text)
        day = _made(found, read, plain) if found else None
        if found and day:
            return day, found.start(), found.end()
    return None, 0, 0


def _made(found: re.Match[str], month: Callable[[str], int], today: date) -> date | None:
    year = found["year"]
    try:
        if year:
            return date(int(year) if len(year) == 4 else 2000 + int(year), month(found["month"]), int(found["day"]))
        day = date(today.year, month(found["month"]), int(found["day"]))
        return day if day <= today + timedelta(days=2) else day.replace(year=today.year - 1)
    except ValueError:  # 31 ақпан; 29 ақпан of another year
        return None


def month_of(name: str) -> int:
    """The number of a month named in any case, in small letters."""
    kazakh = (i for i, month in enumerate(MONTHS, 1) if name.startswith(month))
    russian = (i for i, month in enumerate(_RUSSIAN, 1) if re.fullmatch(month, name))
    return next(kazakh, 0) or next(russian)


_READERS = ((_ISO, int), (_DOTTED, int), (_YEAR_FIRST, month_of), (_NAMED, month_of))
