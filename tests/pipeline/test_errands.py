"""Alerts and the day's rates are told once, through crashes, lost answers, pauses and quiet hours."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from bot.model import Alert, Chat, ChatGone, Outcome, Post, Rate, RetryLater, Sent, Unknown
from bot.pipeline.alerts import AlertWatch
from bot.pipeline.errands import Before, Errand, Errands
from bot.pipeline.morning_rates import MorningRates, Settings
from bot.storage import alerts, chats, morning_rates, rates
from bot.storage.database import AsyncConnection, Database, DatabaseError
from tests.pipeline.full import fill, make_room
from tests.texts import texts

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)  # eight in Almaty
TODAY = date(2026, 11, 24)
MINUTE = timedelta(minutes=1)
ALERT = Alert(chat_id=1, currency="USD", above=True, value=Decimal(500))


class Crash(Exception):
    """The process is killed here."""


class Bot:
    """The bot's own words and a Telegram that does as it is told; `again` is what a restart leaves."""

    def __init__(self, db: Database, on_unknown: Literal["resend", "skip"] = "resend") -> None:
        self.db = db
        self.on_unknown = on_unknown
        self.got: list[tuple[int, str]] = []
        self.says: Outcome | None = None  # None: it takes everything
        self.dies: Literal["before the claim", "before the request", "after the request"] | None = None
        self.fills = False  # the disk, as the answer comes
        self.now = NOW
        self._start()

    def _start(self) -> None:
        errands = Errands(self.db, self.send, lambda: self.now, self.on_unknown)
        self.watch = AlertWatch(self.db, errands, texts(), "Asia/Almaty")
        settings = Settings("Asia/Almaty", ("USD", "EUR"), self.on_unknown)
        self.mornings = MorningRates(self.db, errands, texts(), settings)

    async def send(self, chat_id: int, post: Post, before: Before) -> Outcome:
        if self.dies == "before the claim":
            raise Crash
        await before()
        if self.dies == "before the request":
            raise Crash
        if self.says and not isinstance(self.says, Unknown):
            return self.says
        self.got.append((chat_id, post.text))
        if self.dies == "after the request":
            raise Crash
        if self.fills:
            await fill(self.db)
        return self.says or Sent(1)

    @asynccontextmanager
    async def restarted(self, folder: Path) -> AsyncIterator[None]:
        """Another process opens the file as it was left."""
        self.dies = None
        self.now += 11 * MINUTE
        self.db = await Database.open("sqlite:///test.db", folder)
        async with self.db.write() as connection:
            await alerts.recover(connection, self.on_unknown)
        self._start()
        yield
        await self.db.close()

    async def keep(self, usd: str, day: date = TODAY, *, held: bool = False) -> None:
        async with self.db.write() as connection:
            await rates.save(connection, [Rate(currency="USD", on=day, value=Decimal(usd), held=held)])

    async def add(self, chat: Chat, *waiting: Alert, at: time | None = None) -> None:
        async with self.db.write() as connection:
            await chats.ensure(connection, chat, NOW)
            await chats.set_preferences(connection, chat)
            for alert in waiting:
                await alerts.add(connection, alert, NOW)
            if at:
                await morning_rates.set_at(connection, chat.id, at, NOW)

    async def look(self, after: timedelta = MINUTE) -> Sequence[tuple[int, str]]:
        """What came of one look at the rates."""
        before = len(self.got)
        await self.watch.look(self.now)
        self.now += after
        return self.got[before:]

    async def morning(self, after: timedelta = MINUTE) -> Sequence[tuple[int, str]]:
        before = len(self.got)
        await self.mornings.send(self.now)
        self.now += after
        return self.got[before:]


async def test_an_alert_is_told_once_and_again_after_the_rate_was_back(db: Database) -> None:
    bot = Bot(db)
    await bot.keep("499")
    await bot.add(Chat(id=1), ALERT, replace(ALERT, value=Decimal(505)))
    assert not await bot.look()
    await bot.keep("501.2", TODAY + timedelta(days=1))
    ((chat_id, text),) = await bot.look()
    assert chat_id == 1
    assert "USD 500 ₸-ден асты: 501,20 ₸" in text
    assert "25 қараша" in text
    for usd in ("502", "499", "503"):
        await bot.keep(usd, TODAY + timedelta(days=1))
        assert not await bot.look()
    await bot.keep("494", TODAY + timedelta(days=2))
    assert not await bot.look()
    await bot.keep("510", TODAY + timedelta(days=3))
    ((_, text),) = await bot.look()
    assert text.count("🔔") == 2, "both in one message"


async def test_rates_that_are_held_back_ring_nobody(db: Database) -> None:
    bot = Bot(db)
    await bot.keep("499", TODAY - timedelta(days=1))
    await bot.keep("700", held=True)
    await bot.add(Chat(id=1), ALERT)
    assert not await bot.look()
    async with db.write() as connection:
        await rates.accept(connection, TODAY)
    assert len(await bot.look()) == 1


@pytest.mark.parametrize("dies", ["before the claim", "before the request", "after the request"])
@pytest.mark.parametrize("on_unknown", ["resend", "skip"])
async def test_a_crash_loses_no_alert_and_doubles_only_what_was_on_the_wire(
    dies: Literal["before the claim", "before the request", "after the request"],
    on_unknown: Literal["resend", "skip"],
    db: Database,
    tmp_path: Path,
) -> None:
    bot = Bot(db, on_unknown)
    await bot.keep("501")
    await bot.add(Chat(id=1), ALERT)
    bot.dies = dies
    with pytest.raises(ExceptionGroup):
        await bot.look()
    async with bot.restarted(tmp_path):
        await bot.look(timedelta(hours=1))
        await bot.look()
    told = {("before the request", "skip"): 0, ("after the request", "resend"): 2}.get((dies, on_unknown), 1)
    assert len(bot.got) == told


