"""Updates come by webhook too; health is there for whoever watches; Telegram may be away at start."""

import asyncio
import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from bot import config
from bot.app import GRACE
from bot.kazakh.words import Phrase
from bot.storage import follows, migrate
from bot.storage.database import Database
from bot.web.server import SECRET_HEADER
from tests.house.stage import READER, Stage, until

pytestmark = pytest.mark.xdist_group("house")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def health(port: int) -> tuple[int, dict[str, Any]]:
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}/health") as answer:
        return answer.status, await answer.json()


async def test_a_webhook_brings_commands_and_each_update_is_handled_once(stage: Stage) -> None:
    port = free_port()
    webhook = {"mode": "webhook", "webhook_url": f"http://127.0.0.1:{port}", "webhook_secret": "s3cret"}
    update = {
        "update_id": 77,
        "message": {
            "message_id": 5,
            "date": 1_700_000_000,
            "chat": {"id": READER, "type": "private", "first_name": "Айгүл"},
            "from": {"id": READER, "is_bot": False, "first_name": "Айгүл", "language_code": "kk"},
            "text": "/follow сот",
        },
    }
    async with stage.bot(telegram=webhook, web={"listen": f"127.0.0.1:{port}"}):
        assert "✅" in await stage.asks("/follow су тасқыны")
        async with aiohttp.ClientSession() as http:
            for broken in ({"update_id": 76, "message": "no message"}, {"update_id": 75, "message": {"date": "x"}}):
                url, headers = f"http://127.0.0.1:{port}/telegram", {SECRET_HEADER: "s3cret"}
                async with http.post(url, json=broken, headers=headers) as answer:
                    assert answer.status == 200
            for _ in range(2):  # Telegram repeats an update whose answer it missed
                headers = {SECRET_HEADER: "s3cret"}
                async with http.post(f"http://127.0.0.1:{port}/telegram", json=update, headers=headers) as answer:
                    assert answer.status == 200
        await stage.gets("сот")
        status, figures = await health(port)
        assert (status, figures["ok"], figures["troubles"]) == (200, True, [])
    assert len(stage.posts("сот")) == 1
    with closing(sqlite3.connect(stage.folder / "habarshy.db")) as database:
        assert database.execute("SELECT count(*) FROM inbox WHERE done = 0").fetchone() == (0,), (
            "what cannot be read is put aside"
        )


async def test_it_stops_at_once_though_many_wait_for_their_turn(stage: Stage) -> None:
    site = stage.site("tolqyn")
    loaded = config.parse(stage.config(), stage.folder / "config.toml", {})
    readers = range(1000, 1100)
    for reader in readers:
        stage.telegram.add_user(reader, "Оқырман", "kk", started=True)
    await migrate.upgrade(loaded.database.url, stage.folder)
    db = await Database.open(loaded.database.url, stage.folder)
    async with db.write() as connection:
        rows = [follows.Line(reader, Phrase("су тасқыны").key, "су тасқыны", "kk") for reader in readers]
        await follows.import_rows(connection, rows, datetime.now(UTC))
    await db.close()
    async with stage.bot(telegram={"messages_per_second": 0.1}):
        await until(lambda: site.asked > 1)
        site.tell("Қостанайда су тасқыны басталды")
        await until(lambda: any(stage.telegram.messages(reader) for reader in readers))
        stopping = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - stopping < GRACE - 1


async def test_the_bot_waits_for_a_telegram_that_is_away_at_start(stage: Stage) -> None:
    port = free_port()
    stage.telegram.faults.add("getMe", "500", times=1)
    async with stage.bot(web={"listen": f"127.0.0.1:{port}"}):
        await until(lambda: any(method == "getUpdates" for method, _ in stage.telegram.requests))
        assert "✅" in await stage.asks("/follow су тасқыны")
        assert (await health(port))[0] == 200
