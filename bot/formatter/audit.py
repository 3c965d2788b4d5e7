"""The audit of a channel as its editors read it: a line a deed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import AtChannel, Audit
from bot.formatter.texts import Voice
from bot.model import Post

A_PAGE = 12
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One deed."""

    at: datetime
    name: str | None
    user_id: int
    did: str
    what: Mapping[str, Any]


def page(  # noqa: PLR0913 - which channel's, and which page
    channel: str, lines: Sequence[Line], tap: Audit, now: datetime, voice: Voice, *, more: bool
) -> Post:
    """A page of them, the last first."""
    said = "\n".join(_line(one, now, voice) for one in lines) or voice.say("audit-none")
    turn = (
        *((button("‹", Audit(tap.channel, tap.page - 1)),) if tap.page else ()),
        *((button("›", Audit(tap.channel, tap.page + 1)),) if more else ()),
    )
    back = button(voice.label("button-channel-back"), AtChannel(tap.channel))
    rows = ((turn,) if turn else ()) + ((back,),)
    return Post(text=f"{voice.say('audit-title', channel=channel)}\n\n{said}", buttons=rows)


def choose(channels: Sequence[tuple[int, str]], voice: Voice) -> Post:
    """Which channel is meant."""
    rows = tuple((button(label(harmless(title)), Audit(channel_id, 0)),) for channel_id, title in channels)
    return Post(text=voice.say("audit-choose"), buttons=rows)


def _line(one: Line, now: datetime, voice: Voice) -> str:
    nobody = voice.label("audit-somebody" if one.user_id or one.did not in {"held", "released"} else "audit-bot")
    who = cut(harmless(one.name or ""), _LONGEST) or nobody
    did = voice.label("audit-did", did=one.did)
    values = {"when": moment(one.at, now, voice), "who": who, "did": did}
    title = cut(harmless(str(one.what.get("title") or one.what.get("label") or one.what.get("name") or "")), _LONGEST)
    line = voice.say("audit-line", **values)
    return voice.say("audit-about", line=Html(line), title=title) if title else line
