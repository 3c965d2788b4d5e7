"""The chat page's routes: static files, a snapshot, a stream of events, and what people do, over the local Telegram."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.demo.page import view
from bot.demo.page.acts import Act, Acts
from bot.demo.telegram import Telegram
from bot.demo.telegram.refusals import Refusal

_STATIC = Path(__file__).parent / "static"
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEARTBEAT = 15.0  # seconds: a stream that nobody reads is noticed by writing to it
_MANNERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def add_page(
    application: web.Application,
    telegram: Telegram,
    *,
    next_story: Callable[[], Awaitable[str | None]] | None = None,
    links: Mapping[str, str] | None = None,
    roles: Mapping[int, str] | None = None,
) -> None:
    """Mount the page at `/` and its own addresses at `/_page/`.

    `next_story` brings the newsroom's next article out at once, and may tell its title; `links` are the sample sites by
    name; `roles` say in a word what each person of the demo is.
    """
    page = _Page(telegram, dict(links or {}), dict(roles or {}), next_story=next_story is not None)
    acts = Acts(telegram, next_story, dict(roles or {})).by_name()
    application.router.add_routes(
        [
            web.get("/", page.index),
            web.get("/_page/world", page.world),
            web.get("/_page/history", _asking(page.history)),
            web.get("/_page/events", page.events),
            web.get("/_page/files/{file_id}", page.file),
            *(web.post(f"/_page/{name}", _asking(act)) for name, act in acts.items()),
            web.get("/_page/{name}", page.static),
        ]
    )
    application.on_shutdown.append(page.close)


class _Page:
    def __init__(
        self,
        telegram: Telegram,
        links: dict[str, str],
        roles: dict[int, str],
        *,
        next_story: bool,
    ) -> None:
        self._telegram = telegram
        self._next_story = next_story
        self._links = links
        self._roles = roles
        self._name = secrets.token_hex(8)  # of this run: what somebody read in an earlier one says nothing
        self._streams: set[asyncio.Task[Any]] = set()
        self._files = {file.name: file.read_bytes() for file in _STATIC.iterdir()}

    # ---------------------------------------------------------------- what stands still

    async def index(self, _: web.Request) -> web.Response:
        return self._static("index.html")

    async def static(self, request: web.Request) -> web.Response:
        return self._static(request.match_info["name"])

    def _static(self, name: str) -> web.Response:
        if name not in self._files:
            raise web.HTTPNotFound
        kind = _KINDS[Path(name).suffix]
        return web.Response(body=self._files[name], content_type=kind, charset="utf-8", headers=_MANNERS)

    async def file(self, request: web.Request) -> web.Response:
        file = self._telegram.files.by_id.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        headers = _MANNERS | ({} if file.size else {"Content-Disposition": "attachment"})
        return web.Response(body=file.content, content_type=file.kind, headers=headers)

    # ---------------------------------------------------------------- what is there, and what happens

    async def world(self, _: web.Request) -> web.Response:
        about = {"world": self._name, "links": self._links, "next": self._next_story}
        return _answer(about | view.snapshot(self._telegram, self._roles))

    async def history(self, asked: Mapping[str, Any]) -> Any:
        return view.history(self._telegram.place(int(asked["chat"])), int(asked["before"]))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the page takes its snapshot when the stream is open, so nothing falls between them."""
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a handler always runs in one
        self._streams.add(task)
        try:
            with self._telegram.subscribe() as happenings:
                await stream.prepare(request)
                await stream.write(b"retry: 700\n\n")
                while True:
                    await stream.write(await self._next_words(happenings))
        except (ConnectionError, asyncio.CancelledError):
            return stream
        finally:
            self._streams.discard(task)

    async def _next_words(self, happenings: Any) -> bytes:
        try:
            async with asyncio.timeout(_HEARTBEAT):
                event = view.told(self._telegram, await anext(happenings), self._roles)
        except TimeoutError:
            return b": still here\n\n"
        return b"data: " + _json(event).encode() + b"\n\n" if event else b""

    async def close(self, _: web.Application) -> None:
        """End the streams: a server waits for its handlers."""
        for task in self._streams:
            task.cancel()


def _asking(act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler that reads what is asked, and tells in Kazakh why something cannot be done."""

    async def handle(request: web.Request) -> web.Response:
        try:
            return _answer(await act(await _asked(request)))
        except PermissionError:
            return _answer({"error": "Мұнда жазуға рұқсат жоқ"}, status=403)
        except LookupError:
            return _answer({"error": "Бұл енді жоқ"}, status=404)
        except (ValueError, TypeError, Refusal):
            return _answer({"error": "Мұны жіберу мүмкін емес"}, status=400)

    return handle


async def _asked(request: web.Request) -> Mapping[str, Any]:
    """The query or the JSON body; a form of another site cannot send JSON, so it cannot speak for a person."""
    if request.method == "GET":
        return request.query
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    asked = await request.json()
    if not isinstance(asked, dict):
        raise TypeError("an object was expected")
    return asked


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _answer(value: Any, status: int = 200) -> web.Response:
    return web.Response(text=_json(value), status=status, content_type="application/json", headers=_MANNERS)
