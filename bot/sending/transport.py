"""PTB's HTTP client over aiohttp: PTB's stock httpx falls from 776 to 19 requests/s as requests in flight grow (FACTS).

It also tells apart what a sender must know: whether Telegram can have seen the request (`AnswerLost`) or not
(`NotConnected`), and that the server itself failed (`ServerFailed`). No message holds the address, which has the token.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
KEEPALIVE_SECONDS = 15.0  # shorter than any server's: a connection that the server has closed loses a request


_bulk: ContextVar[bool] = ContextVar("bulk", default=False)


@contextmanager
def through(*, bulk: bool) -> Iterator[None]:
    """Requests made inside take a connection of the bulk's pool, or of the others'.

    PTB has one client for everything but polling, and no word of its own to tell it which request is which.
    """
    before = _bulk.set(bulk)
    try:
        yield
    finally:
        _bulk.reset(before)


class NotConnected(NetworkError):
    """No connection was made: Telegram has seen nothing, trying again is safe."""


class AnswerLost(NetworkError):
    """The request may have arrived; the answer did not."""


class ServerFailed(NetworkError):
    """Telegram answered 5xx."""


class AiohttpRequest(BaseRequest):
    """Pools of connections, opened by `initialize` and closed by `shutdown`: bulk never takes a reply's connection."""

    def __init__(self, connections: int = 64, *, bulk: int = 1) -> None:
        self._sizes = {False: connections, True: bulk}
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds that PTB adds to its long polling."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pools; a second call changes nothing."""
        for bulk, size in self._sizes.items():
            if bulk not in self._sessions:
                pool = aiohttp.TCPConnector(limit=size, keepalive_timeout=KEEPALIVE_SECONDS)
                self._sessions[bulk] = aiohttp.ClientSession(connector=pool, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pools; a second call changes nothing."""
        while self._sessions:
            _, session = self._sessions.popitem()
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - PTB's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - aiohttp has no such timeout
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - counted in `connect`
    ) -> tuple[int, bytes]:
        """One HTTP request → status and body; every failure is one of the three errors above."""
        session = self._sessions.get(_bulk.get())
        if session is None:
            raise NotConnected("the client is closed")
        read = _seconds(read_timeout, READ_SECONDS)
        connect = _seconds(connect_timeout, CONNECT_SECONDS)
        timeout = aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect, sock_read=read)
        try:
            async with session.request(method, url, timeout=timeout, **_payload(request_data)) as response:
                body = await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotConnected(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise AnswerLost(type(error).__name__) from None
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerFailed(f"{response.status} {response.reason or ''}".strip())
        return response.status, body


def _seconds(value: ODVInput[float], default: float) -> float | None:
    """PTB tells "as the client likes" by a value of its own, and "for ever" by None."""
    return default if isinstance(value, DefaultValue) else value


def _payload(data: RequestData | None) -> dict[str, Any]:
    """Plain JSON, or multipart when there are files."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": json.dumps(data.parameters, ensure_ascii=False).encode(), "headers": _JSON}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}


_JSON = {"Content-Type": "application/json"}
