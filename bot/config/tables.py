"""The tables of the file, each with its defaults; `config.example.toml` tells an operator what they mean."""

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from bot.config.kinds import Address, Clock, Currency, Duration, Listen, Words, Zone


class Table(BaseModel):
    """A table: it knows its keys, and nobody changes them."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Telegram(Table):
    """`[telegram]`: which bot, where, and how fast."""

    token: SecretStr | None = None
    token_file: Path | None = None
    base_url: Address = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: Address | None = None
    webhook_secret: SecretStr | None = None
    admins: tuple[int, ...] = ()
    messages_per_second: Annotated[float, Field(gt=0, le=1000)] = 25
    paid_messages_per_second: Annotated[float, Field(ge=0, le=1000)] = 0  # 0: nothing is ever paid for

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


class Database(Table):
    """`[database]`."""

    url: Annotated[str, Field(pattern=r"^sqlite:///.+")] = "sqlite:///habarshy.db"


class Storage(Table):
    """`[storage]`: how long what became of deliveries is known."""

    keep_days: Annotated[int, Field(ge=3, le=3650)] = 90  # posts are edited for two days: fewer would lose them

    @property
    def keep(self) -> timedelta:
        """The same as a span."""
        return timedelta(days=self.keep_days)


class Fetch(Table):
    """`[fetch]`: manners towards the sources."""

    allow_private: tuple[str, ...] = ()
    contact: Annotated[str, Field(max_length=200)] = ""


class Rates(Table):
    """`[rates]`: the National Bank."""

    url: Address = "https://nationalbank.kz/rss/get_rates.cfm"
    currencies: Annotated[tuple[Currency, ...], Field(min_length=1)] = ("USD", "EUR", "RUB")
    history_days: Annotated[int, Field(ge=10, le=4000)] = 400  # kept, and fetched backwards at the first start


class Digest(Table):
    """`[digest]`: what a reader has who chose nothing else."""

    times: Annotated[tuple[Clock, ...], Field(min_length=1)] = (time(8), time(20))
    timezone: Zone = "Asia/Almaty"


class Delivery(Table):
    """`[delivery]`: what is sent one by one, what together, what again."""

    on_unknown: Literal["resend", "skip"] = "resend"
    max_age: Duration = timedelta(hours=12)  # older news waits for a digest, and is counted
    target_minutes: Annotated[int, Field(ge=1, le=720)] = 30  # all that is due shall be out by then
    hold_minutes: Annotated[int, Field(ge=0, le=60)] = 0  # with a queue, news waits so long for what may follow
    breaking_sources: Annotated[int, Field(ge=0)] = 3  # as many within an hour make a story breaking; 0: never


class Channels(Table):
    """`[channels]`: whose word counts everywhere."""

    newsroom: tuple[int, ...] = ()  # channels whose editors may correct and retract a story wherever it stands


class Schedule(Table):
    """`[schedule]`: posts that editors have planned."""

    grace: Duration = timedelta(hours=1)  # what is due while the bot is down goes out by itself if it is no later


class Web(Table):
    """`[web]`: where health (and the webhook) listens."""

    listen: Listen = ""


class Topic(Table):
    """`[[topics]]`: one of the catalogue that /tags offers."""

    tag: Words
    words: tuple[Words, ...] = ()
    minus: tuple[Words, ...] = ()


class Source(Table):
    """`[[sources]]`: where news comes from."""

    name: Words
    url: Address
    kind: Literal["feed", "page", "sitemap"] = "feed"
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "kk"
    interval: Duration = timedelta(minutes=5)
    first_poll: Annotated[int, Field(ge=0)] = 0
    links: str | None = None  # a CSS selector of article links, for kind "page"
    full_text: Literal["auto", "always", "never"] = "auto"  # whether a feed's articles are completed from their pages
