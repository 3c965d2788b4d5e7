"""`/_demo/…`: the world played over HTTP, for a bot in another process. Not part of any Bot API."""

import json
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.demo.telegram.people import Telegram


def routes(app: web.Application, telegram: Telegram) -> None:
    """`POST` an act of `_ACTS` with its values as JSON; `GET messages/<chat>` or of `_SIGHTS`; `DELETE faults`."""

    async def act(request: web.Request) -> web.Response:
        act = _ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        try:
            return web.json_response(await act(telegram, await request.json()))
        except (LookupError, PermissionError, ValueError, TypeError) as error:
            return web.json_response({"error": str(error)}, status=400)

    async def messages(request: web.Request) -> web.Response:
        chat_id = int(request.match_info["chat"])
        return web.json_response(telegram.messages(chat_id) if chat_id in telegram.places else [])

    async def look(request: web.Request) -> web.Response:
        return web.json_response(_SIGHTS[request.match_info["sight"]](telegram), dumps=_dumps)

    async def well(_: web.Request) -> web.Response:
        telegram.faults.clear()
        return web.json_response(True)

    app.router.add_post("/_demo/{act}", act)
    app.router.add_get("/_demo/messages/{chat:-?[0-9]+}", messages)
    app.router.add_get(f"/_demo/{{sight:{'|'.join(_SIGHTS)}}}", look)
    app.router.add_delete("/_demo/faults", well)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _state(telegram: Telegram) -> dict[str, Any]:
    return {
        "chats": {
            str(place.id): {
                "kind": place.kind,
                "messages": len(place.messages),
                "started": place.started,
                "blocked": place.blocked,
            }
            for place in telegram.places.values()
        },
        "requests": len(telegram.requests),
        "floods": telegram.floods.refused,
        "pending_updates": len(telegram.updates.queue),
        "faults": [
            {"method": f.method, "kind": f.kind, "used": f.used, "times": f.times} for f in telegram.faults.waiting
        ],
    }


async def _say(telegram: Telegram, asked: dict[str, Any]) -> Any:
    return await telegram.say(asked["user_id"], asked["text"], asked.get("chat_id"))


async def _ask(telegram: Telegram, asked: dict[str, Any]) -> float:
    """Type, and wait for the answer: how many seconds that took."""
    begun = time.perf_counter()
    said = await telegram.say(asked["user_id"], asked["text"])
    await telegram.wait_for(asked["user_id"], after=said["message_id"], timeout=60)
    return time.perf_counter() - begun


async def _press(telegram: Telegram, asked: dict[str, Any]) -> Any:
    chat_id = asked.get("chat_id", asked["user_id"])
    return await telegram.press(asked["user_id"], chat_id, asked["message_id"], asked["data"])


async def _block(telegram: Telegram, asked: dict[str, Any]) -> Any:
    telegram.block(asked["user_id"])
    return True


async def _unblock(telegram: Telegram, asked: dict[str, Any]) -> Any:
    telegram.unblock(asked["user_id"])
    return True


async def _users(telegram: Telegram, asked: dict[str, Any]) -> Any:
    """People numbered from `first` on, `count` of them."""
    for user_id in range(asked["first"], asked["first"] + asked.get("count", 1)):
        telegram.add_user(user_id, f"Оқырман {user_id}", started=asked.get("started", False))
    return True


async def _faults(telegram: Telegram, asked: dict[str, Any]) -> Any:
    telegram.faults.add(asked.pop("method", "*"), asked.pop("kind"), **asked)
    return True


async def _latency(telegram: Telegram, asked: dict[str, Any]) -> Any:
    telegram.latency = float(asked["seconds"])
    return True


_SIGHTS: dict[str, Callable[[Telegram], Any]] = {
    "requests": lambda telegram: telegram.requests,
    "count": lambda telegram: len(telegram.requests),
    "state": _state,
}
_ACTS = {
    "say": _say,
    "ask": _ask,
    "press": _press,
    "block": _block,
    "unblock": _unblock,
    "users": _users,
    "faults": _faults,
    "latency": _latency,
}
