"""How a handler reaches the desk and the person."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, ParamSpec

from telegram import Chat as TelegramChat
from telegram import ChatMember, MaybeInaccessibleMessage, Message, MessageOriginChannel, Update, User
from telegram.error import TelegramError

from bot.actions import pictures
from bot.actions.desk import Desk, Wire
from bot.actions.throttle import Throttle, Verdict, slow_down
from bot.formatter.texts import LANGUAGES
from bot.model import Chat, Outcome, Post, Refused, RetryLater, Sent

Say = Callable[[int, Post], Awaitable[Outcome]]
Edit = Callable[[int, int, Post], Awaitable[Outcome]]
Kind = Literal["private", "group", "channel"]
P = ParamSpec("P")

TRIES, PATIENCE = 3, timedelta(seconds=15)  # so long somebody still looks at the chat and waits for an answer
_ADMINISTRATORS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Way:
    """The desk, the way out (`say` sends a message, `edit` puts a post in the place of one), and the clock."""

    desk: Desk
    say: Say
    edit: Edit
    throttle: Throttle
    now: Callable[[], datetime]

    def hears(self, update: Update, now: datetime) -> Verdict:
        """Whether the person gets an answer this time. Of who writes in a group's name, the group is asked."""
        who = update.effective_user or update.effective_chat
        part = update.message is not None and update.message.media_group_id is not None  # an album comes in ten
        light = part or update.callback_query is not None
        return self.throttle.ask(who.id, now, light=light) if who else Verdict.SILENCE

    async def slow_down(self, chat: Chat, now: datetime) -> Post:
        """The kind word for who asks too often."""
        return await slow_down(self.desk, chat, self.throttle.most, now)

    async def tell(self, chat: Chat, post: Post) -> int | None:
        """Send, into the topic of a forum group where it was asked; only private chats have keys. Return its number."""
        keyboard = post.keyboard if chat.kind == "private" else ()
        post = replace(post, keyboard=keyboard, thread=chat.thread)
        return await self._keep(await self.say(chat.id, post))

    async def show(self, chat: Chat, message_id: int | None, post: Post, edit: Edit | None = None) -> int | None:
        """Put the post in place of a message; below it, where the message cannot be edited any more.

        Return the number of the message that it stands in; None where Telegram would not have it.
        """
        post, edit = replace(post, thread=chat.thread), edit or self.edit
        outcome = await edit(chat.id, message_id, post) if message_id else None
        if outcome is None or isinstance(outcome, Refused):
            return await self.tell(chat, post)
        return await self._keep(outcome)

    async def _keep(self, outcome: Outcome) -> int | None:
        if not isinstance(outcome, Sent):
            return None
        if outcome.picture:
            await pictures.remember(self.desk, outcome.picture, self.now())
        return outcome.message_id


def patient(wire: Wire) -> Wire:
    """What is tried again after the pause that Telegram asks for: nobody else would, and an answer would be lost."""
    return replace(
        wire,
        say=_patiently(wire.say),
        show=_patiently(wire.show),
        edit=_patiently(wire.edit),
        swap=_patiently(wire.swap),
        delete=_patiently(wire.delete),
        pin=_patiently(wire.pin),
        unpin=_patiently(wire.unpin),
    )


def _patiently(call: Callable[P, Awaitable[Outcome]]) -> Callable[P, Awaitable[Outcome]]:
    async def do(*args: P.args, **kwargs: P.kwargs) -> Outcome:
        outcome = await call(*args, **kwargs)
        for _ in range(TRIES - 1):
            if not isinstance(outcome, RetryLater) or outcome.after > PATIENCE:
                break
            await asyncio.sleep(outcome.after.total_seconds())
            outcome = await call(*args, **kwargs)
        return outcome

    return do


def person(user: User) -> Chat:
    """Somebody as a stranger's private chat, in Telegram's language, if the bot speaks it."""
    code = (user.language_code or "")[:2].lower()
    return Chat(id=user.id, language=code if code in LANGUAGES else LANGUAGES[0])


def seen(update: Update) -> Chat | None:
    """The chat that an update comes from, as a stranger's; a person's language is Telegram's, if the bot speaks it."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        return None
    language = person(user).language if user and chat.type == TelegramChat.PRIVATE else LANGUAGES[0]
    return Chat(
        id=chat.id,
        kind=kind(chat),
        language=language,
        message=_pointed_at(update),
        name=user.full_name if user else "",
        thread=thread(update.effective_message),
    )


def _pointed_at(update: Update) -> int | None:
    """The message whose button is tapped, or that is replied to."""
    if update.callback_query:
        return update.callback_query.message.message_id if update.callback_query.message else None
    replied = update.message.reply_to_message if update.message else None
    return replied.message_id if replied else None


def thread(message: MaybeInaccessibleMessage | None) -> int | None:
    """The topic of a forum group that a message stands in. In other groups Telegram numbers mere answers so, too."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def came_from(message: Message) -> tuple[int, int] | None:
    """The channel and the message there that was forwarded."""
    origin = message.forward_origin
    return (origin.chat.id, origin.message_id) if isinstance(origin, MessageOriginChannel) else None


def kind(chat: TelegramChat) -> Kind:
    """Telegram's kinds of chat are four, ours three."""
    if chat.type == TelegramChat.PRIVATE:
        return "private"
    return "channel" if chat.type == TelegramChat.CHANNEL else "group"


async def may_change(update: Update) -> bool:
    """In a group only administrators decide what it gets; an anonymous one speaks as the group itself."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    if chat is None or chat.type == TelegramChat.PRIVATE:
        return chat is not None
    if update.callback_query is None and isinstance(message, Message) and message.sender_chat:
        return message.sender_chat.id == chat.id
    if user is None:
        return False
    try:
        member = await chat.get_member(user.id)
    except TelegramError:
        return False
    return member.status in _ADMINISTRATORS
