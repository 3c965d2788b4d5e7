"""Commands, the words that mean them, and everything else that people write."""

from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.actions import awaited, compose, correct, living, questions, queue, routes, suggest, template
from bot.actions.alerts import alerts
from bot.actions.audit import audit
from bot.actions.channels import channels
from bot.actions.delete_me import delete_me
from bot.actions.desk import Desk
from bot.actions.follow import follow
from bot.actions.help import help_screen, unknown_command
from bot.actions.language import language
from bot.actions.latest import latest
from bot.actions.leave import cancel, leave
from bot.actions.mutes import mute
from bot.actions.mydata import mydata
from bot.actions.rates import changes, rates
from bot.actions.schedule import schedule
from bot.actions.search import search
from bot.actions.settings import settings
from bot.actions.sources import sources
from bot.actions.start import start
from bot.actions.status import status
from bot.actions.stop import moved, stop
from bot.actions.tags import tags
from bot.actions.throttle import Verdict
from bot.actions.unfollow import unfollow
from bot.formatter import commands, replies
from bot.handlers.contents import after_command, content
from bot.handlers.reading import Asked, Hearing, read
from bot.handlers.way import Way, came_from, may_change, seen
from bot.model import Chat, Content, Post

Posts = tuple[Post, ...]
Action = Callable[[Desk, Chat, str, datetime], Awaitable[Post | Posts]]
Reply = Callable[[Desk, Chat, dict[str, Any], Content, datetime], Awaitable[Posts]]
Hear = Callable[[Desk, Chat, Content, datetime], Awaitable[Posts | None]]

ACTIONS: dict[str, Action] = {
    "start": start,
    "help": help_screen,
    "follow": follow,
    "unfollow": unfollow,
    "mute": mute,
    "tags": tags,
    "latest": latest,
    "search": search,
    "rates": rates,
    "alerts": alerts,
    "settings": settings,
    "language": language,
    "stop": stop,
    "suggest": suggest.suggest,
    "mydata": mydata,
    "delete_me": delete_me,
    "channels": channels,
    "posts": living.posts,
    "audit": audit,
    "schedule": schedule,
    "queue": queue.queue,
    "cancel": cancel,
    "sources": sources,
    "status": status,
    "unknown": unknown_command,
}
# What a reply to a question means, by what the question is about; a test compares it with what is asked.
REPLIES: dict[str, Reply] = {
    "routes": routes.typed,
    "signature": template.signed,
    "card": queue.typed,
    correct.ABOUT: correct.answered,
}
# Who may be waiting for a message, be it words or a picture. What a person began last has ended what was before.
HEARERS: tuple[Hear, ...] = (suggest.heard, awaited.heard)
CHANGING = frozenset(
    ("start", "follow", "unfollow", "settings", "language", "stop", "mute", "alerts", "mydata", "delete_me")
)
DESKWORK = frozenset(("post", "schedule", "channels", "queue", "audit"))  # of an editor, alone with the bot
_ALBUMS = 100  # the last ones, of everybody: Telegram brings the parts of one together


class Messages:
    """Answers messages."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._words = commands.words(way.desk.texts)
        self._besides = commands.besides(way.desk.texts)
        self._answered: deque[str] = deque(maxlen=_ALBUMS)  # the albums whose first part has its answer

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message, if it is meant for the bot."""
        chat, message = seen(update), update.message
        if chat is None or message is None:
            return
        private, forwarded = chat.kind == "private", bool(message.forward_origin)
        how = Hearing(context.bot.username, private=private, besides=self._besides, forwarded=forwarded)
        asked = read(message.text or "", self._words, how)
        if asked is None:
            return
        now = self._way.now()
        verdict = self._way.hears(update, now)
        if verdict is Verdict.ANSWER:
            for post in await self._answer(update, chat, asked, now):
                await self._way.tell(chat, post)
        elif verdict is Verdict.WORD:
            await self._way.tell(chat, await self._way.slow_down(chat, now))

    async def _answer(self, update: Update, chat: Chat, asked: Asked, now: datetime) -> Posts:
        """With a slash it is a command, whatever is waited for."""
        message = update.message if asked.by != "slash" else None
        answer = await self._said(message, chat, asked, now) if message else None
        return await self._obey(update, chat, asked, now) if answer is None else answer

    async def _said(self, message: Message, chat: Chat, asked: Asked, now: datetime) -> Posts | None:
        """Who waits for it takes it; the rest is whatever it may mean. None: a command after all."""
        desk, said = self._way.desk, content(message)
        if said.album in self._answered:
            return ()
        meant = asked.by != "word" and (said.kind == "text" or said.file) and not said.origin
        if question := await questions.answered(desk, chat, said if meant else None, now):
            self._answered += [said.album] if said.album else []
            return await REPLIES[question.about](desk, chat, question.what, said, now)
        if asked.by == "word":
            return None
        for hear in HEARERS:
            if (answer := await hear(desk, chat, said, now)) is not None:
                return answer
        answer = await self._understood(message, chat, asked, now)
        self._answered += [said.album] if said.album and answer else []
        return answer

    async def _understood(self, message: Message, chat: Chat, asked: Asked, now: datetime) -> Posts | None:
        desk, said = self._way.desk, content(message)
        if (origin := came_from(message)) and (standing := await living.forwarded(desk, chat, origin, now)):
            return (standing,)
        if (posts := await compose.begun(desk, chat, said, now)) is not None:
            return posts
        return await compose.message(desk, chat, said, now) if asked.what == "words" else None

    async def _obey(self, update: Update, chat: Chat, asked: Asked, now: datetime) -> Posts:
        desk = self._way.desk
        if _changes(asked) and not await may_change(update):
            return (replies.group_admins(desk.voice(await desk.known(chat, now))),)
        if asked.what in DESKWORK and chat.kind != "private":
            return (replies.desk_elsewhere(desk.username(), desk.voice(await desk.known(chat, now))),)
        await leave(desk, chat, now)
        if asked.what == "post" and update.message:
            return await compose.post(desk, chat, after_command(update.message), now)
        answer = await ACTIONS[asked.what](desk, chat, asked.text, now)
        return answer if isinstance(answer, tuple) else (answer,)

    async def on_migration(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group became a supergroup: it is told in the old one."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await moved(self._way.desk, message.chat.id, message.migrate_to_chat_id)


def _changes(asked: Asked) -> bool:
    """Whether something would not be as before: in a group that is for its administrators."""
    return asked.what in CHANGING or (asked.what == "rates" and changes(asked.text))
