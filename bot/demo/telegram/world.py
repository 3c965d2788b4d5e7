"""The world of the local Telegram: who is there, what was said, and who watches it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from bot.demo.telegram.faults import Faults
from bot.demo.telegram.files import Files
from bot.demo.telegram.limits import Floods, Limits
from bot.demo.telegram.members import Member
from bot.demo.telegram.updates import Updates

Message = dict[str, Any]
Event = dict[str, Any]
User = dict[str, Any]


@dataclass(slots=True)
class Place:
    """A chat: with a person, in a group, or a channel."""

    id: int
    kind: str  # "private", "group", "supergroup" or "channel"
    about: dict[str, Any]  # as Bot API shows it in a message
    user: User | None = None  # of a private chat
    started: bool = False  # the person has written to the bot: before that it may not write
    blocked: bool = False
    deactivated: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, dict[int, str]] = field(default_factory=dict)  # message → person → emoji
    keyboard: dict[str, Any] | None = None  # what stands in place of the person's keyboard
    asks: dict[str, Any] | None = None  # the message that asks for a reply, and the words in the empty field
    moved_to: int | None = None  # the supergroup that a group became
    parent: int | None = None  # the channel whose direct messages these are


@dataclass(eq=False)
class Memory:
    """What has come to be since the world began, when there was nothing."""

    places: dict[int, Place] = field(default_factory=dict)
    usernames: dict[str, int] = field(default_factory=dict)  # of channels and groups
    files: Files = field(default_factory=Files)
    requests: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)  # (scope, language) → the menu
    descriptions: dict[tuple[str, str], str] = field(default_factory=dict)  # (which, language) → the text
    callbacks: dict[str, dict[str, Any]] = field(default_factory=dict)  # id → "user_id", "chat_id", "asked", "answer"
    inline_queries: dict[str, dict[str, Any]] = field(
        default_factory=dict
    )  # id → "user_id", "query", "asked", "answer"
    purses: dict[int, dict[str, int]] = field(default_factory=dict)  # what people can pay, by currency
    scheduled: list[tuple[int, int, int]] = field(default_factory=list)  # when a suggested post comes: chat, message
    faults: Faults = field(default_factory=Faults)
    waits: set[asyncio.Task[Any]] = field(default_factory=set)  # what is sat out, and given up when the server stops
    latency: float = 0.0  # seconds that every request takes
    welcoming: bool = False  # whether every positive id is a person who has started the bot: for benchmarks


class World(Memory):
    """State and its changes; every change is an event. What people and the bot may do stands elsewhere."""

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        token: str,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        username: str = "habarshy_demo_bot",
        limits: Limits | None = None,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
        keep: int | None = None,
    ) -> None:
        """`keep`: how many messages a chat, and how many requests the log, holds on to; None: all."""
        super().__init__()
        self.token = token
        self.clock = clock
        self.sleep = sleep
        self.keep = keep
        number = int(token.partition(":")[0])
        self.bot: User = {"id": number, "is_bot": True, "first_name": "Хабаршы", "username": username}
        self.updates = Updates(sleep)
        self.floods = Floods(limits)
        self._private_ids = 0  # private chats and small groups share one row of message ids
        self._watchers: set[asyncio.Queue[Event]] = set()

    # ---------------------------------------------------------------- who is there

    def place(self, chat_id: int) -> Place:
        """The chat; LookupError when there is none."""
        if chat_id not in self.places:
            raise LookupError(f"the demo's Telegram knows no chat {chat_id}")
        return self.places[chat_id]

    def user(self, user_id: int) -> User:
        """The person, or the bot itself; LookupError when there is nobody."""
        if user_id == self.bot["id"]:
            return self.bot
        user = self.place(user_id).user
        if user is None:
            raise LookupError(f"{user_id} is no person")
        return user

    def now(self) -> int:
        """The time as messages carry it."""
        return int(self.clock().timestamp())

    # ---------------------------------------------------------------- what is said

    def post(self, place: Place, content: Message, author: User | None) -> Message:
        """Put a new message into the chat; a channel speaks for itself, elsewhere `author` does."""
        message: Message = {"message_id": self._next_id(place)}
        if place.kind == "channel":
            message["sender_chat"] = place.about
        elif author:
            message["from"] = author
        message |= {"chat": place.about, "date": self.now(), **content}
        place.messages[message["message_id"]] = message
        if self.keep is not None and len(place.messages) > self.keep:
            oldest = next(iter(place.messages))
            del place.messages[oldest]
            place.reactions.pop(oldest, None)
        self.emit("message", place.id, message=message)
        return message

    def rewrite(self, place: Place, message_id: int, content: Message, *, silent: bool = False) -> Message:
        """Give a message this content in its old place; what was handed out before stays as it was."""
        old = place.messages[message_id]
        kept = {key: old[key] for key in _IDENTITY if key in old}
        edited = {"edit_date": old["edit_date"]} if silent and "edit_date" in old else {"edit_date": self.now()}
        message = kept | content | ({} if silent and "edit_date" not in old else edited)
        place.messages[message_id] = message
        self.emit("edit", place.id, message=message)
        return message

    def remove(self, place: Place, message_id: int) -> None:
        """Take a message away."""
        del place.messages[message_id]
        place.reactions.pop(message_id, None)
        self.emit("delete", place.id, message_id=message_id)
        if message_id in place.pinned:
            place.pinned.remove(message_id)
            self.emit("pin", place.id, message_id=message_id, pinned=False)

    def mark(self, place: Place, message_id: int, user_id: int, emoji: str | None) -> None:
        """Somebody's reaction to a message, in the place of their last one."""
        theirs = place.reactions.setdefault(message_id, {})
        theirs.pop(user_id, None)
        if emoji:
            theirs[user_id] = emoji
        self.emit("reaction", place.id, message_id=message_id, user_id=user_id, emoji=emoji)

    def _next_id(self, place: Place) -> int:
        if place.kind in ("private", "group"):
            self._private_ids += 1
            place.last_id = self._private_ids
        else:
            place.last_id += 1
        return place.last_id

    def messages(self, chat_id: int) -> list[Message]:
        """What stands in the chat now, oldest first."""
        return list(self.place(chat_id).messages.values())

    # ---------------------------------------------------------------- who watches

    def emit(self, event: str, chat_id: int | None, **more: Any) -> None:
        """Tell those who watch."""
        if self._watchers:
            happened = {"event": event, "chat_id": chat_id, **more}
            for watcher in self._watchers:
                watcher.put_nowait(happened)

    def subscribe(self) -> "Subscription":
        """All events from this moment on: `async for event in telegram.subscribe()`."""
        return Subscription(self._watchers)

    async def wait_for(
        self,
        chat_id: int,
        predicate: Callable[[Message], Any] = bool,
        timeout: float = 5,  # noqa: ASYNC109 - the tests' own word; seconds
        *,
        after: int = 0,
        by_bot: bool = True,
    ) -> Message:
        """The first message of the chat (by the bot, with an id above `after`) that the predicate likes; it waits."""

        def liked(messages: Iterable[Message]) -> Message | None:
            theirs = (m for m in messages if not by_bot or m.get("from", self.bot)["is_bot"])
            return next((m for m in theirs if m["message_id"] > after and predicate(m)), None)

        with self.subscribe() as events:
            found = liked(self.messages(chat_id))
            with suppress(TimeoutError):
                async with asyncio.timeout(timeout):
                    while found is None:
                        event = await anext(events)
                        found = (
                            liked([event["message"]]) if event["chat_id"] == chat_id and "message" in event else None
                        )
        if found is None:
            told = [m.get("text") or m.get("caption") or "…" for m in self.messages(chat_id)[-5:]]
            raise AssertionError(f"no such message in chat {chat_id} within {timeout} s; the last are {told}")
        return found


CONTENT = [
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "video",
    "animation",
    "audio",
    "voice",
    "poll",
    "sticker",
    "location",
    "link_preview_options",
    "show_caption_above_media",
    "has_media_spoiler",
]
_IDENTITY = ("message_id", "message_thread_id", "is_topic_message", "from", "sender_chat", "chat", "date", "via_bot",
             "forward_origin", "reply_to_message", "media_group_id", "business_connection_id",
             "direct_messages_topic", "suggested_post_info")  # fmt: skip


class Subscription(AsyncIterator[Event]):
    """A row of events; it ends with `close`, at the end of `with`, or when nobody holds it."""

    def __init__(self, watchers: set[asyncio.Queue[Event]]) -> None:
        self._watchers = watchers
        self._queue: asyncio.Queue[Event] = asyncio.Queue()
        watchers.add(self._queue)

    async def __anext__(self) -> Event:
        """The next thing that happens."""
        return await self._queue.get()

    def close(self) -> None:
        """Watch no more."""
        self._watchers.discard(self._queue)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()
