"""When an operator is told that something is wrong: early enough to act, late enough not to cry wolf."""

from bot.model import SourceState

BLIPS = 2  # failures in a row that a source which worked before may have without a word


def source_is_down(state: SourceState) -> bool:
    """A source that never worked is told at once: its address is probably wrong."""
    return state.failures > (BLIPS if state.last_success else 0)


def source_key(name: str) -> str:
    """Under which a source's trouble stands among the notices."""
    return f"source:{name}"


RATES_KEY = "rates"
