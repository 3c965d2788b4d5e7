"""The queue: each card shows the post as it would stand in the channel, who has it in hand, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.formatter import suggested, taps
from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, escape, harmless, utf16_length, without_markup
from bot.formatter.post import LONGEST_CAPTION, LONGEST_TEXT
from bot.formatter.tags import button, label
from bot.formatter.taps import CardDeed
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Item, Post
from bot.rules.cards import REASONS, Reason
from bot.rules.slots import Choice

Standing = Literal["open", "taken", "approved", "rejected", "merged"] | suggested.Standing
Menu = Literal["card", "edit", "merge", "reject", "plan"]
Typed = Literal["title", "summary", "word"]
Toast = (
    Literal[
        "approved",
        "rejected",
        "merged",
        "planned",
        "undone",
        "late",
        "on-its-way",
        "others",
        "gone",
        "past",
        "last",
        "nothing-to-merge",
    ]
    | suggested.Toast
)
Row = tuple[Button, ...]

_MENUS: dict[Menu, str] = {
    "edit": "queue-ask-edit",
    "merge": "queue-ask-merge",
    "reject": "queue-ask-reject",
    "plan": "queue-ask-plan",
}
_STANDINGS: dict[str, str] = {
    "taken": "queue-taken",
    "approved": "queue-approved",
    "merged": "queue-merged",
    **suggested.STANDINGS,
}
_REASONS: dict[str, str] = {
    "old": "queue-reason-old",
    "known": "queue-reason-known",
    "topic": "queue-reason-topic",
    "doubt": "queue-reason-doubt",
    "advert": "queue-reason-advert",
    "quality": "queue-reason-quality",
    "plans": "queue-reason-plans",  # of no editor's: what was planned and then dropped
}
_MOMENTS: dict[Choice, str] = {
    "next": "queue-at-next",
    "hour": "queue-at-hour",
    "evening": "queue-at-evening",
    "morning": "queue-at-morning",
}
# The question, what stands in the empty field, and what is said of an answer that cannot be taken.
_TYPED: dict[Typed, tuple[str, str, str]] = {
    "title": ("queue-type-title", "queue-field-title", "queue-unfit-title"),
    "summary": ("queue-type-summary", "queue-field-summary", "queue-unfit-summary"),
    "word": ("queue-type-word", "queue-field-word", "queue-unfit-word"),
}
_TOASTS: dict[str, str] = {
    "approved": "queue-toast-approved",
    "rejected": "queue-toast-rejected",
    "merged": "queue-toast-merged",
    "planned": "queue-toast-planned",
    "undone": "queue-toast-undone",
    "late": "queue-toast-late",
    "on-its-way": "queue-toast-on-its-way",
    "others": "queue-toast-others",
    "gone": "queue-toast-gone",
    "past": "queue-toast-past",
    "last": "queue-toast-last",
    "nothing-to-merge": "queue-toast-nothing-to-merge",
    **suggested.TOASTS,
}
_TITLES = {
    "story": "queue-title",
    "suggestion": "queue-title-suggestion",
    "suggested": "queue-title-suggested",
}
_LONGEST_TITLE, _LONGEST_ECHO = 60, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A card as one editor sees it."""

    item: Item
    channel: Channel
    post: Post  # as it would stand in the channel
    waiting: int  # in the channel, this one among them
    standing: Standing
    who: str = ""  # has it in hand, or decided
    reason: str = ""
    at: datetime | None = None  # approved, and waits until then
    undo: bool = False  # it is this editor's decision, and a minute has not passed
    edited: bool = False
    signed: str | None = None  # of a suggestion: who is to be thanked
    plannable: bool = True  # False: its author has chosen the moment
    notes: Sequence[Html] = ()  # of what was suggested in direct messages: who, for how much, for when
    choices: Sequence[tuple[str, taps.Merge | taps.Plan]] = ()  # of the menu: a label each


def screen(view: View, menu: Menu, voice: Voice, now: datetime) -> Post:
    """The card, and under it what can be done; a menu takes the place of its buttons."""
    head = [_title(view, voice), *_status(view, voice, now)]
    if menu != "card":
        head.append(voice.say(_MENUS[menu]))
    return _over(Html("\n".join(head)), view.post, _buttons(view, menu, voice))


def empty(voice: Voice) -> Post:
    """Nothing waits."""
    return Post(text=voice.say("queue-empty"))


def no_channel(voice: Voice) -> Post:
    """The person decides on no channel's queue."""
    return Post(text=voice.say("queue-no-channel"))


def waiting(channel: Channel, count: int, voice: Voice) -> Post:
    """To an editor: so many wait."""
    opens = button(voice.label("button-queue-open"), taps.Queue(channel.id))
    return Post(text=voice.say("queue-waiting", channel=channel.title, count=count), buttons=((opens,),))


def ask(what: Typed, now_is: str, voice: Voice) -> Post:
    """Ask for new words; what they are now stands there to be copied."""
    question, field, _ = _TYPED[what]
    lines = [voice.say(question)]
    if now_is:
        lines.append(f"<code>{escape(cut(now_is, LONGEST_TEXT - 500))}</code>")
    return Post(text="\n\n".join(lines), asks=voice.label(field))


