"""The demo, as a newcomer meets it: the ordinary bot, by configuration."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import aiohttp

from bot import app
from bot.demo.run import OPERATOR, READER, Stage


async def test_a_newcomer_follows_floods_and_gets_the_next_flood_story(tmp_path: Path) -> None:
    async with AsyncExitStack() as opened:
        stage = Stage(timedelta(seconds=2))
        address = await stage.open(0, opened)
        stop = asyncio.Event()
        bot = asyncio.create_task(app.run(stage.config(address, tmp_path, fast=True), stop))
        await stage.telegram.say(READER, "/follow су тасқыны")
        confirmed = await stage.telegram.wait_for(READER, lambda m: "✅" in m.get("text", ""), timeout=20)
        post = await stage.telegram.wait_for(READER, lambda m: "#су_тасқыны" in m.get("text", ""), timeout=40)
        async with aiohttp.ClientSession() as http, http.get(address) as page:
            assert "Хабаршы" in await page.text()
        stop.set()
        await bot
    assert confirmed["message_id"] < post["message_id"]
    assert "USD " in post["text"]
    assert any(entity["type"] == "text_link" for entity in post["entities"])
    assert post["reply_markup"]["inline_keyboard"][0][0]["url"].startswith(address)
    assert stage.telegram.messages(OPERATOR) == [], "nothing is wrong in the demo"
