"""The words of the house: frozen values that every layer speaks. Standard library only, nothing but values."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

# ---------------------------------------------------------------- the way of a story, one type a stage


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


# ---------------------------------------------------------------- people


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A private chat, group or channel that the bot writes to."""

    id: int
    kind: Literal["private", "group", "channel"] = "private"
    language: str = "kk"  # of the interface: "kk", "ru" or "en"
    paused: bool = False  # by /stop, or because the bot was blocked; follows are kept
    digest: bool = False  # stories wait for the next digest, instead of coming at once
    digest_times: tuple[time, ...] | None = None  # in the chat's zone; None: the config's
    quiet: tuple[time, time] | None = None  # from, to, in the chat's zone: nothing comes meanwhile
    wake: bool = False  # but breaking news
    zone: str | None = None  # None: the config's
    sentences: int = 3  # of a summary, at most
    script: Literal["cyrillic", "latin", "arabic"] = "cyrillic"
    pictures: bool = False
    footer: bool = True  # the day's rates under a post
    rates_at: time | None = None  # in the chat's zone: the day's rates come; None: never
    thread: int | None = None  # of a forum group: where it speaks just now; it is not kept


@dataclass(frozen=True, slots=True)
class Mute:
    """What a chat does not want to hear of."""

    kind: Literal["tag", "source"]  # "tag": a tag, or words
    key: str  # of the phrase, or the source's name
    label: str
    until: datetime | None = None  # None: for good


# ---------------------------------------------------------------- the outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A story owed to a chat, claimed by whoever holds the token."""

    story_id: int
    chat_id: int
    token: int  # fencing: an outcome with an older token changes nothing
    attempt: int  # 1 the first time
    lane: int = 1  # 0: breaking news, before all others


@dataclass(frozen=True, slots=True)
class Button:
    """Under a message: opens `url`, sends `data` (at most 64 bytes) back to the bot, or shares what `inline` finds."""

    label: str
    data: str | None = None
    url: str | None = None
    inline: str | None = None  # words for the bot in a chat of the person's choice: it answers with cards


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of the bot's own making: uploaded once, then remembered by its key as `Picture.address`."""

    key: str  # another key is another picture
    png: bytes | None = field(repr=False)  # None: Telegram has it, and the post's `picture` is its name there


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What a person reads: Telegram HTML with rows of buttons."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()  # under the message
    keyboard: tuple[tuple[str, ...], ...] = ()  # instead of the person's keyboard; private chats only
    picture: str | None = None  # an address or a file_id; the text becomes its caption. An edit keeps what is there
    drawn: Drawn | None = None  # a picture of the bot's own: a screen with another one, or none, takes its place
    preview: bool = False  # whether Telegram may show a card of the first link
    thread: int | None = None  # of a forum group; None: wherever what belongs nowhere goes
    html: bool = True  # False: the text is shown as it stands


@dataclass(frozen=True, slots=True)
class Picture:
    """What Telegram calls a picture that it has fetched once."""

    address: str
    file_id: str | None  # None: it would not have it


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it."""

    message_id: int
    picture: "Picture | None" = None  # what became of the picture that was sent for the first time


@dataclass(frozen=True, slots=True)
class RetryLater:
    """Telegram has it not, and may take it after a wait."""

    after: timedelta
    reason: str


@dataclass(frozen=True, slots=True)
class ChatGone:
    """Nobody can be reached there: pause the chat, keep its follows."""

    reason: str


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """A group became a supergroup: follow it once."""

    to: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The post itself is bad, or this one chat will not have it; `everybody` tells which."""

    reason: str
    everybody: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer was lost: it may have been delivered."""

    reason: str


Outcome = Sent | RetryLater | ChatGone | ChatMoved | Refused | Unknown


@dataclass(frozen=True, slots=True)
class Pace:
    """What Telegram taught about its limits: `name` tells the free from the paid."""

    name: str
    rate: float  # messages a second
    halted_until: datetime | None = None  # aware, UTC: it wants silence until then


# ---------------------------------------------------------------- the world outside


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
