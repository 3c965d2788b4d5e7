"""A channel with two editors, and stories that wait for their word."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.model import Channel, Chat, Editor, Story, Tag, Template
from bot.storage import cards, channels, chats, editors, stories
from bot.storage.insert import insert
from bot.storage.tables import State, audit, delivery
from tests import clock
from tests.handlers.world import Person, World

CHANNEL = -1001000000007
TITLE = "Қостанай жаңалықтары"
FLOOD = Tag("су_тасқын", "су тасқыны")


@dataclass
class Newsroom:
    """The channel with its people."""

    world: World
    first: Person
    second: Person

    async def deed(self) -> list[str]:
        async with self.world.desk.db.read() as conn:
            rows = await conn.execute(select(audit.c.did).where(audit.c.channel_id == CHANNEL).order_by(audit.c.id))
        return list(rows.scalars())

    async def state(self, number: int) -> tuple[str, State]:
        """What the card says, and where the delivery stands."""
        async with self.world.desk.db.read() as conn:
            card = await cards.get(conn, CHANNEL, number)
            state = await conn.scalar(select(delivery.c.state).where(delivery.c.story_id == number))
        assert card
        return card.state, State(state or 0)


async def newsroom(world: World, *, suggest: bool = False, languages: tuple[str, str] = ("kk", "kk")) -> Newsroom:
    first, second = (world.person(language) for language in languages)
    world.telegram.add_channel(CHANNEL, TITLE, admins=[first.id, second.id], username="qostanai")
    now = clock.now()
    async with world.desk.db.write() as conn:
        await chats.ensure(conn, Chat(id=CHANNEL, kind="channel"), now)
        template = Template(suggest=suggest)
        await channels.connect(conn, Channel(id=CHANNEL, title=TITLE, username="qostanai", template=template), now)
        for person, role, name in ((first, "owner", "Айгүл"), (second, "editor", "Ерлан")):
            await editors.put(conn, Editor(channel_id=CHANNEL, user_id=person.id, role=role, name=name), now)  # type: ignore[arg-type]  # both are roles
    return Newsroom(world, first, second)


async def waits(world: World, *titles: str) -> None:
    """These stories wait for a word, numbered from 1."""
    now = clock.now()
    async with world.desk.db.write() as conn:
        for number, title in enumerate(titles, 1):
            told = now - timedelta(minutes=30 - number)
            await stories.add(conn, _story(number, title, told), told)
            await conn.execute(insert(delivery), _owed(number, told))
            await cards.add(conn, [(CHANNEL, number)], told)


def _story(number: int, title: str, told: datetime) -> Story:
    return Story(
        id=number,
        source=f"Дала {number}",
        title=title,
        summary=(f"{title}: қысқаша.",),
        text=title,
        link=f"https://dala.example/{number}",
        published=told,
        language="kk",
        tags=(FLOOD,),
    )


def _owed(number: int, told: datetime) -> dict[str, Any]:
    fresh = {"state": State.AWAITING, "due": told, "owed": told, "attempt": 0, "token": 1, "changed": told}
    return {"story_id": number, "chat_id": CHANNEL, **fresh}
