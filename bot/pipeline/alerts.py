"""Alerts: whenever the official rates have changed, whoever waits for that is told, once.

Nothing is remembered of what is due: it follows from the rates and the alerts that are kept, so a crash loses none.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from bot.formatter import alerts as formatter
from bot.formatter.texts import Texts
from bot.model import Alert, Chat, Rate
from bot.pipeline.errands import Errand, Errands
from bot.pipeline.tasks import Tasks
from bot.rules import alerts as rules
from bot.rules.moments import quiet_until, zone
from bot.storage import alerts, chats, rates
from bot.storage.database import AsyncConnection, Database

BATCH = 200  # chats in hand at once
LOOK_EVERY = timedelta(minutes=30)  # besides each time that rates change: who was asleep may be told now
SOON = timedelta(minutes=1)  # when somebody could not be told
REST = 30.0  # seconds after a failure


class AlertWatch:
    """Tells alerts. Rates that are held back are told by nobody."""

    def __init__(self, db: Database, errands: Errands, texts: Texts, timezone: str) -> None:
        self._db = db
        self._errands = errands
        self._texts = texts
        self._timezone = timezone
        self._seen: dict[str, Decimal] = {}
        self._next_look: datetime | None = None
        self._tasks = Tasks(rest=REST)

    async def tick(self, now: datetime) -> None:
        """Look at the rates, unless that is under way."""
        self._tasks.begin("alerts", partial(self.look, now))

    async def stop(self, grace: float) -> None:
        """What is on the wire has `grace` seconds."""
        await self._tasks.finish(grace)

    async def look(self, now: datetime) -> None:
        """Tell what is due, if the rates have changed, or if somebody may have woken up."""
        await self._errands.catch_up()
        async with self._db.read() as connection:
            wanted = await alerts.currencies(connection)
            newest = {rate.currency: rate for rate in await rates.on(connection, None, wanted)}
        values = {code: rate.value for code, rate in newest.items()}
        if values == self._seen and self._next_look and now < self._next_look:
            return
        done = [await self._tell(rate, newest, now) for rate in newest.values()]
        self._seen, self._next_look = values, now + (LOOK_EVERY if all(done) else SOON)

    async def _tell(self, rate: Rate, newest: dict[str, Rate], now: datetime) -> bool:
        async with self._db.read() as connection:
            every = await alerts.every(connection, rate.currency)
        verdict = rules.judge(every, {rate.currency: rate.value})
        if verdict.ready:
            async with self._db.write() as connection:
                await alerts.ready(connection, verdict.ready)
        by_chat: dict[int, list[Alert]] = {}
        for alert in verdict.due:
            by_chat.setdefault(alert.chat_id, []).append(alert)
        done = True
        waiting = sorted(by_chat)
        for start in range(0, len(waiting), BATCH):
            some = waiting[start : start + BATCH]
            async with self._db.read() as connection:
                known = await chats.many(connection, some)
            awake = [chat for chat in known.values() if self._is_awake(chat, now)]
            done &= await self._errands.run(self._errand(chat, by_chat[chat.id], newest, now) for chat in awake)
        return done

    def _is_awake(self, chat: Chat, now: datetime) -> bool:
        return quiet_until(chat, zone(chat, self._timezone), now) is None

    def _errand(self, chat: Chat, due: Sequence[Alert], newest: dict[str, Rate], now: datetime) -> Errand:
        voice = self._texts.voice(chat.language, zone(chat, self._timezone))
        today = now.astimezone(ZoneInfo(self._timezone)).date()

        async def again(connection: AsyncConnection, _until: datetime) -> None:
            await alerts.not_told(connection, due)

        return Errand(
            chat.id,
            formatter.rang(due, newest, today, voice),
            claim=lambda connection: alerts.claim(connection, due, now),
            done=lambda connection: alerts.told(connection, due, now),
            again=again,
        )
