"""Pace: write down what Telegram teaches about its limits as soon as it does, so that a restart does not ask again."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.model import Pace
from bot.pipeline.tasks import Tasks
from bot.storage import pace
from bot.storage.database import Database


class PaceKeeper:
    """`learned` tells what is known now."""

    def __init__(self, db: Database, learned: Callable[[], Sequence[Pace]]) -> None:
        self._db = db
        self._learned = learned
        self._saving = Tasks()
        self._news = 0  # changes that are not written yet

    async def load(self) -> list[Pace]:
        """What was known when the bot last ran."""
        async with self._db.read() as connection:
            return await pace.load(connection)

    def changed(self) -> None:
        """There is something to remember."""
        self._news += 1
        self._saving.begin("pace", self._save)

    async def tick(self, _: datetime) -> None:
        """Write what could not be written before."""
        if self._news:
            self._saving.begin("pace", self._save)

    async def _save(self) -> None:
        while heard := self._news:
            async with self._db.write() as connection:
                await pace.save(connection, self._learned())
            self._news -= heard

    async def stop(self, grace: float) -> None:
        """Finish what was begun."""
        await self._saving.finish(grace)
