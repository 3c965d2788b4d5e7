"""A world with a reader, an editor, a stranger, a channel, a group and a forum; and the bot in it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import BaseTestServer
from telegram import Bot

from bot.demo.telegram import Telegram
from tests.demo.telegram.stage import bot_of, served, world


@pytest.fixture
def telegram() -> Telegram:
    return world()


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[BaseTestServer]:
    async with served(telegram) as server:
        yield server


@pytest.fixture
async def bot(server: BaseTestServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as bot:
        yield bot
