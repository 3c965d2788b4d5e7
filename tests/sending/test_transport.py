"""The transport tells apart what a sender must know, and shows nobody the token."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, RetryAfter

from bot.sending.transport import AiohttpRequest, AnswerLost, NotConnected, ServerFailed, through

BULK = 4
TOKEN = "7:SECRET-token"
Serve = Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], Awaitable[Bot]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    servers: list[TestServer] = []
    bots: list[Bot] = []

    async def start(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> Bot:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", answer)
        server = TestServer(application)
        await server.start_server()
        servers.append(server)
        bots.append(bot_at(str(server.make_url("/bot"))))
        return bots[-1]

    yield start
    for bot in bots:
        await bot._request[1].shutdown()  # noqa: SLF001 - the pool of a bot that was never initialized
    for server in servers:
        await server.close()


def bot_at(base_url: str) -> Bot:
    return Bot(TOKEN, base_url=base_url, request=AiohttpRequest(2, bulk=BULK), get_updates_request=AiohttpRequest())


async def ask(bot: Bot) -> str:
    await bot._request[1].initialize()  # noqa: SLF001 - without asking for getMe
    return (await bot.get_my_name()).name


def says(status: int, body: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=body, content_type="application/json")

    return answer


async def test_an_answer_arrives(serve: Serve) -> None:
    assert await ask(await serve(says(200, '{"ok": true, "result": {"name": "Хабаршы"}}'))) == "Хабаршы"


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, '{"ok": false, "description": "Bad Request: chat not found"}', BadRequest),
        (401, '{"ok": false, "description": "Unauthorized"}', InvalidToken),
        (429, '{"ok": false, "description": "Too Many", "parameters": {"retry_after": 5}}', RetryAfter),
        (500, "{}", ServerFailed),
        (502, "<html>Bad Gateway</html>", ServerFailed),
    ],
)
async def test_a_refusal_has_its_type(serve: Serve, status: int, body: str, error: type[Exception]) -> None:
    bot = await serve(says(status, body))
    with pytest.raises(error):
        await ask(bot)


async def test_a_closed_port_means_that_nothing_was_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    bot = bot_at(f"http://127.0.0.1:{port}/bot")
    with pytest.raises(NotConnected) as told:
        await ask(bot)
    assert "SECRET" not in str(told.value) + repr(told.value)
    await bot._request[1].shutdown()  # noqa: SLF001 - see above


async def test_a_connection_closed_without_an_answer_means_that_it_may_have_arrived(serve: Serve) -> None:
    async def hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    bot = await serve(hang_up)
    with pytest.raises(AnswerLost) as told:
        await ask(bot)
    assert "SECRET" not in str(told.value) + repr(told.value)


async def test_a_reply_finds_a_connection_while_bulk_holds_all_of_its_own(serve: Serve) -> None:
    held, go_on = asyncio.Semaphore(0), asyncio.Event()

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path.endswith("getMe"):
            held.release()
            await go_on.wait()
        return web.json_response(
            {"ok": True, "result": {"name": "Хабаршы", "id": 7, "is_bot": True, "first_name": "Х"}}
        )

    bot = await serve(answer)
    await bot._request[1].initialize()  # noqa: SLF001 - without asking for getMe

    async def bulk() -> None:
        with through(bulk=True):
            await bot.get_me()

    waiting = [asyncio.create_task(bulk()) for _ in range(20)]
    for _ in range(BULK):
        await held.acquire()
    assert (await bot.get_my_name()).name == "Хабаршы"
    assert held.locked()  # no more than the bulk's own connections were taken
    go_on.set()
    await asyncio.gather(*waiting)
