"""What a planned post says: copied from its editor, or written in the moment it is due."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.formatter import rates as rates_words
from bot.formatter.compose import said
from bot.formatter.html import escape
from bot.formatter.rates import RateDay
from bot.formatter.texts import Texts
from bot.model import Chat, Delivery, Parcel, Post, Slot
from bot.pipeline.render import Renderer
from bot.pipeline.slots import Written
from bot.rules import moments
from bot.rules import slots as rules
from bot.rules.parcels import DIGEST
from bot.storage import channel_posts, chats, rates
from bot.storage.database import Database

DAY = timedelta(days=1)
MOST = 20  # stories of a digest


class Writer:
    """Writes it in the channel's language, by its clock and its template."""

    def __init__(self, db: Database, render: Renderer, texts: Texts, zone: str, currencies: tuple[str, ...]) -> None:
        self._db, self._render, self._texts = db, render, texts
        self._zone, self._currencies = zone, currencies

    async def __call__(self, slot: Slot, now: datetime) -> Written | None:
        """The post; None where there is nothing to say: no rates, no news, no line."""
        told = await self._told(slot, now) if slot.content.made == "digest" else ()
        post = await self._write(slot, told, now)
        return Written(replace(post, silent=slot.silent, buttons=(), keyboard=()), told) if post else None

    async def _write(self, slot: Slot, told: tuple[int, ...], now: datetime) -> Post | None:
        content, channel_id = slot.content, slot.channel_id
        if content.story_id is not None:
            return await self._rendered(channel_id, (content.story_id,), 1, now)
        match content.made:
            case "rates":
                return await self._rates(channel_id, now)
            case "digest":
                return await self._rendered(channel_id, told, DIGEST, now) if told else None
            case "fact":
                line = rules.fact(content.text, now.astimezone(await self._clock(channel_id)).date())
                return Post(text=escape(line)) if line else None
        return said(content, silent=slot.silent)

    async def _told(self, slot: Slot, now: datetime) -> tuple[int, ...]:
        """What the channel has had within a day: what its editors rejected, or have not seen yet, is not in it."""
        async with self._db.read() as connection:
            return tuple(await channel_posts.told(connection, slot.channel_id, now - DAY, MOST))

    async def _rendered(self, channel_id: int, found: tuple[int, ...], lane: int, now: datetime) -> Post | None:
        owed = [Delivery(story_id=one, chat_id=channel_id, token=0, attempt=1, lane=lane) for one in found]
        parcel = Parcel(tuple(owed))
        return (await self._render([parcel], now)).get(parcel)

    async def _rates(self, channel_id: int, now: datetime) -> Post | None:
        today = now.astimezone(ZoneInfo(self._zone)).date()
        async with self._db.read() as connection:
            shown = await rates.standing(connection, today, self._currencies)
            channel = await chats.get(connection, channel_id)
        if channel is None or not shown.rates:
            return None
        of = RateDay(day=today, rates=shown.rates, before=shown.before, since=shown.since, last=today)
        voice = self._texts.voice(channel.language, moments.zone(channel, self._zone))
        return rates_words.screen(of, today, voice)

    async def _clock(self, channel_id: int) -> ZoneInfo:
        async with self._db.read() as connection:
            channel = await chats.get(connection, channel_id)
        return moments.zone(channel or Chat(id=channel_id), self._zone)
