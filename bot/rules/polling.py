"""When a source is asked again, and what is remembered of the last time.

The interval follows how often there is news: the configured one after news, longer and longer without, up to an hour.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.config import Source
from bot.model import SourceState
from bot.rules.counting import Counts

_DAY = timedelta(days=1)
_LONGEST_OBEYED = timedelta(days=7)  # a Retry-After beyond that is a mistake, or mischief
_LONGEST_FRESH = timedelta(hours=1)  # news is not left unread for longer, whatever Cache-Control says
_SLOWEST = timedelta(hours=1)  # between two polls of a source that has no news, unless its own interval is longer
_AT_ONCE = timedelta(minutes=1)  # who asks more often than that watches: such an interval stays as it is
_SLOWER = 1.5  # after each poll without news
_OFTEN = 2  # polls between two pieces of news, as they usually come
_WEIGHT = 0.2  # of the latest gap in the usual one
_GONE = timedelta(days=30)  # 410: as good as never, and yet a source that comes back is found

Kind = Literal[
    "refused",
    "network",
    "timeout",
    "status",
    "missing",
    "too large",
    "redirects",
    "not what it should be",
    "encoding",  # its letters are garbled: nothing of it is told until they are whole again
    "layout",  # it was read before, and now its page shows no articles
    "tls",
]


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
    counts: Counts | None = None  # None: nothing was read, so the former ones stand


def next_poll(  # noqa: PLR0913 - the whole of a poll, and when it was
    state: SourceState, result: Learned | Failed, source: Source, now: datetime, jitter: float, *, news: int = 0
) -> SourceState:
    """The state after this poll, with the moment of the next; `jitter` is 0 to 1 and spreads it by ±10 %.

    `news` is how many of the entries were never seen before.
    """
    if isinstance(result, Failed):
        return _after_failure(state, result, source, now, jitter)
    paced = _paced(state, result, source, now, news)
    wait = max(paced.interval or source.interval, min(result.fresh_for or timedelta(), _LONGEST_FRESH))
    return replace(
        paced,
        address=source.url,
        url=result.url or state.url,
        etag=result.etag,
        last_modified=result.last_modified,
        body_hash=result.body_hash,
        next_due=now + wait * (0.9 + 0.2 * jitter),
        failures=0,
        last_success=now,
        last_error=None,
        last_kind=None,
        started=True,
    )


def _paced(state: SourceState, learned: Learned, source: Source, now: datetime, news: int) -> SourceState:
    """What the poll tells about how often there is news, and the interval that follows from it."""
    counts = learned.counts
    if counts:
        newest = max(filter(None, (state.newest, counts.newest)), default=None)
        state = replace(state, items=counts.items, spoken=counts.spoken, newest=newest)
    if not state.started:  # its dates tell what it has done so far
        gap, last_new = (counts.gap, now) if counts else (None, None)
        return replace(state, interval=source.interval, usual_gap=gap, last_new=last_new)
    if not news:
        return replace(state, interval=_slower(state, source, now))
    return replace(state, interval=source.interval, usual_gap=_usual(state, now, news), last_new=now)


def _usual(state: SourceState, now: datetime, news: int) -> timedelta | None:
    """The smoothed gap; what came together shares the time since the last."""
    if state.last_new is None:
        return state.usual_gap
    gap = (now - state.last_new) / news
    return gap if state.usual_gap is None else state.usual_gap * (1 - _WEIGHT) + gap * _WEIGHT


def _slower(state: SourceState, source: Source, now: datetime) -> timedelta:
    """Longer after each poll without news, but not so long that news as it usually comes would wait.

    A source that is silent for longer than it usually is, at night for example, is asked less and less.
    """
    if source.interval < _AT_ONCE:
        return source.interval
    silence = now - state.last_new if state.last_new else timedelta()
    longest = min(max(state.usual_gap or timedelta(), silence) / _OFTEN, _SLOWEST)
    return max(source.interval, min((state.interval or source.interval) * _SLOWER, longest))


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
        state,
        address=source.url,
        url=None,
        failures=failures,
        last_error=failed.reason,
        last_kind=failed.kind,
        next_due=now + wait,
    )
