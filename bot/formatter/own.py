"""What a route has of its own, as the channel's editors read and tap it: what differs, and the choices for each."""

from collections.abc import Collection

from bot.formatter.html import Html, escape
from bot.formatter.tags import button
from bot.formatter.taps import ref
from bot.formatter.taps.routes import RouteOf, RouteOwn
from bot.formatter.texts import Voice
from bot.model import Button, Channel, Own, Post, Route
from bot.rules import own as rules
from bot.rules.gates import night
from bot.rules.own import USUAL, WHATS, What

_A_ROW = 2

Row = tuple[Button, ...]


def lines(route: Route, voice: Voice) -> list[str]:
    """What is not as the channel has it, a line each; and that the rest is."""
    own = [
        f"{voice.say('own-what', what=what)}: {_said(route.own, what, voice)}" for what in WHATS if _is_own(route, what)
    ]
    looks = _is_own(route, "script") or _is_own(route, "picture") or _is_own(route, "language")
    note = [voice.say("own-digest")] if route.mode == "digest" and looks else []
    return [*own, voice.say("own-rest" if own else "own-none"), *note]


def buttons(channel: Channel, route: Route, voice: Voice) -> tuple[Row, ...]:
    """The way to the choices of each thing, and to a post that looks so."""
    ways = [
        button(
            f"{'✓ ' if _is_own(route, what) else ''}{voice.label('button-own', what=what)}",
            RouteOwn(channel.id, ref(route.key), what, "show"),
        )
        for what in WHATS
    ]
    sample = button(voice.label("button-own-sample"), RouteOf(channel.id, ref(route.key), "sample"))
    every = [*ways, sample]
    return tuple(tuple(every[place : place + _A_ROW]) for place in range(0, len(every), _A_ROW))


def choose(channel: Channel, route: Route, what: What, languages: Collection[str], voice: Voice) -> Post:
    """The choices for one thing; of languages, those that there are sources in."""
    ticked = rules.chosen(route.own, what)
    values = [USUAL, *rules.CHOICES[what]]
    if what == "language":
        values = [value for value in values if value in {USUAL, ticked, *languages}]
    rows = tuple(
        (
            button(
                f"{'✓ ' if value == ticked else ''}{_value(what, value, voice)}",
                RouteOwn(channel.id, ref(route.key), what, value),
            ),
        )
        for value in values
    )
    back = (button(voice.label("button-back"), RouteOf(channel.id, ref(route.key), "show")),)
    return Post(text=voice.say("own-ask", what=what), buttons=(*rows, back))


def no_sample(voice: Voice) -> str:
    """A word over the button: no story of the route is there to be shown; plain text."""
    return voice.label("own-no-sample")


def said(own: Own, what: What, voice: Voice) -> str:
    """What was changed and how it is now, plain: for the audit."""
    return f"{voice.label('button-own', what=what)}: {_value(what, rules.chosen(own, what), voice)}"


def _said(own: Own, what: What, voice: Voice) -> Html:
    return escape(_value(what, rules.chosen(own, what), voice))


def _value(what: What, value: str, voice: Voice) -> str:
    """A choice as it is read; plain text."""
    if value == USUAL:
        return voice.label("own-any-language" if what == "language" else "own-usual")
    match what:
        case "language":
            return voice.label("own-language", code=value)
        case "script":
            return voice.label("button-script", script=value)
        case "gap":
            return voice.label("own-gap", minutes=int(value))
        case "hourly":
            return voice.label("own-hourly", count=int(value))
        case "night":
            hours = night("" if value == "none" else value)
            return "–".join(f"{clock:%H:%M}" for clock in hours) if hours else voice.label("own-night-none")
        case "picture":
            return voice.label("own-picture", value=value)
        case _:
            return voice.label("own-spare", value=value)


def _is_own(route: Route, what: What) -> bool:
    return getattr(route.own, what) is not None
