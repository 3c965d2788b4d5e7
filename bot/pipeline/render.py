"""Render: the posts of a batch of deliveries, each in its reader's language and with the day's rates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.config import Config
from bot.formatter import post
from bot.formatter.texts import Texts
from bot.model import Chat, Delivery, Picture, Post, Rate, Story
from bot.storage import chats, follows, pictures, rates, stories
from bot.storage.database import Database


class Renderer:
    """Reads what a batch needs in one go, then formats it."""

    def __init__(self, db: Database, config: Config, texts: Texts) -> None:
        self._db = db
        self._texts = texts
        self._currencies = config.rates.currencies
        self._zone = ZoneInfo(config.digest.timezone)

    async def __call__(self, deliveries: Sequence[Delivery], now: datetime) -> dict[Delivery, Post]:
        """A post for each delivery; tags that the reader follows stand first."""
        today = now.astimezone(self._zone).date()
        async with self._db.read() as connection:
            told = await stories.many(connection, {one.story_id for one in deliveries})
            people = await chats.many(connection, {one.chat_id for one in deliveries})
            wished = await follows.matched(connection, deliveries)
            found = await rates.on(connection, today, self._currencies)
            shown = await pictures.known(connection, {one.picture for one in told.values() if one.picture})
        of_the_day = self._in_order(found)
        posts = {
            one: post.story(
                post.for_reader(told[one.story_id], wished.get((one.story_id, one.chat_id), ())),
                self._texts.voice(people[one.chat_id].language, self._zone),
                rates=of_the_day,
                now=now,
                look=_look(people[one.chat_id], told[one.story_id], shown),
            )
            for one in deliveries
            if one.story_id in told and one.chat_id in people
        }
        return {one: _by_file_id(made, shown) for one, made in posts.items()}

    def _in_order(self, found: Sequence[Rate]) -> list[Rate]:
        return sorted(found, key=lambda rate: self._currencies.index(rate.currency))


def _look(reader: Chat, told: Story, shown: dict[str, Picture]) -> post.Look:
    refused = told.picture in shown and shown[told.picture].file_id is None
    return post.Look(private=reader.kind == "private", picture=reader.pictures and not refused)


def _by_file_id(made: Post, shown: dict[str, Picture]) -> Post:
    """A picture that Telegram has goes by Telegram's own name for it."""
    uploaded = shown.get(made.picture or "")
    return replace(made, picture=uploaded.file_id) if uploaded else made
