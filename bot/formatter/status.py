"""How delivery stands, as an operator reads it in Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.formatter.dates import moment
from bot.formatter.html import cut, escape, harmless
from bot.formatter.texts import Voice
from bot.model import Post

_MOST_REASONS = 10
_LONGEST_REASON = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The figures; what has ended is that of the last seven days."""

    now: datetime
    counts: Mapping[str, int]  # what waits or is on its way, by state
    oldest: datetime | None  # since when the oldest is due
    sent: int
    unknown: int
    late: int  # what became too old to be news, and waits for a digest or came with one
    failed: Mapping[str, int]  # by reason, the most frequent first
    rate: float  # messages a second
    halted: float  # seconds for which Telegram still wants silence
    spreading: int  # stories that are still being owed to their followers


def screen(status: Status, voice: Voice) -> Post:
    """All of it on one screen."""
    counts, now = status.counts, status.now
    lines = [
        voice.say("status-title"),
        "",
        voice.say("status-due", due=str(counts["due"]), flying=str(counts["leased"] + counts["sending"])),
    ]
    if status.oldest and status.oldest <= now:
        lines.append(voice.say("status-oldest", since=moment(status.oldest, now, voice)))
    if waiting := counts["held"] + counts["gathered"] + counts["awaiting"]:
        lines.append(voice.say("status-held", held=str(waiting)))
    if status.spreading:
        lines.append(voice.say("status-spreading", stories=str(status.spreading)))
    lines.append(voice.say("status-rate", rate=f"{status.rate:g}".replace(".", ",")))
    if status.halted:
        until = now + timedelta(seconds=status.halted)
        lines.append(voice.say("status-halted", until=moment(until, now, voice)))
    lines += ["", voice.say("status-ended", sent=str(status.sent), unknown=str(status.unknown))]
    if status.late:
        lines.append(voice.say("status-late", late=str(status.late)))
    failed = sum(status.failed.values())
    lines.append(voice.say("status-failed", failed=str(failed)))
    for reason, count in list(status.failed.items())[:_MOST_REASONS]:
        lines.append(f"  {count} · <i>{escape(cut(harmless(reason), _LONGEST_REASON))}</i>")
    return Post(text="\n".join(lines))
