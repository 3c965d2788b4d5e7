"""Spans of days that a question names: «кеше», «соңғы апта», `2026-11`, «қараша 2026»; and what is left of it."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.kazakh.dates import MONTH, MONTHS, month_of, read_date
from bot.kazakh.scripts import to_cyrillic


class Span(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


_ENDING = r"\w{0,6}"
_DAY = re.compile(
    rf"(?<![\d-])\d{{4}}-\d\d-\d\d(?![\d-])|(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}(?!\d)"
    rf"|(?<!\d)\d{{1,2}} {MONTH}(?:,? \d{{4}}(?: ?ж\.| ?жыл\w{{0,3}}| ?г\.| ?года)?(?!\w))?"
    rf"|(?<!\d)\d{{4}} (?:жыл\w{{0,3}} )?\d{{1,2}} {MONTH}"
    r"|(?<!\w)(?:бүгін(?:гі)?|кеше(?:гі)?|алдыңғы күні|сегодня|вчера|позавчера|today|yesterday)(?!\w)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<![\d.-])(?P<iso>\d{{4}}-\d\d)(?![\d-])"
    rf"|(?P<a>{MONTH})[ ,]{{1,2}}(?P<ya>\d{{4}})(?: ?ж\.| ?жыл\w{{0,3}}| ?г\.| ?года)?(?!\w)"
    rf"|(?<!\d)(?P<yb>\d{{4}})(?: ?ж\.| жыл\w{{0,3}}| г\.| года?)? (?P<b>{MONTH})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?: ?ж\.| ?жыл\w{0,5}| ?г\.| год\w{0,2})(?!\w)", re.IGNORECASE)
_LAST_DAYS = re.compile(
    r"(?<!\w)(?:соңғы|за(?: последни[ех])?|последни[ех]|last|past) (\d{1,3}) (?:күн|дн|ден|day)\w{0,4}", re.IGNORECASE
)


def read_span(text: str, today: date) -> tuple[Span | None, str]:
    """The days that a short text names, and the text without them; `today` is the reader's."""
    for form in (text, to_cyrillic(text)):
        for pattern, read in _READERS:
            found = pattern.search(form)
            span = read(found, today) if found else None
            if found and span:
                return span, " ".join(f"{form[: found.start()]} {form[found.end() :]}".split())
    return None, text


def _day(found: re.Match[str], today: date) -> Span | None:
    read = read_date(_PLAIN.sub(r"\1", found[0]), today)
    day = read.date() if isinstance(read, datetime) else read
    return Span(day, day) if day else None


_PLAIN = re.compile(r"(бүгін|кеше)гі", re.IGNORECASE)


def _month(found: re.Match[str], _today: date) -> Span | None:
    if found["iso"]:
        year, month = map(int, found["iso"].split("-"))
    else:
        year, month = int(found["ya"] or found["yb"]), month_of((found["a"] or found["b"]).lower())
    return _of_month(year, month)


def _of_month(year: int, month: int) -> Span | None:
    if not (1 <= month <= len(MONTHS) and _is_year(year)):
        return None
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(found: re.Match[str], _today: date) -> Span | None:
    return _of_year(int(found[1]))


def _of_year(year: int) -> Span | None:
    return Span(date(year, 1, 1), date(year, 12, 31)) if _is_year(year) else None


def _is_year(year: int) -> bool:
    return 1990 <= year <= 2100


def _last_days(found: re.Match[str], today: date) -> Span | None:
    return Span(today - timedelta(days=max(int(found[1]), 1) - 1), today)


def _past(days: int) -> Callable[[re.Match[str], date], Span | None]:
    return lambda _, today: Span(today - timedelta(days=days - 1), today)


def _this_week(_found: re.Match[str], today: date) -> Span:
    return Span(today - timedelta(days=today.weekday()), today)


def _week_before(_found: re.Match[str], today: date) -> Span:
    monday = today - timedelta(days=today.weekday() + 7)
    return Span(monday, monday + timedelta(days=6))


def _this_month(_found: re.Match[str], today: date) -> Span:
    return Span(today.replace(day=1), today)


def _month_before(_found: re.Match[str], today: date) -> Span | None:
    before = today.replace(day=1) - timedelta(days=1)
    return _of_month(before.year, before.month)


_NAMED: tuple[tuple[str, Callable[[re.Match[str], date], Span | None]], ...] = (
    (rf"соңғы (?:бір )?апта{_ENDING}|за (?:последнюю )?неделю|past week", _past(7)),
    (rf"осы апта{_ENDING}|(?:на )?этой неделе|this week", _this_week),
    (rf"(?:өткен|алдыңғы) апта{_ENDING}|(?:на |за )?прошл\w{{2,3}} недел[еяюи]|last week", _week_before),
    (r"соңғы (?:бір )?ай(?:да|дағы|дың)?|за (?:последний )?месяц|past month", _past(30)),
    (r"осы ай(?:да|дағы|дың)?|(?:в )?этом месяце|this month", _this_month),
    (r"(?:өткен|алдыңғы) ай(?:да|дағы|дың)?|(?:в |за )?прошл\w{2,3} месяце?|last month", _month_before),
    (r"биыл(?:ғы)?|(?:в )?этом году|this year", lambda _, today: _of_year(today.year)),
    (r"былтыр(?:ғы)?|(?:в )?прошлом году|last year", lambda _, today: _of_year(today.year - 1)),
)
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span | None]], ...] = (
    (_LAST_DAYS, _last_days),
    (_DAY, _day),
    (_MONTH, _month),
    (_YEAR, _year),
    *((re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), read) for words, read in _NAMED),
)
