"""Render: the posts of a batch of parcels, each in its reader's language and with the day's rates."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.config import Config
from bot.formatter import lists, post, template
from bot.formatter.digest import Day
from bot.formatter.texts import Texts, Voice
from bot.model import Chat, Delivery, Own, Parcel, Picture, Post, Route, Story, Tag, Template
from bot.rules import cards as cards_rules
from bot.rules import gates, moments, routes
from bot.rules.parcels import DIGEST
from bot.storage import cards, channel_posts, channels, chats, follows, pictures, rates, stories
from bot.storage import routes as routing
from bot.storage.cards import Version
from bot.storage.database import AsyncConnection, Database

FRESH = timedelta(seconds=10)
_USUAL = (Own(), None)  # of a person

Made = Callable[[Delivery, Voice, post.Look], Post]


@dataclass(frozen=True, slots=True)
class _Batch:
    """What a batch is made of."""

    told: Mapping[int, Story]
    people: Mapping[int, Chat]
    wished: Mapping[tuple[int, int], tuple[Tag, ...]]  # by story and chat
    threads: Mapping[tuple[int, int], int]  # of forum groups, by story and chat
    shown: Mapping[str, Picture]  # by address
    templates: Mapping[int, Template]  # of channels with an editor's desk
    written: Mapping[tuple[int, int], Version]  # by editors, by channel and story
    routed: Mapping[tuple[int, int], tuple[Route, ...]]  # to those channels, by story and channel
    brought: Mapping[tuple[int, int], str]  # by which of them it came there
    day: Day

    def stories(self, parcel: Parcel) -> list[Story]:
        """The parcel's stories that are there, with the tags that the reader follows in front."""
        return [
            post.for_reader(self.story(one), self.wishes(one)) for one in parcel.deliveries if one.story_id in self.told
        ]

    def story(self, one: Delivery) -> Story:
        """The story, in the words of the channel's editor where there are any."""
        story, version = self.told[one.story_id], self.written.get((one.chat_id, one.story_id))
        if version is None:
            return story
        said = cards_rules.in_words(story, version.title, version.summary)
        return replace(said, corrected=version.corrected) if version.corrected else said

    def wishes(self, one: Delivery) -> tuple[Tag, ...]:
        """Why the story is owed: what its reader follows, in the reader's words."""
        return tuple(tag for tag in self.wished.get((one.story_id, one.chat_id), ()) if not routes.is_source(tag))

    def look(self, reader: Chat, username: str, own: Own, told: Story | None = None) -> post.Look:
        """How the reader wants its posts; a channel by its template, and what the route has of its own."""
        picture = post.has_picture(told, self.shown)
        if mine := self.templates.get(reader.id):
            return template.look(reader, mine, username, own, picture=picture)
        return post.look(reader, picture=picture)

    def route(self, one: Delivery) -> Route | None:
        """The route that brings the story to a channel, or has brought it."""
        place = (one.story_id, one.chat_id)
        if not (mine := self.routed.get(place)) or one.story_id not in self.told:
            return None
        return gates.deciding(mine, self.told[one.story_id].language, one.route or self.brought.get(place))

    def way(self, parcel: Parcel) -> tuple[Own, int | None]:
        """What the parcel has of its own by the routes that bring it, and to which topic of a forum group it goes."""
        if parcel.chat_id > 0:
            return _USUAL
        brought = [self.route(one) for one in parcel.deliveries] if parcel.chat_id in self.templates else []
        if not parcel.listed and brought and brought[0]:
            return brought[0].own, brought[0].thread
        places = {self.threads.get((one.story_id, one.chat_id)) for one in parcel.deliveries}
        places = {route.thread for route in brought if route} or places
        return gates.together(brought), places.pop() if len(places) == 1 else None

    def maker(self) -> Made:
        """Formats a story; it reads the same to many, and formatting it is a third of what a post costs."""
        of = template.Of(rates=self.day.rates, shown=self.shown, now=self.day.now)

        @cache
        def made(story_id: int, wishes: tuple[Tag, ...], voice: Voice, look: post.Look) -> Post:
            return template.fill(self.told[story_id], wishes, voice, look, of)

        def of_one(one: Delivery, voice: Voice, look: post.Look) -> Post:
            if (one.chat_id, one.story_id) in self.written:
                return template.fill(self.story(one), self.wishes(one), voice, look, of)
            return made(one.story_id, self.wishes(one), voice, look)

        return of_one


class Renderer:
    """Reads what a batch needs in one go, then formats it. `username` tells the bot's, for links to it."""

    def __init__(self, db: Database, config: Config, texts: Texts, username: Callable[[], str] = str) -> None:
        self._db = db
        self._username = username
        self._texts = texts
        self._currencies = config.rates.currencies
        self._zone = config.digest.timezone
        self._day: Day | None = None

    async def __call__(self, parcels: Sequence[Parcel], now: datetime) -> dict[Parcel, Post]:
        """A post for each parcel; tags that the reader follows stand first. What has no story left is left out."""
        batch = await self._read(parcels, now)
        made = batch.maker()
        posts = {}
        for parcel in parcels:
            if (reader := batch.people.get(parcel.chat_id)) and (told := batch.stories(parcel)):
                own, thread = batch.way(parcel)
                voice = template.voice(self._texts, reader, own, moments.zone(reader, self._zone))
                look = batch.look(reader, self._username(), own, None if parcel.listed else told[0])
                look = replace(look, more=parcel.first.more)
                ready = (
                    _list(parcel, told, batch.day, look, voice) if parcel.listed else made(parcel.first, voice, look)
                )
                posts[parcel] = ready if thread is None else replace(ready, thread=thread)
        return posts

    async def _read(self, parcels: Sequence[Parcel], now: datetime) -> _Batch:
        every = [one for parcel in parcels for one in parcel.deliveries]
        async with self._db.read() as connection:
            told = await stories.many(connection, {one.story_id for one in every})
            people = await chats.many(connection, {parcel.chat_id for parcel in parcels})
            wished = await follows.matched(connection, every)
            threads = await follows.threads(connection, [one for one in every if one.chat_id < 0])
            templates = await channels.templates(connection, [one for one in people if one < 0])
            ours = [(one.story_id, one.chat_id) for one in every if one.chat_id in templates]
            written = await cards.versions(connection, [(chat_id, story_id) for story_id, chat_id in ours])
            routed = await routing.wanting(connection, ours)
            brought = await channel_posts.brought(connection, ours)
            day = await self._today(connection, now)
            shown = await pictures.known(connection, {one.picture for one in told.values() if one.picture}, now)
        return _Batch(told, people, wished, threads, shown, templates, written, routed, brought, day)

    async def _today(self, connection: AsyncConnection, now: datetime) -> Day:
        """The day's rates, asked for once in `FRESH`: they change once a day, and a broadcast has many batches."""
        if self._day and timedelta(0) <= now - self._day.now < FRESH:
            return replace(self._day, now=now)
        today = now.astimezone(ZoneInfo(self._zone)).date()
        found = await rates.on(connection, today, self._currencies)
        before = await rates.previous(connection, today, self._currencies)
        self._day = Day(now=now, rates=found, before={rate.currency: rate for rate in before})
        return self._day


def _list(parcel: Parcel, told: Sequence[Story], day: Day, look: post.Look, voice: Voice) -> Post:
    if parcel.first.lane == DIGEST:
        return lists.digest(told, voice, 0, day, look)
    return lists.burst(told, voice, 0, day.now, look)
