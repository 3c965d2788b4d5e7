"""What a message asks for: a command, a word that means one, or neither."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.formatter.commands import EDITORS, OPERATORS, Command, EditorCommand, OperatorCommand, meant

_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_WITH_WORDS: frozenset[Command] = frozenset(("follow", "unfollow", "mute", "latest", "search"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A command and what stands after it. "unknown": a command that there is not; "words": plain text."""

    what: Command | EditorCommand | OperatorCommand | Literal["unknown", "words"]
    text: str = ""


def read(text: str, words: dict[str, Command], *, username: str, private: bool) -> Asked | None:
    """What is asked; None for what is not said to this bot: in a group, all but a command with its name."""
    command = _COMMAND.fullmatch(text.strip())
    if command:
        to = command[2]
        ours = to.lower() == username.lower() if to else private
        return _command(command[1], command[3] or "", words) if ours else None
    return _plain(text, words) if private else None


def _command(name: str, rest: str, words: dict[str, Command]) -> Asked:
    theirs = next((command for command in (*EDITORS, *OPERATORS) if command == name.lower()), None)
    known = theirs or meant(name, words)
    return Asked(known, rest) if known else Asked("unknown", name)


def _plain(text: str, words: dict[str, Command]) -> Asked:
    whole = meant(text, words)
    if whole:
        return Asked(whole)
    first, _, rest = text.strip().partition(" ")
    command = meant(first, words)
    return Asked(command, rest) if command in _WITH_WORDS and rest.strip() else Asked("words", text)
