"""Render: the posts of a batch of deliveries, each in its reader's language and with the day's rates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.config import Config
from bot.formatter import post
from bot.formatter.texts import Texts
from bot.model import Chat, Delivery, Picture, Post, Rate, Story, Tag
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

        @cache  # a story reads the same to many: formatting it is a third of what a post costs
        def made(story_id: int, wishes: tuple[Tag, ...], language: str, look: post.Look) -> Post:
            for_them = post.for_reader(told[story_id], wishes)
            voice = self._texts.voice(language, self._zone)
            return _by_file_id(post.story(for_them, voice, rates=of_the_day, now=now, look=look), shown)

        posts = {}
        for one in deliveries:
            if one.story_id in told and (reader := people.get(one.chat_id)):
                wishes = tuple(wished.get((one.story_id, one.chat_id), ()))
                posts[one] = made(one.story_id, wishes, reader.language, _look(reader, told[one.story_id], shown))
        return posts

    def _in_order(self, found: Sequence[Rate]) -> list[Rate]:
        return sorted(found, key=lambda rate: self._currencies.index(rate.currency))


def _look(reader: Chat, told: Story, shown: dict[str, Picture]) -> post.Look:
    refused = told.picture in shown and shown[told.picture].file_id is None
    return post.Look(private=reader.kind == "private", picture=reader.pictures and not refused)


def _by_file_id(made: Post, shown: dict[str, Picture]) -> Post:
    """A picture that Telegram has goes by Telegram's own name for it."""
    uploaded = shown.get(made.picture or "")
    return replace(made, picture=uploaded.file_id) if uploaded else made
