"""The three languages say the same things, in letters of their own."""

import ast
import re
import unicodedata
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, MessageReference, TermReference, VariableReference
from fluent.syntax.visitor import Visitor

from bot.formatter.commands import BESIDES, COMMANDS, keyboard, listed, menu, words
from bot.formatter.taps import HelpPage
from bot.formatter.texts import LANGUAGES, Texts
from tests.every import every
from tests.formatter.reading import Reading

ROOT = Path(__file__).parent.parent.parent
FOLDERS = {language: sorted((ROOT / "bot/formatter/texts" / language).glob("*.ftl")) for language in LANGUAGES}
FILES = {language: "\n".join(file.read_text("utf-8") for file in FOLDERS[language]) for language in LANGUAGES}


class Placeholders(Visitor):
    """The names of the variables of one message. It has all its words itself: it is read apart from the others."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - named after the node
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference | TermReference) -> None:  # noqa: N802
        raise AssertionError(node.id.name)

    visit_TermReference = visit_MessageReference  # noqa: N815


@cache
def messages(language: str) -> dict[str, set[str]]:
    found = {}
    for entry in FluentParser(with_spans=False).parse(FILES[language]).body:
        assert not isinstance(entry, Junk), entry.content
        if isinstance(entry, Message):
            placeholders = Placeholders()
            placeholders.visit(entry)
            found[entry.id.name] = placeholders.names
    return found


def values(names: set[str], text: str) -> dict[str, Any]:
    return {name: 3 if name in {"count", "limit", "day", "month"} else text for name in names}


def ids(language: str) -> list[str]:
    return re.findall(r"^([a-z][\w-]*) =", FILES[language], re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_messages_with_the_same_placeholders(language: str) -> None:
    assert messages(language) == messages("kk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_files(language: str) -> None:
    assert [file.name for file in FOLDERS[language]] == [file.name for file in FOLDERS["kk"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_twice(language: str) -> None:
    assert len(ids(language)) == len(set(ids(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_alphabets(language: str) -> None:
    for word in re.findall(r"\w+", FILES[language]):
        scripts = {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}
        assert len(scripts) <= 1, word


@every(product(LANGUAGES, ids("kk")))
def test_every_message_is_valid_html_whatever_stands_in_it(language: str, message: str, texts: Texts) -> None:
    said = texts.say(language, message, **values(messages("kk")[message], '<i>"&\u202e'))
    read = Reading(said)
    assert "\u202e" not in said
    assert "\u2068" not in said, "Fluent's isolation marks are off"
    assert read.text.strip()


def test_values_of_a_label_are_not_escaped(texts: Texts) -> None:
    assert texts.label("kk", "follow-already", tag="A & B").startswith("<b>A & B</b>")


def test_an_unknown_language_is_answered_in_kazakh(texts: Texts) -> None:
    assert texts.label("fr", "key-help") == "Көмек"


def constants() -> set[str]:
    """Every string that stands in the code."""
    nodes = (node for file in (ROOT / "bot").rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    values = (node.value for node in nodes if isinstance(node, ast.Constant))
    return {value for value in values if isinstance(value, str)}


def asked_for() -> set[str]:
    """Every message id that the code asks for by name; in storage, a label is SQL's."""
    found: list[ast.expr] = []
    for file in (file for file in (ROOT / "bot").rglob("*.py") if "storage" not in file.parts):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"say", "label"}
            ):
                found += node.args[:2]
    strings = [arg.value for arg in found if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return {text for text in strings if re.fullmatch(r"[a-z]+(-[a-z]+)*", text)}


def test_every_message_that_the_code_asks_for_exists() -> None:
    assert asked_for() <= set(messages("kk"))


def test_every_message_is_used() -> None:
    assert set(messages("kk")) <= constants()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_stands_in_help_and_in_the_menu(language: str, texts: Texts) -> None:
    said = texts.say(language, "help")
    pages = " ".join(texts.say(language, f"help-{page}") for page in get_args(HelpPage) if page != "all")
    assert [command for command in COMMANDS if f"/{command}" not in said] == []
    assert [command for command in COMMANDS if f"/{command} " not in pages and command != "help"] == []
    lines = dict(menu(texts, language))
    assert set(lines) == set(COMMANDS)
    assert all(3 <= len(line) <= 256 for line in lines.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_means_a_command(language: str, texts: Texts) -> None:
    meant = words(texts)
    for row in keyboard(texts, language):
        assert all(key.casefold() in meant for key in row)


def test_the_kazakh_words_mean_their_commands(texts: Texts) -> None:
    meant = words(texts)
    asked = {word: meant[word] for word in ("баптау", "жазылу", "тақырыптар", "соңғы", "бағам", "көмек")}
    assert list(asked.values()) == ["settings", "follow", "tags", "latest", "rates", "help"]
    assert {key.casefold() for row in keyboard(texts, "kk") for key in row} == set(asked)


def test_no_word_means_two_commands(texts: Texts) -> None:
    besides = [word for _, some in BESIDES for word in listed(texts, some)]
    assert len(words(texts)) == len(COMMANDS) * len(LANGUAGES) + len(besides)
