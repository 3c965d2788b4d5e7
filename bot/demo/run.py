"""The demo: one server with a Telegram, a newsroom and a chat page; beside it the ordinary bot, by configuration."""

import asyncio
import logging
import sys
import tempfile
import webbrowser
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import app, config, scheduler
from bot.demo import channel
from bot.demo import newsroom as news
from bot.demo import telegram as tg
from bot.demo.newsroom import Newsroom
from bot.demo.page import add_page
from bot.demo.telegram import Limits, Telegram
from bot.model import Channel, Editor

TOKEN = "1000:demo"
CALM, FAST = timedelta(seconds=25), timedelta(seconds=4)
READER, READER_RU, EDITOR, OPERATOR, CHANNEL, GROUP, DIRECT = 101, 102, 103, 104, -1001001, -1001002, -1001003
THEIRS = Channel(id=CHANNEL, title="Дала жаңалықтары", username="dala_janalyq", template=channel.TEMPLATE)
PEOPLE = (
    Editor(channel_id=CHANNEL, user_id=EDITOR, role="owner", name="Динара"),
    Editor(channel_id=CHANNEL, user_id=OPERATOR, role="editor", name="Ерлан"),
)
PRICE: dict[str, Any] = {"currency": "XTR", "amount": 50}
SUGGESTED = "Бүгін Абай көшесінде мектеп оқушылары екі жүз түп ағаш отырғызды. Ең кішісі — бірінші сынып."
PAID_FOR = "Ярмарка ремёсел: суббота, Дом культуры, с десяти утра. Войлок, дерево, серебро, чай у самовара."
SITES = {"Толқын": "tolqyn", "Дала": "dala", "Алатау": "alatau"}


async def demo(*, port: int, browser: bool, fast: bool) -> int:
    """Serve until interrupted."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    stop = app.stop_on_signals()
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="habarshy-demo-")))
        stage = Stage(FAST if fast else CALM)
        address = await stage.open(port, opened)
        sys.stdout.write(f"Хабаршы's demo runs at {address} (stop it with Ctrl+C)\n")
        sys.stdout.flush()
        if browser:
            await asyncio.to_thread(webbrowser.open, address)
        settings = stage.config(address, folder, fast=fast)
        await channel.furnish(settings, THEIRS, PEOPLE, scheduler.clock())
        await stage.suggest()
        await app.run(settings, stop)
    return 0


class Stage:
    """Everything round the bot: Telegram with its people, the newsroom with its sites and bank, the page."""

    def __init__(self, pace: timedelta) -> None:
        self.telegram = Telegram(TOKEN, limits=Limits(), keep=500)
        self.newsroom = Newsroom(scheduler.clock, pace)
        self._people()

    async def open(self, port: int, opened: AsyncExitStack) -> str:
        """Listen on loopback; return the page's address."""
        served = tg.application(self.telegram)
        served.add_subapp("/news/", news.application(self.newsroom))
        add_page(
            served,
            self.telegram,
            next_story=self._next,
            links={n: f"/news/{s}/" for n, s in SITES.items()},
            roles=_ROLES,
        )
        bound = await opened.enter_async_context(tg.listening(served, port=port))
        for running in (self.newsroom.run(), self._publish()):
            opened.callback(asyncio.create_task(running).cancel)
        return f"http://127.0.0.1:{bound}/"

    def config(self, address: str, folder: Path, *, fast: bool) -> config.Config:
        """What a person would write into config.toml for this world."""
        every = "2s" if fast else "5s"
        data: dict[str, Any] = {
            "telegram": {"token": TOKEN, "base_url": address.rstrip("/"), "admins": [OPERATOR]},
            "fetch": {"allow_private": ["127.0.0.1"], "contact": "https://example.kz/habarshy"},
            "channels": {"newsroom": [CHANNEL]},
            "rates": {"url": f"{address}news/bank/get_rates.cfm"},
            "sources": [
                {"name": "Толқын", "url": f"{address}news/tolqyn/rss.xml", "interval": every, "first_poll": 3},
                {"name": "Дала", "url": f"{address}news/dala/atom.xml", "interval": every, "first_poll": 3},
                {
                    "name": "Алатау",
                    "url": f"{address}news/alatau/news",
                    "kind": "page",
                    "links": "a.category__title",
                    "interval": every,
                    "first_poll": 2,
                },
            ],
        }
        parsed = config.parse(data, folder / "config.toml", {})
        return parsed.model_copy(update={"topics": config.starting_topics()})

    def _people(self) -> None:
        self.telegram.add_user(READER, "Айгерім", "kk")
        self.telegram.add_user(READER_RU, "Тимур", "ru")
        self.telegram.add_user(EDITOR, "Динара", "kk")
        self.telegram.add_user(OPERATOR, "Ерлан", "kk")
        self.telegram.add_channel(CHANNEL, THEIRS.title, admins=[EDITOR, OPERATOR], username=THEIRS.username)
        self.telegram.open_direct(CHANNEL, DIRECT)
        self.telegram.add_group(GROUP, "Ауыл", people=[READER, READER_RU], admins=[EDITOR], forum=True)
        for topic in ("Су", "Спорт"):
            self.telegram.add_topic(GROUP, topic)

    async def suggest(self) -> None:
        """Two readers suggest posts in the channel's direct messages: one for nothing, one who pays and names a day."""
        tomorrow = int((scheduler.clock() + timedelta(days=1)).timestamp())
        self.telegram.purses[READER_RU] = {"XTR": PRICE["amount"]}
        await self.telegram.suggest(READER, CHANNEL, {"text": SUGGESTED})
        await self.telegram.suggest(READER_RU, CHANNEL, {"text": PAID_FOR}, price=PRICE, send_date=tomorrow)

    async def _publish(self) -> None:
        """What was approved for later comes out in its time."""
        while True:
            self.telegram.publish()
            await asyncio.sleep(1)

    async def _next(self) -> str | None:
        return self.newsroom.publish_next().draft.title


_ROLES = {READER: "оқырман", READER_RU: "оқырман, орысша", EDITOR: "арна иесі", OPERATOR: "оператор, редактор"}
