"""The house: what every part of the composition root has at hand, and the wish to stop."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Sequence
from datetime import timedelta
from typing import Any, Protocol

from telegram.error import Conflict, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot.actions.rights import Rights
from bot.config import Config
from bot.formatter.texts import Texts
from bot.handlers import rights
from bot.handlers.order import InOrder
from bot.model import Outcome, Parcel, Post, RetryLater
from bot.pipeline.deliver import Before
from bot.rules.opened import Opened
from bot.rules.topics import Catalogue
from bot.sending.answers import BotRefused
from bot.sending.pacing import Lane, Pacing
from bot.sending.sender import Sender
from bot.sending.transport import AiohttpRequest

CONFLICTS = 4  # this many within a minute: another instance is believed in (a restart makes one or two)
CONFLICT_SECONDS = 60
GRACE = 5.0  # seconds that what is on the wire has when the bot stops

log = logging.getLogger(__name__)
PTB = Application[Any, Any, Any, Any, Any, Any]


class Carrier(Protocol):
    """Something that has words on the wire when the bot stops."""

    async def stop(self, grace: float) -> None:
        """Leave off; what is on the wire has `grace` seconds."""


async def stop_together(carriers: Sequence[Carrier], grace: float) -> None:
    """All of them within the same seconds: who wants the bot to stop does not wait for one after the other."""
    await asyncio.gather(*(carrier.stop(grace) for carrier in carriers))


class Stopped(Exception):
    """The bot cannot go on; the text says why and what to do, in one line."""


class House:
    """Everything that runs, and the wish to stop."""

    def __init__(self, config: Config, stop: asyncio.Event) -> None:
        self.config = config
        self.stop = stop
        self.why: str | None = None
        self.texts = Texts.load()
        self.catalogue = Catalogue(config.topics)
        self.pacing = Pacing(config.telegram.messages_per_second, config.telegram.paid_messages_per_second)
        self.rights = Rights()
        self.opened = Opened()
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)

    def telegram(self) -> PTB:
        """PTB's application: our transport, our pacing, our order of updates."""
        bot = ExtBot(
            self.config.token,
            base_url=self.config.telegram.bot_url,
            base_file_url=self.config.telegram.file_url,
            request=AiohttpRequest(64, bulk=256),
            get_updates_request=AiohttpRequest(1),
            rate_limiter=self.pacing,
        )
        rights.serve(self.rights, bot)
        return ApplicationBuilder().bot(bot).job_queue(None).concurrent_updates(InOrder()).build()

    def give_up(self, why: str) -> None:
        """Stop, and say why."""
        self.why = self.why or why
        self.stop.set()

    async def carry(self, sender: Sender, parcel: Parcel, post: Post, before: Before | None) -> Outcome:
        """Send for the courier; Telegram's no to the whole bot ends the bot."""
        lane = Lane.BULK if parcel.first.lane else Lane.BREAKING
        call = sender.send(parcel.chat_id, post, lane=lane, attempt=parcel.first.attempt, before=before)
        return await self._unless_refused(call)

    async def say(self, sender: Sender, lane: Lane, chat_id: int, post: Post, before: Before) -> Outcome:
        """Send what is no news."""
        return await self._unless_refused(sender.send(chat_id, post, lane=lane, before=before))

    async def mend(self, sender: Sender, chat_id: int, message_id: int, post: Post) -> Outcome:
        """Edit for the amender, behind everything that is new."""
        return await self._unless_refused(sender.edit(chat_id, message_id, post, lane=Lane.EDIT))

    async def withdraw(self, sender: Sender, chat_id: int, message_id: int) -> Outcome:
        """Delete for the retractor, behind everything that is new."""
        return await self._unless_refused(sender.delete(chat_id, message_id, lane=Lane.EDIT))

    async def _unless_refused(self, call: Awaitable[Outcome]) -> Outcome:
        try:
            return await call
        except BotRefused as refused:
            self.give_up(f"Telegram refuses this bot ({refused}): check the token, and that no other instance runs")
            return RetryLater(timedelta(minutes=1), str(refused))

    def on_polling_error(self, error: TelegramError) -> None:
        """Another instance ends this one; anything else passes by itself, PTB tries again."""
        if isinstance(error, Conflict):
            self._conflicts.append(asyncio.get_running_loop().time())
            if len(self._conflicts) == CONFLICTS and self._conflicts[-1] - self._conflicts[0] < CONFLICT_SECONDS:
                self.give_up("another instance of this bot asks Telegram for updates; stop it, then start this one")
        else:
            log.warning("Telegram cannot be asked for updates: %s", error)
