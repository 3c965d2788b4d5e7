"""config.example.toml loads, hides nothing, and shows the defaults that the code has."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from bot import config

FILE = Path(__file__).parent.parent / "config.example.toml"
TEXT = FILE.read_text(encoding="utf-8")
SHOWN: dict[str, Any] = tomllib.loads(TEXT)
TOKEN = {config.TOKEN_VARIABLE: "123456:a-made-up-token"}
TABLES = sorted(set(config.Config.model_fields) - {"topics", "sources", "folder"})
MIXED = re.compile(r"\w*(?:[a-zA-Z][а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ]|[а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ][a-zA-Z])\w*")


def table_class(name: str) -> type[BaseModel]:
    kind = config.Config.model_fields[name].annotation
    assert isinstance(kind, type)
    assert issubclass(kind, BaseModel)
    return kind


def section(name: str) -> str:
    """The text of the first table of this name."""
    match = re.search(rf"^\[+{name}\]+\n(.*?)(?=^\[|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert match, name
    return match[1]


def test_it_loads_with_nothing_but_a_token() -> None:
    loaded = config.load(FILE, TOKEN)
    assert loaded.token == "123456:a-made-up-token"
    assert len(loaded.topics) >= 20
    assert len(loaded.sources) >= 10


def test_without_a_token_it_says_where_to_get_one() -> None:
    with pytest.raises(config.ConfigError, match="@BotFather"):
        config.load(FILE, {})


@pytest.mark.parametrize("table", TABLES)
def test_every_setting_stands_there_with_its_default(table: str) -> None:
    code = table_class(table)
    read = code.model_validate(SHOWN[table])
    for key, field in code.model_fields.items():
        assert re.search(rf"^(# )?{key} = ", section(table), re.MULTILINE), f"{table}.{key} is not shown"
        if field.default is not None:
            assert key in SHOWN[table], f"{table}.{key} has a default and must not be commented out"
            assert getattr(read, key) == field.default


@pytest.mark.parametrize(("table", "code"), [("topics", config.Topic), ("sources", config.Source)])
def test_the_first_source_and_topic_show_every_key(table: str, code: type[BaseModel]) -> None:
    first = code.model_validate(SHOWN[table][0])
    for key, field in code.model_fields.items():
        assert re.search(rf"^(# )?{key} = ", section(table), re.MULTILINE), f"{table}.{key} is not shown"
        if table == "sources" and not field.is_required():
            assert getattr(first, key) == field.default


def test_what_is_commented_out_loads_too() -> None:
    all_of_it = re.sub(r"^# (?=\[\[|\w+ = )", "", TEXT, flags=re.MULTILINE)
    data = tomllib.loads(all_of_it.replace('webhook_secret = ""', 'webhook_secret = "x"'))
    loaded = config.parse(data, FILE, TOKEN)
    assert len(loaded.sources) > len(SHOWN["sources"])


def test_every_setting_says_why() -> None:
    for table in TABLES:
        for line in section(table).splitlines():
            if " = " in line and not line.startswith(("token =", "# -")):
                assert line.count("#") > line.startswith("# "), line


def test_no_secret_is_in_it() -> None:
    assert not SHOWN["telegram"]["token"]
    assert not re.search(r"\d{6,}:[\w-]{20,}", TEXT)


def test_topics_do_not_forbid_their_own_words() -> None:
    for topic in config.load(FILE, TOKEN).topics:
        assert not set(topic.words) & set(topic.minus), topic.tag
        assert len(set(topic.words)) == len(topic.words), topic.tag


def test_no_kazakh_word_holds_a_latin_letter() -> None:
    assert MIXED.findall(TEXT) == []
