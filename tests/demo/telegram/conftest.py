"""A world with a reader, an editor, a stranger, a channel, a group and a forum; and the bot in it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from yarl import URL

from bot.demo.telegram import Telegram
from tests.demo.telegram.stage import bot_of, served, world


@pytest.fixture
def telegram() -> Telegram:
    return world()


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[URL]:
    async with served(telegram) as server:
        yield server


@pytest.fixture
async def bot(server: URL) -> AsyncIterator[Bot]:
    async with bot_of(server) as bot:
        yield bot
