"""What the command line prints: each command works through the same packages as the bot, and returns its exit code."""

import json
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import __version__, scheduler
from bot.actions import reading, transfer
from bot.config import Config, Source, load, starting_topics
from bot.formatter.rates import number
from bot.model import SourceState
from bot.pipeline.rates import BANK_ZONE
from bot.rules.topics import Catalogue
from bot.sending.transport import AiohttpRequest
from bot.sources import bank
from bot.sources import read as sources
from bot.sources.fetch import Fetcher
from bot.sources.worker import Worker
from bot.storage import migrate
from bot.storage.database import Database


def say(line: str) -> None:
    """A line for the person who asked."""
    sys.stdout.write(f"{line}\n")


def show_json(value: Any) -> None:
    """For programs."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


# ---------------------------------------------------------------- check


async def check(config: Config) -> int:
    """Reach everything the file names; 1 when something cannot be reached."""
    say(f"ok    {len(config.sources)} sources, {len(config.topics)} topics: the file is right")
    results = [_told("telegram", await _telegram(config))]
    async with AsyncExitStack() as opened:
        fetcher = await opened.enter_async_context(Fetcher(config.fetch, __version__))
        worker = await opened.enter_async_context(Worker())
        results += [_told(source.name, await _source(source, fetcher, worker)) for source in config.sources]
        found = await bank.fetch(fetcher, worker, config.rates, scheduler.clock().astimezone(BANK_ZONE).date())
        results.append(_told("rates", found if isinstance(found, str) else None, "see rates.url"))
    return 0 if all(results) else 1


def _told(name: str, trouble: str | None, remedy: str = "") -> bool:
    """A line about one thing; whether it is well."""
    if trouble is None:
        say(f"ok    {name}")
    else:
        say(f"wrong {name}: {trouble}{f'; {remedy}' if remedy else ''}")
    return trouble is None


async def _telegram(config: Config) -> str | None:
    bot = Bot(config.token, base_url=config.telegram.bot_url, request=AiohttpRequest(1))
    try:
        await bot.initialize()
    except InvalidToken:
        return "the token is refused; copy it anew from @BotFather"
    except TelegramError as error:
        return f"cannot be reached ({error}); see telegram.base_url and the network"
    finally:
        await bot.shutdown()
    return None


async def _source(source: Source, fetcher: Fetcher, worker: Worker) -> str | None:
    async def none_known(_: object) -> set[str]:
        return set()

    got = await sources.entries(source, SourceState(name=source.name), fetcher, worker, none_known)
    if got.failure:
        return f"{got.failure.reason}; look at {source.url}, or take the source out"
    return None if got.entries else f"nothing was found there; look at {source.url}, or at its kind ({source.kind})"


# ---------------------------------------------------------------- read


async def read(place: str, kind: str | None, config_file: Path | None, *, as_json: bool) -> int:
    """Show what the bot would make of a feed or a page."""
    config = _lenient(config_file)
    now = scheduler.clock()
    allowed = (*config.fetch.allow_private, *_host(place))  # whoever types an address may reach it
    fetch = config.fetch.model_copy(update={"allow_private": allowed})
    async with AsyncExitStack() as opened:
        fetcher = await opened.enter_async_context(Fetcher(fetch, __version__))
        worker = await opened.enter_async_context(Worker())
        got = await reading.read(place, kind, reading.Tools(fetcher, worker, Catalogue(config.topics)), now)
    if isinstance(got, str):
        sys.stderr.write(f"habarshy: {place}: {got}\n")
        return 1
    if as_json:
        show_json({"articles": [_as_json(one) for one in got]})
    else:
        _print(got, ZoneInfo(config.digest.timezone))
    return 0


def _host(place: str) -> tuple[str, ...]:
    try:
        return (urlsplit(place).hostname or "",)
    except ValueError:  # no address: the fetcher says so
        return ()


def _as_json(one: reading.Readout) -> dict[str, Any]:
    left_out = f"{one.left_out.reason} {one.left_out.detail}".strip() if one.left_out else None
    return {
        "title": one.title,
        "link": one.link,
        "published": one.published.isoformat() if one.published else None,
        "language": one.language,
        "tags": [tag.label for tag in one.tags],
        "summary": " ".join(one.summary),
        "left_out": left_out,
    }


def _print(articles: Sequence[reading.Readout], zone: ZoneInfo) -> None:
    for one in articles:
        say(one.title or "(no title)")
        say(f"    {one.link}")
        moment = f"{one.published.astimezone(zone):%Y-%m-%d %H:%M}" if one.published else "no date"
        say(f"    {moment} · {one.language} · {', '.join(tag.label for tag in one.tags) or 'no tags'}")
        if one.left_out:
            say(f"    left out: {one.left_out.reason} {one.left_out.detail}".rstrip())
        say(f"    {' '.join(one.summary)}\n")
    say(f"{len(articles)} articles, {sum(1 for one in articles if one.left_out)} left out")


def _lenient(config_file: Path | None) -> Config:
    """The file, which needs no token here; without one, the starting topics."""
    return load(config_file, needs_token=False) if config_file else Config(topics=starting_topics())


# ---------------------------------------------------------------- rates


async def rates(day: date | None, config_file: Path | None, *, as_json: bool) -> int:
    """Show the bank's rates of a day."""
    config = _lenient(config_file)
    day = day or scheduler.clock().astimezone(BANK_ZONE).date()
    async with AsyncExitStack() as opened:
        fetcher = await opened.enter_async_context(Fetcher(config.fetch, __version__))
        worker = await opened.enter_async_context(Worker())
        found = await bank.fetch(fetcher, worker, config.rates, day)
    if isinstance(found, str):
        sys.stderr.write(f"habarshy: the bank's rates: {found}\n")
        return 1
    if as_json:
        show_json({"date": day.isoformat(), "rates": {one.currency: str(one.value) for one in found}})
    else:
        for one in found:
            say(f"{one.currency}  {number(one.value):>12}  {one.name}")
        say(f"{len(found)} rates, in tenge for one unit, of {day.isoformat()}")
    return 0


# ---------------------------------------------------------------- follows


async def import_follows(config: Config, file: Path) -> int:
    """Add the follows of a CSV file; bad lines are listed and skipped."""
    async with AsyncExitStack() as opened:
        db = await _database(config, opened)
        done = await transfer.import_follows(db, file, Catalogue(config.topics), scheduler.clock())
    for number_, why in done.bad:
        sys.stderr.write(f"{file}:{number_}: skipped: {why}\n")
    say(f"{done.added} follows added, {done.already} were there already, {len(done.bad)} lines skipped")
    return 0


async def export_follows(config: Config, file: Path) -> int:
    """Write all follows to a CSV file."""
    async with AsyncExitStack() as opened:
        count = await transfer.export_follows(await _database(config, opened), file)
    say(f"{count} follows written to {file}")
    return 0


async def _database(config: Config, opened: AsyncExitStack) -> Database:
    await migrate.upgrade(config.database.url, config.folder)
    db = await Database.open(config.database.url, config.folder)
    opened.push_async_callback(db.close)
    return db
