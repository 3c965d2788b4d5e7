"""A local Telegram behind a real server, and real PTB bots that talk to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp.test_utils import BaseTestServer, TestServer
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.demo.telegram import Telegram, application

TOKEN = "42:demo"
READER, EDITOR, STRANGER = 7, 8, 9
CHANNEL, GROUP, FORUM = -1001, -2, -1003
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010802000000"
    "7b40e8dd0000000f49444154789c63f8cf0006ff190000070001ff5c9d0d0a0000000049454e44ae426082"
)


def world() -> Telegram:
    telegram = Telegram(TOKEN)
    telegram.add_user(READER, "Айгүл", started=True)
    telegram.add_user(EDITOR, "Ерлан", started=True)
    telegram.add_user(STRANGER, "Бөтен", "ru")
    telegram.add_channel(CHANNEL, "Су тасқыны", admins=[EDITOR], username="su_taskyny")
    telegram.add_group(GROUP, "Ауыл", people=[READER], admins=[EDITOR], supergroup=False)
    telegram.add_group(FORUM, "Қала", people=[READER], admins=[EDITOR], forum=True)
    return telegram


@asynccontextmanager
async def served(telegram: Telegram) -> AsyncIterator[BaseTestServer]:
    async with TestServer(application(telegram)) as server:
        yield server


def bot_of(server: BaseTestServer, token: str = TOKEN) -> Bot:
    request = HTTPXRequest(read_timeout=5, httpx_kwargs={"trust_env": False})
    address, files = str(server.make_url("/bot")), str(server.make_url("/file/bot"))
    return Bot(token, base_url=address, base_file_url=files, request=request)
