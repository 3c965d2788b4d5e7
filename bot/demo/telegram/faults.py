"""What goes wrong when a test or a curious person wants it to."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["429", "500", "502", "garbage", "lost", "drop", "refuse", "delay", "hold"]


@dataclass(slots=True, kw_only=True, eq=False)
class Fault:
    """One thing that goes wrong, for as many requests as it is meant for.

    Nothing is done by `429 500 502` (answered so), `garbage` (a proxy's HTML page), `refuse` (answered with `text`) and
    `drop` (the connection ends). `lost`: done, then the connection ends without an answer. `delay`: done `seconds`
    later. `hold`: done once `until` is set.
    """

    method: str
    kind: Kind
    times: int | None = 1  # None: until it is removed
    every: int = 1  # only each n-th request that it would meet
    chat_id: int | None = None  # only requests to this chat
    retry_after: int = 1
    text: str = "Bad Request: refused by the demo"
    seconds: float = 0.0
    until: asyncio.Event | None = None
    met: int = 0
    used: int = 0

    def meets(self, method: str, chat_id: Any) -> bool:
        """Whether this request is the one; counts it."""
        if self.times is not None and self.used >= self.times:
            return False
        if self.method not in ("*", method) or self.chat_id not in (None, chat_id):
            return False
        self.met += 1
        if self.met % self.every:
            return False
        self.used += 1
        return True


@dataclass(slots=True)
class Faults:
    """All that is to go wrong."""

    waiting: list[Fault] = field(default_factory=list)

    def add(self, method: str, kind: Kind, **more: Any) -> Fault:
        """Make requests of `method` (`"*"`: of every method but getUpdates) go wrong; see `Fault`."""
        fault = Fault(method=method.lower(), kind=kind, **more)
        self.waiting.append(fault)
        return fault

    def clear(self) -> None:
        """All is well again."""
        self.waiting.clear()

    def meeting(self, method: str, chat_id: Any) -> list[Fault]:
        """Those that this request runs into: delays and holds first, then one that ends it."""
        if not self.waiting or (method == "getupdates" and all(fault.method == "*" for fault in self.waiting)):
            return []
        met: list[Fault] = []
        for fault in self.waiting:
            if fault.method == "*" and method == "getupdates":
                continue
            if fault.meets(method, chat_id):
                met.append(fault)
                if fault.kind not in ("delay", "hold"):
                    break
        return met
