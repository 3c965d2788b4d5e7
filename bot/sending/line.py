"""Who waits for a turn, by lane and then by arrival. Joining and leaving stay cheap however long the line is.

Theory: whoever may go now stands in `_ready`. Those whose chat had a message a moment ago stand aside with their chat,
and `_wakes` tells when it may have the next one: then the first of them, and only that one, goes back to `_ready`.
Whoever gives up stays where they are, and is passed over when their turn comes.
"""

import asyncio
from dataclasses import dataclass, field
from heapq import heappop, heappush

ChatId = int | str


@dataclass(order=True, slots=True)
class Waiting:
    """One request; `turn` is set when it may go."""

    lane: int
    order: int
    chat: ChatId = field(compare=False)
    turn: asyncio.Future[None] = field(compare=False)
    count: int = field(default=1, compare=False)  # messages


class Line:
    """`gaps` holds the moment from which each chat may have a message; others write it."""

    def __init__(self, gaps: dict[ChatId, float]) -> None:
        self._gaps = gaps
        self._ready: list[Waiting] = []
        self._aside: dict[ChatId, list[Waiting]] = {}
        self._wakes: list[tuple[float, str, ChatId]] = []

    def join(self, waiting: Waiting, now: float) -> None:
        """Stand in line."""
        if self._gaps.get(waiting.chat, 0.0) <= now:
            heappush(self._ready, waiting)
        elif waiting.chat in self._aside:  # whoever stands in front brings the chat back
            heappush(self._aside[waiting.chat], waiting)
        else:
            self._stand_aside(waiting)

    def take(self, now: float) -> Waiting | None:
        """The first who may go now; they are out of the line."""
        self._wake(now)
        while self._ready:
            first = heappop(self._ready)
            if first.turn.done():
                self._wake_later(first.chat, now)
                self._wake(now)
            elif self._gaps.get(first.chat, 0.0) > now:
                self._stand_aside(first)
            else:
                return first
        return None

    def settle(self, chat: ChatId) -> None:
        """The chat's gap is written: those who stand aside come back after it."""
        self._wake_later(chat, self._gaps.get(chat, 0.0))

    def opens(self) -> float | None:
        """The moment from which somebody may go, as far as chats are concerned; None: nobody waits."""
        if self._ready:
            return 0.0
        return self._wakes[0][0] if self._wakes else None

    def clear(self) -> None:
        """Let go of everybody."""
        for waiting in [*self._ready, *(one for line in self._aside.values() for one in line)]:
            waiting.turn.cancel()
        self._ready.clear()
        self._aside.clear()
        self._wakes.clear()

    def _stand_aside(self, waiting: Waiting) -> None:
        heappush(self._aside.setdefault(waiting.chat, []), waiting)
        self._wake_later(waiting.chat, self._gaps[waiting.chat])

    def _wake_later(self, chat: ChatId, at: float) -> None:
        if chat in self._aside:
            heappush(self._wakes, (at, str(chat), chat))

    def _wake(self, now: float) -> None:
        while self._wakes and self._wakes[0][0] <= now:
            _, _, chat = heappop(self._wakes)
            aside = self._aside.get(chat)
            if aside:
                heappush(self._ready, heappop(aside))
                if not aside:
                    del self._aside[chat]
