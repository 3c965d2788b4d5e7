"""The HTTP side of the local Telegram: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from aiohttp import web

from bot.demo.telegram import answers, control, parameters
from bot.demo.telegram.answers import Answer
from bot.demo.telegram.line import Line
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import Refusal, told

_UPLOAD_LIMIT = 50 * 1024 * 1024
TELEGRAM = web.AppKey("telegram", Telegram)


def application(telegram: Telegram) -> web.Application:
    """The server; the routes under `/_demo/` are for whoever plays the world from another process."""
    app = web.Application(client_max_size=_UPLOAD_LIMIT)
    routes(app, telegram)
    return app


@asynccontextmanager
async def listening(app: web.Application, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[int]:
    """Serve an application that has Telegram's routes, and answer bots the quick way (see `line`); the port."""
    runner, lines = web.AppRunner(app, access_log=None, shutdown_timeout=1), set[Line]()
    await runner.setup()
    assert runner.server  # noqa: S101 - it is set up
    async with AsyncExitStack() as opened:
        opened.push_async_callback(_hang_up, lines)
        opened.push_async_callback(runner.cleanup)
        line = partial(Line, app[TELEGRAM], lines, runner.server)
        server = await asyncio.get_running_loop().create_server(line, host, port, backlog=1024)
        opened.callback(server.close)
        yield server.sockets[0].getsockname()[1]


async def _hang_up(lines: set[Line]) -> None:
    """What is nearly done may end; nobody waits for the rest."""
    last = [line.doing for line in lines if line.doing]
    if last:
        await asyncio.wait(last, timeout=1)
    for line in lines:
        line.close()
    await asyncio.sleep(0)  # in which the connections end


def routes(app: web.Application, telegram: Telegram) -> None:
    """Put Telegram's routes into an application that may have others."""

    async def api(request: web.Request) -> web.StreamResponse:
        answer = await _answered(telegram, request)
        return _dropped(request) if answer is None else _response(answer)

    async def file(request: web.Request) -> web.Response:
        found = telegram.files.by_path.get(request.match_info["path"])
        if not found or request.match_info["token"] != telegram.token:
            return _response(answers.failed(told("Not Found")))
        return web.Response(body=found.content, content_type=found.kind)

    async def start(_: web.Application) -> None:
        telegram.updates.open()

    async def close(_: web.Application) -> None:
        for wait in list(telegram.waits):
            wait.cancel()
        await telegram.updates.close()

    app[TELEGRAM] = telegram
    app.router.add_route("*", "/bot{token}/{method}", api)
    app.router.add_get("/file/bot{token}/{path:.+}", file)
    control.routes(app, telegram)
    app.on_startup.append(start)
    app.on_shutdown.append(close)


async def _answered(telegram: Telegram, request: web.Request) -> Answer | None:
    method = request.match_info["method"]
    try:
        answers.refuse_token(telegram, request.match_info["token"])
        asked = await parameters.read(request)
    except Refusal as refusal:
        return answers.failed(refusal)
    answer = answers.answer(telegram, method, asked)
    # what Telegram has received it does, though who asked for it may have died meanwhile
    return await (answer if method.lower() == "getupdates" else asyncio.shield(answer))


def _dropped(request: web.Request) -> web.StreamResponse:
    """No answer: the connection just ends."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _response(answer: Answer) -> web.Response:
    return web.Response(status=answer.status, body=answer.body, content_type=answer.kind)
