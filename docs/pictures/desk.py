"""Take the editor's guide's pictures anew: `python docs/pictures/desk.py`, where Chromium is installed."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright

from bot import app, scheduler
from bot.demo import channel
from bot.demo.run import EDITOR, PEOPLE, THEIRS, Stage

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
# A picture each: what is typed, which buttons are pressed then, and a button of the screen that is meant.
PICTURES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("editor-channel", "/channels", ("🟢 Дала жаңалықтары",), "Редакторлар"),
    ("editor-template", "/channels", ("🟢 Дала жаңалықтары", "🎨 Жазба үлгісі"), "Өз жолым"),
    ("editor-queue", "/queue", (), "Жариялау"),
    ("editor-post", "/post Ертең сағат онда Тобыл жағасында сенбілік болады.", (), "Қазір шығару"),
    ("editor-week", "/schedule", (), "Кезек уақыттары"),
)


async def main() -> None:
    """Run the demo until stories have come to the channel, then photograph an editor's screens."""
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        stage = Stage(timedelta(seconds=2))
        address = await stage.open(0, opened)
        config = stage.config(address, folder, fast=True)
        await channel.furnish(config, THEIRS, PEOPLE, scheduler.clock())
        stop = asyncio.Event()
        bot = asyncio.create_task(app.run(config, stop))
        await stage.telegram.wait_for(THEIRS.id, timeout=90)
        await asyncio.sleep(20)  # until some wait in the queue
        playwright = await opened.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = await browser.new_page(viewport={"width": 480, "height": 1700})
        await page.goto(f"{address}#{EDITOR}/{EDITOR}")
        for name, words, labels, meant in PICTURES:
            await stage.telegram.say(EDITOR, words)
            shown = await _screen(page, stage, labels, meant)
            await shown.screenshot(path=HERE / f"{name}.png")
        await browser.close()
        stop.set()
        await bot


async def _screen(page: Page, stage: Stage, labels: tuple[str, ...], meant: str) -> Locator:
    await page.wait_for_timeout(2500)
    for label in labels:
        await stage.telegram.tap(EDITOR, label)
        await page.wait_for_timeout(2500)
    return page.locator(".message.theirs", has_text=meant).last.locator(".stack")


if __name__ == "__main__":
    asyncio.run(main())
