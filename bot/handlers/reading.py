"""What a message asks for: a command, a word that means one, or neither."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from bot.formatter.commands import EDITORS, OPERATORS, Command, EditorCommand, OperatorCommand, folded, meant

_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_MINUS = re.compile(r"[-−–—]([^\W\d_].*)", re.DOTALL)
_WITH_WORDS: frozenset[Command] = frozenset(("follow", "unfollow", "mute", "latest", "search"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A command and what stands after it. "unknown": a command that there is not; "words": plain text.

    `by` its sign, the slash; by its word and nothing besides; or by words that may mean something else just as well.
    """

    what: Command | EditorCommand | OperatorCommand | Literal["unknown", "words"]
    text: str = ""
    by: Literal["slash", "word", "words"] = "slash"


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a message comes to this bot."""

    username: str  # the bot's
    private: bool
    besides: Collection[str] = ()  # words that mean a command only where nothing else is waited for
    forwarded: bool = False  # somebody else's words mean no command, unless it has its sign


def read(text: str, words: dict[str, Command], how: Hearing) -> Asked | None:
    """What is asked; None for what is not said to this bot: in a group, all but a command with its name."""
    command = _COMMAND.fullmatch(text.strip())
    if command:
        to = command[2]
        ours = to.lower() == how.username.lower() if to else how.private
        return _command(command[1], command[3] or "", words) if ours else None
    if not how.private:
        return None
    if how.forwarded:
        return Asked("words", text, by="words")
    asked = _plain(text, words)
    return replace(asked, by="words") if folded(text) in how.besides else asked


def _command(name: str, rest: str, words: dict[str, Command]) -> Asked:
    theirs = next((command for command in (*EDITORS, *OPERATORS) if command == name.lower()), None)
    known = theirs or meant(name, words)
    return Asked(known, rest) if known else Asked("unknown", name)


def _plain(text: str, words: dict[str, Command]) -> Asked:
    """A hashtag is a topic, whatever its word means else; and a minus before a word wants none of it."""
    if text.lstrip().startswith("#"):
        return Asked("words", text, by="words")
    if minus := _MINUS.fullmatch(text.strip()):
        return Asked("mute", minus[1], by="words")
    whole = meant(text, words)
    if whole:
        return Asked(whole, by="word")
    first, _, rest = text.strip().partition(" ")
    command = meant(first, words)
    fits = command in _WITH_WORDS and rest.strip()
    return Asked(command, rest, by="words") if command and fits else Asked("words", text, by="words")
