"""People: who the bot writes to, and what they wait for."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal


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
    message: int | None = None  # which of its messages is tapped, or replied to, just now; it is not kept
    name: str = ""  # of the person, as Telegram shows it just now; it is not kept
    thread: int | None = None  # of a forum group: where it speaks just now; it is not kept


@dataclass(frozen=True, slots=True)
class Mute:
    """What a chat does not want to hear of."""

    kind: Literal["tag", "source"]  # "tag": a tag, or words
    key: str  # of the phrase, or the source's name
    label: str
    until: datetime | None = None  # None: for good
