"""How many messages a second Telegram takes, as learned from its 429s: pure arithmetic on the loop's time."""

from dataclasses import dataclass

FIRST_RATE = 25.0  # messages a second to begin with
CLEAN_SECONDS = 60.0  # without a 429, before the rate grows by one message a second
LOWEST_RATE = 1.0
BURST = 2  # messages that may go at once after a rest


@dataclass(slots=True)
class Bucket:
    """At most `cap` messages a second; slower after Telegram's first complaint."""

    cap: float
    rate: float
    free: float = 0.0  # the moment from which the next message may go
    halted: float = 0.0  # the moment until which Telegram wants silence
    clean_since: float = 0.0

    def opens(self) -> float:
        """The moment from which a message may go."""
        return max(self.free, self.halted)

    def spend(self, now: float, count: int = 1) -> None:
        """Count messages before they go out."""
        interval = 1 / self.rate
        self.free = max(self.free, now - (BURST - 1) * interval) + interval * count

    def halve(self, began: float, until: float) -> None:
        """A request that began then was one too many: silence until then, and half the rate.

        Requests that were in flight with it, and those that try during the silence, say nothing new of the rate.
        """
        if began >= self.halted:
            self.rate = max(LOWEST_RATE, self.rate / 2)
        self.halt(until)

    def halt(self, until: float) -> None:
        """Silence until then."""
        self.halted = max(self.halted, until)
        self.clean_since = max(self.clean_since, self.halted)

    def grow(self, now: float) -> bool:
        """One message a second more after a minute without a complaint; whether it was time for it."""
        if self.rate >= self.cap or now - self.clean_since < CLEAN_SECONDS:
            return False
        self.rate = min(self.cap, self.rate + 1)
        self.clean_since = now
        return True
