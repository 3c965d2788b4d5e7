"""A world with one of everything that a screen can show, for whoever reads, edits and operates at once.

Names and stories are in plain Latin letters: what else a screen says is the bot's own.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, insert

from bot.kazakh.words import Phrase
from bot.model import Channel, Chat, Editor, Mute, Rate, SourceState, Story, Tag, Template
from bot.model.channels import Role
from bot.pipeline.index import Indexer
from bot.pipeline.render import Renderer
from bot.sending.sender import Sender
from bot.storage import channels, chats, editors, fanout, follows, mutes, rates, sources, stories
from bot.storage.tables import (
    State,
    audit,
    card,
    channel_post,
    delivery,
    route,
    slot,
    slot_time,
    suggestion,
)
from tests import clock
from tests.handlers.world import Message, Person, World
from tests.pipeline.carrying import courier

CHANNEL, SECOND, NAME, READER = -1001000000001, -1001000000002, "Anna", 555
NOW = clock.now()
HOUR = timedelta(hours=1)
FLOOD = Tag(Phrase("flood").key, "flood")
SENTENCES = [f"Sentence {word} tells what became of it." for word in "one two three four five six seven".split()]
POSTED, LISTED, WAITING = 1, 12, 16  # stories: one as a post, some as a list, some before the channel's editor
CARDS = range(90, 90 + WAITING)


def told(number: int) -> Story:
    """A story of the house's."""
    return Story(
        id=number,
        source="Tolqyn",
        title=f"Flood number {number}",
        summary=tuple(SENTENCES[:2]),
        text=f"The flood came. {' '.join(SENTENCES)}",
        link=f"https://example.kz/{number}",
        published=NOW - timedelta(minutes=100 - number),
        language="en",
        tags=(FLOOD,),
    )


async def furnish(world: World, person: Person, language: str) -> None:
    """All of it; the person has got a post and a list. The channels post in that language."""
    await person.types("/start")
    async with world.desk.db.write() as conn:
        for back in range(40):
            day = NOW.date() - timedelta(days=back)
            some = [Rate(currency=one, on=day, value=Decimal(440 + back), name=one) for one in ("USD", "EUR", "RUB")]
            await rates.save(conn, some)
        await follows.add(conn, person.id, FLOOD, NOW)
        await mutes.add(conn, person.id, Mute("tag", "opera", "opera"))
        for place, source in enumerate(world.desk.config.sources):
            state = SourceState(name=source.name, address=source.url, failures=place, last_kind="network", items=9)
            await sources.save(conn, state)
    await gets(world, POSTED)
    await gets(world, LISTED)
    await edit(world, person, language)
    await Indexer(world.desk.db).index()


async def gets(world: World, count: int) -> None:
    """So many stories are told, and carried to who follows them."""
    async with world.desk.db.write() as conn:
        first = len(await stories.newest(conn, 99)) + 1
        for number in range(first, first + count):
            await stories.add(conn, told(number), NOW - timedelta(minutes=100 - number))
            await fanout.begin(conn, number, [FLOOD.key], [], NOW)
    sender, desk = Sender(world.app.bot), world.desk
    render = Renderer(desk.db, desk.config, desk.texts)
    await courier(desk.db, lambda parcel, post, _: sender.send(parcel.chat_id, post), render, lambda: NOW).drain()


async def edit(world: World, owner: Person, language: str) -> None:
    """The person owns a channel with one of everything that a button can name."""
    for number, name in ((CHANNEL, "Dala"), (SECOND, "Tau")):
        world.telegram.add_channel(number, name, [owner.id], username=name.lower(), bot="administrator")
    world.telegram.add_user(READER, NAME, "en")
    here = await world.telegram.say(owner.id, "Our own post", chat_id=CHANNEL)
    post = await world.telegram.say(owner.id, "Flood number 1", chat_id=CHANNEL)
    draft = await world.telegram.say(owner.id, "Our fair opens")
    async with world.desk.db.write() as conn:
        for number, name in ((CHANNEL, "Dala"), (SECOND, "Tau")):
            await chats.ensure(conn, Chat(id=number, kind="channel", language=language), NOW)
            new = Channel(id=number, title=name, username=name.lower(), template=Template(suggest=True))
            await channels.connect(conn, new, NOW)
            people: tuple[tuple[int, Role], ...] = ((owner.id, "owner"), (READER, "editor"))
            for user, role in people:
                await editors.put(conn, Editor(channel_id=number, user_id=user, role=role, name=NAME), NOW)
        await follows.add(conn, CHANNEL, FLOOD, NOW)
        for number in CARDS:
            await stories.add(conn, told(number), NOW - timedelta(minutes=200 - number))
        for table, values in rows(owner.id, draft, (here, post)):
            await conn.execute(insert(table).values(**values))


def rows(owner: int, draft: Message, posts: tuple[Message, Message]) -> list[tuple[Table, dict[str, Any]]]:
    """What stands in the channel's tables."""
    here = {"channel_id": CHANNEL}
    content = {"chat_id": owner, "message_ids": [draft["message_id"]], "text": draft["text"], "kind": "text"}
    content |= {"story_id": None, "made": None}
    fresh = {"chat_id": CHANNEL, "state": State.AWAITING, "due": NOW, "owed": NOW, "attempt": 0, "token": 1}
    made: list[tuple[Table, dict[str, Any]]] = []
    for number in CARDS:
        made.append((card, here | {"story_id": number, "state": "waiting", "came": NOW - HOUR}))
        made.append((delivery, fresh | {"story_id": number, "changed": NOW}))
    for number in (1, 2, 3):
        new = here | {"id": number, "user_id": READER, "content": content, "state": "waiting", "came": NOW}
        made.append((suggestion, new))
    return [
        *made,
        (route, here | {"key": FLOOD.key, "label": "flood", "mode": "queue", "since": NOW}),
        (slot, here | {"id": 1, "author_id": owner, "content": content, "state": "planned", "due": NOW + timedelta(1)}),
        (slot, here | {"id": 2, "author_id": owner, "content": content, "state": "draft"}),
        (slot_time, here | {"weekday": 0, "minute": 540}),
        (channel_post, here | {"message_id": posts[0]["message_id"], "posted": NOW}),
        (channel_post, here | {"message_id": posts[1]["message_id"], "story_id": 1, "posted": NOW}),
        (audit, here | {"user_id": owner, "name": NAME, "at": NOW, "did": "connected", "what": {}}),
    ]
