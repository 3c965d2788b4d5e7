"""A world for the whole bot: a local Telegram, news sites whose pages a test writes, a bank; all real HTTP."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import app, config
from bot.demo.telegram import Telegram, application

TOKEN = "7:house"
READER, WITH_WORDS, LEAVER, OPERATOR = 11, 12, 13, 99
PEOPLE = {READER: "Айгүл", WITH_WORDS: "Бота", LEAVER: "Дана", OPERATOR: "Ерлан"}
TOPICS = [
    {"tag": "су тасқыны", "words": ["су тасқыны", "тасқын"]},
    {"tag": "сот", "words": ["сот", "үкім"]},
    {"tag": "Қостанай"},
]
BANK = """<?xml version="1.0" encoding="utf-8"?><rates><date>{day}</date>
<item><fullname>АҚШ ДОЛЛАРЫ</fullname><title>USD</title><description>443.35</description><quant>1</quant></item>
<item><fullname>ЕУРО</fullname><title>EUR</title><description>475.54</description><quant>1</quant></item>
<item><fullname>РЕСЕЙ РУБЛІ</fullname><title>RUB</title><description>482</description><quant>100</quant></item>
</rates>"""


@dataclass
class Site:
    """One site: what its feed says, or how it fails."""

    items: list[tuple[str, str, str]] = field(default_factory=list)  # title, body, when; the newest last
    broken: int = 0  # the status it answers with instead
    body: bytes | None = None  # what it says instead of a feed
    asked: int = 0
    seen: asyncio.Event = field(default_factory=asyncio.Event)  # set at every request

    def tell(self, title: str, body: str = "") -> None:
        when = format_datetime(datetime.now(UTC))
        self.items.append((title, body or f"{title}. Бұл туралы облыс әкімдігі хабарлады.", when))

    def feed(self, root: str) -> bytes:
        items = "".join(
            f"<item><title>{escape(title)}</title><link>{root}/{1000 + n}-story</link><guid>{root}/{n}</guid>"
            f"<pubDate>{when}</pubDate><description>{escape(body)}</description></item>"
            for n, (title, body, when) in reversed(list(enumerate(self.items)))
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Т</title>{items}</channel></rss>'.encode()


class Stage:
    """The world round the bot. `site("a")` is served at `/a/rss.xml`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.telegram = Telegram(TOKEN)
        for number, name in PEOPLE.items():
            self.telegram.add_user(number, name, "kk")
        self.sites: dict[str, Site] = {}
        self.bank_is_down = False
        self.root = ""

    def site(self, name: str) -> Site:
        return self.sites.setdefault(name, Site())

    def application(self) -> web.Application:
        served = application(self.telegram)
        served.router.add_get("/{site:[a-z]+}/rss.xml", self._feed)
        served.router.add_get("/bank", self._bank)
        return served

    async def _feed(self, request: web.Request) -> web.Response:
        site = self.site(request.match_info["site"])
        site.asked += 1
        site.seen.set()
        if site.broken:
            return web.Response(status=site.broken)
        body = site.feed(f"{self.root}/{request.match_info['site']}") if site.body is None else site.body
        return web.Response(body=body, content_type="application/rss+xml")

    async def _bank(self, request: web.Request) -> web.Response:
        if self.bank_is_down:
            return web.Response(status=500)
        return web.Response(text=BANK.format(day=request.query["fdate"]), content_type="text/xml")

    def config(self, **tables: dict[str, Any]) -> dict[str, Any]:
        """What stands in config.toml; `tables` add to it or replace."""
        data: dict[str, Any] = {
            "telegram": {"token": TOKEN, "base_url": self.root, "admins": [OPERATOR], "messages_per_second": 1000},
            "fetch": {"allow_private": ["127.0.0.1"]},
            "rates": {"url": f"{self.root}/bank"},
            "sources": [
                {"name": name, "url": f"{self.root}/{name}/rss.xml", "interval": "1s"} for name in sorted(self.sites)
            ],
            "topics": TOPICS,
        }
        for name, table in tables.items():
            data[name] = data.get(name, {}) | table
        return data

    @asynccontextmanager
    async def bot(self, **tables: dict[str, Any]) -> AsyncIterator[None]:
        """The bot in this process, stopped at the end."""
        loaded = config.parse(self.config(**tables), self.folder / "config.toml", {})
        stop = asyncio.Event()
        running = asyncio.create_task(app.run(loaded, stop))
        try:
            yield
        finally:
            stop.set()
            await running

    async def process(self, stderr: int | None = None, **tables: dict[str, Any]) -> asyncio.subprocess.Process:
        """The bot in a process of its own, which a test may kill."""
        file = self.folder / "config.toml"
        await asyncio.to_thread(file.write_text, as_toml(self.config(**tables)), "utf-8")
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(file), env=dict(os.environ), stderr=stderr
        )

    # ---------------------------------------------------------------- people

    async def asks(self, text: str, user: int = READER) -> str:
        """Type, and read the answer."""
        before = len(self.telegram.messages(user)) + 1
        await self.telegram.say(user, text)
        answer = await self.telegram.wait_for(
            user, lambda m: bool(m["from"]["is_bot"]) and m["message_id"] > self._last(user, before), timeout=20
        )
        return str(answer["text"])

    def _last(self, user: int, count: int) -> int:
        return int(self.telegram.messages(user)[count - 1]["message_id"])

    async def gets(self, words: str, user: int = READER) -> str:
        """Wait for a post with these words."""
        message = await self.telegram.wait_for(
            user, lambda m: bool(m["from"]["is_bot"]) and words in m.get("text", ""), timeout=20
        )
        return str(message["text"])

    def posts(self, words: str, user: int = READER) -> list[str]:
        """Every message of the bot with these words."""
        return [m["text"] for m in self.telegram.messages(user) if m["from"]["is_bot"] and words in m.get("text", "")]


@asynccontextmanager
async def open_stage(folder: Path) -> AsyncIterator[Stage]:
    stage = Stage(folder)
    server = TestServer(stage.application(), host="127.0.0.1")
    await server.start_server()
    stage.root = str(server.make_url("/")).rstrip("/")
    try:
        yield stage
    finally:
        await server.close()


async def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for a condition that no event tells of."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.02)


def as_toml(data: dict[str, Any]) -> str:
    """Enough TOML for a config: JSON's scalars and lists are TOML's too."""
    lines: list[str] = []
    for name, value in data.items():
        rows = value if isinstance(value, list) else [value]
        head = f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
        for row in rows:
            lines += [head, *(f"{key} = {json.dumps(item, ensure_ascii=False)}" for key, item in row.items())]
    return "\n".join(lines)
