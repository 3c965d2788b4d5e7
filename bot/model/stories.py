"""The way of a story, one type a stage."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item in the source's own words: nothing is cleaned, nothing is believed."""

    source: str  # the source's name in the config
    title: str
    link: str  # absolute
    guid: str | None = None
    published: datetime | None = None  # aware, UTC; None when the source gives no date
    body: str = ""  # HTML or plain text, as given
    categories: tuple[str, ...] = ()
    picture: str | None = None  # an address
    excerpt: str | None = None  # what the feed itself had, where `body` was taken from the article's page


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry made readable: clean text in one language, at one moment."""

    source: str
    title: str
    text: str  # paragraphs, a line each
    link: str
    published: datetime  # aware, UTC, never in the future
    language: str  # "kk", "ru" or any other code
    categories: tuple[str, ...] = ()
    picture: str | None = None
    identities: tuple[str, ...] = ()  # 32 hex digits each, the surest first


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that becomes no story, and why."""

    reason: Literal["other language", "no title", "too short", "too old"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic, or the words a reader follows: shown as `label`, compared by `key`.

    The key is the same for every inflection, order and script of the words (see `kazakh.words.Phrase`).
    """

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event, told once."""

    id: int  # from the first identity (see `rules.identity`): the same news has the same id after a crash
    source: str
    title: str
    summary: tuple[str, ...]  # whole sentences of the article's own
    text: str
    link: str
    published: datetime  # aware, UTC
    language: str
    tags: tuple[Tag, ...] = ()
    picture: str | None = None
    reports: tuple["Report", ...] = ()  # who told it later, the earliest first; not the one that made it
    corrected: datetime | None = None  # since when it stands as it does; None: it was never corrected
    breaking: bool = False  # it goes before others
    edited: bool = False  # a person corrected it


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that tells the same story as one told before."""

    source: str
    title: str
    link: str
    published: datetime  # aware, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report as it is kept: what it takes to know it again, changed or gone."""

    story_id: int
    source: str
    title: str
    link: str
    published: datetime  # aware, UTC
    told: datetime  # when it made the story, or joined it
    key: str  # the surest of its identities
    given: str  # a fingerprint of the entry as given: another one may be a correction
    next_check: datetime | None = None  # when its page is looked at again; None: not any more
    vanished: datetime | None = None  # since when its page is gone
