"""Every button of an editor's desk, forged by everybody who may not use it: nothing changes, nothing is shown."""

import logging
import random
import re
from datetime import UTC, datetime
from itertools import islice, product
from typing import Any

import pytest
from sqlalchemy import Table, insert, or_, select

from bot.formatter import taps
from bot.handlers.buttons import do
from bot.model import Channel, Chat, Editor
from bot.storage import channels, chats, editors
from bot.storage.tables import (
    audit,
    card,
    channel,
    channel_post,
    chat,
    editor,
    follow,
    invitation,
    route,
    slot,
    slot_time,
    story,
    suggestion,
)
from tests import clock
from tests.handlers.world import Person, World

CHANNEL, OTHER, DIRECT = -1001000000001, -1001000000002, -1001000000003
STORY = 7
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TABLES: list[Table] = [channel, editor, invitation, route, card, slot, slot_time, suggestion, channel_post, audit]
OFTEN = 7  # forgeries of each kind of button, by each person others
WORDS = [
    str(CHANNEL),
    taps.of_story(STORY),
    taps.of_story(1),
    taps.ref("су_тасқын"),
    "1",
    "7",
    "+",
    "-",
    "20261124",
    "202611",
    "0900",
    "09:00",
]
WORDS += ["738000", "editor", "now", "су_тасқын", "x", ""]
# "cqs" is not the desk's: anybody may suggest news
DESK = sorted(letter for letter in taps.LETTERS if letter.startswith("c") and len(letter) > 1 and letter != "cqs")


def forged(letter: str, people: list[int]) -> list[str]:
    """What this kind of button may say of the channel, and of what stands in it."""
    possible = []
    for _, texts, _ in taps._fields(letter):
        names = re.split(r"\|", texts) if re.fullmatch(r"[\w|\\]+", texts) else []
        fitting = [word for word in [*names, *map(str, people), *WORDS] if re.fullmatch(texts, word)]
        possible.append(fitting[:1] if fitting[:1] == [str(CHANNEL)] else fitting)
    every = [":".join((taps.VERSION, letter, *values)) for values in islice(product(*possible), 5_000)]
    return random.Random(f"{letter} {people}").sample(every, min(OFTEN, len(every)))


async def furnish(world: World, owner: int, others: int) -> None:
    """Two channels; the first has one of everything that a button can name."""
    content = {"chat_id": owner, "message_ids": [1], "text": "Сәлем", "kind": "text", "story_id": None, "made": None}
    one = {"channel_id": CHANNEL, "content": content}
    offer = {"direct_id": DIRECT, "message_id": 1, "print": "ab"}
    rows: list[tuple[Table, dict[str, Any]]] = [
        (route, {"channel_id": CHANNEL, "key": "су_тасқын", "label": "су тасқыны", "mode": "queue", "since": NOW}),
        (follow, {"chat_id": CHANNEL, "key": "су_тасқын", "label": "су тасқыны", "since": NOW}),
        (card, {"channel_id": CHANNEL, "story_id": STORY, "state": "waiting", "came": NOW}),
        (slot, one | {"id": 1, "author_id": owner, "state": "planned", "due": NOW.replace(year=2030)}),
        (slot, one | {"id": 7, "author_id": owner, "state": "draft"}),
        (slot_time, {"channel_id": CHANNEL, "weekday": 0, "minute": 540}),
        (suggestion, one | {"id": 1, "user_id": owner, "state": "waiting", "came": NOW}),
        (suggestion, one | {"id": 7, "user_id": owner, "state": "waiting", "came": NOW, **offer}),
        (channel_post, {"channel_id": CHANNEL, "message_id": 1, "story_id": STORY, "posted": NOW}),
    ]
    told = {"id": STORY, "source": "Дала", "title": "Су", "text": "Су", "link": "https://dala.example/7"}
    told |= {"language": "kk", "published": NOW, "told": NOW, "summary": ["Су көтерілді."]}
    async with world.desk.db.write() as conn:
        for chat_id, user_id in ((CHANNEL, owner), (OTHER, others)):
            await chats.ensure(conn, Chat(id=chat_id, kind="channel"), NOW)
            await channels.connect(conn, Channel(id=chat_id, title="Арна"), NOW)
            await editors.put(conn, Editor(channel_id=chat_id, user_id=user_id, role="owner", name="Айгүл"), NOW)
        await conn.execute(insert(story).values(**told))
        for table, values in rows:
            await conn.execute(insert(table).values(**values))


async def kept(world: World) -> dict[str, list[Any]]:
    """All that is known of the channel."""
    async with world.desk.db.read() as conn:
        found = {table.name: list((await conn.execute(select(table))).all()) for table in TABLES}
        theirs = select(follow).where(follow.c.chat_id == CHANNEL)
        row = select(chat).where(or_(chat.c.id == CHANNEL, chat.c.id == OTHER))
        return found | {
            "follow": list((await conn.execute(theirs)).all()),
            "chat": list((await conn.execute(row)).all()),
        }


async def test_whoever_may_not_changes_and_sees_nothing_by_any_button(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    owner, viewer, former, dismissed, stranger, other = (world.person() for _ in range(6))
    world.telegram.add_channel(CHANNEL, "Арна", [owner.id, dismissed.id])
    world.telegram.add_channel(OTHER, "Басқа", [other.id])
    await world.telegram.say(owner.id, "Сәлем", chat_id=CHANNEL)
    world.telegram.open_direct(CHANNEL, DIRECT)
    await world.telegram.suggest(owner.id, CHANNEL, {"text": "Сәлем"})
    await world.quiet()
    await furnish(world, owner.id, other.id)
    async with world.desk.db.write() as conn:
        for person, role in ((viewer, "viewer"), (former, "editor")):
            new = Editor(channel_id=CHANNEL, user_id=person.id, role=role, name="Ерлан")  # type: ignore[arg-type]  # roles
            await editors.put(conn, new, NOW)
    world.telegram.join(viewer.id, CHANNEL)
    world.telegram.join(former.id, CHANNEL)
    before, posts = await kept(world), list(world.telegram.messages(CHANNEL))
    with caplog.at_level(logging.WARNING):
        for person in (former, dismissed, stranger, other, viewer):
            shown = await tries(person, [owner.id, person.id])
            assert person is viewer or shown == [], person
            await taps_once(person, owner.id)
    assert await kept(world) == before
    assert world.telegram.messages(CHANNEL) == posts
    assert [record for record in caplog.records if record.exc_info] == []


async def tries(person: Person, people: list[int]) -> list[str]:
    """The buttons, of all of the desk, that show this person anything."""
    shown, chat_of = [], Chat(id=person.id)
    for letter in DESK:
        for data in forged(letter, people):
            tap = taps.decode(data)
            assert tap
            reply = await do(person.world.desk, chat_of, tap, clock.now())
            if reply.screen or reply.below:
                shown.append(data)
    return shown


async def taps_once(person: Person, owner: int) -> None:
    """One of each, the long way: through Telegram."""
    await person.forges_all(await person.types("/help"), [forged(letter, [owner])[0] for letter in DESK])
    await person.world.quiet()
