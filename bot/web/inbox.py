"""Webhook mode: an update is kept before Telegram hears "thank you", and forgotten when it is handled.

PTB's own webhook answers first: 173 of 200 accepted updates were lost on SIGKILL (FACTS).
"""

import asyncio
import json
import logging
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.storage import inbox
from bot.storage.database import Database

log = logging.getLogger(__name__)


class Inbox:
    """Hands updates from the webhook to PTB, each once."""

    def __init__(self, db: Database, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        self._db = db
        self._application = application
        self._handling: set[asyncio.Task[None]] = set()

    async def receive(self, update_id: int, body: str) -> None:
        """Keep the update, then have it handled; one that came before is only thanked for."""
        async with self._db.write() as connection:
            fresh = await inbox.add(connection, update_id, body)
        if fresh:
            self._begin(update_id, body)

    async def resume(self) -> None:
        """Handle what was kept and not handled when the process ended."""
        async with self._db.read() as connection:
            waiting = await inbox.pending(connection)
        for update_id, body in waiting:
            self._begin(update_id, body)

    async def close(self) -> None:
        """Wait for what is being handled."""
        await asyncio.gather(*self._handling, return_exceptions=True)

    def _begin(self, update_id: int, body: str) -> None:
        task = asyncio.create_task(self._handle(update_id, body))
        self._handling.add(task)
        task.add_done_callback(self._handling.discard)

    async def _handle(self, update_id: int, body: str) -> None:
        try:
            update = Update.de_json(json.loads(body), self._application.bot)
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            log.warning("update %s cannot be read and is put aside: %s", update_id, type(error).__name__)
        else:
            processor = self._application.update_processor
            await processor.process_update(update, self._application.process_update(update))
        async with self._db.write() as connection:
            await inbox.done(connection, update_id)
