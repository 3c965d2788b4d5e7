"""Posts suggested in a channel's direct messages: what editors see on their cards, and hear of them afterwards."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

from bot.formatter import taps
from bot.formatter.dates import moment
from bot.formatter.html import Html
from bot.formatter.rates import number
from bot.formatter.tags import button
from bot.formatter.texts import Voice
from bot.model import Channel, Item, Offer, Post, Suggestion, Word

Toast = Literal["doubt", "closed", "withdrawn", "later", "right", "refused", "poor", "far"]
Standing = Literal["asking", "there-approved", "there-declined", "withdrawn", "closed"]
Money = Literal["paid", "refunded", "taken-down"]  # the last: refunded, because the post was deleted within a day

STANDINGS: dict[str, str] = {
    "asking": "suggested-asking",
    "there-approved": "suggested-there-approved",
    "there-declined": "suggested-there-declined",
    "withdrawn": "suggested-withdrawn",
    "closed": "suggested-closed",
}
TOASTS: dict[str, str] = {
    "doubt": "suggested-toast-doubt",
    "closed": "suggested-toast-closed",
    "withdrawn": "suggested-toast-withdrawn",
    "later": "suggested-toast-later",
    "right": "refused-direct",
    "refused": "suggested-toast-refused",
    "poor": "suggested-toast-poor",
    "far": "suggested-toast-far",
}
_ENDED: dict[Word, Standing] = {
    "approved": "there-approved",
    "declined": "there-declined",
    "withdrawn": "withdrawn",
    "closed": "closed",
}
_WORDS: dict[Word, str] = {"doubt": "suggested-doubt", "poor": "suggested-poor"}
_MONEY: dict[Money, str] = {
    "paid": "suggested-paid",
    "refunded": "suggested-refunded",
    "taken-down": "suggested-taken-down",
}
_OPEN = ("waiting", "taken")
_STARS, _IN_A_TON = "XTR", Decimal(10) ** 9


def standing(one: Suggestion) -> Standing | None:
    """What is said of it instead of what an editor decided; None: an editor did, or it is open."""
    if one.offer is None:
        return None
    return "asking" if one.state == "asking" else _ENDED.get(one.offer.word) if one.offer.word else None


def notes(one: Suggestion, now: datetime, voice: Voice) -> tuple[Html, ...]:
    """What stands on the card above the post: who suggests it, for how much, for when; and what Telegram said."""
    offer = one.offer
    if offer is None:
        return ()
    lines = [voice.say("suggested-by", name=one.signed or "…")]
    if offer.currency is not None:
        lines.append(voice.say("suggested-pays", price=price(offer, voice)))
    if one.state not in _OPEN:
        return tuple(map(Html, lines))
    if offer.wanted is not None:
        lines.append(voice.say("suggested-wants", at=moment(offer.wanted, now, voice)))
    lines.append(voice.say(_WORDS.get(offer.word, "suggested-final") if offer.word else "suggested-final"))
    return tuple(map(Html, lines))


def price(offer: Offer, voice: Voice) -> str:
    """What its author pays, plain."""
    if offer.currency == _STARS:
        return voice.label("suggested-stars", count=offer.amount)
    amount = number((Decimal(offer.amount) / _IN_A_TON).normalize())
    return f"{amount} {offer.currency}"


def poor(item: Item, channel: Channel, voice: Voice) -> Post:
    """To whoever approved it: its author could not pay, so it waits again."""
    shows = button(voice.label("suggested-look"), taps.Card("show", *taps.of_item(item)))
    return Post(text=voice.say("suggested-was-poor", channel=channel.title), buttons=((shows,),))


def money(what: Money, one: Suggestion, channel: Channel, voice: Voice) -> Post:
    """To whoever approved it: it was paid for, or paid back."""
    amount = price(one.offer, voice) if one.offer and one.offer.currency else ""
    return Post(text=voice.say(_MONEY[what], channel=channel.title, price=amount, name=one.signed or "…"))


def no_right(channel: Channel, voice: Voice) -> Post:
    """The bot cannot take what is suggested in the direct messages: how to let it."""
    return Post(text=voice.say("suggested-no-right", channel=channel.title))
