"""The source doctor: what is remembered of a source, and what a poll just brought, as a diagnosis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from bot.config import Source
from bot.model import SourceState
from bot.rules import alarms
from bot.rules.alarms import SILENT, Trouble

ENOUGH = 5  # items that tell in which language a source speaks


class Health(IntEnum):
    """The worse, the higher."""

    WELL = 0
    DOUBTFUL = 1
    ILL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """One source at one moment."""

    name: str
    address: str  # as configured
    language: str  # as configured
    health: Health
    trouble: Trouble | None  # the worst; None: none
    state: SourceState  # what it is taken from

    @property
    def share(self) -> int | None:
        """Percent of its items that are in its language; None when none was read."""
        return round(100 * self.state.spoken / self.state.items) if self.state.items else None

    @property
    def validators(self) -> tuple[str, ...]:
        """By which of them it can say that nothing has changed."""
        given = (("ETag", self.state.etag), ("Last-Modified", self.state.last_modified))
        return tuple(name for name, value in given if value)


def diagnose(source: Source, state: SourceState | None, now: datetime) -> Diagnosis:
    """What is to be said of a source; `state` None: it was never polled."""
    if state is None or state.address != source.url:  # another address is another source
        state = SourceState(name=source.name, address=source.url)
    health, trouble = _judged(state, now)
    return Diagnosis(
        name=source.name, address=source.url, language=source.language, health=health, trouble=trouble, state=state
    )


def _judged(state: SourceState, now: datetime) -> tuple[Health, Trouble | None]:
    if state.failures:
        health = Health.ILL if alarms.is_down(state) else Health.DOUBTFUL
        return health, Trouble(state.last_kind or "", state.last_error or "")
    if state.last_success is None:
        return Health.DOUBTFUL, Trouble("unread")
    if alarms.is_silent(state, now):
        return Health.DOUBTFUL, Trouble(SILENT)
    if state.items >= ENOUGH and 2 * state.spoken < state.items:
        return Health.DOUBTFUL, Trouble("language")
    return Health.WELL, None


def worst_first(found: Iterable[Diagnosis]) -> list[Diagnosis]:
    """In the order in which an operator wants to see them; equally well ones as in the config."""
    return sorted(found, key=lambda one: -one.health)


def age(moment: datetime | None, now: datetime) -> timedelta | None:
    """How long ago; never in the future: sources' clocks run ahead."""
    return None if moment is None else max(now - moment, timedelta())
