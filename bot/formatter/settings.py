"""The screen of settings, and the screens behind it: what is chosen, ✓ on it, and what else there is."""

from collections.abc import Callable, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.formatter.tags import button
from bot.formatter.taps import Change, Settings, View
from bot.formatter.texts import LANGUAGES, Voice
from bot.model import Button, Chat, Post
from bot.rules.settings import QUIET, SCRIPTS, Refusal, Usual, What, hours, times, zones

_HOURS_A_ROW = 4
_PLACES_A_ROW = 2

Row = tuple[Button, ...]


def screen(view: View, chat: Chat, usual: Usual, now: datetime, voice: Voice) -> Post:
    """One of the screens, as the chat's settings stand."""
    return _SCREENS[view](chat, usual, now, voice)


def refusal(why: Refusal, voice: Voice) -> str:
    """A word over the screen: why a wish is not granted."""
    return voice.label(_REFUSALS[why])


_REFUSALS: dict[Refusal, str] = {
    "last hour": "settings-last-hour",
    "many hours": "settings-many-hours",
    "no quiet": "settings-no-quiet",
    "unknown": "tap-stale",
}


# ---------------------------------------------------------------- the screen


def _all(chat: Chat, usual: Usual, now: datetime, voice: Voice) -> Post:
    local = now.astimezone(voice.zone)
    clock = voice.say("settings-clock", place=place(chat.zone or usual.zone, voice), time=f"{local:%H:%M}")
    length = voice.say("settings-length", count=chat.sentences)
    breaking = [voice.say("settings-wake" if chat.wake else "settings-wake-off")] if _waits(chat) else []
    lines = (_news(chat, usual, voice), _quiet_hours(chat, voice), *breaking, length, clock)
    text = "\n\n".join((voice.say("settings-title"), "\n".join(lines), voice.say("settings-hint")))
    return Post(text=text, buttons=_buttons(chat, usual, voice))


def _waits(chat: Chat) -> bool:
    """Whether news ever waits, so that breaking news may be an exception."""
    return chat.digest or chat.quiet is not None


def _news(chat: Chat, usual: Usual, voice: Voice) -> str:
    return voice.say("settings-digest", times=_clocks(chat, usual)) if chat.digest else voice.say("settings-at-once")


def _quiet_hours(chat: Chat, voice: Voice) -> str:
    if chat.quiet is None:
        return voice.say("settings-quiet-off")
    begin, end = map(_clock, chat.quiet)
    return voice.say("settings-quiet", **{"from": begin, "to": end})


def _buttons(chat: Chat, usual: Usual, voice: Voice) -> tuple[Row, ...]:
    ways = ((voice.label("button-at-once"), "-", not chat.digest), (voice.label("button-digest"), "+", chat.digest))
    lengths = [(voice.label("button-sentences", count=n), str(n), n == chat.sentences) for n in (1, 2, 3)]
    scripts = [(voice.label("button-script", script=name), name, name == chat.script) for name in SCRIPTS]
    digests = button(voice.label("button-digest-times", times=_clocks(chat, usual)), Settings("digest"))
    return (
        _choices("digest", ways),
        *([(digests,)] if chat.digest else []),
        (button(_quiet_label(chat, voice), Settings("quiet")),),
        *([(_wake(chat, voice),)] if _waits(chat) else []),
        _choices("sentences", lengths),
        _choices("script", scripts),
        (
            _switch(
                "pictures", voice.label("button-pictures" if chat.pictures else "button-pictures-off"), on=chat.pictures
            ),
            _switch("footer", voice.label("button-footer" if chat.footer else "button-footer-off"), on=chat.footer),
        ),
        (
            button(
                voice.label("button-settings-language", language=_name(voice.language, voice)), Settings("language")
            ),
            button(voice.label("button-zone", place=place(chat.zone or usual.zone, voice)), Settings("zone")),
        ),
    )


def _wake(chat: Chat, voice: Voice) -> Button:
    return _switch("wake", voice.label("button-wake" if chat.wake else "button-wake-off"), on=chat.wake)


def _quiet_label(chat: Chat, voice: Voice) -> str:
    if chat.quiet is None:
        return voice.label("button-quiet-off")
    return voice.label("button-quiet", hours="–".join(map(_clock, chat.quiet)))


# ---------------------------------------------------------------- the screens behind it


