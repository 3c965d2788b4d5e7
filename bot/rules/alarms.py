"""When an operator is told that something is wrong: early enough to act, late enough not to cry wolf."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import SourceState

BLIPS = 2  # failures in a row that a source which worked before may have without a word
SILENT_GAPS = 3  # so many times the usual gap without news is a silence
PATIENCE = timedelta(hours=4)  # of daytime, that a source which tells something every minute may be silent too
DAY = (time(8), time(23))  # in Kazakhstan; at night newsrooms sleep, and so do operators
_ZONE = ZoneInfo("Asia/Almaty")
_LONGEST = 3  # days that are counted hour by hour: beyond them the patience is over anyhow

RATES_KEY = "rates"
_LEAP = "leap:"
SILENT = "silent"
# What an operator mends in another way than an ordinary failure has a notice of its own. Kind → how many failures in a
# row may pass: garbled letters are a fact, the rest may be somebody at work on his site.
_OF_THEIR_OWN = {"layout": BLIPS, "encoding": 0, "tls": BLIPS}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, as a kind that every language has words for; `detail` is technical, in English."""

    kind: str  # a `polling.Kind` or `SILENT`
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Tell:
    """That something is wrong, unless it was told before."""

    key: str  # under which it stands among the notices
    message: str
    source: str
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Clear:
    """That it is well again, if it was told that it was not."""

    key: str
    message: str
    source: str


Word = Tell | Clear


def of_source(state: SourceState, now: datetime) -> tuple[Word, ...]:
    """What a poll gives reason to say of its source. While it fails, nothing is said of its silence."""
    name = state.name
    if state.failures:
        notice = _notice(state.last_kind)
        if not is_down(state):
            return ()
        trouble = Trouble(state.last_kind or "", state.last_error or "")
        return (Tell(_key(notice, name), _MESSAGES[notice][0], name, trouble),)
    silent = is_silent(state, now)
    over = [notice for notice in _MESSAGES if not (silent and notice == SILENT)]
    well = tuple(Clear(_key(notice, name), _MESSAGES[notice][1], name) for notice in over)
    if not silent:
        return well
    return (*well, Tell(_key(SILENT, name), _MESSAGES[SILENT][0], name, Trouble(SILENT)))


_MESSAGES = {  # of a notice: what tells of it, and that it is over
    "down": ("alarm-source-down", "alarm-source-well"),
    "layout": ("alarm-source-layout", "alarm-layout-well"),
    "encoding": ("alarm-source-encoding", "alarm-encoding-well"),
    "tls": ("alarm-source-tls", "alarm-tls-well"),
    SILENT: ("alarm-source-silent", "alarm-silent-well"),
}


def is_down(state: SourceState) -> bool:
    """Whether it failed too often to be a blip. One that never worked may not fail at all: its address is wrong."""
    patience = _OF_THEIR_OWN.get(state.last_kind or "", BLIPS) if state.last_success else 0
    return state.failures > patience


def is_silent(state: SourceState, now: datetime) -> bool:
    """Whether a source that answers has had no news for three times its usual gap, and for hours of daytime."""
    if state.last_new is None or state.usual_gap is None or not _is_day(now):
        return False
    if now - state.last_new < SILENT_GAPS * state.usual_gap:
        return False
    return daytime(state.last_new, now) >= PATIENCE


def daytime(since: datetime, until: datetime) -> timedelta:
    """How much of this time was day in Kazakhstan, up to three days' worth."""
    start, end = since.astimezone(_ZONE), until.astimezone(_ZONE)
    total = timedelta()
    for number in range(min((end.date() - start.date()).days, _LONGEST) + 1):
        on = end.date() - timedelta(days=number)
        dawn, dusk = (datetime.combine(on, clock, _ZONE) for clock in DAY)
        total += max(min(end, dusk) - max(start, dawn), timedelta())
    return total


def _is_day(now: datetime) -> bool:
    return DAY[0] <= now.astimezone(_ZONE).time() < DAY[1]


def _notice(kind: str | None) -> str:
    return kind if kind in _OF_THEIR_OWN else "down"


def _key(notice: str, name: str) -> str:
    """A key a trouble: two of them are two notices."""
    return f"source:{name}" if notice == "down" else f"{notice}:{name}"


def leap_key(day: date) -> str:
    """Under which the rates that leapt on a day stand among the notices."""
    return f"{_LEAP}{day.isoformat()}"


def is_leap(key: str) -> bool:
    """Whether the notice is of rates that leapt."""
    return key.startswith(_LEAP)


def leap_day(key: str) -> date:
    """The day of a notice of rates that leapt."""
    return date.fromisoformat(key.removeprefix(_LEAP))
