"""What every command has at hand: a line for a person, JSON for a program, the way to the world and to the database."""

import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot import __version__
from bot.config import Config, Fetch, load, starting_topics
from bot.sources.fetch import Fetcher
from bot.sources.worker import Worker
from bot.storage import migrate
from bot.storage.database import Database


def say(line: str) -> None:
    """A line for the person who asked."""
    sys.stdout.write(f"{line}\n")


def complain(line: str) -> int:
    """A line about a failure, and its exit code."""
    sys.stderr.write(f"habarshy: {line}\n")
    return 1


def show_json(value: Any) -> None:
    """For programs."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def lenient(config_file: Path | None) -> Config:
    """The file, which needs no token here; without one, the starting topics."""
    return load(config_file, needs_token=False) if config_file else Config(topics=starting_topics())


@asynccontextmanager
async def world(fetch: Fetch) -> AsyncIterator[tuple[Fetcher, Worker]]:
    """The way out, and who reads what comes back."""
    async with Fetcher(fetch, __version__) as fetcher, Worker() as worker:
        yield fetcher, worker


@asynccontextmanager
async def database(config: Config) -> AsyncIterator[Database]:
    """The bot's own, brought to this version's schema."""
    await migrate.upgrade(config.database.url, config.folder)
    db = await Database.open(config.database.url, config.folder)
    try:
        yield db
    finally:
        await db.close()
