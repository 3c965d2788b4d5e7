"""The world outside: rates, sites, and what is remembered of sources."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.model.stories import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """The National Bank's official rate of one currency on one day."""

    currency: str  # ISO 4217
    on: date
    value: Decimal  # tenge for ONE unit: already divided by the bank's `quant`
    name: str = ""  # in Kazakh, as the bank writes it
    held: bool = False  # a leap that nobody has confirmed yet: readers do not see it


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A rate that somebody waits for; told once, and again only after the rate was well on the other side."""

    chat_id: int
    currency: str  # ISO 4217
    above: bool  # told when the rate is over `value`; else, when it is under it
    value: Decimal  # tenge for one unit
    told: datetime | None = None  # aware, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What a site's listing shows on the day it is visited; it is never an article's."""

    tags: tuple[Tag, ...] = ()  # its bar of hot topics, in its order
    rates: tuple[tuple[str, Decimal], ...] = ()  # currency and tenge, of its header


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What is remembered of a source between polls."""

    name: str
    address: str = ""  # as configured when this was written: another one there now makes it another source
    url: str | None = None  # where a permanent redirect led; None: as configured
    etag: str | None = None  # verbatim
    last_modified: str | None = None  # verbatim
    body_hash: str | None = None
    next_due: datetime | None = None  # None: at once
    failures: int = 0  # in a row
    last_success: datetime | None = None
    last_error: str | None = None  # in plain words
    started: bool = False  # the first poll is done: what was there then is the baseline
    last_kind: str | None = None  # of the last error: a `polling.Kind`
    interval: timedelta | None = None  # the present one, which follows how often there is news
    usual_gap: timedelta | None = None  # between two pieces of news
    last_new: datetime | None = None  # when a poll last brought news
    newest: datetime | None = None  # the date of its newest article
    items: int = 0  # in the last poll that was read
    spoken: int = 0  # of these, how many were in the source's language
