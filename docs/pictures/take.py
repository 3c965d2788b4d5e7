"""Take the README's pictures anew: `python docs/pictures/take.py`, where Chromium is installed."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot import app
from bot.demo.run import READER, Stage

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


async def main() -> None:
    """Run the demo until a flood story has come, then photograph the page and the post."""
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        stage = Stage(timedelta(seconds=2))
        address = await stage.open(0, opened)
        stop = asyncio.Event()
        bot = asyncio.create_task(app.run(stage.config(address, folder, fast=True), stop))
        for words in ("/start", "/follow су тасқыны", "/rates"):
            await stage.telegram.say(READER, words)
            await asyncio.sleep(1.5)
        await stage.telegram.wait_for(READER, lambda m: "#су_тасқыны" in m.get("text", ""), timeout=60)
        playwright = await opened.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = await browser.new_page(viewport={"width": 1100, "height": 760}, device_scale_factor=1.5)
        await _take(page, f"{address}#{READER}")
        await browser.close()
        stop.set()
        await bot


async def _take(page: Page, address: str) -> None:
    await page.goto(address)
    await page.wait_for_timeout(1500)
    await page.screenshot(path=HERE / "demo.png")
    post = page.get_by_text("#су_тасқыны").last.locator(
        "xpath=ancestor::*[contains(@class,'message') or contains(@class,'bubble')][1]"
    )
    await post.screenshot(path=HERE / "post.png")


if __name__ == "__main__":
    asyncio.run(main())
