"""A local Telegram behind a real server, and real PTB bots that talk to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.request import HTTPXRequest
from yarl import URL

from bot.demo.telegram import Telegram, application, listening

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
async def served(telegram: Telegram) -> AsyncIterator[URL]:
    async with listening(application(telegram)) as port:
        yield URL.build(scheme="http", host="127.0.0.1", port=port)


def bot_of(server: URL, token: str = TOKEN) -> Bot:
    request = HTTPXRequest(read_timeout=5, httpx_kwargs={"trust_env": False})
    return Bot(token, base_url=str(server / "bot"), base_file_url=str(server / "file/bot"), request=request)
