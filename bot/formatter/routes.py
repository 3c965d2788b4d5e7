"""What goes to a channel by itself, as its editors read and tap it: the list, one route, what there is to route."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.formatter import channels, own
from bot.formatter.html import Html, cut, escape, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import Tap, ref
from bot.formatter.taps.routes import Asked, Limits, RouteAsk, RouteOf, RoutePick, Routes, RouteShelf, Shelf
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Mode, Mute, Post, Route, Tag
from bot.rules import follows
from bot.rules.routes import Decision, Minus, is_source

A_PAGE = 10
MODES: tuple[Mode, ...] = ("now", "digest", "queue")
SIGNS: dict[Mode, str] = {"now": "⚡", "digest": "🗞", "queue": "✋"}
_LONGEST_ECHO = 48  # of what was typed
_MOST_LINES = 20
_MOST_MINUS = 10  # that the list of routes names

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """What stands on a shelf, and the keys of what was taken from it."""

    shelf: Shelf
    tags: Sequence[Tag]
    taken: Collection[str]


def screen(channel: Channel, routes: Sequence[Route], minus: Sequence[Mute], page: int, voice: Voice) -> Post:
    """All routes, a page of them; a page beyond the last shows the last."""
    text = voice.say("routes-title" if routes else "routes-none", channel=channels.name(channel))
    if minus:
        named = ", ".join(label(one.label) for one in minus[:_MOST_MINUS]) + (" …" if len(minus) > _MOST_MINUS else "")
        text += f"\n\n{voice.say('routes-minus-line', words=named)}"
    rows = [
        (button(label(f"{SIGNS[one.mode]} {_name(one)}"), RouteOf(channel.id, ref(one.key), "show")),) for one in routes
    ]
    return Post(
        text=text,
        buttons=(
            *_paged(rows, page, lambda to: Routes(channel.id, to)),
            (
                button(voice.label("button-routes-topics"), RouteShelf(channel.id, "topics")),
                button(voice.label("button-routes-sources"), RouteShelf(channel.id, "sources")),
            ),
            (
                button(voice.label("button-routes-words"), RouteAsk(channel.id, "words")),
                button(voice.label("button-routes-minus"), RouteShelf(channel.id, "minus")),
            ),
            (button(voice.label("button-routes-limits"), Limits(channel.id)),),
            (channels.back(channel.id, voice),),
        ),
    )


def one(channel: Channel, route: Route, voice: Voice, *, group: bool) -> Post:
    """One route with what can be done about it; only a group has topics of its own."""
    what = ref(route.key)
    text = voice.say(
        "route-one",
        what=Html(f"<b>{escape(cut(harmless(_name(route)), _LONGEST_ECHO))}</b>"),
        channel=channels.name(channel),
        mode=route.mode,
    )
    text = "\n".join((text, "", *own.lines(route, voice)))
    if group:
        text += f"\n{voice.say('route-thread' if route.thread else 'route-no-thread')}"
    modes = tuple(
        (
            button(
                _marked(voice.label("button-route-mode", mode=mode), on=mode == route.mode),
                RouteOf(channel.id, what, mode),
            ),
        )
        for mode in MODES
    )
    thread = ((button(voice.label("button-route-thread"), RouteAsk(channel.id, "thread", what)),),) if group else ()
    off = button(voice.label("button-route-off"), RouteOf(channel.id, what, "off"))
    ways = own.buttons(channel, route, voice)
    return Post(text=text, buttons=(*modes, *ways, *thread, (off,), (_back(channel, voice),)))


def shelf(channel: Channel, shelved: Shelved, page: int, voice: Voice) -> Post:
    """A page of what can be routed, ✓ on what is; or of the minus words, each of which a tap takes away."""
    which, tags = shelved.shelf, shelved.tags
    rows = [_picks(channel, which, tag, page, on=tag.key in shelved.taken) for tag in tags]
    asks = ((button(voice.label("button-minus-words"), RouteAsk(channel.id, "minus")),),) if which == "minus" else ()
    return Post(
        text=voice.say("routes-shelf" if tags else "routes-shelf-empty", shelf=which, channel=channels.name(channel)),
        buttons=(
            *_paged(rows, page, lambda to: RouteShelf(channel.id, which, to)),
            *asks,
            (_back(channel, voice),),
        ),
    )


def _picks(channel: Channel, which: Shelf, tag: Tag, page: int, *, on: bool) -> tuple[Button, ...]:
    says = f"✕ {tag.label}" if which == "minus" else _marked(tag.label, on=on)
    return (button(label(says), RoutePick(channel.id, which, ref(tag.key), not on, page)),)


def ask(what: Asked, voice: Voice) -> Post:
    """A question that is answered in words."""
    return Post(text=voice.say("routes-ask", what=what), asks=voice.label("routes-ask-hint", what=what))


def told(decisions: Sequence[Decision], voice: Voice) -> str:
    """What became of typed words, a line each."""
    lines = list(dict.fromkeys(_told(decision, voice) for decision in decisions)) or [voice.say("routes-nothing")]
    return "\n".join(lines[:_MOST_LINES]) + ("\n…" if len(lines) > _MOST_LINES else "")


def removed(channel: Channel, route: Route, voice: Voice) -> Post:
    """It was taken away, and can be put back."""
    back = button(voice.label("button-route-back"), RouteOf(channel.id, ref(route.key), "back"))
    return Post(
        text=voice.say("route-removed", what=_name(route), channel=channel.title), buttons=((back,),), silent=True
    )


def no_thread(voice: Voice) -> Post:
    """What was sent is no link into a group's topic."""
    return Post(text=voice.say("route-thread-unread"))


def too_many(voice: Voice) -> str:
    """A word over a button; plain text."""
    return voice.label("routes-too-many", limit=follows.MOST_FOLLOWS)


def _told(decision: Decision, voice: Voice) -> str:
    match decision:
        case follows.Added(tag):
            return voice.say("routes-added", what=label(tag.label))
        case follows.Already(tag):
            return voice.say("routes-already", what=label(tag.label))
        case Minus(mute):
            return voice.say("routes-minus-added", what=label(mute.label))
        case follows.TooMany(limit):
            return voice.say("routes-too-many", limit=limit)
        case follows.NotWords(typed) | follows.TooLong(typed):
            return voice.say("routes-not-words", typed=cut(harmless(typed), _LONGEST_ECHO) or "…")
        case follows.TooBroad(tag) | follows.Misspelt(tag):
            return voice.say("routes-added", what=label(tag.label))
        case _:
            assert_never(decision)


def _name(route: Route) -> str:
    return f"📰 {route.label}" if is_source(Tag(route.key, route.label)) else route.label


def _back(channel: Channel, voice: Voice) -> Button:
    return button(voice.label("button-routes"), Routes(channel.id))


def _marked(text: str, *, on: bool) -> str:
    return f"✓ {text}" if on else text


def _paged(rows: Sequence[tuple[Button, ...]], page: int, turn: Callable[[int], Tap]) -> Rows:
    """The rows of one page, and the way to the others."""
    pages = max(1, -(-len(rows) // A_PAGE))
    page = min(page, pages - 1)
    shown = tuple(rows[page * A_PAGE : (page + 1) * A_PAGE])
    if pages == 1:
        return shown
    turning = (("‹", (page - 1) % pages), (f"{page + 1} / {pages}", page), ("›", (page + 1) % pages))
    return (*shown, tuple(button(sign, turn(to)) for sign, to in turning))
