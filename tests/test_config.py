"""The configuration tells every mistake with the key's name and a remedy."""

from pathlib import Path
from typing import Any

import pytest

from bot.config import Config, ConfigError, parse

HERE = Path("config.toml")
TOKEN = {"telegram": {"token": "1:made-up"}}


def mistakes(data: dict[str, Any]) -> str:
    with pytest.raises(ConfigError) as told:
        parse(data, HERE, {})
    return str(told.value)


@pytest.mark.parametrize(
    ("data", "key", "remedy"),
    [
        ({"telegram": {"tokn": "x"}}, "telegram.tokn", "no such key"),
        ({"telegram": {"admins": ["me"]}}, "telegram.admins.0", "integer"),
        ({}, "telegram.token", "@BotFather"),
        ({"telegram": {"token": "nonsense"}}, "telegram.token", "copy it whole"),
        ({"telegram": {"token_file": "none"}}, "telegram.token_file", "cannot be read"),
        ({"telegram": {"mode": "webhook"}}, "telegram", "webhook_url"),
        (TOKEN | {"digest": {"timezone": "Asia/Atlantis"}}, "digest.timezone", "Asia/Almaty"),
        (TOKEN | {"digest": {"times": ["8 o'clock"]}}, "digest.times.0", "08:00"),
        (TOKEN | {"sources": [{"name": "A", "url": "ftp://a.kz"}]}, "sources.0.url", "http"),
        (
            TOKEN | {"sources": [{"name": "A", "url": "https://a.kz", "interval": "0s"}]},
            "sources.0.interval",
            "number from 1",
        ),
        (TOKEN | {"sources": [{"name": "A", "url": "https://a.kz", "interval": 5}]}, "sources.0.interval", "5m"),
        (TOKEN | {"sources": [{"name": "A", "url": "https://a.kz"}] * 2}, "sources", "stands twice"),
        (TOKEN | {"topics": [{"tag": "сот"}] * 2}, "topics", "stands twice"),
        (TOKEN | {"folder": "/"}, "folder", "no such key"),
        ({"surprise": 1}, "surprise", "no such key"),
        ({"telegram": {"admins": 5}}, "telegram.admins", "list in brackets"),
        ({"telegram": 5}, "telegram", "table of keys"),
        (TOKEN | {"sources": [{"name": "A", "url": "a.kz"}]}, "sources.0.url", "whole address"),
        (TOKEN | {"database": {"url": "mysql:x"}}, "database.url", "sqlite:///habarshy.db"),
        (TOKEN | {"web": {"listen": "here"}}, "web.listen", "127.0.0.1:8080"),
        (TOKEN | {"web": {"listen": "127.0.0.1:70000"}}, "web.listen", "up to 65535"),
    ],
)
def test_a_mistake_names_file_key_and_remedy(data: dict[str, Any], key: str, remedy: str) -> None:
    told = mistakes(data)
    assert told.startswith("config.toml: ")
    assert key in told
    assert remedy in told


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes({"telegram": {"a": 1, "b": 2}, "c": 3}).splitlines()) == 3


def test_the_environment_wins_over_the_file() -> None:
    assert parse(TOKEN, HERE, {"HABARSHY_TELEGRAM_TOKEN": "2:other"}).token == "2:other"


def test_a_token_file_is_read_beside_the_config(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("3:filed\n")
    assert parse({"telegram": {"token_file": "secret"}}, tmp_path / "config.toml", {}).token == "3:filed"


def test_the_token_is_never_shown() -> None:
    assert "made-up" not in repr(parse(TOKEN, HERE, {}))


@pytest.mark.parametrize("key", ["token", "webhook_secret"])
def test_a_secret_of_the_wrong_kind_is_not_shown(key: str) -> None:
    assert "secret-words" not in mistakes({"telegram": {key: ["secret-words"]}})


def test_the_smallest_config_is_a_token() -> None:
    config = parse(TOKEN, HERE, {})
    assert isinstance(config, Config)
    assert config.rates.currencies == ("USD", "EUR", "RUB")
