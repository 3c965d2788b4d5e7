"""What a group or channel takes: twenty messages within any minute, after a rest a little faster than evenly."""

from collections import deque

A_MINUTE, MOST = 60.0, 20
APART = 2.5  # seconds between two messages, as long as the minute has room: after a standstill every second counts

ChatId = int | str


class Minutes:
    """The last minute of each group; its moments are the loop's."""

    def __init__(self, remembered: int) -> None:
        """So many groups are remembered; more, if they have all had messages within a minute."""
        self._sent: dict[ChatId, deque[float]] = {}
        self._remembered = remembered

    def spend(self, chat: ChatId, now: float, count: int) -> float:
        """Count so many messages that go there at once; the moment from which the next may go."""
        if chat not in self._sent and len(self._sent) >= self._remembered:
            self._sent = {one: sent for one, sent in self._sent.items() if now - sent[-1] < A_MINUTE}
        sent = self._sent.setdefault(chat, deque(maxlen=MOST))
        sent.extend([now] * count)
        return max(now + APART * count, sent[0] + A_MINUTE if len(sent) == MOST else 0.0)
