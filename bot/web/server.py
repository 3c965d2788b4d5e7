"""The bot's own HTTP: `/health` for whoever watches it, `/telegram` for Telegram in webhook mode."""

import hmac
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from aiohttp import web

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, from Telegram's setWebhook
LARGEST_UPDATE = 1_000_000  # bytes

Health = Callable[[], Awaitable[dict[str, Any]]]
Receive = Callable[[int, str], Awaitable[None]]


def application(health: Health, receive: Receive | None = None, secret: str = "") -> web.Application:
    """`health` gives the figures to show, with `ok`; `receive(update_id, json)` keeps an update first."""
    served = web.Application(client_max_size=LARGEST_UPDATE)

    async def show_health(_: web.Request) -> web.Response:
        figures = await health()
        status = HTTPStatus.OK if figures["ok"] else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(figures, status=status)

    async def take_update(request: web.Request) -> web.Response:
        if receive is None or not _same(request.headers.get(SECRET_HEADER, ""), secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            body = (await request.read()).decode()
            update_id = int(json.loads(body)["update_id"])
        except (ValueError, KeyError, TypeError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        await receive(update_id, body)
        return web.Response()

    served.router.add_get("/health", show_health)
    served.router.add_post("/telegram", take_update)
    return served


def _same(told: str, secret: str) -> bool:
    """In a time that does not depend on where they differ; a header may hold any bytes."""
    return hmac.compare_digest(told.encode("utf-8", "surrogateescape"), secret.encode())


async def serve(served: web.Application, listen: str) -> web.AppRunner:
    """Listen at "host:port"; the caller cleans the runner up."""
    host, port = listen.rsplit(":", 1)
    runner = web.AppRunner(served, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, int(port)).start()
    return runner
