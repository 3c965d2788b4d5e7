"""One TOML file and the environment → a frozen `Config`; every mistake is told at start, with the key's name."""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import Field, SecretStr, ValidationError, model_validator

from bot.config.tables import (
    Channels,
    Database,
    Delivery,
    Digest,
    Fetch,
    Rates,
    Schedule,
    Source,
    Storage,
    Table,
    Telegram,
    Topic,
    Web,
)

# Within the package when installed as a wheel, beside it in a checkout.
_EXAMPLES = tuple(folder / "config.example.toml" for folder in Path(__file__).parents[1:3])
TOKEN_VARIABLE = "HABARSHY_TELEGRAM_TOKEN"  # noqa: S105 - the variable's name, not a token

__all__ = [
    "Channels",
    "Config",
    "ConfigError",
    "Database",
    "Delivery",
    "Digest",
    "Fetch",
    "Rates",
    "Schedule",
    "Source",
    "Storage",
    "Telegram",
    "Topic",
    "Web",
    "load",
    "parse",
    "starting_topics",
]


class ConfigError(Exception):
    """What is wrong with the configuration, a line a mistake, each naming file, key and remedy."""


class Config(Table):
    """The whole file."""

    telegram: Telegram = Telegram()
    database: Database = Database()
    storage: Storage = Storage()
    fetch: Fetch = Fetch()
    rates: Rates = Rates()
    digest: Digest = Digest()
    delivery: Delivery = Delivery()
    channels: Channels = Channels()
    schedule: Schedule = Schedule()
    web: Web = Web()
    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    folder: Path = Field(default=Path(), exclude=True)  # of the file: relative paths start here

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        for what, names in (("sources", [s.name for s in self.sources]), ("topics", [t.tag for t in self.topics])):
            twice = sorted({n for n in names if names.count(n) > 1})
            if twice:
                raise ValueError(f"{what}: {', '.join(twice)!r} stands twice; give each its own name")
        return self

    @property
    def token(self) -> str:
        """The bot's token; `load` has made sure that there is one."""
        if self.telegram.token is None:
            raise ConfigError("no token")
        return self.telegram.token.get_secret_value()


# ---------------------------------------------------------------- reading it


def load(path: Path, environment: Mapping[str, str] = os.environ, *, needs_token: bool = True) -> Config:
    """Read and check the file; raise `ConfigError` with a line for every mistake."""
    return parse(_read(path), path, environment, needs_token=needs_token)


def starting_topics() -> tuple[Topic, ...]:
    """The catalogue of config.example.toml, for whoever has no file of their own yet."""
    found = next(path for path in _EXAMPLES if path.is_file())
    return tuple(Topic.model_validate(topic) for topic in _read(found)["topics"])


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Windows' Notepad writes a BOM
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; copy config.example.toml and fill it in") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from None


def parse(
    data: dict[str, Any], path: Path, environment: Mapping[str, str] = os.environ, *, needs_token: bool = True
) -> Config:
    """Check what was read from `path`; raise `ConfigError` with a line for every mistake."""
    if "folder" in data:
        raise ConfigError(f"{path}: folder: there is no such key; remove it")
    try:
        config = Config.model_validate({**data, "folder": path.resolve().parent})
    except ValidationError as error:
        raise ConfigError("\n".join(f"{path}: {_told(dict(e))}" for e in error.errors())) from None
    if not needs_token:
        return config
    return config.model_copy(update={"telegram": _with_token(config.telegram, path, environment)})


def _with_token(telegram: Telegram, path: Path, environment: Mapping[str, str]) -> Telegram:
    """The environment wins over the file's token, that over token_file."""
    token = environment.get(TOKEN_VARIABLE) or (telegram.token.get_secret_value() if telegram.token else "")
    if not token and telegram.token_file:
        file = path.resolve().parent / telegram.token_file
        try:
            token = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: telegram.token_file: {file} cannot be read: {error}") from None
    if not token:
        raise ConfigError(
            f"{path}: telegram.token: missing; get one from @BotFather and write it there, "
            f"or into {TOKEN_VARIABLE}, or name a token_file"
        )
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
        raise ConfigError(f"{path}: telegram.token: is not a bot's token (digits, a colon, letters); copy it whole")
    return telegram.model_copy(update={"token": SecretStr(token)})


_SECRETS = frozenset(("telegram.token", "telegram.webhook_secret"))
_REMEDIES = {
    "extra_forbidden": "there is no such key; remove it or look the right name up in config.example.toml",
    "missing": "is missing; write it",
    "tuple_type": 'write a list in brackets, like [1, 2] or ["a", "b"]',
    "model_type": "write a table of keys, as in config.example.toml",
    "url_parsing": 'write a whole address, like "https://example.kz/feed.xml"',
    "database.url": 'write it like "sqlite:///habarshy.db"',
}


def _told(error: dict[str, Any]) -> str:
    """One mistake as `key: what is wrong and what to do`."""
    key = ".".join(str(part) for part in error["loc"]) or "file"
    if error["type"] == "value_error":
        return f"{key}: {error['ctx']['error']}"
    if remedy := _REMEDIES.get(error["type"]) or _REMEDIES.get(key):
        return f"{key}: {remedy}"
    shown = "" if key in _SECRETS else f"; it is {error['input']!r}"
    return f"{key}: {error['msg']}{shown}"
