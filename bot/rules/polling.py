"""When a source is asked again, and what is remembered of the last time."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.config import Source
from bot.model import SourceState

_DAY = timedelta(days=1)
_LONGEST_OBEYED = timedelta(days=7)  # a Retry-After beyond that is a mistake, or mischief
_LONGEST_FRESH = timedelta(hours=1)  # news is not left unread for longer, whatever Cache-Control says
_GONE = timedelta(days=30)  # 410: as good as never, and yet a source that comes back is found

Kind = Literal["refused", "network", "timeout", "status", "missing", "too large", "redirects", "not what it should be"]


@dataclass(frozen=True, slots=True)
class Failed:
    """A poll that brought nothing."""

    reason: str  # in plain words, to be read after "Ulysmedia: "
    kind: Kind = "network"
    retry_after: timedelta | None = None  # as the server asked
    gone: bool = False  # 410: it says itself that it will not come back


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a good poll teaches about the source itself."""

    url: str | None = None  # where a permanent redirect led; None: nowhere new
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    fresh_for: timedelta | None = None  # Cache-Control: max-age


def next_poll(
    state: SourceState, result: Learned | Failed, source: Source, now: datetime, jitter: float
) -> SourceState:
    """The state after this poll, with the moment of the next; `jitter` is 0 to 1 and spreads it by ±10 %."""
    if isinstance(result, Failed):
        return _after_failure(state, result, source, now, jitter)
    wait = max(source.interval, min(result.fresh_for or timedelta(), _LONGEST_FRESH))
    return replace(
        state,
        address=source.url,
        url=result.url or state.url,
        etag=result.etag,
        last_modified=result.last_modified,
        body_hash=result.body_hash,
        next_due=now + wait * (0.9 + 0.2 * jitter),
        failures=0,
        last_success=now,
        last_error=None,
        started=True,
    )


def _after_failure(state: SourceState, failed: Failed, source: Source, now: datetime, jitter: float) -> SourceState:
    """Twice as long after each failure, from the interval to a day; never sooner than the server asked.

    The remembered redirect is dropped: the configured address may be right again.
    """
    failures = state.failures + 1
    longest = max(_DAY, source.interval)
    wait = min(source.interval * 2 ** min(failures - 1, 20), longest) * (0.9 + 0.2 * jitter)
    if failed.retry_after is not None:
        wait = max(wait, min(failed.retry_after, _LONGEST_OBEYED) * (1 + 0.1 * jitter))
    if failed.gone:
        wait = max(wait, _GONE)
    return replace(
        state, address=source.url, url=None, failures=failures, last_error=failed.reason, next_due=now + wait
    )
