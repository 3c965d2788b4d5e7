"""How the local Telegram hands updates over: offsets, kinds, webhooks, and what happens when it stops."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict
from yarl import URL

from bot.demo.telegram import Telegram
from tests.demo.telegram.stage import READER, bot_of, served


def said(update: Update) -> str | None:
    return update.message.text if update.message else None


async def test_an_update_comes_again_until_it_is_confirmed(telegram: Telegram, bot: Bot) -> None:
    for text in ("бір", "екі", "үш"):
        await telegram.say(READER, text)
    first = await bot.get_updates(limit=2)
    assert [said(u) for u in first] == ["бір", "екі"]
    assert await bot.get_updates(limit=2) == first
    assert [said(u) for u in await bot.get_updates(offset=first[0].update_id + 1)] == ["екі", "үш"]
    assert [said(u) for u in await bot.get_updates(offset=-1)] == ["үш"]


async def test_only_the_kinds_that_were_asked_for_are_kept(telegram: Telegram, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["my_chat_member"])
    await telegram.say(READER, "бір")
    telegram.block(READER)
    assert [u.my_chat_member is not None for u in await bot.get_updates()] == [True]
    await bot.get_updates(allowed_updates=[])
    await telegram.say(READER, "екі")
    assert "екі" in [said(u) for u in await bot.get_updates()]


class Hook:
    """A bot's webhook that answers 500 as often as it is told."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.seen: asyncio.Queue[tuple[str | None, dict[str, Any]]] = asyncio.Queue()
        self.app = web.Application()
        self.app.router.add_post("/hook", self._take)

    async def _take(self, request: web.Request) -> web.Response:
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        await self.seen.put((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return web.Response()


async def test_a_webhook_gets_updates_with_the_secret_and_again_after_a_failure(telegram: Telegram, bot: Bot) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    telegram.updates.sleep = sleep
    hook = Hook(failures=2)
    async with TestServer(hook.app) as site:
        await bot.set_webhook(f"http://{site.host}:{site.port}/hook", secret_token="s-1")
        await telegram.say(READER, "/start")
        secret, update = await asyncio.wait_for(hook.seen.get(), 5)
        assert (secret, update["message"]["text"], pauses) == ("s-1", "/start", [0.5, 1.0])
        info = await bot.get_webhook_info()
        assert info.url.endswith("/hook")
        assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        await bot.delete_webhook()
    assert await bot.get_updates() == ()
    for secret in ("ә", "x" * 257):
        with pytest.raises(BadRequest, match="Secret token"):
            await bot.set_webhook("http://127.0.0.1/hook", secret_token=secret)


async def test_a_server_that_stops_lets_polls_and_held_requests_go(telegram: Telegram) -> None:
    telegram.faults.add("sendMessage", "hold", until=asyncio.Event())
    async with AsyncExitStack() as serving:
        bot = await serving.enter_async_context(bot_of(await serving.enter_async_context(served(telegram))))
        arrived = asyncio.gather(telegram.request("sendMessage"), telegram.request("getUpdates"))
        await asyncio.sleep(0)
        held = asyncio.create_task(bot.send_message(READER, "Сәлем"))
        polling = asyncio.create_task(bot.get_updates(timeout=50))
        await arrived
        async with asyncio.timeout(5):
            await serving.aclose()
        await asyncio.gather(held, polling, return_exceptions=True)
    assert telegram.messages(READER) == []


async def test_the_world_outlives_its_server(telegram: Telegram) -> None:
    async with served(telegram) as server, bot_of(server) as bot:
        await bot.send_message(READER, "бір")
    async with served(telegram) as server, bot_of(server) as bot:
        waiting = asyncio.create_task(bot.get_updates(timeout=5))
        await telegram.say(READER, "екі")
        assert [said(u) for u in await waiting] == ["екі"]
    assert [m["text"] for m in telegram.messages(READER)] == ["бір", "екі"]


async def test_requests_come_as_json_form_multipart_or_query(telegram: Telegram, server: URL) -> None:
    import aiohttp

    url = server / "bot42:demo/sendmessage"
    asked = {"chat_id": str(READER), "text": "Сәлем"}
    multipart = aiohttp.MultipartWriter("form-data")
    for name, value in asked.items():
        multipart.append(value).set_content_disposition("form-data", name=name)
    async with aiohttp.ClientSession() as session:
        for more in ({"json": asked}, {"data": asked}, {"data": multipart}, {"params": asked}):
            async with session.post(url, **more) as response:
                assert (response.status, (await response.json())["result"]["text"]) == (200, "Сәлем")
        async with session.post(url, data=b"{", headers={"Content-Type": "application/json"}) as response:
            assert (response.status, (await response.json())["ok"]) == (400, False)
        async with session.get(server / "bot42:demo/sendNothing") as response:
            told = await response.json()
            assert told == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
        async with session.get(server / "bot42:else/getMe") as response:
            assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert [params["chat_id"] for _, params in telegram.requests[:3]] == [str(READER), READER, READER]
