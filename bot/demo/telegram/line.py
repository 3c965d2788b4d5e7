"""One connection to the local Telegram, answered with as little work as HTTP/1.1 allows: benchmarks count on it.

What bots send a thousand times a second (a POST with JSON or a form) is read and answered here. At the first request
of any other kind the connection goes over to aiohttp, with what came so far, for good.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import cast

from bot.demo.telegram import answers, parameters
from bot.demo.telegram.answers import Answer
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import Refusal

_LONGEST_HEAD = 8190  # bytes, as aiohttp has it
_LONGEST_BODY = 1 << 20  # what is longer is aiohttp's
_OTHERS = frozenset({b"transfer-encoding", b"content-encoding", b"expect", b"upgrade"})
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a request's body."""

    token: str
    method: str
    kind: str
    length: int


class Line(asyncio.Protocol):
    """A connection; `lines` holds the open ones, `other` makes the protocol that takes what is not understood here."""

    def __init__(self, telegram: Telegram, lines: set["Line"], other: Callable[[], asyncio.Protocol]) -> None:
        self.doing: asyncio.Task[None] | None = None
        self._telegram = telegram
        self._lines = lines
        self._other = other
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody is there."""
        self._transport = cast(asyncio.Transport, transport)
        self._lines.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        """They are gone; what they asked for is done all the same."""
        self._lines.discard(self)

    def data_received(self, data: bytes) -> None:
        """More of a request, or of the next ones."""
        self._came += data
        if self.doing is None:
            self._next()
        elif len(self._came) > _LONGEST_BODY:
            self._transport.pause_reading()

    def close(self) -> None:
        """Hang up."""
        if self.doing:
            self.doing.cancel()
        self._transport.abort()

    def _next(self) -> None:
        """Begin with the next request, if it is whole."""
        end = self._came.find(_END)
        if end < 0 and len(self._came) < _LONGEST_HEAD:
            return
        head = _head(self._came[:end])
        if head is None:
            self._hand_over()
            return
        begin, stop = end + len(_END), end + len(_END) + head.length
        if stop <= len(self._came):
            body, self._came = self._came[begin:stop], self._came[stop:]
            self.doing = asyncio.create_task(self._answer(head, body))

    async def _answer(self, head: Head, body: bytes) -> None:
        answer = await _answered(self._telegram, head, body)
        self.doing = None
        if self._transport.is_closing():
            return
        if answer is None:
            self._transport.abort()
            return
        self._transport.write(_written(answer, self._telegram.now()))
        self._transport.resume_reading()
        if self._came:
            self._next()

    def _hand_over(self) -> None:
        self._lines.discard(self)
        other = self._other()
        self._transport.set_protocol(other)
        other.connection_made(self._transport)
        other.data_received(self._came)


async def _answered(telegram: Telegram, head: Head, body: bytes) -> Answer | None:
    try:
        answers.refuse_token(telegram, head.token)
        asked = parameters.parsed(head.kind, body)
    except Refusal as refusal:
        return answers.failed(refusal)
    return await answers.answer(telegram, head.method, asked)


@lru_cache(maxsize=4096)
def _head(head: bytes) -> Head | None:
    """None: another kind of request. A client writes the same few heads over and over, so they are remembered."""
    first, *lines = head.split(b"\r\n")
    parts = first.split(b" ")
    fields = [(name.lower(), value.strip()) for name, _, value in (line.partition(b":") for line in lines)]
    known = dict(fields)
    length = known.get(b"content-length", b"")
    kind = known.get(b"content-type", b"").partition(b";")[0].strip().lower().decode("latin-1")
    if len(parts) != 3 or parts[0] != b"POST" or parts[2] != b"HTTP/1.1" or len(known) < len(fields):
        return None
    if _OTHERS & known.keys() or not length.isdigit() or int(length) > _LONGEST_BODY:
        return None
    if known.get(b"connection", b"keep-alive").lower() != b"keep-alive" or (
        int(length) and kind not in parameters.PLAIN
    ):
        return None
    return _call(parts[1], kind, int(length))


def _call(target: bytes, kind: str, length: int) -> Head | None:
    token, slash, method = target.removeprefix(b"/bot").decode("latin-1").partition("/")
    if not target.startswith(b"/bot") or not slash or "%" in token or not method.isalnum():
        return None
    return Head(token, method, kind, length)


def _written(answer: Answer, now: int) -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Type: %b\r\nContent-Length: %d\r\nDate: %b\r\n\r\n%b" % (
        _status(answer.status),
        answer.kind.encode(),
        len(answer.body),
        _date(now),
        answer.body,
    )


@lru_cache
def _status(code: int) -> bytes:
    return f"{code} {HTTPStatus(code).phrase}".encode()


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()
