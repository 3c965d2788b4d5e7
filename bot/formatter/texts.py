"""The Fluent files (kk, ru, en) → what the bot says. Loaded once and passed as a value."""

from dataclasses import dataclass
from datetime import tzinfo
from importlib import resources
from typing import Literal, Self

from fluent.runtime import FluentBundle, FluentResource

from bot.formatter.html import Html, cut, escape, harmless, shown

LANGUAGES = ("kk", "ru", "en")
Script = Literal["cyrillic", "latin", "arabic"]

Value = str | int

_LONGEST_VALUE = 900  # as markup: Fluent refuses a message with a value of more than 1,000


class Texts:
    """Everything the bot says, in every language it speaks."""

    def __init__(self, bundles: dict[str, FluentBundle]) -> None:
        self._bundles = bundles

    @classmethod
    def load(cls) -> Self:
        """Read the files that come with the package: a folder a language, a file a subject."""
        return cls({language: _bundle(language) for language in LANGUAGES})

    def say(self, language: str, message: str, /, **values: Value) -> str:
        """A message as Telegram HTML; values are escaped, unless they are `Html` already."""
        return self._format(language, message, {k: _as_html(v) for k, v in values.items()})

    def label(self, language: str, message: str, /, **values: Value) -> str:
        """A message as plain text, for buttons, keys and menus."""
        plain = {k: _short(v) if isinstance(v, str) else v for k, v in values.items()}
        return self._format(language, message, plain)

    def voice(self, language: str, zone: tzinfo, script: Script = "cyrillic") -> "Voice":
        """The texts as one reader hears them."""
        return Voice(self, language if language in self._bundles else LANGUAGES[0], zone, script)

    def _format(self, language: str, message: str, values: dict[str, Value]) -> str:
        bundle = self._bundles.get(language) or self._bundles[LANGUAGES[0]]
        pattern = bundle.get_message(message).value
        if pattern is None:
            raise LookupError(f"{language}: {message} has no text")
        text, errors = bundle.format_pattern(pattern, values)
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


def _bundle(language: str) -> FluentBundle:
    # Isolation marks are invisible characters round every value: they would end a hashtag and break a search.
    bundle = FluentBundle([language], use_isolating=False)
    folder = resources.files("bot.formatter") / "texts" / language
    for file in folder.iterdir():
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle


def _as_html(value: Value) -> Value:
    return shown(value if isinstance(value, Html) else _short(value)) if isinstance(value, str) else value


def _short(value: str) -> str:
    text = harmless(value)
    return text if len(escape(text)) <= _LONGEST_VALUE else cut(text, _LONGEST_VALUE // len("&quot;"))