@pytest.mark.parametrize("dies", ["before the claim", "before the request", "after the request"])
@pytest.mark.parametrize("on_unknown", ["resend", "skip"])
async def test_a_crash_loses_no_morning_and_doubles_only_what_was_on_the_wire(
    dies: Literal["before the claim", "before the request", "after the request"],
    on_unknown: Literal["resend", "skip"],
    db: Database,
    tmp_path: Path,
) -> None:
    bot = Bot(db, on_unknown)
    await bot.keep("501")
    await bot.add(Chat(id=1), at=time(8))
    bot.dies = dies
    with pytest.raises(ExceptionGroup):
        await bot.morning()
    async with bot.restarted(tmp_path):
        await bot.morning()
        await bot.morning()
    told = {("before the request", "skip"): 0, ("after the request", "resend"): 2}.get((dies, on_unknown), 1)
    assert len(bot.got) == told


async def test_a_full_disk_neither_loses_nor_doubles_an_alert(db: Database) -> None:
    bot = Bot(db)
    await bot.keep("501")
    await bot.add(Chat(id=1), ALERT)
    await fill(db)
    assert not await bot.look()
    await make_room(db)
    bot.fills = True
    assert len(await bot.look()) == 1
    with pytest.raises(DatabaseError):
        await bot.look()
    await make_room(db)
    bot.fills = False
    assert not await bot.look(timedelta(hours=1))
    for usd, told in (("494", 0), ("510", 1)):
        await bot.keep(usd, TODAY + timedelta(days=1))
        assert len(await bot.look()) == told, "it was written down, so it may ring again"


async def test_a_full_disk_neither_loses_nor_doubles_a_morning(db: Database) -> None:
    bot = Bot(db)
    await bot.keep("501")
    await bot.add(Chat(id=1), at=time(8))
    await fill(db)
    assert not await bot.morning()
    await make_room(db)
    bot.fills = True
    assert len(await bot.morning(11 * MINUTE)) == 1
    with pytest.raises(DatabaseError):
        await bot.morning()
    await make_room(db)
    assert not await bot.morning(11 * MINUTE)
    assert not await bot.morning()


async def test_what_could_not_be_written_is_written_once_though_two_try_at_a_time(db: Database) -> None:
    bot, written = Bot(db), []
    await bot.add(Chat(id=1))

    def errand(chat_id: int) -> Errand:
        async def done(connection: AsyncConnection) -> None:
            await chats.pause(connection, 1, "")
            written.append(chat_id)

        async def claim(_: AsyncConnection) -> bool:
            return True

        async def again(_: AsyncConnection, __: datetime) -> None:
            raise AssertionError

        return Errand(chat_id, Post(text="Бағам"), claim, done, again)

    errands = Errands(db, bot.send, lambda: NOW, "skip")
    await fill(db)
    assert not await errands.run(map(errand, (1, 2, 3)))
    await make_room(db)
    await asyncio.gather(errands.run(()), errands.run(()))
    assert written == [1, 2, 3]


async def test_an_alert_that_could_not_be_told_is_told_a_minute_later(db: Database) -> None:
    bot = Bot(db)
    await bot.keep("501")
    await bot.add(Chat(id=1), ALERT)
    bot.says = RetryLater(timedelta(seconds=5), "busy")
    assert not await bot.look()
    bot.says = None
    assert len(await bot.look()) == 1
    assert not await bot.look(timedelta(hours=1))


async def test_paused_chats_hear_nothing_and_who_blocks_the_bot_is_paused(db: Database) -> None:
    bot = Bot(db)
    await bot.keep("501")
    await bot.add(Chat(id=1), ALERT, at=time(8))
    bot.says = ChatGone("Forbidden: bot was blocked by the user")
    await bot.look(timedelta())
    bot.says = None
    assert not await bot.look(timedelta(hours=1))
    assert not await bot.morning()
    async with db.write() as connection:
        await chats.resume(connection, 1)
    assert len(await bot.look(timedelta(hours=1))) == 1
    bot.now = NOW + timedelta(days=1, minutes=1)
    await bot.keep("502", TODAY + timedelta(days=1))
    assert len(await bot.morning()) == 1


async def test_an_alert_waits_for_the_end_of_quiet_hours(db: Database) -> None:
    bot = Bot(db)
    await bot.keep("501")
    await bot.add(Chat(id=1, quiet=(time(22), time(8, 30))), ALERT)
    assert not await bot.look(timedelta(minutes=31))
    assert len(await bot.look()) == 1


async def test_the_days_rates_come_every_day_and_wait_for_the_bank(db: Database) -> None:
    bot = Bot(db)
    await bot.add(Chat(id=1, language="ru"), at=time(8))
    await bot.add(Chat(id=2), at=time(8))
    await bot.keep("480", TODAY - timedelta(days=1))
    assert not await bot.morning(timedelta(minutes=16)), "nothing is known of today"
    await bot.keep("481.5")
    told = dict(await bot.morning())
    assert told[1].startswith("☀️ Доброе утро!")
    assert "дороже на 1,50 ₸" in told[1]
    assert "Қайырлы таң" in told[2]
    assert not await bot.morning()
    bot.now = NOW + timedelta(days=1)
    await bot.keep("482", TODAY + timedelta(days=1))
    assert len(await bot.morning()) == 2
    bot.now = NOW + timedelta(days=2)
    assert not await bot.morning(timedelta(hours=7))
    assert not await bot.morning(), "a day without rates is left out"
