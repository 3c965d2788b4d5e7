"""The dates of sources → aware UTC; a date without a zone is Almaty's.

Nothing here reads the clock: a date of the near future is for the rules to judge, only the impossible is refused.
"""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from bot.kazakh.dates import read_date

ALMATY = ZoneInfo("Asia/Almaty")  # UTC+6 until 2024-03-01, UTC+5 since
_YEARS = range(1990, 2100)
_LONG_AGO = date(1900, 1, 1)  # what is told relative to it falls outside the years

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4})(?![\d.])(?:\D{1,6}(\d{1,2}):(\d\d)(?::\d\d)?)?")
_MAIL = re.compile(r"\d{1,2}[ -][A-Za-z]{3}[ -]\d{4}")
_IN_URL = re.compile(r"/(20\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)")
_ZONE = re.compile(r"(?:[+-]\d\d:?\d\d|\b(?:Z|UT|UTC|GMT|[ECMP][SD]T|MSK))\W*$|\dZ$")


def has_zone(text: str) -> bool:
    """Whether a date says its zone in a way that parsers know; `ALMT` and the like they take for UTC."""
    return bool(_ZONE.search(text.strip()))


def utc(moment: datetime) -> datetime | None:
    """In UTC, Almaty's if it has no zone; None when nobody can have published then."""
    try:
        aware = moment if moment.tzinfo else moment.replace(tzinfo=ALMATY)
        return aware.astimezone(UTC) if aware.year in _YEARS else None
    except (OverflowError, ValueError):
        return None


def read(text: str, today: date | None = None) -> datetime | None:
    """The first date in a short text: ISO, `01.11.2023, 13:16`, or Kazakh words for it.

    `today`, best a local datetime without a zone, is what "yesterday, 14:05" and "5 minutes ago" are counted from.
    """
    return _iso(text) or _dotted(text) or _mail(text) or _in_words(text, today)


def in_url(url: str) -> datetime | None:
    """The day that a path such as `/2026/11/24/` names."""
    match = _IN_URL.search(url)
    return _made(match[1], match[2], match[3]) if match else None


def _iso(text: str) -> datetime | None:
    match = _ISO.search(text)
    if not match:
        return None
    made = _made(match[1], match[2], match[3], (match[4], match[5]), match[7])
    return made.replace(second=int(match[6]) % 60) if made and match[6] else made


def _dotted(text: str) -> datetime | None:
    match = _DOTTED.search(text)
    return _made(match[3], match[2], match[1], (match[4], match[5])) if match else None


def _mail(text: str) -> datetime | None:
    """`Thu, 29 Feb 2024 12:00:00`, the form of e-mail and RSS."""
    try:
        return utc(parsedate_to_datetime(text)) if _MAIL.search(text) else None
    except (ValueError, OverflowError):
        return None


def _made(
    year: str, month: str, day: str, clock: tuple[str | None, str | None] = (None, None), zone: str | None = None
) -> datetime | None:
    offset = {"Z": "+0000", None: ""}.get(zone, zone or "").replace(":", "")
    stamp = f"{year}-{month}-{day} {clock[0] or 0}:{clock[1] or 0}{offset}"
    try:
        return utc(datetime.strptime(stamp, "%Y-%m-%d %H:%M" + ("%z" if offset else "")))  # noqa: DTZ007 - utc() adds it
    except ValueError:
        return None


def _in_words(text: str, today: date | None) -> datetime | None:
    """Dates with a year always; "yesterday" and days without a year only when `today` is known."""
    told = read_date(text, today or _LONG_AGO)
    if told is None:
        return None
    return utc(told if isinstance(told, datetime) else datetime.combine(told, time()))
