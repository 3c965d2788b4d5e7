"""What a message asks for: a command, a word that means one, or neither."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.formatter.commands import EDITORS, OPERATORS, Command, EditorCommand, OperatorCommand, meant

_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
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
    return Asked("words", text, by="words") if how.forwarded else _plain(text, words)


def _command(name: str, rest: str, words: dict[str, Command]) -> Asked:
    theirs = next((command for command in (*EDITORS, *OPERATORS) if command == name.lower()), None)
    known = theirs or meant(name, words)
    return Asked(known, rest) if known else Asked("unknown", name)


def _plain(text: str, words: dict[str, Command]) -> Asked:
    whole = meant(text, words)
    if whole:
        return Asked(whole, by="word")
    first, _, rest = text.strip().partition(" ")
    command = meant(first, words)
    fits = command in _WITH_WORDS and rest.strip()
    return Asked(command, rest, by="words") if command and fits else Asked("words", text, by="words")
