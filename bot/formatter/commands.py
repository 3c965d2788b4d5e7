"""The commands and the words that mean them, in every language: for menus, the keyboard and whoever types."""

import difflib
from collections.abc import Mapping
from typing import Literal, get_args

from bot.formatter.html import harmless
from bot.formatter.texts import LANGUAGES, Texts
from bot.kazakh import layouts, likeness

Command = Literal[
    "start",
    "help",
    "follow",
    "unfollow",
    "tags",
    "latest",
    "search",
    "rates",
    "alerts",
    "settings",
    "language",
    "stop",
    "mute",
    "suggest",
    "mydata",
    "delete_me",
]
COMMANDS: tuple[Command, ...] = get_args(Command)
OperatorCommand = Literal["sources", "status"]
EditorCommand = Literal["channels", "queue", "schedule", "post", "posts", "audit", "cancel"]
EDITORS: tuple[EditorCommand, ...] = get_args(EditorCommand)  # for channels' editors: in their menu and help only
Known = Command | EditorCommand | OperatorCommand
Courtesy = Literal["hello", "thanks"]
Menu = Literal["reader", "editor", "operator", "both"]  # of one chat; "both": editor and operator
OPERATORS: tuple[OperatorCommand, ...] = get_args(OperatorCommand)  # for operators; nobody else learns of them

# In the order of Telegram's menu: what one does most stands first. Command, its line in the menu, its word.
_TABLE: tuple[tuple[Command, str, str], ...] = (
    ("tags", "command-tags", "key-tags"),
    ("latest", "command-latest", "key-latest"),
    ("search", "command-search", "word-search"),
    ("rates", "command-rates", "key-rates"),
    ("alerts", "command-alerts", "word-alerts"),
    ("follow", "command-follow", "key-follow"),
    ("unfollow", "command-unfollow", "word-unfollow"),
    ("settings", "command-settings", "key-settings"),
    ("mute", "command-mute", "word-mute"),
    ("suggest", "command-suggest", "word-suggest"),
    ("language", "command-language", "word-language"),
    ("mydata", "command-mydata", "word-mydata"),
    ("delete_me", "command-delete-me", "word-delete-me"),
    ("stop", "command-stop", "word-stop"),
    ("start", "command-start", "word-start"),
    ("help", "command-help", "key-help"),
)
# What people write besides, parted by commas.
BESIDES: tuple[tuple[Command, str], ...] = (
    ("latest", "besides-latest"),
    ("search", "besides-search"),
    ("settings", "besides-settings"),
    ("alerts", "besides-alerts"),
    ("stop", "besides-stop"),
    ("help", "besides-help"),
)
# What is said besides by whoever asks for nothing, and what the bot says to it.
COURTESIES: dict[Courtesy, tuple[str, str]] = {
    "hello": ("besides-hello", "words-hello"),
    "thanks": ("besides-thanks", "words-thanks"),
}
_NEAR, _LONGEST = 0.6, 40  # how alike a mistyped command is to the one that was meant; characters of it
_EDITORS: tuple[tuple[EditorCommand, str], ...] = (
    ("channels", "command-channels"),
    ("queue", "command-queue"),
    ("posts", "command-posts"),
    ("audit", "command-audit"),
    ("schedule", "command-schedule"),
    ("post", "command-post"),
    ("cancel", "command-cancel"),
)
_THEIRS: tuple[tuple[OperatorCommand, str], ...] = (("sources", "command-sources"), ("status", "command-status"))


def menu(texts: Texts, language: str) -> tuple[tuple[Command, str], ...]:
    """Command and description, for setMyCommands."""
    return tuple((command, texts.label(language, line)) for command, line, _ in _TABLE)


def own_menu(texts: Texts, language: str, menu_of: Menu) -> tuple[tuple[Known, str], ...]:
    """The menu in a chat of its own: what is an editor's or an operator's first."""
    theirs = tuple((command, texts.label(language, line)) for command, line in _THEIRS)
    edits, operates = menu_of in {"editor", "both"}, menu_of in {"operator", "both"}
    return (*(theirs if operates else ()), *(editors(texts, language) if edits else ()), *menu(texts, language))


def editors(texts: Texts, language: str) -> tuple[tuple[EditorCommand, str], ...]:
    """What editors may ask, and what for."""
    return tuple((command, texts.label(language, line)) for command, line in _EDITORS)


def words(texts: Texts) -> dict[str, Command]:
    """Every word that means a command, in every language, folded as `folded` does."""
    own = {folded(texts.label(language, word)): command for language in LANGUAGES for command, _, word in _TABLE}
    return {word: command for command, some in BESIDES for word in listed(texts, some)} | own


def besides(texts: Texts) -> frozenset[str]:
    """Those of the words that no key and no guide promises: in an answer to a question they are a part of it."""
    return frozenset(word for _, some in BESIDES for word in listed(texts, some))


def listed(texts: Texts, message: str) -> tuple[str, ...]:
    """The words of a message that parts them by commas, in every language, folded."""
    return tuple(folded(word) for language in LANGUAGES for word in texts.label(language, message).split(","))


def word_of(command: Command) -> str:
    """The message that is the command's word."""
    return next(word for one, _, word in _TABLE if one == command)


def word_ids() -> tuple[str, ...]:
    """The messages that are the commands' words."""
    return tuple(word for _, _, word in _TABLE)


def folded(typed: str) -> str:
    """What a person typed, without case and without the signs around it."""
    return harmless(typed).casefold().strip(" .,!?…/#«»\"'")


def courtesy(typed: str, texts: Texts) -> Courtesy | None:
    """Whether these words greet, or thank: they ask for nothing, and are no topic."""
    said = folded(typed)
    return next((kind for kind, (some, _) in COURTESIES.items() if said in listed(texts, some)), None)


def meant(typed: str, known: Mapping[str, Command]) -> Command | None:
    """The command whose name or word (see `words`) this is, be it typed in the other layout of the keyboard."""
    for form in (folded(typed), layouts.other(typed.strip())):
        if found := known.get(form) or next((command for command in COMMANDS if command == form), None):
            return found
    return None


def slipped(typed: str, known: Mapping[str, Command]) -> Command | None:
    """The command whose word or name this is but for a slip of the pen: plain words, which may mean anything else."""
    form = folded(typed)
    names: dict[str, Command] = {**known, **{command: command for command in COMMANDS}}
    most = likeness.slips(form) if len(form) <= _LONGEST else 0
    far = {name: likeness.distance(form, name, most) for name in names} if most else {}
    near = min(far, key=far.__getitem__, default="")
    return names[near] if near and far[near] <= most else None


def nearest(typed: str, known: Mapping[str, Command]) -> Command | None:
    """The command that a mistyped one probably is, by its name or by its word."""
    names: dict[str, Command] = {**known, **{command: command for command in COMMANDS}}
    for form in (folded(typed)[:_LONGEST], layouts.other(typed.strip())[:_LONGEST]):
        if close := difflib.get_close_matches(form, names, n=1, cutoff=_NEAR):
            return names[close[0]]
    return None


def keyboard(texts: Texts, language: str) -> tuple[tuple[str, ...], ...]:
    """The keys under a private chat: two rows of words."""
    return tuple(
        tuple(texts.label(language, key) for key in row)
        for row in (("key-tags", "key-latest", "key-rates"), ("key-follow", "key-settings", "key-help"))
    )
