"""What an editor hears of a planned post: it went out, it is held, it is taken back."""

from datetime import datetime
from typing import cast, get_args

from bot.formatter.channels import refusal
from bot.formatter.dates import moment
from bot.formatter.html import cut
from bot.formatter.tags import button
from bot.formatter.taps.planning import Plan
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Content, Post, Slot
from bot.rules import slots as rules
from bot.rules.rights import Why

BEGINNING = 60  # characters of a text that stand for it

_HELD = {
    "interrupted": "held-interrupted",
    rules.LATE: "held-late",
    rules.LOST: "held-lost",
    rules.EMPTY: "held-empty",
}
_NO_SOURCE = ("message to copy not found", "no messages to forward")  # Telegram's words for one message, for an album
Row = tuple[Button, ...]


def beginning(content: Content) -> str:
    """How it begins, plain: for lists and the audit."""
    return cut(content.text.partition("\n")[0], BEGINNING) if content.text else ""


def named(slot: Slot, voice: Voice, longest: int = BEGINNING) -> str:
    """What it is, plain: its sign and how it begins, or what it is called."""
    content = slot.content
    sign = voice.label("slot-sign", kind=content.kind if content.made is None else "made")
    text = beginning(content) if content.made != "fact" else ""
    text = text or voice.label("slot-kind", kind=content.made or content.kind, count=len(content.message_ids))
    return f"{sign} {cut(text, longest)}"


def title(channel: Channel | None, voice: Voice) -> str:
    """The channel's name."""
    return channel.title if channel else voice.label("slot-no-channel")


def posted(slot: Slot, channel: Channel | None, voice: Voice, unpinned: str | None = None) -> Post:
    """It went out; for a minute it can be taken back. `unpinned`: why it is not pinned, though it should be."""
    text = voice.say("slot-posted", channel=title(channel, voice), what=named(slot, voice))
    if unpinned is not None:
        text = f"{text}\n{voice.say('slot-unpinned', why=unpinned)}"
    undo = button(voice.label("plan-undo"), Plan("undo", slot.id))
    link = _link(slot, channel)
    look = (Button(voice.label("plan-look"), url=link),) if link else ()
    return Post(text=text, buttons=((undo, *look),), silent=True)


def undone(slot: Slot, channel: Channel | None, voice: Voice, *, queued: bool) -> Post:
    """It is taken back; `queued`: the card that it carried waits again."""
    text = voice.say("slot-undone", channel=title(channel, voice), what=named(slot, voice))
    text += f"\n{voice.say('queue-back-again')}" if queued else ""
    again = button(voice.label("plan-anew"), Plan("copy", slot.id))
    return Post(text=text, buttons=((again,),))


def stays(slot: Slot, channel: Channel | None, voice: Voice) -> Post:
    """Telegram would not delete it."""
    why = slot.reason or ""
    return Post(text=voice.say("slot-stays", channel=title(channel, voice), what=named(slot, voice), why=why))


def held(slot: Slot, channel: Channel | None, now: datetime, voice: Voice) -> Post:
    """It did not go out by itself: what is to be done with it."""
    text = voice.say(
        "slot-held",
        channel=title(channel, voice),
        what=named(slot, voice),
        due=moment(slot.due or now, now, voice),
        why=reason(slot, voice),
    )
    return Post(text=text, buttons=held_buttons(slot, voice))


def held_buttons(slot: Slot, voice: Voice) -> tuple[Row, ...]:
    """What can be done with it."""
    now, later = button(voice.label("plan-now"), Plan("now", slot.id)), Plan("when", slot.id)
    drop, look = button(voice.label("plan-drop"), Plan("drop", slot.id)), Plan("preview", slot.id)
    return ((now, button(voice.label("plan-when"), later)), (button(voice.label("plan-preview"), look), drop))


def reason(slot: Slot, voice: Voice) -> str:
    """Why it is held, plain; Telegram's own words where they are all that is known."""
    said = slot.reason or ""
    if said.startswith(rules.NO_RIGHT):
        why = said.removeprefix(rules.NO_RIGHT)
        return refusal(cast("Why", why) if why in get_args(Why) else "gone", voice)
    if any(words in said.lower() for words in _NO_SOURCE):
        return voice.label("held-no-source")
    return voice.label(_HELD[said]) if said in _HELD else voice.label("held-refused", why=said)


def _link(slot: Slot, channel: Channel | None) -> str | None:
    if channel is None or not slot.message_ids:
        return None
    number = str(channel.id).removeprefix("-100")
    return f"https://t.me/{channel.username or f'c/{number}'}/{slot.message_ids[0]}"
