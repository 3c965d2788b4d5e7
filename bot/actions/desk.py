"""What every action has at hand: the database, the configuration, the words and the catalogue."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.actions.easel import Easel
from bot.actions.rights import Rights
from bot.config import Config
from bot.formatter.commands import Menu
from bot.formatter.texts import Texts, Voice
from bot.model import Chat, Content, Outcome, Post, Refused
from bot.rules import moments
from bot.rules.opened import Opened
from bot.rules.topics import Catalogue
from bot.storage import chats
from bot.storage.database import Database

Recall = Callable[[date, datetime], Awaitable[str | None]]  # ask the bank about a day; a text says why it cannot be had


async def _nowhere(*_: object) -> Outcome:
    return Refused("nobody is there to carry it", everybody=False)


async def _no_menu(_chat_id: int, _menu: Menu) -> None:
    return None


async def _no_bank(_day: date, _now: datetime) -> str:
    return "nobody is there to ask the bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """What an action does in Telegram by itself, besides its answer. None of it raises for what the world does."""

    say: Callable[[int, Post], Awaitable[Outcome]] = _nowhere  # to a chat
    show: Callable[[int, int, Post], Awaitable[Outcome]] = _nowhere  # in the place of a message
    edit: Callable[[int, int, Post], Awaitable[Outcome]] = _nowhere  # a message's words; its picture stays
    swap: Callable[[int, int, Content, Post], Awaitable[Outcome]] = _nowhere  # a message's picture, with its words
    delete: Callable[[int, int], Awaitable[Outcome]] = _nowhere
    menu: Callable[[int, Menu], Awaitable[None]] = _no_menu
    pin: Callable[[int, int], Awaitable[Outcome]] = _nowhere
    unpin: Callable[[int, int], Awaitable[Outcome]] = _nowhere
    approve: Callable[[tuple[int, int], datetime | None], Awaitable[Outcome]] = _nowhere  # a suggested post; when
    decline: Callable[[tuple[int, int], str], Awaitable[Outcome]] = _nowhere  # and with which comment


@dataclass(frozen=True, slots=True)
class Desk:
    """Made once by the composition root, passed to every action."""

    db: Database
    config: Config
    texts: Texts
    catalogue: Catalogue
    flow: Callable[[], tuple[float, float]] = lambda: (0.0, 0.0)  # messages a second, seconds of silence asked for
    recall: Recall = _no_bank
    easel: Easel = field(default_factory=Easel)
    patience: float = 0.5  # seconds that an answer waits for its picture
    erasing: float = 3.5  # seconds that whoever leaves waits to hear that the files are clean
    username: Callable[[], str] = str  # the bot's own, for links to it; "" until Telegram has told it
    wire: Wire = Wire()
    rights: Rights = field(default_factory=Rights)
    opened: Opened = field(default_factory=Opened)
    token: Callable[[], str] = secrets.token_urlsafe  # of invitations

    async def known(self, chat: Chat, now: datetime) -> Chat:
        """The chat as it is remembered; a stranger is remembered as just seen."""
        async with self.db.read() as connection:
            found = await chats.get(connection, chat.id)
        if found is not None:
            return found
        async with self.db.write() as connection:
            return await chats.ensure(connection, chat, now)

    def voice(self, chat: Chat) -> Voice:
        """How to speak to a chat: in its language, by its clock, of stories in its script."""
        return self.texts.voice(chat.language, self.zone(chat), chat.script)

    def zone(self, chat: Chat) -> ZoneInfo:
        """By which clock the chat lives."""
        return moments.zone(chat, self.config.digest.timezone)

    def operates(self, chat: Chat) -> bool:
        """Whether this is an operator, alone with the bot."""
        return chat.kind == "private" and chat.id in self.config.telegram.admins

    def today(self, now: datetime) -> date:
        """The day it is where the news and the rates are made: theirs, wherever a reader lives."""
        return now.astimezone(ZoneInfo(self.config.digest.timezone)).date()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a tap brings: a screen in place of the old one, a word over it, a message below it. Each may be missing.

    `later`: the same post once more, when its picture is drawn, in the place of the message below or of the screen.
    """

    screen: Post | None = None
    toast: str = ""  # plain text, up to 200 characters
    below: Post | None = None
    later: Awaitable[Post] | None = None
