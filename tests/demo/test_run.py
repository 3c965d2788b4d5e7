"""The demo, as a newcomer meets it: the ordinary bot, by configuration."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bot import app
from bot.demo.run import OPERATOR, READER, Stage


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[Stage, str]]:
    """The demo with a newsroom that publishes only when it is told to."""
    async with AsyncExitStack() as opened:
        stage = Stage(timedelta(hours=1))
        address = await stage.open(0, opened)
        stop = asyncio.Event()
        bot = asyncio.create_task(app.run(stage.config(address, folder, fast=True), stop))
        try:
            yield stage, address
        finally:
            stop.set()
            await bot


async def reads(stage: Stage, words: str) -> dict[str, Any]:
    """The reader's post with these words, as soon as it is there."""
    return await stage.telegram.wait_for(READER, lambda m: words in m.get("text", ""), timeout=40)


async def test_a_newcomer_follows_floods_and_gets_each_story_once_and_as_it_stands(tmp_path: Path) -> None:
    async with running(tmp_path) as (stage, address):
        await stage.telegram.say(READER, "/follow су тасқыны, денсаулық")
        confirmed = await reads(stage, "✅")
        async with aiohttp.ClientSession() as http, http.get(address) as page:
            assert "Хабаршы" in await page.text()
        _publish(stage, 2)
        post = await reads(stage, "Жайық арнасынан асты")
        _publish(stage, 4)  # another site tells of the same flood; a number is given that will be corrected
        joined = await reads(stage, "тағы 1 дереккөз: Толқын")
        await reads(stage, "алпыс мың адам екпе алды")
        _publish(stage, 4)
        corrected = await reads(stage, "✏️ түзетілді")
        texts = [message.get("text", "") for message in stage.telegram.messages(READER)]
    assert confirmed["message_id"] < post["message_id"]
    assert "#су_тасқыны" in post["text"]
    assert "USD " in post["text"]
    assert any(entity["type"] == "text_link" for entity in post["entities"])
    assert post["reply_markup"]["inline_keyboard"][0][0]["url"].startswith(address)
    assert joined["message_id"] == post["message_id"], "the second telling joins the first, by an edit"
    assert not any("Оралда жағалау тұрғындары" in text for text in texts)
    assert sum("екпе" in text for text in texts) == 1, "a correction is made in place"
    assert "edit_date" in corrected
    assert stage.telegram.messages(OPERATOR) == [], "nothing is wrong in the demo"


def _publish(stage: Stage, count: int) -> None:
    for _ in range(count):
        stage.newsroom.publish_next()
