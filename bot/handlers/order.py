"""Updates of one chat are handled one after another, those of different chats side by side."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 64  # chats being answered
_NO_LIMIT = 1_000_000  # PTB would count those who wait for their turn, too: one chat's flood would fill every place


@dataclass(frozen=True, slots=True)
class Turn:
    """What the bot itself has to do in a chat: put into PTB's queue, it waits for its turn like what people do."""

    chat_id: int
    do: Callable[[], Awaitable[None]]


class InOrder(BaseUpdateProcessor):
    """PTB handles updates strictly one by one, or all at once: then `/unfollow` may overtake `/follow`."""

    def __init__(self) -> None:
        super().__init__(_NO_LIMIT)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._places = asyncio.Semaphore(AT_ONCE)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait until the chat's earlier updates are done, then for a free place."""
        turn = self._turns.setdefault(_whose(update), asyncio.Lock())
        async with turn, self._places:
            await coroutine

    async def initialize(self) -> None:
        """Nothing is opened."""

    async def shutdown(self) -> None:
        """Nothing is open."""


def _whose(update: object) -> int:
    if isinstance(update, Turn):
        return update.chat_id
    if not isinstance(update, Update):
        return 0
    where = update.effective_chat or update.effective_user
    return where.id if where else 0
