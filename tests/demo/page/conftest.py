"""The stage and the screen of the page's tests."""

import os
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

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
async def screen(browser: Browser, stage: Stage, looks: dict[str, Any]) -> AsyncIterator[Screen]:
    context = await browser.new_context(**looks)
    context.set_default_timeout(10_000)
    page = await context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield Screen(page, stage)
    await context.close()
    assert troubles == []
