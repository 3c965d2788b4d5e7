"""When an operator is told that something is wrong: early enough to act, late enough not to cry wolf."""

from datetime import date

from bot.model import SourceState

BLIPS = 2  # failures in a row that a source which worked before may have without a word


def source_is_down(state: SourceState) -> bool:
    """A source that never worked is told at once: its address is probably wrong."""
    return state.failures > (BLIPS if state.last_success else 0)


def source_key(name: str) -> str:
    """Under which a source's trouble stands among the notices."""
    return f"source:{name}"


RATES_KEY = "rates"
_LEAP = "leap:"


def leap_key(day: date) -> str:
    """Under which the rates that leapt on a day stand among the notices."""
    return f"{_LEAP}{day.isoformat()}"


def is_leap(key: str) -> bool:
    """Whether the notice is of rates that leapt."""
    return key.startswith(_LEAP)


def leap_day(key: str) -> date:
    """The day of a notice of rates that leapt."""
    return date.fromisoformat(key.removeprefix(_LEAP))