def _digest(chat: Chat, usual: Usual, _now: datetime, voice: Voice) -> Post:
    mine = times(chat, usual)
    grid = [
        button(_marked(_clock(clock), on=clock in mine), Change("hour", f"{'-' if clock in mine else '+'}{data}"))
        for data, clock in hours(mine, usual.times).items()
    ]
    text = voice.say("settings-digest-title", times=_clocks(chat, usual))
    return Post(text=text, buttons=(*_rows(grid, _HOURS_A_ROW), _back("all", voice)))


def _quiet(chat: Chat, _usual: Usual, _now: datetime, voice: Voice) -> Post:
    text = "\n\n".join((_quiet_hours(chat, voice), voice.say("settings-quiet-about")))
    begin, end = map(_clock, chat.quiet or QUIET)
    if chat.quiet is None:
        on = button(f"{voice.label('button-quiet-on')}: {begin}–{end}", Change("quiet", "+"))
        return Post(text=text, buttons=((on,), _back("all", voice)))
    rows = (
        (
            button(voice.label("button-from", hour=begin), Settings("from")),
            button(voice.label("button-to", hour=end), Settings("to")),
        ),
        (button(voice.label("button-quiet-stop"), Change("quiet", "-")),),
        _back("all", voice),
    )
    return Post(text=text, buttons=rows)


def _end(what: What, title: str, which: int) -> Callable[[Chat, Usual, datetime, Voice], Post]:
    def end(chat: Chat, _usual: Usual, _now: datetime, voice: Voice) -> Post:
        chosen = (chat.quiet or QUIET)[which]
        grid = [
            button(_marked(_clock(clock), on=clock == chosen), Change(what, data)) for data, clock in hours().items()
        ]
        return Post(text=voice.say(title), buttons=(*_rows(grid, _HOURS_A_ROW), _back("quiet", voice)))

    return end


def _language(_chat: Chat, _usual: Usual, _now: datetime, voice: Voice) -> Post:
    names = [(_name(code, voice), code, code == voice.language) for code in LANGUAGES]
    return Post(text=voice.say("language-title"), buttons=(_choices("language", names), _back("all", voice)))


def _zone(chat: Chat, usual: Usual, now: datetime, voice: Voice) -> Post:
    mine = chat.zone or usual.zone
    places = [
        button(
            _marked(f"{place(name, voice)} · {now.astimezone(ZoneInfo(name)):%H:%M}", on=name == mine),
            Change("zone", name),
        )
        for name in zones(usual)
    ]
    text = voice.say("settings-zone-title")
    return Post(text=text, buttons=(*_rows(places, _PLACES_A_ROW), _back("all", voice)))


_SCREENS: dict[View, Callable[[Chat, Usual, datetime, Voice], Post]] = {
    "all": _all,
    "digest": _digest,
    "quiet": _quiet,
    "from": _end("from", "settings-from-title", 0),
    "to": _end("to", "settings-to-title", 1),
    "language": _language,
    "zone": _zone,
}


# ---------------------------------------------------------------- what they are made of


def place(zone: str, voice: Voice) -> str:
    """A time zone as people call it: by its town."""
    town = zone.rpartition("/")[2]
    return voice.label("place", city=town, name=town.replace("_", " "))


def _choices(what: What, choices: Sequence[tuple[str, str, bool]]) -> Row:
    """A row of which one is chosen: label, what the button says, whether it is the chosen one."""
    return tuple(button(_marked(label, on=on), Change(what, value)) for label, value, on in choices)


def _switch(what: What, label: str, *, on: bool) -> Button:
    return button(label, Change(what, "-" if on else "+"))


def _marked(label: str, *, on: bool) -> str:
    return f"✓ {label}" if on else label


def _back(view: View, voice: Voice) -> Row:
    return (button(voice.label("button-back"), Settings(view)),)


def _rows(buttons: Sequence[Button], wide: int) -> tuple[Row, ...]:
    return tuple(tuple(buttons[start : start + wide]) for start in range(0, len(buttons), wide))


def _clocks(chat: Chat, usual: Usual) -> str:
    return ", ".join(map(_clock, times(chat, usual)))


def _clock(clock: time) -> str:
    return f"{clock:%H:%M}"


def _name(language: str, voice: Voice) -> str:
    return voice.label({"kk": "language-kk", "ru": "language-ru", "en": "language-en"}[language])
