"""How much Telegram takes before it answers 429: buckets for everybody, for one chat, for one group."""

import math
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the server allows; the depths are what it forgives in a burst."""

    per_second: float = 30
    per_chat: float = 1
    per_group_minute: float = 20
    paid_per_second: float = 1000
    burst: int = 3  # messages to one chat at once
    retry_after: int | None = None  # seconds; None: as long as the bucket needs


@dataclass(slots=True)
class _Bucket:
    rate: float
    depth: float
    level: float = 0.0
    seen: float = 0.0
    closed_until: float = 0.0

    def wait(self, now: float, cost: int) -> float:
        """Seconds until `cost` would fit; 0: it fits now."""
        self.level = max(0.0, self.level - (now - self.seen) * self.rate)
        self.seen = now
        if now < self.closed_until:
            return self.closed_until - now
        return max(0.0, (self.level + cost - max(self.depth, cost)) / self.rate - 1e-9)


@dataclass(slots=True)
class Floods:
    """The buckets; `None` for limits means that nothing is ever too much."""

    limits: Limits | None = None
    refused: int = 0
    _all: dict[bool, _Bucket] = field(default_factory=dict)
    _chats: defaultdict[int, list[_Bucket]] = field(default_factory=lambda: defaultdict(list))

    def refuses(self, chat_id: int, now: float, *, cost: int = 1, paid: bool = False) -> int | None:
        """Count `cost` messages to the chat at `now` (seconds); or the seconds of `retry_after`."""
        if not self.limits:
            return None
        buckets = [self._everybody(self.limits, paid=paid), *self._chat(self.limits, chat_id)]
        waits = [bucket.wait(now, cost) for bucket in buckets]
        if not max(waits):
            for bucket in buckets:
                bucket.level += cost
            return None
        self.refused += 1
        seconds = self.limits.retry_after or max(1, math.ceil(max(waits)))
        for bucket, wait in zip(buckets, waits, strict=True):
            if wait and now >= bucket.closed_until:
                bucket.closed_until = now + seconds
        return max(1, math.ceil(max(bucket.closed_until - now for bucket in buckets)))

    def _everybody(self, limits: Limits, *, paid: bool) -> _Bucket:
        rate = limits.paid_per_second if paid else limits.per_second
        return self._all.setdefault(paid, _Bucket(rate, rate))

    def _chat(self, limits: Limits, chat_id: int) -> list[_Bucket]:
        buckets = self._chats[chat_id]
        if not buckets:
            buckets.append(_Bucket(limits.per_chat, limits.burst))
            if chat_id < 0:
                buckets.append(_Bucket(limits.per_group_minute / 60, limits.per_group_minute))
        return buckets
