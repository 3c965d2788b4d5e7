"""The outbox: what goes out to Telegram, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.model.channels import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A story owed to a chat, claimed by whoever holds the token."""

    story_id: int
    chat_id: int
    token: int  # fencing: an outcome with an older token changes nothing
    attempt: int  # 1 the first time
    lane: int = 1  # 0: breaking news, before all others; 2: of a digest
    kept: bool = False  # it was owed before it was due: something has made it wait
    route: str | None = None  # of a channel: the key of the one that let it pass the gate, as far as it is known
    more: int = 0  # sentences of the article that its reader has opened


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to a chat as one message: a story, or several as a list."""

    deliveries: tuple[Delivery, ...]  # of one chat and lane, in the order they are owed; never empty

    @property
    def first(self) -> Delivery:
        """The one that has waited longest."""
        return self.deliveries[0]

    @property
    def chat_id(self) -> int:
        """Whose it is."""
        return self.first.chat_id

    @property
    def listed(self) -> bool:
        """Whether its stories are lines of a list."""
        return len(self.deliveries) > 1


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


@dataclass(frozen=True, slots=True)
class Document:
    """A file for a person to keep."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What a person reads: Telegram HTML with rows of buttons."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()  # under the message
    keyboard: tuple[tuple[str, ...], ...] = ()  # instead of the person's keyboard; private chats only
    asks: str = ""  # the person is to reply to this message: the words in the empty field, at most 64 characters
    picture: str | None = None  # an address or a file_id; the text becomes its caption. An edit keeps what is there
    drawn: Drawn | None = None  # a picture of the bot's own: a screen with another one, or none, takes its place
    copied: Content | None = None  # what stands in another chat, copied as it is: then there is no text
    silent: bool = False  # no sound
    document: Document | None = None  # comes with the text as its caption; a new message only
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
    others: tuple[int, ...] = ()  # of an album: its other messages


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
