"""The Fluent files (kk, ru, en) → what the bot says. Loaded once and passed as a value.

Fluent reads letter by letter: all of the files take it half a second of every start, so a message is parsed when it is
first said.
"""

import re
from dataclasses import dataclass
from datetime import tzinfo
from importlib import resources
from typing import Literal, Self

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from bot.formatter.html import Html, cut, escape, harmless, shown

LANGUAGES = ("kk", "ru", "en")
Script = Literal["cyrillic", "latin", "arabic"]

Value = str | int

_ENTRY = re.compile(r"^(?=[A-Za-z#-])", re.MULTILINE)  # what goes on is indented
_LONGEST_VALUE = 900  # as markup: Fluent refuses a message with a value of more than 1,000


class Texts:
    """Everything the bot says, in every language it speaks."""

    def __init__(self, spoken: dict[str, "_Spoken"]) -> None:
        self._spoken = spoken

    @classmethod
    def load(cls) -> Self:
        """Read the files that come with the package: a folder a language, a file a subject."""
        return cls({language: _Spoken(language) for language in LANGUAGES})

    def say(self, language: str, message: str, /, **values: Value) -> str:
        """A message as Telegram HTML; values are escaped, unless they are `Html` already."""
        return self._format(language, message, {k: _as_html(v) for k, v in values.items()})

    def label(self, language: str, message: str, /, **values: Value) -> str:
        """A message as plain text, for buttons, keys and menus."""
        plain = {k: _short(v) if isinstance(v, str) else v for k, v in values.items()}
        return self._format(language, message, plain)

    def voice(self, language: str, zone: tzinfo, script: Script = "cyrillic") -> "Voice":
        """The texts as one reader hears them."""
        return Voice(self, language if language in self._spoken else LANGUAGES[0], zone, script)

    def _format(self, language: str, message: str, values: dict[str, Value]) -> str:
        spoken = self._spoken.get(language) or self._spoken[LANGUAGES[0]]
        text, errors = spoken.format(message, values)
        if errors:
            raise LookupError(f"{language}: {message}: {errors[0]}")
        return str(text)


@dataclass(frozen=True, slots=True)
class Voice:
    """How one reader is spoken to: in which language, by which clock; in which script Kazakh stories are told.

    The script is the stories' alone: what the bot says for itself stands as it is written in its language.
    """

    texts: Texts
    language: str
    zone: tzinfo
    script: Script = "cyrillic"

    def say(self, message: str, /, **values: Value) -> str:
        """A message as Telegram HTML."""
        return self.texts.say(self.language, message, **values)

    def label(self, message: str, /, **values: Value) -> str:
        """A message as plain text."""
        return self.texts.label(self.language, message, **values)


class _Spoken:
    """One language: its messages by their names, each parsed when it is first said. None refers to another."""

    def __init__(self, language: str) -> None:
        # Isolation marks are invisible characters round every value: they would end a hashtag and break a search.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._parser = FluentParser(with_spans=False)
        folder = resources.files("bot.formatter") / "texts" / language
        entries = (entry for file in folder.iterdir() for entry in _ENTRY.split(file.read_text("utf-8")))
        self._unread = {entry.partition("=")[0].strip(): entry for entry in entries if entry[:1].isalpha()}

    def format(self, message: str, values: dict[str, Value]) -> tuple[object, list[Exception]]:
        if (entry := self._unread.pop(message, None)) is not None:
            self._bundle.add_resource(self._parser.parse(entry))
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            return "", [LookupError("it has no text")]
        return self._bundle.format_pattern(pattern, values)


def _as_html(value: Value) -> Value:
    return shown(value if isinstance(value, Html) else _short(value)) if isinstance(value, str) else value


def _short(value: str) -> str:
    text = harmless(value)
    return text if len(escape(text)) <= _LONGEST_VALUE else cut(text, _LONGEST_VALUE // len("&quot;"))
