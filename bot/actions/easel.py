"""The easel: a picture that many ask for at once is drawn once, and one that was just drawn is at hand."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

KEPT = 16  # pictures; the last of them are on their way to Telegram, which then keeps them for us

Draw = Callable[[partial[bytes]], Awaitable[bytes]]  # runs what draws, in another process


class Easel:
    """Everybody's drawings, by what Telegram will know them by."""

    def __init__(self, draw: Draw = asyncio.to_thread) -> None:
        self._draw = draw
        self._drawn: dict[str, asyncio.Future[bytes]] = {}

    def begin(self, key: str, drawing: partial[bytes]) -> asyncio.Future[bytes]:
        """The picture, done or under way; whoever waits shields it, for others may wait for it too."""
        drawn = self._drawn.get(key)
        if drawn is None or (drawn.done() and (drawn.cancelled() or drawn.exception())):
            drawn = self._drawn[key] = asyncio.ensure_future(self._draw(drawing))
            while len(self._drawn) > KEPT:
                del self._drawn[next(iter(self._drawn))]
        return drawn
