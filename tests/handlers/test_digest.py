"""What a digest has no room for stands behind a button, in the same message."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model import Chat, Outcome, Parcel, Post, Story, Tag
from bot.pipeline.amend import Amender
from bot.pipeline.deliver import Before
from bot.pipeline.digests import Digests
from bot.pipeline.render import Renderer
from bot.sending.sender import Sender
from bot.storage import amendments, chats, fanout, follows, parcels, stories
from tests import clock
from tests.handlers.world import Message, Person, World, data, labels
from tests.pipeline.carrying import TIMES, ZONE, courier

MORNING = datetime(2026, 11, 24, 3, tzinfo=UTC)  # 08:00 in Almaty
FLOOD = Tag("су_тасқын", "су тасқыны")


async def gather(world: World, reader: int, count: int) -> None:
    """So many stories wait for the reader's digest of that morning."""
    night = MORNING - timedelta(hours=2)
    async with world.desk.db.write() as conn:
        await chats.ensure(conn, Chat(id=reader), night)
        await chats.set_preferences(conn, Chat(id=reader, digest=True))
        await parcels.replan(conn, reader, MORNING)
        await follows.add(conn, reader, FLOOD, night)
        for number in range(1, count + 1):
            told = Story(
                id=number,
                source="Толқын",
                title=f"Оқиға {number}",
                summary=(),
                text="",
                link=f"https://tolqyn.kz/{number}",
                published=night,
                language="kk",
                tags=(FLOOD,),
            )
            await stories.add(conn, told, night)
            await fanout.begin(conn, number, [FLOOD.key], [], night)


async def send(world: World) -> None:
    """It is eight o'clock."""
    sender = Sender(world.app.bot)

    async def carry(parcel: Parcel, post: Post, before: Before | None) -> Outcome:
        return await sender.send(parcel.chat_id, post, before=before)

    render = Renderer(world.desk.db, world.desk.config, world.desk.texts)
    await Digests(world.desk.db, TIMES, ZONE).tick(MORNING)
    await courier(world.desk.db, carry, render, lambda: MORNING).drain()


async def test_a_long_digest_is_turned_in_place_and_by_its_reader_alone(world: World) -> None:
    person, stranger = world.person(), world.person()
    met = await person.types("/help")
    await gather(world, person.id, 25)
    await send(world)
    told = await world.telegram.wait_for(person.id, after=met["message_id"])
    first, said = told["text"], data(told, "тағы 5")
    assert first.startswith("Таңғы шолу, 24 қараша\n\nСу тасқыны\n1. Оқиға")
    assert labels(told) == [*map(str, range(1, 21)), "тағы 5 ›"]
    _, after = await person.taps(told, "тағы 5")
    assert after["message_id"] == told["message_id"]
    assert after["text"].startswith("Таңғы шолу, 24 қараша\n\nСу тасқыны\n21. Оқиға")
    assert labels(after) == [*map(str, range(21, 26)), "‹"]
    _, back = await person.taps(after, "‹")
    assert back["text"] == first
    screen = await stranger.types("/help")
    toast, unchanged = await stranger.forges(screen, said)
    assert toast == "Бұл тізім ескірген."
    assert unchanged["text"] == screen["text"]


async def test_a_story_of_a_digest_is_read_in_its_place_with_all_that_a_post_has(world: World) -> None:
    person = world.person()
    met = await person.types("/help")
    await gather(world, person.id, 25)
    await send(world)
    told = await world.telegram.wait_for(person.id, after=met["message_id"])
    _, second = await person.taps(told, "тағы 5")
    _, story = await person.taps(second, "23")
    assert (story["message_id"], story["text"].startswith("Оқиға ")) == (told["message_id"], True)
    assert labels(story) == ["Сайттан оқу", "Бөлісу", "Неге келді?", "‹ Тізімге қайту"]
    _, why = await person.taps(story, "Неге")
    _, story = await person.taps(why, "‹ Хабарға қайту")
    assert await corrected(world, person, story) == story, "nothing takes it away while it is read"
    _, back = await person.taps(story, "‹ Тізімге")
    assert back["text"] == second["text"].replace(story["text"].splitlines()[0], "Түзетілді")


async def corrected(world: World, person: Person, shown: Message) -> Message:
    """The story of a list gets another title; how the message stands when all that were sent are amended."""
    desk, now = world.desk, clock.now()
    async with desk.db.write() as conn:
        told = next(one for one in await stories.latest(conn, 99) if shown["text"].startswith(f"{one.title}\n"))
        await stories.correct(conn, replace(told, title="Түзетілді"), now)
        await amendments.begin(conn, told.id, now, everywhere=True)
    render = Renderer(desk.db, desk.config, desk.texts)
    await Amender(desk.db, Sender(world.app.bot).edit, render, clock.now, desk.opened).amend()
    async with desk.db.read() as conn:
        assert await amendments.under_way(conn) == []
    return world.telegram.place(person.id).messages[shown["message_id"]]
