"""The house keeps its own rules: ceilings, alphabets, documents that tell the truth."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.formatter import channels, commands
from bot.formatter.texts import LANGUAGES, Texts
from tests.every import every

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "bot").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 30
CYRILLIC = re.compile("[\u0400-\u04ff]")
SPEAKS_KAZAKH = ("kazakh", "formatter", "demo")
# The project's name stands in a docstring and a log line.
NAME = "Хабаршы"
EDITORS_GUIDES = [ROOT / "docs" / name for name in ("editor.md", "editor.ru.md", "editor.en.md")]
GUIDES = [ROOT / "docs" / name for name in ("reader.md", "reader.ru.md", "reader.en.md")]
TEXTS = [
    *sorted((ROOT / "bot").rglob("*.txt")),
    *sorted((ROOT / "bot").rglob("*.ftl")),
    *sorted((ROOT / "bot/demo/newsroom").rglob("*.md")),
    *sorted((ROOT / "bot/demo/newsroom").rglob("*.toml")),
    ROOT / "config.example.toml",
    *GUIDES,
    *EDITORS_GUIDES,
]
# A word with a Latin letter between Cyrillic ones looks right and is found by nobody.
LOOK_ALIKE = re.compile("[\u0400-\u04ff][A-Za-z\u0131]+[\u0400-\u04ff]|[\u0400-\u04ff]+[aceiopxyABCEHIKMOPTXY]\\b")


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@every(MODULES)
def test_a_module_keeps_the_ceilings_and_says_what_it_is_for(module: Path) -> None:
    source = module.read_text("utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= LONGEST_FILE
    assert ast.get_docstring(tree), "a module opens with one sentence of purpose"
    for function in functions(tree):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        lines = (function.end_lineno or 0) - body[0].lineno + 1 if body else 0
        assert lines <= LONGEST_FUNCTION, function.name


@every(MODULES)
def test_cyrillic_lives_where_kazakh_is_spoken(module: Path) -> None:
    if module.relative_to(ROOT / "bot").parts[0] not in SPEAKS_KAZAKH:
        code = "\n".join(_outside_docstrings(module)).replace(NAME, "")
        assert not CYRILLIC.search(code)


def _outside_docstrings(module: Path) -> list[str]:
    """The lines of code, without docstrings and comments, which may quote Kazakh."""
    source = module.read_text("utf-8")
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or 0) - node.lineno + 1)
    return [line.split("#")[0] for line in lines]


@every(TEXTS)
def test_our_own_kazakh_has_no_latin_look_alikes(text: Path) -> None:
    found = LOOK_ALIKE.findall(text.read_text("utf-8"))
    assert not found


@every(GUIDES)
def test_every_command_stands_in_the_guide(guide: Path) -> None:
    told = guide.read_text("utf-8")
    assert [name for name in commands.COMMANDS if f"`/{name}" not in told] == []


def test_the_guide_names_the_words_of_commands_and_buttons_and_no_command_that_there_is_not(texts: Texts) -> None:
    for language, guide in zip(LANGUAGES, GUIDES, strict=True):
        told = guide.read_text("utf-8")
        meant = {word for word, command in commands.words(texts).items() if f"`{word}`" in told}
        own = {texts.label(language, word).casefold() for word in commands.word_ids()}
        assert own <= meant, guide.name
        for button in ("button-delete", "button-help-back"):
            assert texts.label(language, button) in told, guide.name
        assert set(re.findall(r"`/([a-z_]+)", told)) <= set(commands.COMMANDS), guide.name


def test_every_command_of_operators_stands_in_their_guide_and_in_no_other() -> None:
    for name in commands.OPERATORS:
        assert f"`/{name}`" in (ROOT / "docs/operator.md").read_text("utf-8")
        assert all(f"/{name}" not in guide.read_text("utf-8") for guide in GUIDES)


def test_the_editors_guide_names_their_commands_and_the_rooms_of_a_channel(texts: Texts) -> None:
    for language, guide in zip(LANGUAGES, EDITORS_GUIDES, strict=True):
        told = guide.read_text("utf-8")
        assert [name for name in commands.EDITORS if f"`/{name}" not in told] == [], guide.name
        assert [name for room, _ in channels.ROOMS if (name := texts.label(language, room)) not in told] == [], (
            guide.name
        )
        known = {*commands.COMMANDS, *commands.EDITORS}
        assert set(re.findall(r"`/([a-z_]+)", told)) <= known, guide.name


def test_the_documents_name_files_that_exist() -> None:
    for document in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name} → {target}"


def test_the_architecture_names_modules_that_exist() -> None:
    for name in re.findall(r"`(bot/[\w/]+\.(?:py|ftl))`", (ROOT / "docs/architecture.md").read_text("utf-8")):
        assert (ROOT / name).exists(), name


def test_the_lock_holds_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^[a-z0-9-]+(?:\[[\w,-]+\])?==", lock, re.MULTILINE)
    assert len(pins) > 50
    assert "://" not in lock
    assert lock.count("--hash=sha256:") >= len(pins)
