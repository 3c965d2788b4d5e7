"""The stage and the screen of the page's tests."""

import os
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, async_playwright

from bot.demo.telegram import Telegram
from tests.demo.page.stage import ARGUMENTS, CHANNEL, CHROMIUM, EDITOR, FRIEND, READER, TOKEN, Screen, Stage


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip(f"there is no Chromium at {CHROMIUM}; on Debian: apt install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def windows() -> dict[str, BrowserContext]:
    """By how they look; each test gets a page in one: to open a window takes longer than most of what is done in it."""
    return {}


async def window(browser: Browser, windows: dict[str, BrowserContext], looks: dict[str, Any]) -> BrowserContext:
    if str(looks) not in windows:
        windows[str(looks)] = context = await browser.new_context(**looks)
        context.set_default_timeout(10_000)
        await context.new_page()  # it stays, and the window with it
    return windows[str(looks)]


@pytest.fixture
def asked_for() -> list[str]:
    """What the demo's desk was asked for."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def stage(asked_for: list[str]) -> AsyncIterator[Stage]:
    telegram = Telegram(TOKEN)
    telegram.add_user(READER, "Айгерім", started=True)
    telegram.add_user(FRIEND, "Дәурен", started=True)
    telegram.add_user(EDITOR, "Сәуле", started=True)
    telegram.add_channel(CHANNEL, "Дала жаңалықтары", [EDITOR], username="dala_news")

    async def next_story() -> str:
        asked_for.append("next")
        return "Тобыл арнасына түсті"

    stage = Stage(telegram, next_story)
    await stage.open()
    yield stage
    await stage.close()


@pytest.fixture
def looks() -> dict[str, Any]:
    """The window: a test module or class may have its own."""
    return {"viewport": {"width": 1100, "height": 760}, "reduced_motion": "reduce"}


@pytest_asyncio.fixture(loop_scope="session")
async def screen(
    browser: Browser, windows: dict[str, BrowserContext], stage: Stage, looks: dict[str, Any]
) -> AsyncIterator[Screen]:
    page = await (await window(browser, windows, looks)).new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield Screen(page, stage)
    storage = await page.context.new_cdp_session(page)  # another stage may get the same port
    await storage.send("Storage.clearDataForOrigin", {"origin": stage.address, "storageTypes": "all"})
    await page.close()
    assert troubles == []
