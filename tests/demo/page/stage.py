"""What the page's tests stand on: a local Telegram with its page, a bot over HTTP, a person before a screen."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from playwright.async_api import Locator, Page, expect

from bot.demo.page import add_page
from bot.demo.telegram import Telegram, application, listening

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "7000000000:the-page-tests-own-bot"
READER, FRIEND, EDITOR, CHANNEL, GROUP = 1001, 1002, 1003, -1001000000001, -1001000000002
ROLES = {READER: "оқырман", FRIEND: "оқырман", EDITOR: "редактор"}

expect.set_options(timeout=10_000)


@dataclass
class Stage:
    """One server with the page and the Bot API, and what the test does on the bot's side."""

    telegram: Telegram
    next_story: Callable[[], Awaitable[str]]
    port: int = 0
    opened: AsyncExitStack = field(default_factory=AsyncExitStack)
    session: aiohttp.ClientSession | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def open(self) -> None:
        app = application(self.telegram)
        add_page(app, self.telegram, next_story=self.next_story, links={"Толқын": "/news/tolqyn/"}, roles=ROLES)
        self.port = await self.opened.enter_async_context(listening(app, port=self.port))
        self.session = await self.opened.enter_async_context(aiohttp.ClientSession())

    async def close(self) -> None:
        await self.opened.aclose()

    async def bot(self, method: str, **parameters: Any) -> Any:
        """One call of the Bot API, over HTTP as a bot makes it."""
        assert self.session
        async with self.session.post(f"{self.address}/bot{TOKEN}/{method}", json=parameters) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def heard(self, kind: str) -> Any:
        """The next update of this kind; what comes before it is passed over."""
        while True:
            for update in await self.bot("getUpdates", timeout=10, limit=1):
                await self.bot("getUpdates", offset=update["update_id"] + 1)
                if kind in update:
                    return update[kind]

    async def tell(self, text: str, chat_id: int = READER, **more: Any) -> Any:
        return await self.bot("sendMessage", chat_id=chat_id, text=text, **more)


@dataclass
class Screen:
    """The page as a person uses it."""

    page: Page
    stage: Stage

    async def open(self, place: str = "") -> None:
        await self.page.goto(f"{self.stage.address}/{place}")
        await expect(self.page.locator("body.ready")).to_be_visible()

    async def choose(self, name: str) -> None:
        await self.page.get_by_role("radio", name=name).click()

    async def type(self, words: str) -> None:
        await self.page.get_by_role("combobox", name="Хабарлама").fill(words)
        await self.page.keyboard.press("Enter")

    async def enter(self, chat: str) -> None:
        await self.page.get_by_role("navigation", name="Чаттар").get_by_role("button", name=chat).click()

    def message(self, words: str) -> Locator:
        return self.page.locator(".message", has_text=words)

    def button(self, label: str) -> Locator:
        return self.page.locator(".message").get_by_role("button", name=label, exact=True)

    async def fits(self) -> bool:
        """Nothing is wider than the window."""
        return bool(await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
