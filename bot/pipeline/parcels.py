"""Parcels: claim what is due, chat by chat; what comes at a bad time is put by for the chat's next digest.

What is due to channels with an editor's desk passes their gates first, and comes story by story.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from bot.model import Chat, Delivery, Parcel
from bot.pipeline.gates import Gates
from bot.rules import moments
from bot.rules import parcels as rules
from bot.rules.parcels import ORDINARY
from bot.storage import chats, gates, outbox, parcels
from bot.storage.database import AsyncConnection, Database

BATCH = 200  # chats claimed at once
LEASE = timedelta(minutes=5)
ESTIMATE = timedelta(seconds=10)  # how long an estimate of the queue holds

Rate = Callable[[], float]


class Claims:
    """Claims parcels. `times` and `zone` are those of chats that chose none."""

    def __init__(self, db: Database, backlog: "Backlog", times: Sequence[time], zone: str) -> None:
        self._db = db
        self._backlog = backlog
        self._times = times
        self._zone = zone
        self._gates = Gates(times, zone)

    async def __call__(self, now: datetime) -> list[Parcel]:
        """What is due to up to `BATCH` chats, breaking news first; [] when nothing is."""
        manner = await self._backlog.manner(now)
        while True:
            async with self._db.write() as connection:
                heads = await outbox.claim(connection, now, BATCH, LEASE)
                posts, others = await self._gates.part(connection, heads, now)
                wanted = await self._put_by(connection, others, now)
                welcome = await self._hold(connection, wanted, manner, now)
                if posts or welcome or not heads:  # else all of them were put by: there may be others
                    lists = await self._fill(connection, welcome, manner, now) if welcome else []
                    return [*(Parcel((one,)) for one in posts), *await self._gates.apart(connection, lists)]

    async def _fill(
        self, conn: AsyncConnection, welcome: Sequence[Delivery], manner: rules.Manner, now: datetime
    ) -> list[Parcel]:
        """The parcels that begin with these; who gets something ordinary now has peace for a while."""
        filled = await parcels.fill(conn, welcome, manner.most, now, LEASE)
        served = [parcel.chat_id for parcel in filled if parcel.first.lane == ORDINARY]
        if manner.rest and served:
            await parcels.rest(conn, served, now + manner.rest)
        return filled

    async def _hold(
        self, conn: AsyncConnection, heads: Sequence[Delivery], manner: rules.Manner, now: datetime
    ) -> list[Delivery]:
        """Let what is new wait for company; return the rest."""
        fresh = [head for head in heads if rules.waits_for_company(head, manner)]
        if fresh:
            until = now + manner.hold
            await gates.wait(conn, {(one.story_id, one.chat_id): until for one in fresh}, now)
            await parcels.rest(conn, [one.chat_id for one in fresh], until)
        return [head for head in heads if not rules.waits_for_company(head, manner)]

    async def _put_by(self, conn: AsyncConnection, heads: Sequence[Delivery], now: datetime) -> list[Delivery]:
        """Gather what the chats do not want now; return the rest."""
        people = await chats.particular(conn, [head.chat_id for head in heads]) if heads else {}
        asleep: dict[int, datetime] = {}
        waiting: defaultdict[int, dict[int, datetime]] = defaultdict(dict)
        for head in heads:
            if (chat := people.get(head.chat_id)) and (until := self._waits_until(chat, head.lane, now)):
                waiting[head.lane][chat.id] = until
                if quiet := moments.quiet_until(chat, moments.zone(chat, self._zone), now):
                    asleep[chat.id] = quiet
        for lane, until_when in waiting.items():
            await parcels.gather(conn, until_when, lane, now)
        if asleep:
            await parcels.sleep(conn, asleep)
        return [head for head in heads if head.chat_id not in waiting[head.lane]]

    def _waits_until(self, chat: Chat, lane: int, now: datetime) -> datetime | None:
        zone = moments.zone(chat, self._zone)
        if lane == rules.DIGEST:
            return moments.quiet_until(chat, zone, now)
        return moments.waits_until(chat, self._times, zone, now, breaking=lane == 0)


class Backlog:
    """How long all that is due would take, and so how much goes out as lists, and whether it waits for company."""

    def __init__(self, db: Database, rate: Rate, target: timedelta, hold: timedelta = timedelta(0)) -> None:
        self._db = db
        self._rate = rate
        self._target = target
        self._hold = hold
        self._known = 0
        self._until: datetime | None = None
        self._manner: rules.Manner | None = None

    async def manner(self, now: datetime) -> rules.Manner:
        """How chats are served now."""
        rate = self._rate()
        if self._until is None or self._until <= now or self._until > now + ESTIMATE:
            async with self._db.read() as connection:
                self._known = await parcels.queue(connection, now, int(rate * self._target.total_seconds()) + 1)
            self._until = now + ESTIMATE
        queue = timedelta(seconds=self._known / rate)
        self._manner = rules.manner(queue, self._target, self._hold, self._manner)
        return self._manner