def unfit(what: Typed, voice: Voice) -> Post:
    """What was typed is nothing, or too long: it is asked again."""
    _, field, why = _TYPED[what]
    return Post(text=voice.say(why), asks=voice.label(field))


def no_time(typed: str, one: Item, voice: Voice) -> Post:
    """What was typed is no time, with the way back to the card."""
    back = button(voice.label("button-queue-back"), taps.Card("show", *taps.of_item(one)))
    return Post(text=voice.say("queue-no-time", typed=cut(harmless(typed), _LONGEST_ECHO)), buttons=((back,),))


def waits(at: datetime, now: datetime, voice: Voice) -> str:
    """It is approved, and goes out then; plain text."""
    return voice.label("queue-toast-waits", at=moment(at, now, voice))


def toast(word: Toast, voice: Voice) -> str:
    """A word over the card; plain text."""
    return voice.label(_TOASTS[word])


def at(choice: Choice, when: datetime, now: datetime, voice: Voice) -> str:
    """A moment to choose, with its name; `voice` has the channel's clock."""
    return voice.label(_MOMENTS[choice], at=moment(when, now, voice))


def reason(code: str, voice: Voice) -> str:
    """A reason in words: one of the list, or what an editor typed; plain text."""
    return voice.label(_REASONS[code]) if code in _REASONS else cut(harmless(code), 200)


def _title(view: View, voice: Voice) -> str:
    lines = [voice.say(_TITLES[view.item.kind], channel=view.channel.title, count=view.waiting), *view.notes]
    if view.item.kind == "suggestion":
        lines.append(voice.say("queue-signed", name=view.signed) if view.signed else voice.say("queue-anonymous"))
    return "\n".join(lines)


def _status(view: View, voice: Voice, now: datetime) -> list[str]:
    lines = [voice.say("queue-edited")] if view.edited else []
    match view.standing:
        case "open":
            return lines
        case "approved" if view.at:
            return [*lines, voice.say("queue-planned", name=view.who, at=moment(view.at, now, voice))]
        case "rejected":
            return [*lines, voice.say("queue-rejected", name=view.who, reason=reason(view.reason, voice))]
        case _:
            return [*lines, voice.say(_STANDINGS[view.standing], name=view.who)]


def _over(head: Html, post: Post, rows: tuple[Row, ...]) -> Post:
    """The head over the post; where there is no room for both, the picture goes, and then the head is cut."""
    text = Html(f"{head}\n\n{post.text}")
    length = utf16_length(without_markup(text))
    picture = post.picture if length <= LONGEST_CAPTION else None
    if length > LONGEST_TEXT:
        text = Html(post.text)
    return replace(post, text=text, buttons=rows, keyboard=(), picture=picture)


def _buttons(view: View, menu: Menu, voice: Voice) -> tuple[Row, ...]:
    if menu != "card":
        return (*_menu(view, menu, voice), (_deed("button-queue-back", "show", view, voice),))
    following = button(voice.label("button-queue-next"), taps.Queue(view.channel.id))
    if view.standing == "taken":
        return ((_deed("button-queue-refresh", "show", view, voice), _deed("button-queue-skip", "skip", view, voice)),)
    if view.standing != "open":
        undo = (_deed("button-queue-undo", "undo", view, voice),) if view.undo else ()
        hurry = (
            ((_deed("button-queue-hurry", "hurry", view, voice),),) if view.at and view.item.kind != "suggested" else ()
        )
        return (*hurry, (*undo, following))
    plan = (_deed("button-queue-plan", "plan", view, voice),) if view.plannable else ()
    first = (_deed("button-queue-approve", "approve", view, voice), *plan)
    words = (_deed("button-queue-edit", "edit", view, voice), _deed("button-queue-merge", "merge", view, voice))
    last = (_deed("button-queue-reject", "reject", view, voice), _deed("button-queue-skip", "skip", view, voice))
    return (first, words, last) if view.item.kind == "story" else (first, last)


def _menu(view: View, menu: Menu, voice: Voice) -> tuple[Row, ...]:
    match menu:
        case "edit":
            plain = ((_deed("button-queue-plain", "plain", view, voice),),) if view.edited else ()
            words = (
                _deed("button-queue-title", "title", view, voice),
                _deed("button-queue-summary", "summary", view, voice),
            )
            return (words, *plain)
        case "reject":
            reasons = [_reason(code, view, voice) for code in REASONS]
            pairs = [tuple(reasons[place : place + 2]) for place in range(0, len(reasons), 2)]
            return (*pairs, (_deed("button-queue-word", "word", view, voice),))
        case _:
            return tuple((button(label(cut(text, _LONGEST_TITLE)), tap),) for text, tap in view.choices)


def _reason(code: Reason, view: View, voice: Voice) -> Button:
    return button(reason(code, voice), taps.Reject(*taps.of_item(view.item), why=code))


def _deed(name: str, does: CardDeed, view: View, voice: Voice) -> Button:
    return button(voice.label(name), taps.Card(does, *taps.of_item(view.item)))
