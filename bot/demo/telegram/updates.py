"""The bot's queue of updates: filled by the world, emptied by long polling or by a webhook."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import aiohttp

from bot.demo.telegram.refusals import Refusal

Update = dict[str, Any]

KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "message_reaction",
        "message_reaction_count",
        "chat_join_request",
    ]
)
_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_POLLED_TWICE = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_POLL_MEETS_HOOK = "Conflict: terminated by setWebhook request"
_HOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Updates:
    """Kept until the bot confirms them by a higher offset, or its webhook by a 2xx."""

    def __init__(self, sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep) -> None:
        self.queue: deque[Update] = deque()
        self.allowed: frozenset[str] = KINDS - _ONLY_WHEN_ASKED
        self.webhook: dict[str, Any] = {}
        self.secret = ""
        self.sleep = sleep
        self._next = 1
        self._poll: asyncio.Future[str | None] | None = None  # ends with None for "look again", or with a conflict
        self._news = asyncio.Event()
        self._delivery: asyncio.Task[None] | None = None
        self._closed = False

    def put(self, kind: str, payload: Any) -> int | None:
        """Queue an update if the bot wants its kind; its id, or None."""
        if kind not in self.allowed:
            return None
        update_id, self._next = self._next, self._next + 1
        self.queue.append({"update_id": update_id, kind: payload})
        self._news.set()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        return update_id

    def allow(self, kinds: Collection[str] | None) -> None:
        """What the bot wants from now on: None keeps the choice, an empty list is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & KINDS or KINDS - _ONLY_WHEN_ASKED

    async def get(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - Telegram's own word
        """One getUpdates call."""
        if self.webhook:
            raise Refusal(409, _HOOK_IS_SET)
        self._confirm(offset)
        if not self.queue and timeout > 0 and not self._closed:
            await self._wait(timeout)
        return list(islice(self.queue, limit))

    def _confirm(self, offset: int) -> None:
        if offset < 0:  # the last so many, the rest is forgotten
            while len(self.queue) > -offset:
                self.queue.popleft()
        while self.queue and self.queue[0]["update_id"] < offset:
            self.queue.popleft()

    async def _wait(self, timeout: float) -> None:  # noqa: ASYNC109
        self._end_poll(_POLLED_TWICE)
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                conflict = await poll
        except TimeoutError:
            return
        if conflict:
            raise Refusal(409, conflict)

    def _end_poll(self, conflict: str | None) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(conflict)

    # ---------------------------------------------------------------- the webhook

    async def set_webhook(self, url: str, secret: str, max_connections: int) -> None:
        """Deliver to `url` from now on; an empty one stops it."""
        await self._stop_delivery()
        self.webhook, self.secret = ({"url": url, "max_connections": max_connections} if url else {}), secret
        if url:
            self._end_poll(_POLL_MEETS_HOOK)
            self._delivery = asyncio.create_task(self._deliver(url))

    def webhook_info(self) -> dict[str, Any]:
        """As getWebhookInfo answers."""
        about = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self.queue)}
        return about | self.webhook | ({"allowed_updates": sorted(self.allowed)} if self.webhook else {})

    async def _deliver(self, url: str) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        headers["Content-Type"] = "application/json"
        async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=60)) as session:
            pause = 0.0
            while True:
                self._news.clear()
                if not self.queue:
                    await self._news.wait()
                update = self.queue[0]
                failure = await _posted(session, url, update)
                if failure:
                    self.webhook |= {"last_error_date": int(_now()), "last_error_message": failure}
                    pause = min(60.0, pause * 2 or 0.5)
                    await self.sleep(pause)
                else:
                    pause = 0.0
                    if self.queue and self.queue[0] is update:
                        self.queue.popleft()

    async def _stop_delivery(self) -> None:
        if self._delivery:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
            self._delivery = None

    def open(self) -> None:
        """Polls may wait (again)."""
        self._closed = False

    async def close(self) -> None:
        """Let go of everything that waits."""
        self._closed = True
        self._end_poll(None)
        await self._stop_delivery()


async def _posted(session: aiohttp.ClientSession, url: str, update: Update) -> str | None:
    """What went wrong with this delivery; None: it was taken."""
    try:
        async with session.post(url, data=json.dumps(update, ensure_ascii=False).encode()) as response:
            await response.read()
            if 200 <= response.status < 300:
                return None
            return f"Wrong response from the webhook: {response.status} {response.reason}"
    except (aiohttp.ClientError, TimeoutError, OSError):
        return "Connection refused"


def _now() -> float:
    return datetime.now(UTC).timestamp()
