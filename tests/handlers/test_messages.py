"""Who gets a message first: a command, a question's answer, what was begun last, a post that is meant, plain words."""

import re
from pathlib import Path

from sqlalchemy import update

import bot
from bot.formatter.taps import encode
from bot.formatter.taps.planning import Plan
from bot.handlers.messages import DESKWORK, REPLIES
from bot.model import Content
from bot.rules import suggestions as rules
from bot.storage import cards, channel_posts, slots, suggestions
from bot.storage.tables import channel
from tests.handlers.planning import CHANNEL, PICTURE, office
from tests.handlers.queues import CHANNEL as QUEUE
from tests.handlers.queues import newsroom, waits
from tests.handlers.world import Message, Person, World

SEARCHING = "Іздеу жұмыстары жүріп жатыр"  # the first word alone would be a command


def answers(world: World, person: Person, after: Message) -> list[str]:
    """What the bot said since then."""
    told = world.telegram.messages(person.id)
    return [one.get("text", "") for one in told if one["message_id"] > after["message_id"] and one["from"]["is_bot"]]


async def suggested(world: World, person: Person) -> Content | None:
    """The suggestion in the making; None: there is none."""
    async with world.desk.db.read() as connection:
        found = await suggestions.draft(connection, person.id, world.telegram.clock() - rules.PATIENCE)
    return found.content if found else None


def test_every_question_has_somebody_who_hears_its_answer() -> None:
    told = [path.read_text("utf-8") for path in (Path(bot.__file__).parent / "actions").glob("*.py")]
    asked = {name for text in told for name in re.findall(r"Question\(\s*\"?(\w+)", text)} - {"ABOUT"}
    assert asked | {"correct"} == set(REPLIES)


async def test_an_answer_is_one_even_where_its_words_mean_a_command(world: World) -> None:
    room = await newsroom(world)
    await waits(world, "Су тасқыны басталды")
    card = await room.first.types("/queue")
    for title in (SEARCHING, "Іздеу"):
        _, card = await room.first.taps(card, "Өңдеу")
        await room.first.taps(card, "Тақырыбын")
        asked = await world.telegram.wait_for(
            room.first.id, lambda m: "Жаңа тақырыпты" in m.get("text", ""), after=card["message_id"]
        )
        said = await world.telegram.say(room.first.id, title, reply_to=asked["message_id"])
        card = await world.telegram.wait_for(room.first.id, lambda m: "reply_markup" in m, after=said["message_id"])
        async with world.desk.db.read() as connection:
            found = await cards.get(connection, QUEUE, 1)
        assert found
        assert found.title == title


async def test_what_a_reader_suggests_is_no_command_and_a_command_is_no_suggestion(world: World) -> None:
    await newsroom(world, suggest=True)
    reader = world.person()
    await reader.types("/suggest")
    assert "жіберейік пе" in (await reader.types(SEARCHING))["text"]
    assert (await suggested(world, reader) or Content()).text == SEARCHING
    assert "жіберейік пе" not in (await reader.types("Бағам"))["text"]
    assert (await suggested(world, reader) or Content()).text == SEARCHING
    await reader.types("/suggest")
    await reader.types("/rates")
    assert await suggested(world, reader) is None
    assert "жіберейік пе" not in (await reader.types("100 доллар"))["text"]


async def test_an_album_is_answered_once_and_so_is_one_that_stands_in_the_channel(world: World) -> None:
    desk = await office(world)
    reader = world.person()
    sent = await world.telegram.send_album(reader.id, [PICTURE] * 3)
    await world.quiet()
    assert len(answers(world, reader, sent[0])) == 1
    post = await world.telegram.send_album(desk.editor.id, [PICTURE] * 3, "Той", CHANNEL)
    async with world.desk.db.write() as connection:
        await channel_posts.add(connection, CHANNEL, [one["message_id"] for one in post], desk.now)
    group = {"media_group_id": "77"}
    origin = [world.telegram.forwarded(world.telegram.place(CHANNEL), one["message_id"]) | group for one in post]
    sent = [await world.telegram.send(desk.editor.id, content) for content in origin]
    await world.quiet()
    assert len(answers(world, desk.editor, sent[0])) == 1
    assert "жарияланды" in answers(world, desk.editor, sent[0])[0]


async def test_two_albums_at_once_are_two_drafts(world: World) -> None:
    desk = await office(world)
    for name in ("Бірінші", "Екінші"):
        await world.telegram.send_album(desk.editor.id, [PICTURE] * 3, name)
    await world.quiet()
    async with world.desk.db.read() as connection:
        drafts = await slots.gathered(connection, desk.now + 9 * rules.PAUSE)
    assert [(one.content.text, len(one.content.message_ids)) for one in drafts] == [("Бірінші", 3), ("Екінші", 3)]


async def test_who_turns_to_something_else_is_awaited_no_more(world: World) -> None:
    desk = await office(world)
    slot = await desk.plan("Ертеңгі жазба", desk.now + 30 * rules.PAUSE)
    told = await desk.editor.types("/help")
    _, screen = await desk.editor.forges(told, encode(Plan("edit", slot.id)) or "")
    assert "жіберіңіз" in screen["text"]
    await desk.editor.types("/rates")
    await desk.editor.types("100 доллар")
    async with world.desk.db.read() as connection:
        now = await slots.get(connection, slot.id)
    assert now
    assert now.content.text == "Ертеңгі жазба"


async def test_what_was_begun_last_gets_the_message(world: World) -> None:
    desk = await office(world)
    async with world.desk.db.write() as connection:
        await connection.execute(update(channel).values(template={"suggest": True}))
    await desk.editor.types("/suggest")
    await desk.editor.types("/post Кешкі хабар", expect="Қашан")
    await world.telegram.send_photo(desk.editor.id, PICTURE, "Су")
    await desk.told("Қашан шығарамыз?")
    await desk.editor.types("/suggest")
    assert "жіберейік пе" in (await desk.editor.types("18:30"))["text"]


async def test_what_nobody_types_to_a_bot_is_a_post_to_be(world: World) -> None:
    desk = await office(world)
    for text in ("Бірінші жол\nекінші жол", SEARCHING + ", " + "құтқарушылар өзен бойында " * 2):
        assert "Қашан шығарамыз" in (await desk.editor.types(text, expect="Қашан"))["text"]
    await world.telegram.say_formatted(desk.editor.id, "<b>Су</b>")
    await desk.told("✍️ Су")


async def test_words_that_were_forwarded_mean_no_command(world: World) -> None:
    reader, friend = world.person(), world.person()
    said = await world.telegram.say(friend.id, SEARCHING)
    sent = await world.telegram.forward(reader.id, friend.id, said["message_id"])
    told = await world.telegram.wait_for(reader.id, after=sent["message_id"])
    assert "табылмады" not in told["text"]


async def test_in_a_group_an_editor_hears_where_the_desk_is(world: World) -> None:
    editor = world.person()
    world.telegram.add_group(-1001, "Топ", people=[editor.id])
    after = 0
    for command in sorted(DESKWORK):
        await world.telegram.say(editor.id, f"/{command}@habarshy_demo_bot", chat_id=-1001)
        told = await world.telegram.wait_for(-1001, lambda m: m["from"]["is_bot"], after=after)
        after = told["message_id"]
        assert "жеке чатта" in told["text"]
        assert told["reply_markup"]["inline_keyboard"][0][0]["url"] == "https://t.me/habarshy_demo_bot"
