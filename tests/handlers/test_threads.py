"""In a forum group a topic of the news is bound to a topic of the group, by whoever administers it."""

from sqlalchemy import select

from bot.storage.tables import follow
from tests.handlers.world import Message, Person, World

GROUP = -1001
COMMAND = {"type": "bot_command", "offset": 0, "length": len("/follow@habarshy_demo_bot")}


def forum(world: World) -> tuple[Person, Person, int]:
    """A member, the owner, and a topic of their group."""
    person, admin = world.person(), world.person()
    world.telegram.add_group(GROUP, "Ауыл", people=[person.id], admins=[admin.id], forum=True)
    return person, admin, world.telegram.add_topic(GROUP, "Су")


async def says(person: Person, text: str, thread: int = 0, expect: str = "") -> Message:
    said = await person.world.telegram.say(person.id, text, GROUP, thread=thread)
    return await person.world.telegram.wait_for(GROUP, lambda m: expect in m.get("text", ""), after=said["message_id"])


async def threads(world: World) -> dict[str, int | None]:
    async with world.desk.db.read() as connection:
        rows = await connection.execute(select(follow.c.label, follow.c.thread).where(follow.c.chat_id == GROUP))
    return {row.label: row.thread for row in rows}


async def test_what_is_followed_in_a_thread_is_bound_to_it_and_answered_there(world: World) -> None:
    person, admin, thread = forum(world)
    refused = await says(person, "/follow@habarshy_demo_bot су тасқыны", thread, "әкімшілері")
    assert refused["message_thread_id"] == thread
    told = await says(admin, "/follow@habarshy_demo_bot су тасқыны", thread, "Жазылдыңыз")
    assert told["message_thread_id"] == thread
    assert "осы бөліміне" in told["text"]
    assert await threads(world) == {"су тасқыны": thread}
    toast, _ = await person.taps(told, "Болдырмау")
    assert "әкімшілері" in toast
    await admin.taps(told, "Болдырмау")
    assert await threads(world) == {}


async def test_a_bound_topic_moves_to_where_it_is_followed_once_more(world: World) -> None:
    _, admin, thread = forum(world)
    told = await says(admin, "/follow@habarshy_demo_bot су тасқыны, сайлау")
    assert "message_thread_id" not in told
    await says(admin, "/follow@habarshy_demo_bot тасқын", thread, "бұрыннан")
    assert await threads(world) == {"су тасқыны": thread, "сайлау": None}
    page = await says(admin, "/tags@habarshy_demo_bot", thread)
    await admin.taps(page, "Қостанай")
    assert (await threads(world))["Қостанай"] == thread
    await says(admin, "/follow@habarshy_demo_bot тасқын", expect="бұрыннан")
    assert (await threads(world))["су тасқыны"] is None


async def test_an_answer_to_a_message_is_no_thread(world: World) -> None:
    """Telegram numbers the answers in any supergroup as threads."""
    admin = world.person()
    world.telegram.add_group(GROUP, "Ауыл", admins=[admin.id])
    first = await says(admin, "/help@habarshy_demo_bot")
    answer = {"text": "/follow@habarshy_demo_bot сайлау", "message_thread_id": first["message_id"]}
    await world.telegram.send(admin.id, answer | {"entities": [COMMAND]}, GROUP)
    await world.telegram.wait_for(GROUP, lambda m: "Жазылдыңыз" in m.get("text", ""))
    assert await threads(world) == {"сайлау": None}
