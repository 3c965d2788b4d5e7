"""The HTTP side of the local Telegram: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import json
import re
from collections.abc import Awaitable
from typing import Any

from aiohttp import web

from bot.demo.telegram import control, parameters
from bot.demo.telegram.faults import Fault
from bot.demo.telegram.methods import METHODS
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import Refusal, flood, told

_UPLOAD_LIMIT = 50 * 1024 * 1024
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_GARBAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"


def application(telegram: Telegram) -> web.Application:
    """The server; the routes under `/_demo/` are for whoever plays the world from another process."""
    app = web.Application(client_max_size=_UPLOAD_LIMIT)
    routes(app, telegram)
    return app


def routes(app: web.Application, telegram: Telegram) -> None:
    """Put Telegram's routes into an application that may have others."""

    async def api(request: web.Request) -> web.StreamResponse:
        return await _answer(telegram, request)

    async def file(request: web.Request) -> web.Response:
        found = telegram.files.by_path.get(request.match_info["path"])
        if not found or request.match_info["token"] != telegram.token:
            return _failed(told("Not Found"))
        return web.Response(body=found.content, content_type=found.kind)

    async def start(_: web.Application) -> None:
        telegram.updates.open()

    async def close(_: web.Application) -> None:
        for wait in telegram.waits:
            wait.cancel()
        await telegram.updates.close()

    app.router.add_route("*", "/bot{token}/{method}", api)
    app.router.add_get("/file/bot{token}/{path:.+}", file)
    control.routes(app, telegram)
    app.on_startup.append(start)
    app.on_shutdown.append(close)


async def _answer(telegram: Telegram, request: web.Request) -> web.StreamResponse:
    name = request.match_info["method"].lower()
    try:
        _refuse_token(telegram, request.match_info["token"])
        asked = await parameters.read(request)
    except Refusal as refusal:
        return _failed(refusal)
    _remember(telegram, request.match_info["method"], asked)
    answer = _answered(telegram, request, name, asked)
    # what Telegram has received it does, though who asked for it may have died meanwhile
    return await (answer if name == "getupdates" else asyncio.shield(answer))


async def _answered(telegram: Telegram, request: web.Request, name: str, asked: Parameters) -> web.StreamResponse:
    try:
        if telegram.latency and name != "getupdates":
            await _wait(telegram, telegram.sleep(telegram.latency))
        ending = await _suffered(telegram, name, asked)
        if ending is not None and ending.kind != "lost":
            return _ended(request, ending)
        result = await _performed(telegram, name, asked)
    except Refusal as refusal:
        return _failed(refusal)
    return _dropped(request) if ending else _response(200, {"ok": True, "result": result})


def _refuse_token(telegram: Telegram, token: str) -> None:
    if token != telegram.token:
        raise told("Unauthorized" if _TOKEN.fullmatch(token) else "Not Found")


def _remember(telegram: Telegram, method: str, asked: Parameters) -> None:
    telegram.requests.append((method, asked.values))
    telegram.emit("request", None, method=method)
    if telegram.keep is not None and len(telegram.requests) > 2 * telegram.keep + 1000:
        del telegram.requests[: telegram.keep + 1000]


async def _performed(telegram: Telegram, name: str, asked: Parameters) -> Any:
    method = METHODS.get(name)
    if method is None:
        raise told("Not Found: method not found")
    return await method(telegram, asked)


# ---------------------------------------------------------------- what goes wrong on purpose


async def _suffered(telegram: Telegram, name: str, asked: Parameters) -> Fault | None:
    """Sit out delays; the fault that ends this request, if one does."""
    for fault in telegram.faults.meeting(name, asked.values.get("chat_id")):
        match fault.kind:
            case "delay":
                await _wait(telegram, telegram.sleep(fault.seconds))
            case "hold":
                if fault.until is not None:
                    await _wait(telegram, fault.until.wait())
            case _:
                return fault
    return None


async def _wait(telegram: Telegram, what: Awaitable[Any]) -> None:
    """Wait, but no longer than the server runs."""
    wait = asyncio.ensure_future(what)
    telegram.waits.add(wait)
    try:
        await wait
    finally:
        telegram.waits.discard(wait)


def _ended(request: web.Request, fault: Fault) -> web.StreamResponse:
    match fault.kind:
        case "429":
            return _failed(flood(fault.retry_after))
        case "500":
            return _failed(told("Internal Server Error"))
        case "502":
            return _failed(told("Bad Gateway"))
        case "garbage":
            return web.Response(status=502, body=_GARBAGE, content_type="text/html")
        case "drop":
            return _dropped(request)
    return _failed(told(fault.text))


def _dropped(request: web.Request) -> web.StreamResponse:
    """No answer: the connection just ends."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


# ---------------------------------------------------------------- answers


def _failed(refusal: Refusal) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return _response(refusal.code, body)


def _response(status: int, body: dict[str, Any]) -> web.Response:
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return web.Response(status=status, body=content, content_type="application/json")
