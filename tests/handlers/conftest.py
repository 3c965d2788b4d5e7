"""The bot with its database beside a local Telegram, over real HTTP."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer
from telegram.ext import ApplicationBuilder, ExtBot

from bot import handlers
from bot.actions.desk import Desk
from bot.app.talk import wired
from bot.config import Config
from bot.demo.telegram import Telegram, application
from bot.formatter.texts import Texts
from bot.handlers import rights
from bot.rules.throttle import Throttle
from bot.rules.topics import Catalogue
from bot.sending.pacing import Ticket
from bot.sending.sender import Sender
from bot.sending.transport import AiohttpRequest
from bot.storage.database import Database
from tests import clock
from tests.handlers.world import NoPacing, World

TOKEN = "7:readers"
TOPICS = [
    {"tag": "су тасқыны", "words": ["су тасқыны", "тасқын"]},
    {"tag": "Қостанай"},
    {"tag": "сайлау", "words": ["сайлау", "дауыс беру"]},
    *(
        {"tag": f"{word} тақырыбы"}
        for word in "спорт білім ауа денсаулық мәдениет экономика жол заң ғылым қала".split()
    ),
]


@pytest.fixture(scope="session")
def config() -> Config:
    return Config.model_validate({"topics": TOPICS})


@pytest.fixture
def desk(db: Database, config: Config, texts: Texts) -> Desk:
    return Desk(db, config, texts, Catalogue(config.topics), patience=60)  # pictures come whole, however busy it is


@pytest.fixture
def throttle() -> Throttle:
    """Tests ask more in a second than people do in a minute."""
    return Throttle(most=10_000)


@pytest.fixture
async def world(desk: Desk, throttle: Throttle) -> AsyncIterator[World]:
    telegram = Telegram(TOKEN, clock=clock.now)
    server = TestServer(application(telegram))
    await server.start_server()
    bot: ExtBot[Ticket] = ExtBot(
        TOKEN,
        base_url=str(server.make_url("/bot")),
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
        rate_limiter=NoPacing(),
    )
    app = ApplicationBuilder().bot(bot).job_queue(None).build()
    rights.serve(desk.rights, bot)
    handlers.register(app, replace(desk, wire=wired(bot, Sender(bot))), throttle, clock.now)
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(poll_interval=0, timeout=1, allowed_updates=handlers.UPDATES)
        yield World(telegram, desk, app)
        await app.updater.stop()
        await app.stop()
    await server.close()
