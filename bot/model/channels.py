"""Channels: what an editor's desk is made of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["owner", "editor", "viewer"]
Mode = Literal["now", "digest", "queue"]  # of a route: at once, with the digest, or after an editor's word
Spare = Literal["wait", "digest"]
Script = Literal["cyrillic", "latin", "arabic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Which parts a channel's posts have."""

    title: bool = True
    sentences: int = 3  # of the summary; 0: none
    tags: bool = True
    source: bool = True
    time: bool = True
    rates: bool = False  # the day's, under the post
    picture: bool = True
    follow: bool = False  # a link that follows the post's first tag in the bot
    suggest: bool = False  # readers may suggest news, and a link says so
    signature: str = ""  # the channel's own last line: Telegram HTML that `rules.markup` has found safe


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel that the bot posts to. Its language, zone, script, digest times and night hours are its `Chat`'s."""

    id: int
    title: str
    username: str | None = None  # without @; None: private
    template: Template = Template()
    gap: int = 0  # minutes between two posts, at least
    hourly: int | None = None  # posts an hour, at most
    spare: Spare = "wait"  # what becomes of those that are too many
    gone: datetime | None = None  # since when the bot is out, or was disconnected
    held: str | None = None  # why nothing is posted


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """A person who works on a channel."""

    channel_id: int
    user_id: int
    role: Role
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What a route has of its own; None: as the channel has it."""

    language: str | None = None  # it takes only stories told in this one, and the words around them are in it too
    script: Script | None = None
    picture: bool | None = None
    gap: int | None = None  # minutes between two of its own posts, besides the channel's gap
    hourly: int | None = None  # of its own posts, besides the channel's number
    night: str | None = None  # instead of the channel's: "2300-0700"; "": none
    spare: Spare | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What goes to a channel by itself: stories of a tag, of words, or of a source (key `source:<name>`)."""

    channel_id: int
    key: str
    label: str
    mode: Mode
    thread: int | None = None  # of a forum group
    own: Own = Own()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an editor or a reader sent to the bot; it is copied from there, so that nothing of it is lost.

    `story_id` instead: the post of a story, made anew from the channel's template when it is due. `made` instead:
    what the bot writes itself when it is due.
    """

    chat_id: int = 0  # where the messages stand
    message_ids: tuple[int, ...] = ()  # several are an album
    text: str = ""  # how it begins, plain, for lists; of "fact": a line for each day
    html: str = ""  # its words with their formatting; said as it stands, where there is no message to copy
    album: str = ""  # Telegram's number of it: what else belongs to it comes with the same
    captioned: int = 0  # which message of the album has the words; 0: none
    file: str = ""  # Telegram's name of the one picture, video or document that it is
    origin: bool = False  # it was forwarded to the bot from somewhere
    forward: bool = False  # it goes out as a forward, with where it comes from, instead of a copy
    kind: Literal["text", "photo", "album", "video", "document", "poll", "other", "story", "made"] = "text"
    story_id: int | None = None
    made: Literal["rates", "digest", "fact"] | None = None
    tells: tuple[int, ...] = ()  # of a "digest" that is posted: its stories


SlotState = Literal[
    "draft",
    "planned",
    "promised",  # Telegram itself publishes it: a suggested post
    "posting",
    "posted",
    "held",
    "undone",
    "deleted",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A post that somebody has planned."""

    id: int
    channel_id: int
    author_id: int
    content: Content
    state: SlotState = "draft"
    due: datetime | None = None  # aware, UTC
    silent: bool = False
    pin: bool = False
    delete_after: int | None = None  # hours
    repeat: str | None = None  # see `rules.repeats`
    posted: datetime | None = None
    message_ids: tuple[int, ...] = ()  # in the channel
    reason: str | None = None  # why it is held
    vanish: datetime | None = None  # when it is to be deleted there


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What waits in a channel's queue: a story by its id, or what was suggested by its own.

    "suggestion" came to the bot by /suggest, "suggested" to the channel's direct messages, where Telegram keeps it.
    """

    kind: Literal["story", "suggestion", "suggested"]
    channel_id: int
    id: int


CardState = Literal["waiting", "taken", "approved", "rejected", "merged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story that waits for an editor's word."""

    channel_id: int
    story_id: int
    state: CardState
    came: datetime
    editor_id: int | None = None
    title: str | None = None  # the editor's version
    summary: tuple[str, ...] | None = None
    reason: str | None = None
    decided: datetime | None = None  # when it was taken, or decided on
    slot_id: int | None = None  # the planned post that carries it
    into: int | None = None  # the story that it was merged with
    at_once: bool = False  # approved, and no gate holds it up


SuggestionState = Literal[
    "draft",  # until its reader sends it
    "waiting",
    "taken",
    "asking",  # of an offer: Telegram was asked to do what the editor decided, and has not answered yet
    "approved",
    "rejected",
]
Word = Literal[
    "doubt",  # whether Telegram did what an editor decided, nobody knows: its answer was lost
    "poor",  # its author could not pay
    "approved",  # by an administrator, in Telegram
    "declined",  # likewise
    "withdrawn",  # the message is there no more
    "closed",  # Telegram lets nobody decide on it any more
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A post that somebody has suggested in a channel's direct messages. Telegram itself publishes it."""

    chat_id: int  # of the direct messages
    message_id: int
    currency: str | None = None  # "XTR" (stars) or "TON" (then `amount` is in billionths); None: it is free
    amount: int = 0
    wanted: datetime | None = None  # when its author wishes it to come out; None: as editors please
    due: datetime | None = None  # when Telegram is to publish it, where that was decided
    print: str = ""  # by which the post is known again in the channel
    word: Word | None = None  # what Telegram said of it last


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a reader would like to see in a channel."""

    id: int
    channel_id: int
    user_id: int
    content: Content
    state: SuggestionState = "waiting"
    came: datetime
    signed: str | None = None  # the name to be thanked; of an offer, who made it
    editor_id: int | None = None
    reason: str | None = None
    decided: datetime | None = None
    slot_id: int | None = None
    offer: Offer | None = None  # where Telegram keeps it; None: the bot has it from its reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPost:
    """A message that the bot has put into a channel."""

    channel_id: int
    message_id: int
    posted: datetime
    story_id: int | None = None  # None: an editor's own, or a list of several stories
    slot_id: int | None = None
    edits: int = 0
    reactions: tuple[tuple[str, int], ...] = ()  # ("👍", 3), …
    deleted: datetime | None = None  # since when it stands there no more
