"""The day's rates, to everybody who chose a time for them. A chat's row says when; it is moved before sending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.formatter import morning_rates as formatter
from bot.formatter.rates import RateDay
from bot.formatter.texts import Texts
from bot.model import Chat
from bot.pipeline.errands import Errand, Errands, OnUnknown
from bot.pipeline.tasks import Tasks
from bot.rules import morning_rates as rules
from bot.rules.moments import next_at, zone
from bot.storage import chats, rates
from bot.storage import morning_rates as stored
from bot.storage.database import AsyncConnection, Database

BATCH = 200
LEASE = timedelta(minutes=10)  # what a crash left claimed is sent again after it
REST = 30.0  # seconds after a failure


@dataclass(frozen=True, slots=True)
class Settings:
    """Of the config, what matters here."""

    timezone: str
    currencies: Sequence[str]
    on_unknown: OnUnknown


class MorningRates:
    """Sends the day's rates."""

    def __init__(self, db: Database, errands: Errands, texts: Texts, settings: Settings) -> None:
        self._db = db
        self._errands = errands
        self._texts = texts
        self._settings = settings
        self._tasks = Tasks(rest=REST)

    async def tick(self, now: datetime) -> None:
        """Send what is due, unless that is under way."""
        self._tasks.begin("the day's rates", partial(self.send, now))

    async def stop(self, grace: float) -> None:
        """What is on the wire has `grace` seconds."""
        await self._tasks.finish(grace)

    async def send(self, now: datetime) -> None:
        """Send to those whose moment has come, a batch at a time."""
        await self._errands.catch_up()
        today = now.astimezone(ZoneInfo(self._settings.timezone)).date()
        async with self._db.read() as connection:
            due = await stored.due(connection, now, BATCH)
            if not due:
                return
            known = await chats.many(connection, [chat_id for chat_id, _ in due])
            shown = await rates.standing(connection, today, self._settings.currencies)
        of = RateDay(day=today, rates=shown.rates, before=shown.before, since=shown.since, last=today)
        errands = []
        async with self._db.write() as connection:
            for chat_id, moment in due:
                match self._decide(known[chat_id], of, now):
                    case rules.Wait(until):
                        await stored.move(connection, chat_id, moment, until)
                    case rules.Send(tomorrow):
                        errands.append(self._errand(known[chat_id], of, _Moments(moment, now + LEASE, tomorrow), now))
        await self._errands.run(errands)

    def _decide(self, chat: Chat, of: RateDay, now: datetime) -> rules.Send | rules.Wait:
        clock, there = chat.rates_at or time(), zone(chat, self._settings.timezone)
        if chat.paused:
            return rules.Wait(next_at(clock, there, now))
        return rules.decide(clock, there, max((rate.on for rate in of.rates), default=None), of.day, now)

    def _errand(self, chat: Chat, of: RateDay, moments: "_Moments", now: datetime) -> Errand:
        voice = self._texts.voice(chat.language, zone(chat, self._settings.timezone))
        claimed = moments.leased if self._settings.on_unknown == "resend" else moments.tomorrow

        async def claim(connection: AsyncConnection) -> bool:
            return await stored.move(connection, chat.id, moments.due, claimed)

        async def done(connection: AsyncConnection) -> None:
            await stored.move(connection, chat.id, claimed, moments.tomorrow)

        async def again(connection: AsyncConnection, until: datetime) -> None:
            await stored.move(connection, chat.id, claimed, until)

        post = formatter.message(of, chat.rates_at or time(), now.astimezone(voice.zone).date(), voice)
        return Errand(chat.id, post, claim, done, again)


@dataclass(frozen=True, slots=True)
class _Moments:
    """Of one chat: when its rates were due, until when they are ours to send, and when the next ones are."""

    due: datetime
    leased: datetime
    tomorrow: datetime
