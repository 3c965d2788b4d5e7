"""Index: stories become findable soon after they are told, a few at a time, so that nobody waits for it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.kazakh.search import terms
from bot.pipeline.tasks import Tasks
from bot.rules import chunks
from bot.storage import search
from bot.storage.database import Database
from bot.storage.search import Entry, Unindexed

FEWEST, FIRST, MOST = 2, 10, 30  # stories in one transaction; ten take about ten milliseconds on a free machine


class Indexer:
    """Brings the index up to date."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._indexing = Tasks(rest=5)
        self._size = FIRST

    async def tick(self, _now: datetime) -> None:
        """Begin to index what waits, unless that is under way."""
        self._indexing.begin("index", self.index)

    async def index(self) -> None:
        """Index until nothing waits."""
        while await self._some():
            pass

    async def stop(self) -> None:
        """Leave off; what is not indexed yet is indexed by the next run."""
        await self._indexing.finish(0)

    async def _some(self) -> bool:
        async with self._db.read() as connection:
            waiting = await search.unindexed(connection, self._size)
        if not waiting:
            return False
        entries = await asyncio.to_thread(_entries, waiting)  # milliseconds each: the loop goes on meanwhile
        loop = asyncio.get_running_loop()
        async with self._db.write() as connection:
            started = loop.time()
            await search.add(connection, entries)
        self._size = chunks.next_size(self._size, loop.time() - started, FEWEST, MOST)
        async with self._db.write() as connection:  # apart: whoever waits for the writer comes in between
            await search.merge(connection)
        return True


def _entries(waiting: Sequence[Unindexed]) -> list[Entry]:
    return [_entry(one) for one in waiting]


def _entry(one: Unindexed) -> Entry:
    """Each term in the first column that has it: the others would only repeat it."""
    title = dict.fromkeys(terms(one.title, one.language))
    lead = dict.fromkeys(terms(" ".join(one.summary), one.language))
    text = dict.fromkeys(terms(one.text, one.language))
    rest = [term for term in lead if term not in title]
    return Entry(
        one.id, one.version, one.published, list(title), rest, [term for term in text if term not in title | lead]
    )
