"""Kinds of value in the file: what may be written, and what is said when something else is."""

import re
from datetime import time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _duration(value: object) -> object:
    """`"30s"`, `"5m"`, `"12h"`, `"2d"` → timedelta; anything else is told so."""
    match = re.fullmatch(r"([1-9]\d{0,5})\s*([smhd])", value) if isinstance(value, str) else None
    if not match:
        raise ValueError('write a whole number from 1 and s, m, h or d, like "5m"')
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError('no such time zone; write one like "Asia/Almaty"') from None
    return name


def _address(value: str) -> str:
    HttpUrl(value)
    return value


def _clock(value: object) -> object:
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value) if isinstance(value, str) else None
    if not match:
        raise ValueError('write a time of day like "08:00"')
    return time(int(match[1]), int(match[2]))


def _listen(value: str) -> str:
    match = re.fullmatch(r"[^:\s]+:(\d{1,5})", value)
    if value and not (match and int(match[1]) <= 65535):
        raise ValueError('write a host and a port up to 65535, like "127.0.0.1:8080"')
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Zone = Annotated[str, AfterValidator(_zone)]
Address = Annotated[str, AfterValidator(_address)]
Clock = Annotated[time, BeforeValidator(_clock)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Words = Annotated[str, Field(min_length=1, max_length=64)]

Listen = Annotated[str, AfterValidator(_listen)]
