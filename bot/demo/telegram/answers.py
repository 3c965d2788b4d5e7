"""A call of the Bot API → what goes back: done, refused, or gone wrong on purpose. Knows no HTTP server."""

import asyncio
import json
import logging
import re
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram.faults import Fault
from bot.demo.telegram.methods import METHODS
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import Refusal, flood, told

_log = logging.getLogger(__name__)
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_written = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot reads."""

    status: int
    body: bytes
    kind: str = "application/json"


_GARBAGE = Answer(
    502,
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n",
    "text/html",
)


async def answer(telegram: Telegram, method: str, asked: Parameters) -> Answer | None:
    """Do what is asked; None: no answer, the connection just ends."""
    _remember(telegram, method, asked)
    name = method.lower()
    try:
        if telegram.latency and name != "getupdates":
            await _wait(telegram, telegram.sleep(telegram.latency))
        ending = await _suffered(telegram, name, asked)
        if ending is not None and ending.kind != "lost":
            return _ended(ending)
        result = await _performed(telegram, name, asked)
    except Refusal as refusal:
        return failed(refusal)
    except Exception:  # noqa: BLE001 - a bug of ours is told as Telegram tells one of its own, and logged
        _log.exception("%s failed", method)
        return failed(told("Internal Server Error"))
    return None if ending else _answer(200, {"ok": True, "result": result})


def refuse_token(telegram: Telegram, token: str) -> None:
    """Another bot's token, or none."""
    if token != telegram.token:
        raise told("Unauthorized" if _TOKEN.fullmatch(token) else "Not Found")


def failed(refusal: Refusal) -> Answer:
    """What a refusal reads like."""
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return _answer(refusal.code, body)


def _answer(status: int, body: dict[str, Any]) -> Answer:
    return Answer(status, _written(body).encode("utf-8", "replace"))


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
    wait = asyncio.current_task()
    assert wait  # noqa: S101 - a coroutine runs in a task
    telegram.waits.add(wait)
    try:
        await what
    finally:
        telegram.waits.discard(wait)


def _ended(fault: Fault) -> Answer | None:
    match fault.kind:
        case "429":
            return failed(flood(fault.retry_after))
        case "500":
            return failed(told("Internal Server Error"))
        case "502":
            return failed(told("Bad Gateway"))
        case "garbage":
            return _GARBAGE
        case "drop":
            return None
    return failed(told(fault.text))
