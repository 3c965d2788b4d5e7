"""What a site shows on the day of a visit is kept by that day; how often it has news is learnt from the same poll."""

from datetime import UTC, datetime, timedelta

from bot.config import Source
from bot.model import Entry, Outcome, Post, Sent, SourceState
from bot.pipeline.alarms import Alarms
from bot.pipeline.collect import Collector
from bot.pipeline.tell import Teller
from bot.rules import signals as rules
from bot.rules.polling import Learned
from bot.rules.topics import Catalogue
from bot.sources.read import Read
from bot.storage import signals
from bot.storage import sources as states
from bot.storage.database import Database
from tests.texts import texts

LATE = datetime(2026, 11, 24, 20, tzinfo=UTC)  # one o'clock in the night of the 25th in Almaty
SOURCE = Source(name="Алатау", url="https://alatau.kz/news", kind="page")


def entry(number: int) -> Entry:
    return Entry(source="Алатау", title="", link=f"https://alatau.kz/news/{number}-x")


class Site:
    """Answers a poll with what stands in it."""

    def __init__(self, db: Database) -> None:
        self.read = Read(Learned())
        alarms = Alarms(db, (), self._send, texts())
        self._collector = Collector(db, [SOURCE], self._read, Teller(db, Catalogue()), alarms)
        self._db = db

    async def _read(self, _source: Source, _state: SourceState) -> Read:
        return self.read

    async def _send(self, _chat: int, _post: Post) -> Outcome:
        return Sent(1)

    async def poll(self, read: Read, now: datetime) -> SourceState:
        """One poll; what is remembered of the source afterwards."""
        self.read = read
        async with self._db.read() as connection:
            state = (await states.states(connection)).get(SOURCE.name)
        await self._collector.poll(SOURCE, state or SourceState(name=SOURCE.name, address=SOURCE.url), now)
        async with self._db.read() as connection:
            return (await states.states(connection))[SOURCE.name]


async def test_the_bar_of_a_listing_is_kept_by_the_day_it_is_in_kazakhstan(db: Database) -> None:
    await Site(db).poll(Read(Learned(), signals=rules.made(["су тасқыны"], ())), LATE)
    async with db.read() as connection:
        days = [await signals.hot(connection, (LATE + timedelta(days=more)).date()) for more in (0, 1)]
    assert [[tag.label for tag in day] for day in days] == [[], ["су тасқыны"]]


async def test_a_poll_that_brings_news_is_remembered_as_such(db: Database) -> None:
    site = Site(db)
    await site.poll(Read(Learned(), (entry(10011),)), LATE)
    quiet = await site.poll(Read(Learned(), (entry(10011),)), LATE + timedelta(hours=2))
    assert (quiet.last_new, quiet.interval) != (LATE + timedelta(hours=2), SOURCE.interval)
    now = LATE + timedelta(hours=3)
    state = await site.poll(Read(Learned(), (entry(10012), entry(10011))), now)
    assert (state.last_new, state.interval) == (now, SOURCE.interval)
