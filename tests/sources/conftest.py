"""A web server of one's own for each test, as friendly or hostile as the test makes it."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.config import Fetch
from bot.sources.fetch import Fetcher, Limits

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """Answers by path; remembers who asked for what."""

    def __init__(self) -> None:
        self.pages: dict[str, Handler | web.Response | bytes | str] = {}
        self.requests: list[web.Request] = []
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self.server = TestServer(application)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        page = self.pages.get(request.path_qs, self.pages.get(request.path))
        if page is None:
            return web.Response(status=404)
        if isinstance(page, bytes | str):
            return web.Response(body=page.encode() if isinstance(page, str) else page)
        if isinstance(page, web.Response):  # a response can be sent only once
            return web.Response(status=page.status, headers=page.headers, body=page.body)
        return await page(request)

    def url(self, path: str = "/") -> str:
        return str(self.server.make_url(path))


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    await site.server.start_server()
    yield site
    await site.server.close()


CONFIG = Fetch(allow_private=("127.0.0.1",), contact="https://habarshy.example/about")


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    """May reach this machine, and takes little."""
    async with Fetcher(CONFIG, "9.9", limits=Limits(deadline=20, size=50_000)) as fetcher:
        yield fetcher


@pytest.fixture
async def hasty() -> AsyncIterator[Fetcher]:
    """Loses patience soon: for servers that would never end."""
    async with Fetcher(CONFIG, "9.9", limits=Limits(deadline=0.3, size=50_000)) as fetcher:
        yield fetcher
