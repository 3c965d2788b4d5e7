"""Take the README's pictures anew: `python docs/pictures/take.py`, where Chromium is installed."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot import app, scheduler
from bot.demo import channel
from bot.demo.run import PEOPLE, READER, THEIRS, Stage

HERE = Path(__file__).parent
MARGIN = 10  # pixels of the wall round the post
ALONE = """post => {
    for (const other of post.closest('.messages').querySelectorAll('.stack, .day'))
        if (other !== post) other.style.visibility = 'hidden';
}"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


async def main() -> None:
    """Run the demo until a flood story has come, then photograph the page and the post."""
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        stage = Stage(timedelta(seconds=2))
        address = await stage.open(0, opened)
        stop = asyncio.Event()
        config = stage.config(address, folder, fast=True)
        await channel.furnish(config, THEIRS, PEOPLE, scheduler.clock())
        bot = asyncio.create_task(app.run(config, stop))
        playwright = await opened.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for words in ("/start", "/follow су тасқыны"):
            await stage.telegram.say(READER, words)
            await asyncio.sleep(1.5)
        page = await browser.new_page(viewport={"width": 1100, "height": 760}, device_scale_factor=1.5)
        await page.goto(f"{address}#{READER}")
        await stage.telegram.wait_for(READER, lambda m: "#су_тасқыны" in m.get("text", ""), timeout=60)
        await _take(page)
        await browser.close()
        stop.set()
        await bot


async def _take(page: Page) -> None:
    await page.locator(".message", has_text="#су_тасқыны").first.wait_for()
    await page.wait_for_timeout(600)  # until it has slid into its place
    await page.screenshot(path=HERE / "demo.png")
    post = page.locator(".message", has_text="#су_тасқыны").last.locator(".stack")
    await post.scroll_into_view_if_needed()
    await post.evaluate(ALONE)
    box = await post.bounding_box()
    assert box  # noqa: S101 - it was just scrolled to
    around = {"x": box["x"] - MARGIN, "y": box["y"] - MARGIN}
    size = {"width": box["width"] + 2 * MARGIN, "height": box["height"] + 2 * MARGIN}
    await page.screenshot(path=HERE / "post.png", clip={**around, **size})


if __name__ == "__main__":
    asyncio.run(main())
