"""One TOML file and the environment → a frozen `Config`; every mistake is told at start, with the key's name."""

import os
import re
import tomllib
from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    model_validator,
)

# Beside the package in a checkout, within it when installed as a wheel.
_EXAMPLES = tuple(folder / "config.example.toml" for folder in (Path(__file__).parent.parent, Path(__file__).parent))
TOKEN_VARIABLE = "HABARSHY_TELEGRAM_TOKEN"  # noqa: S105 - the variable's name, not a token


class ConfigError(Exception):
    """What is wrong with the configuration, a line a mistake, each naming file, key and remedy."""


# ---------------------------------------------------------------- kinds of value

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _duration(value: object) -> object:
    """`"30s"`, `"5m"`, `"12h"`, `"2d"` → timedelta; anything else is told so."""
    match = re.fullmatch(r"([1-9]\d{0,5})\s*([smhd])", value) if isinstance(value, str) else None
    if not match:
        raise ValueError('write a whole number from 1 and s, m, h or d, like "5m"')
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError('no such time zone; write one like "Asia/Almaty"') from None
    return name


def _address(value: str) -> str:
    HttpUrl(value)
    return value


def _clock(value: object) -> object:
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value) if isinstance(value, str) else None
    if not match:
        raise ValueError('write a time of day like "08:00"')
    return time(int(match[1]), int(match[2]))


def _listen(value: str) -> str:
    match = re.fullmatch(r"[^:\s]+:(\d{1,5})", value)
    if value and not (match and int(match[1]) <= 65535):
        raise ValueError('write a host and a port up to 65535, like "127.0.0.1:8080"')
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Zone = Annotated[str, AfterValidator(_zone)]
Address = Annotated[str, AfterValidator(_address)]
Clock = Annotated[time, BeforeValidator(_clock)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Words = Annotated[str, Field(min_length=1, max_length=64)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# ---------------------------------------------------------------- the tables of the file


class Telegram(_Table):
    """`[telegram]`: which bot, where, and how fast."""

    token: SecretStr | None = None
    token_file: Path | None = None
    base_url: Address = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: Address | None = None
    webhook_secret: SecretStr | None = None
    admins: tuple[int, ...] = ()
    messages_per_second: Annotated[float, Field(gt=0, le=1000)] = 25

    @property
    def bot_url(self) -> str:
        """What stands before the token in a call."""
        return f"{self.base_url.rstrip('/')}/bot"

    @property
    def file_url(self) -> str:
        """What stands before the token in a file's address."""
        return f"{self.base_url.rstrip('/')}/file/bot"

    @model_validator(mode="after")
    def _webhook_has_an_address(self) -> Self:
        if self.mode == "webhook" and not (self.webhook_url and self.webhook_secret):
            raise ValueError('mode = "webhook" needs webhook_url (what Telegram calls) and webhook_secret')
        return self


class Database(_Table):
    """`[database]`."""

    url: Annotated[str, Field(pattern=r"^sqlite:///.+")] = "sqlite:///habarshy.db"


class Fetch(_Table):
    """`[fetch]`: manners towards the sources."""

    allow_private: tuple[str, ...] = ()
    contact: Annotated[str, Field(max_length=200)] = ""


class Rates(_Table):
    """`[rates]`: the National Bank."""

    url: Address = "https://nationalbank.kz/rss/get_rates.cfm"
    currencies: Annotated[tuple[Currency, ...], Field(min_length=1)] = ("USD", "EUR", "RUB")


class Digest(_Table):
    """`[digest]`: what a reader has who chose nothing else."""

    times: Annotated[tuple[Clock, ...], Field(min_length=1)] = (time(8), time(20))
    timezone: Zone = "Asia/Almaty"


class Delivery(_Table):
    """`[delivery]`: what happens to a post whose answer was lost."""

    on_unknown: Literal["resend", "skip"] = "resend"


class Web(_Table):
    """`[web]`: where health (and the webhook) listens."""

    listen: Annotated[str, AfterValidator(_listen)] = ""


class Topic(_Table):
    """`[[topics]]`: one of the catalogue that /tags offers."""

    tag: Words
    words: tuple[Words, ...] = ()
    minus: tuple[Words, ...] = ()


class Source(_Table):
    """`[[sources]]`: where news comes from."""

    name: Words
    url: Address
    kind: Literal["feed", "page", "sitemap"] = "feed"
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "kk"
    interval: Duration = timedelta(minutes=5)
    first_poll: Annotated[int, Field(ge=0)] = 0
    links: str | None = None  # a CSS selector of article links, for kind "page"


class Config(_Table):
    """The whole file."""

    telegram: Telegram = Telegram()
    database: Database = Database()
    fetch: Fetch = Fetch()
    rates: Rates = Rates()
    digest: Digest = Digest()
    delivery: Delivery = Delivery()
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
