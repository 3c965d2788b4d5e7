"""Help: one short screen by what one wants to do, and a page for each wish that opens in its place."""

from bot.formatter.commands import editors
from bot.formatter.html import Html, escape
from bot.formatter.tags import button
from bot.formatter.taps import Help, HelpPage, Open, Screen
from bot.formatter.texts import Voice
from bot.model import Post

# A page: its text, the button that opens it, and the screens that it leads to, each with the button's label.
_PAGES: dict[HelpPage, tuple[str, str, tuple[tuple[str, Screen], ...]]] = {
    "follow": ("help-follow", "button-help-follow", (("button-tags", "tags"),)),
    "read": ("help-read", "button-help-read", (("button-latest", "latest"),)),
    "rates": ("help-rates", "button-help-rates", (("button-rates", "rates"),)),
    "settings": (
        "help-settings",
        "button-help-settings",
        (("key-settings", "settings"), ("button-language", "language")),
    ),
    "privacy": ("help-privacy", "button-help-privacy", (("button-delete-me", "delete_me"),)),
}
_IN_A_ROW = 2


def screen(page: HelpPage, voice: Voice, *, operator: bool = False, editor: bool = False) -> Post:
    """A page of help; `all` is the first, where operators and editors see their own commands too."""
    return _first(voice, operator=operator, editor=editor) if page == "all" else _page(page, voice)


def _first(voice: Voice, *, operator: bool, editor: bool) -> Post:
    pages = [button(voice.label(label), Help(page)) for page, (_, label, _) in _PAGES.items()]
    rows = tuple(tuple(pages[place : place + _IN_A_ROW]) for place in range(0, len(pages), _IN_A_ROW))
    theirs = [voice.say("help-editor", commands=_editors(voice))] if editor else []
    text = "\n\n".join([voice.say("help"), *theirs, *([voice.say("help-operator")] if operator else [])])
    return Post(text=text, buttons=rows)


def _editors(voice: Voice) -> Html:
    return Html("\n".join(f"/{command} — {escape(line)}" for command, line in editors(voice.texts, voice.language)))


def _page(page: HelpPage, voice: Voice) -> Post:
    text, _, screens = _PAGES[page]
    opened = tuple(button(voice.label(label), Open(to)) for label, to in screens)
    back = button(voice.label("button-help-back"), Help("all"))
    return Post(text=voice.say(text), buttons=(opened, (back,)))
