"""What is muted, as a person reads and taps it: a list, the sources, and one thing with its buttons."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal, assert_never

from bot.formatter import dates
from bot.formatter.html import cut, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import Mutes, Muting, encode, ref
from bot.formatter.texts import Voice
from bot.model import Button, Mute, Post
from bot.rules import mutes

A_PAGE = 10
_LONGEST_ECHO = 48  # of what was typed
_MOST_LINES = 20
_Does = Literal["show", "week", "good", "off"]
_LABELS = {"week": "button-mute-week", "good": "button-mute-good", "off": "button-mute-off"}


def screen(mine: Sequence[Mute], page: int, now: datetime, voice: Voice) -> Post:
    """What a chat has muted, a page of it; a page beyond the last shows the last."""
    rows = [(button(label(_line(one, now, voice)), tap("show", one)),) for one in mine]
    sources = button(voice.label("button-mute-sources"), Mutes("sources", 0))
    text = voice.say("mutes-title" if mine else "mutes-none")
    return Post(text=text, buttons=(*_paged(rows, "mine", page), (sources,)))


def sources(names: Sequence[str], mine: Collection[Mute], page: int, voice: Voice) -> Post:
    """The sources, 🔕 on the muted ones."""
    muted = {one.key for one in mine if one.kind == "source"}
    rows = [
        (button(label(f"🔕 {name}" if name in muted else name), tap("show", Mute("source", name, name))),)
        for name in names
    ]
    back = button(voice.label("button-mutes"), Mutes("mine", 0))
    return Post(text=voice.say("mutes-sources"), buttons=(*_paged(rows, "sources", page), (back,)))


def one(what: Mute, state: Mute | None, now: datetime, voice: Voice) -> Post:
    """One thing that is muted as `state` says, or is not, with what can be done about it."""
    kind = "source" if what.kind == "source" else "words"
    name = cut(harmless(what.label), _LONGEST_ECHO)
    can: tuple[_Does, _Does] = ("good", "off")
    if state is None:
        text, can = voice.say("mute-off", what=name, kind=kind), ("week", "good")
    elif state.until is None:
        text, can = voice.say("mute-good", what=name, kind=kind), ("week", "off")
    else:
        text = voice.say("mute-week", what=name, kind=kind, until=dates.moment(state.until, now, voice))
    back = button(voice.label("button-mutes"), Mutes("sources" if what.kind == "source" else "mine", 0))
    lost = state is None and tap("show", what).kind == "tag"  # words too long for a button, which nobody keeps now
    rows = () if lost else (tuple(_can(does, what, voice) for does in can),)
    return Post(text=text, buttons=(*rows, (back,)))


def added(decisions: Sequence[mutes.Decision], now: datetime, voice: Voice) -> Post:
    """The answer to /mute with words."""
    if len(decisions) == 1 and isinstance(decisions[0], mutes.Muted):
        return one(decisions[0].mute, decisions[0].mute, now, voice)
    lines = list(dict.fromkeys(_told(decision, voice) for decision in decisions))
    text = "\n".join(lines[:_MOST_LINES]) + ("\n…" if len(lines) > _MOST_LINES else "")
    return Post(text=text, buttons=((button(voice.label("button-mutes"), Mutes("mine", 0)),),))


def too_many(voice: Voice) -> str:
    """A word over a button; plain text."""
    return voice.label("mute-too-many", limit=mutes.MOST_MUTES)


def tap(does: _Does, what: Mute) -> Muting:
    """The tap that does this: it carries words where they fit, so that they can be muted once more afterwards."""
    if what.kind == "source":
        return Muting(does, "source", ref(what.key))
    by_words = Muting(does, "words", what.label)
    return by_words if encode(by_words) else Muting(does, "tag", ref(what.key))


def _can(does: _Does, what: Mute, voice: Voice) -> Button:
    return button(voice.label(_LABELS[does]), tap(does, what))


def _line(one: Mute, now: datetime, voice: Voice) -> str:
    if one.until is None:
        return f"🔕 {one.label}"
    return f"⏳ {cut(harmless(one.label), 24)} · {dates.day(one.until.date(), now.date(), voice)}"


def _told(decision: mutes.Decision, voice: Voice) -> str:
    match decision:
        case mutes.Muted(mute):
            return voice.say("mute-one-of-many", what=mute.label)
        case mutes.NoMute(typed):
            return voice.say("mute-not-words", typed=cut(harmless(typed), _LONGEST_ECHO) or "…")
        case mutes.TooBroad(typed):
            return voice.say("mute-too-broad", typed=cut(harmless(typed), _LONGEST_ECHO) or "…")
        case mutes.TooMany(limit):
            return voice.say("mute-too-many", limit=limit)
        case _:
            assert_never(decision)


def _paged(
    rows: Sequence[tuple[Button, ...]], tab: Literal["mine", "sources"], page: int
) -> tuple[tuple[Button, ...], ...]:
    """The rows of one page, and the way to the others."""
    pages = max(1, -(-len(rows) // A_PAGE))
    page = min(page, pages - 1)
    shown = tuple(rows[page * A_PAGE : (page + 1) * A_PAGE])
    if pages == 1:
        return shown
    turning = (("‹", (page - 1) % pages), (f"{page + 1} / {pages}", page), ("›", (page + 1) % pages))
    return (*shown, tuple(button(sign, Mutes(tab, to)) for sign, to in turning))
