"""The bot and the local Telegram, each running in a process of its own: how a benchmark starts, plays and asks them."""

import asyncio
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

DATABASE = "habarshy.db"
URL = f"sqlite:///{DATABASE}"


@dataclass
class House:
    """The address of the local Telegram, and the folder in which the bot lives."""

    root: str
    folder: Path
    session: aiohttp.ClientSession

    async def start(self) -> asyncio.subprocess.Process:
        """The bot, as an operator would start it."""
        command = (sys.executable, "-m", "bot", "run", "--config", str(self.folder / "config.toml"))
        quiet = asyncio.subprocess.DEVNULL
        return await asyncio.create_subprocess_exec(*command, stderr=quiet, stdout=quiet)

    async def play(self, act: str, **values: Any) -> Any:
        """Let something happen in Telegram; what it answers."""
        async with self.session.post(f"{self.root}/_demo/{act}", json=values) as answer:
            return await answer.json()

    async def sees(self, path: str) -> Any:
        """What Telegram tells of itself."""
        async with self.session.get(f"{self.root}/_demo/{path}") as answer:
            return await answer.json()

    def rows(self, statement: str) -> list[Any]:
        """What the database answers, beside the bot."""
        database = sqlite3.connect(self.folder / DATABASE, timeout=30)
        try:
            return database.execute(statement).fetchall()
        finally:
            database.close()
