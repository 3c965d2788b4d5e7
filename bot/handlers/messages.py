"""Commands, the words that mean them, and everything else that people write."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.actions import compose, correct, living, questions, queue, routes, template
from bot.actions.alerts import alerts
from bot.actions.audit import audit
from bot.actions.channels import channels
from bot.actions.delete_me import delete_me
from bot.actions.desk import Desk
from bot.actions.follow import follow
from bot.actions.help import help_screen, unknown_command
from bot.actions.language import language
from bot.actions.latest import latest
from bot.actions.mutes import mute
from bot.actions.mydata import mydata
from bot.actions.rates import rates
from bot.actions.schedule import schedule
from bot.actions.search import search
from bot.actions.settings import settings
from bot.actions.sources import sources
from bot.actions.start import start
from bot.actions.status import status
from bot.actions.stop import moved, stop
from bot.actions.suggest import heard, suggest
from bot.actions.tags import tags
from bot.actions.throttle import Verdict
from bot.actions.unfollow import unfollow
from bot.formatter import commands, replies
from bot.handlers.contents import after_command, content
from bot.handlers.reading import Asked, read
from bot.handlers.way import Way, came_from, may_change, seen
from bot.model import Chat, Content, Post

Reply = Callable[[Desk, Chat, dict[str, Any], str, datetime], Awaitable[tuple[Post, ...]]]
Compose = Callable[[Desk, Chat, Content, datetime], Awaitable[tuple[Post, ...]]]
Action = Callable[[Desk, Chat, str, datetime], Awaitable[Post | tuple[Post, ...]]]

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
    "suggest": suggest,
    "mydata": mydata,
    "delete_me": delete_me,
    "channels": channels,
    "posts": living.posts,
    "audit": audit,
    "schedule": schedule,
    "queue": queue.queue,
    "sources": sources,
    "status": status,
    "unknown": unknown_command,
}
# What is done with the message itself, not with its text.
COMPOSING: dict[str, tuple[Callable[[Message], Content], Compose]] = {
    "words": (content, compose.message),
    "post": (after_command, compose.post),
}
# What a reply to a question means, by what the question is about; a test compares it with what is asked.
REPLIES: dict[str, Reply] = {
    "routes": routes.typed,
    "signature": template.signed,
    "card": queue.typed,
    correct.ABOUT: correct.answered,
}
CHANGING = frozenset(
    ("start", "follow", "unfollow", "settings", "language", "stop", "mute", "alerts", "mydata", "delete_me")
)


class Messages:
    """Answers messages."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._words = commands.words(way.desk.texts)

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message, if it is meant for the bot."""
        chat, message = seen(update), update.effective_message
        if chat is None or message is None:
            return
        asked = read(message.text or "", self._words, username=context.bot.username, private=chat.kind == "private")
        if asked is None:
            return
        now = datetime.now(UTC)
        verdict = self._way.hears(update, now)
        if verdict is Verdict.ANSWER:
            post = await living.forwarded(self._way.desk, chat, origin, now) if (origin := came_from(message)) else None
            await (self._way.tell(chat, post) if post else self._answer(update, chat, asked, now))
        elif verdict is Verdict.WORD:
            await self._way.tell(chat, await self._way.slow_down(chat, now))

    async def _answer(self, update: Update, chat: Chat, asked: Asked, now: datetime) -> None:
        desk = self._way.desk
        if asked.what in CHANGING and not await may_change(update):
            known = await desk.known(chat, now)
            await self._way.tell(chat, replies.group_admins(desk.voice(known)))
            return
        message = update.effective_message if isinstance(update.effective_message, Message) else None
        answer = await self._awaited(message, chat, asked, now) if asked.what == "words" else None
        if answer is None and asked.what in COMPOSING and message:
            taken, does = COMPOSING[asked.what]
            answer = await does(desk, chat, taken(message), now)
        elif answer is None:
            answer = await ACTIONS[asked.what](desk, chat, asked.text, now)
        for post in answer if isinstance(answer, tuple) else (answer,):
            await self._way.tell(chat, post)

    async def _awaited(
        self, message: Message | None, chat: Chat, asked: Asked, now: datetime
    ) -> Post | tuple[Post, ...] | None:
        """The answer to what was awaited of the person, be it words or a picture; None where nothing was."""
        desk = self._way.desk
        if question := await questions.answered(desk, chat):
            return await REPLIES[question.about](desk, chat, question.what, asked.text, now)
        return await heard(desk, chat, content(message), now) if message else None

    async def on_migration(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group became a supergroup: it is told in the old one."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await moved(self._way.desk, message.chat.id, message.migrate_to_chat_id)
