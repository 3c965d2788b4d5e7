"""How often one person may ask: a gentle limit, so that nobody waits behind somebody's flood."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

MOST = 20  # questions a minute
TAPS = 3  # taps that weigh as much as one question: a screen of switches is soon tapped through
MINUTE = timedelta(minutes=1)
REMEMBERED = 10_000  # people


class Verdict(Enum):
    """What a question gets."""

    ANSWER = auto()
    WORD = auto()  # a kind one, once
    SILENCE = auto()  # until the minute is over


@dataclass(slots=True)
class _Minute:
    since: datetime
    weight: int = 0
    told: bool = False


class Throttle:
    """Who asked how often in the minute that began with their first question."""

    def __init__(self, most: int = MOST, remembered: int = REMEMBERED) -> None:
        self.most = most
        self._remembered = remembered
        self._minutes: dict[int, _Minute] = {}  # the earliest stands first

    def ask(self, who: int, now: datetime, *, light: bool = False) -> Verdict:
        """Count a question; or what is light: a tap, a part of an album."""
        self._forget(now)
        minute = self._minutes.setdefault(who, _Minute(now))
        minute.weight += 1 if light else TAPS
        if minute.weight <= self.most * TAPS:
            return Verdict.ANSWER
        told, minute.told = minute.told, True
        return Verdict.SILENCE if told else Verdict.WORD

    def _forget(self, now: datetime) -> None:
        """Drop the minutes that are over, and the earliest of too many."""
        while self._minutes:
            who, minute = next(iter(self._minutes.items()))
            if now - minute.since < MINUTE and len(self._minutes) < self._remembered:
                return
            del self._minutes[who]
