"""The quick way in: whatever a client may write in HTTP/1.1, in whatever pieces, is answered as a server answers it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from yarl import URL

from bot.demo.telegram import Telegram
from tests.demo.telegram.stage import READER, TOKEN

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
async def wire(server: URL) -> AsyncIterator[Wire]:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    yield reader, writer
    writer.close()


def asking(text: str, method: str = "sendMessage", *, head: str = "", token: str = TOKEN) -> bytes:
    body = json.dumps({"chat_id": READER, "text": text}).encode()
    size = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return f"POST /bot{token}/{method} HTTP/1.1\r\nHost: demo\r\n{size}{head}\r\n".encode() + body


async def answer(reader: asyncio.StreamReader) -> Any:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length:")[2].split()[0])
    return json.loads(await reader.readexactly(length))


async def test_a_request_may_come_byte_by_byte(telegram: Telegram, wire: Wire) -> None:
    reader, writer = wire
    for letter in asking("Сәлем"):
        writer.write(bytes([letter]))
        await writer.drain()
        await asyncio.sleep(0)
    assert (await answer(reader))["result"]["text"] == "Сәлем"
    assert len(telegram.messages(READER)) == 1


async def test_requests_that_come_at_once_are_answered_in_their_order(telegram: Telegram, wire: Wire) -> None:
    reader, writer = wire
    telegram.faults.add("sendMessage", "delay", seconds=0.01)
    writer.write(asking("бір") + asking("екі") + asking("үш")[:-5])
    assert [(await answer(reader))["result"]["text"] for _ in "12"] == ["бір", "екі"]
    writer.write(asking("үш")[-5:])
    assert (await answer(reader))["result"]["text"] == "үш"


async def test_a_connection_goes_on_with_requests_of_every_kind(telegram: Telegram, wire: Wire) -> None:
    reader, writer = wire
    writer.write(asking("бір") + b"GET /_demo/count HTTP/1.1\r\nHost: demo\r\n\r\n" + asking("екі"))
    assert [(await answer(reader)), (await answer(reader)), (await answer(reader))["result"]["text"]][1:] == [1, "екі"]
    assert len(telegram.messages(READER)) == 2


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (asking("", "getNothing"), "Not Found: method not found"),
        (asking("", token="42:else"), "Unauthorized"),
        (asking("", token="42%3Ademo"), "Bad Request: message text is empty"),
        (asking("x" * 1_100_000), "Bad Request: text is too long"),
        (asking("", head="Connection: close\r\n"), "Bad Request: message text is empty"),
    ],
    ids=["method", "token", "encoded", "long", "last"],
)
async def test_what_telegram_refuses(wire: Wire, sent: bytes, told: str) -> None:
    reader, writer = wire
    writer.write(sent)
    assert (await answer(reader))["description"] == told


@pytest.mark.parametrize(
    "sent",
    [asking("", head="Content-Length: 1\r\n"), asking("", head="Transfer-Encoding: identity\r\n"), b"?" * 9000],
    ids=["two lengths", "two ways", "noise"],
)
async def test_what_is_no_http(telegram: Telegram, wire: Wire, sent: bytes) -> None:
    reader, writer = wire
    writer.write(sent)
    assert (await reader.readline()).split()[1] == b"400"
    assert telegram.requests == []


async def test_who_goes_away_has_sent_it_all_the_same(telegram: Telegram, wire: Wire) -> None:
    _, writer = wire
    telegram.faults.add("sendMessage", "delay", seconds=0.01)
    async with asyncio.timeout(5):
        asked = asyncio.create_task(telegram.request("sendMessage"))
        await asyncio.sleep(0)
        writer.write(asking("Сәлем"))
        await asked
        writer.transport.abort()
        assert (await telegram.wait_for(READER))["text"] == "Сәлем"


async def test_a_bug_is_told_and_the_connection_goes_on(
    telegram: Telegram, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = wire

    async def breaks(_: float) -> None:
        raise ZeroDivisionError

    telegram.sleep = breaks
    telegram.faults.add("sendMessage", "delay")
    writer.write(asking("бір") + asking("екі"))
    assert (await answer(reader))["error_code"] == 500
    assert (await answer(reader))["result"]["text"] == "екі"
    assert [record.message for record in caplog.records] == ["sendMessage failed"]
