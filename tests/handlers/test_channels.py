"""An editor connects a channel, gives roles, loses rights and gets them back, disconnects and connects again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import membership
from bot.actions.channels import allowed
from bot.config import Config
from bot.model import Channel, Tag
from bot.rules.rights import ACTIONS, Action, Refusal
from bot.storage import audit, channels, chats, editors, follows
from tests import clock
from tests.handlers.conftest import TOPICS
from tests.handlers.world import Message, Person, World, labels

CHANNEL, FORUM, OTHER = -1001000000001, -1001000000002, -1001000000003
TITLE = "Қостанай жаңалықтары"
OPERATOR = 900
FLOOD = Tag("су_тасқын", "су тасқыны")


@pytest.fixture(scope="session")
def config() -> Config:
    return Config.model_validate({"topics": TOPICS, "telegram": {"admins": [OPERATOR]}})


@pytest.fixture
def owner(world: World) -> Person:
    """Who owns the channel; the bot is not in it yet."""
    return world.person()


async def sees(person: Person, text: str) -> Message:
    """The next message with this text that comes by itself."""
    message = await person.world.telegram.wait_for(person.id, lambda m: text in m.get("text", ""), after=person.seen)
    person.seen = message["message_id"]
    return message


async def connected(
    world: World, owner: Person, *admins: Person, chat_id: int = CHANNEL, title: str = TITLE
) -> Message:
    """The greeting of a channel that the owner has just connected."""
    await owner.types("/start")
    world.telegram.add_channel(chat_id, title, [owner.id, *(one.id for one in admins)], bot="left")
    world.telegram.add_bot(chat_id, by=owner.id)
    return await sees(owner, "Арна қосылды")


async def channel(world: World, chat_id: int = CHANNEL) -> Channel:
    async with world.desk.db.read() as conn:
        found = await channels.get(conn, chat_id)
    assert found
    return found


async def may(world: World, person: Person, action: Action, chat_id: int = CHANNEL) -> str | None:
    """None: it is allowed; else why not."""
    found = await allowed(world.desk, chat_id, person.id, action, clock.now())
    return found.why if isinstance(found, Refusal) else None


async def deeds(world: World) -> list[str]:
    async with world.desk.db.read() as conn:
        return [note.did for note in reversed(await audit.page(conn, CHANNEL, 50))]


async def test_adding_the_bot_greets_and_the_channel_stands_in_the_list(world: World, owner: Person) -> None:
    none = await owner.types("/channels", expect="Арнаңызды қосыңыз")
    assert [label for label in labels(none) if "＋" in label] == ["＋ Арна қосу", "＋ Топ қосу"]
    greeting = await connected(world, owner)
    assert TITLE in greeting["text"]
    assert "иесі" in greeting["text"]
    _, screen = await owner.taps(greeting, "Арнаны ашу")
    assert "Бәрі дұрыс" in screen["text"]
    assert "👥 Редакторлар" in labels(screen)
    listed = await owner.types("/channels", expect="Сіздің арналарыңыз")
    assert f"🟢 {TITLE}" in labels(listed)
    assert await deeds(world) == ["connected"]
    menu = world.telegram.commands[f"chat:{owner.id}", "kk"]
    assert menu[0]["command"] == "channels"
    assert "/channels" in (await owner.types("/help"))["text"]
    assert "/channels" not in (await world.person().types("/help"))["text"]


async def test_a_greeting_waits_for_whoever_has_not_started_the_bot(world: World, owner: Person) -> None:
    world.telegram.add_channel(CHANNEL, TITLE, [owner.id], bot="left")
    world.telegram.add_bot(CHANNEL, by=owner.id)
    await world.quiet()
    assert (await channel(world)).gone is None
    assert world.telegram.messages(owner.id) == []
    await owner.types("/start", expect="Сәлеметсіз бе")
    await sees(owner, "Арна қосылды")
    await owner.types("/start", expect="Сәлеметсіз бе")
    await world.quiet()
    assert len([m for m in world.telegram.messages(owner.id) if "Арна қосылды" in m.get("text", "")]) == 1


async def test_an_administrator_who_adds_the_bot_is_an_editor_and_the_creator_owns(world: World, owner: Person) -> None:
    editor, reader = world.person("ru"), world.person()
    await editor.types("/start")
    world.telegram.add_channel(CHANNEL, TITLE, [owner.id, editor.id], bot="left")
    world.telegram.add_bot(CHANNEL, by=editor.id)
    assert "редактор" in (await sees(editor, "Канал подключён"))["text"]
    async with world.desk.db.read() as conn:
        assert {one.user_id: one.role for one in await editors.of(conn, CHANNEL)} == {
            owner.id: "owner",
            editor.id: "editor",
        }
    world.telegram.add_group(FORUM, "Топ", people=[reader.id], admins=[owner.id], forum=True, bot="left")
    world.telegram.add_bot(FORUM, by=reader.id)
    await world.quiet()
    async with world.desk.db.read() as conn:
        assert await channels.get(conn, FORUM) is None  # a plain member connects nothing
    world.telegram.promote(world.telegram.bot["id"], FORUM, by=owner.id)
    await world.quiet()
    assert await may(world, owner, "route", FORUM) is None


async def test_lost_rights_hold_the_posts_and_are_told_once(world: World, owner: Person) -> None:
    operator = world.person(number=OPERATOR)
    await operator.types("/start")
    await connected(world, owner)
    me = world.telegram.bot["id"]
    world.telegram.promote(me, CHANNEL, can_post_messages=False)
    await sees(owner, "Жазбалар тоқтатылды")
    await sees(operator, "жазбалар тоқтап тұр")
    assert (await channel(world)).held
    assert await may(world, owner, "post") == "bot"
    assert await may(world, owner, "look") is None
    async with world.desk.db.read() as conn:
        paused = await chats.get(conn, CHANNEL)
    assert paused
    assert paused.paused
    world.telegram.promote(me, CHANNEL, can_post_messages=False, can_edit_messages=False)
    await membership.look_after(world.desk, clock.now())
    await world.quiet()
    assert len([m for m in world.telegram.messages(owner.id) if "Жазбалар тоқтатылды" in m["text"]]) == 1
    world.telegram.promote(me, CHANNEL)
    await sees(owner, "Жазбалар жалғасты")
    assert await may(world, owner, "post") is None
    assert await deeds(world) == ["connected", "held", "released"]


async def test_what_telegram_did_not_tell_is_found_by_looking(world: World, owner: Person) -> None:
    await connected(world, owner)
    world.telegram.updates.allow(["message"])
    world.telegram.kick(world.telegram.bot["id"], CHANNEL)
    await membership.look_after(world.desk, clock.now() + timedelta(hours=1))
    assert (await channel(world)).gone
    assert await may(world, owner, "look") == "gone"


async def test_a_chat_that_a_closed_door_paused_goes_on_but_not_one_that_was_stopped(
    world: World, owner: Person
) -> None:
    await connected(world, owner)
    now = clock.now()
    for reason, stays in (("need administrator rights in the channel chat", False), (chats.ASKED, True)):
        async with world.desk.db.write() as conn:
            await chats.pause(conn, CHANNEL, reason)
        await membership.look_after(world.desk, now)
        async with world.desk.db.read() as conn:
            found = await chats.get(conn, CHANNEL)
        assert found
        assert found.paused == stays


async def test_an_editor_who_is_demoted_is_told_and_so_is_the_owner(world: World, owner: Person) -> None:
    editor = world.person()
    await editor.types("/start")
    greeting = await connected(world, owner, editor)
    _, screen = await owner.taps(greeting, "Арнаны ашу")
    _, people = await owner.taps(screen, "👥 Редакторлар")
    _, one = await owner.taps(people, "＋ Айгүл")
    _, people = await owner.taps(one, "Редактор")
    await sees(editor, "Арна қосылды")
    assert await may(world, editor, "post") is None
    world.telegram.demote(editor.id, CHANNEL)
    await sees(editor, "жазу құқығы алынды")
    await sees(owner, "жазу құқығынан айырылды")
    assert [await may(world, editor, action) for action in ACTIONS] == ["person"] * len(ACTIONS)
    world.telegram.promote(editor.id, CHANNEL)
    await sees(editor, "жазу құқығыңыз қайтты")
    _, one = await owner.taps(people, "✍️ Айгүл")
    _, people = await owner.taps(one, "Рөлін алу")
    await sees(editor, "рөліңіз алынды")
    assert await may(world, editor, "look") == "stranger"
    assert await deeds(world) == ["connected", "role", "role"]


async def test_whoever_gets_the_channel_owns_it_and_the_former_owner_is_an_editor(world: World, owner: Person) -> None:
    heir = world.person()
    await heir.types("/start")
    greeting = await connected(world, owner, heir)
    _, screen = await owner.taps(greeting, "Арнаны ашу")
    _, people = await owner.taps(screen, "👥 Редакторлар")
    _, one = await owner.taps(people, "＋ Айгүл")
    await owner.taps(one, "Редактор")
    appointed = await sees(heir, "Арна қосылды")
    world.telegram.give_away(CHANNEL, heir.id)
    await world.quiet()
    assert await may(world, owner, "roles") == "role"
    _, screen = await heir.taps(appointed, "Арнаны ашу")
    assert "иесі" in screen["text"]
    _, people = await heir.taps(screen, "👥 Редакторлар")
    assert "✍️ Айгүл" in labels(people)
    async with world.desk.db.read() as conn:
        roles = {one.user_id: one.role for one in await editors.of(conn, CHANNEL)}
    assert roles == {owner.id: "editor", heir.id: "owner"}


async def test_an_invitation_makes_one_person_an_editor(world: World, owner: Person) -> None:
    first, second = world.person(), world.person()
    greeting = await connected(world, owner, second)
    _, screen = await owner.taps(greeting, "Арнаны ашу")
    _, people = await owner.taps(screen, "👥 Редакторлар")
    await owner.taps(people, "Редактор шақыру")
    link = (await sees(owner, "арнасына шақыру"))["text"].split("?start=")[1].split()[0]
    assert "Бір қадам қалды" in (await first.types(f"/start {link}", expect="Арна қосылды"))["text"]
    assert await may(world, first, "look") == "person"
    world.telegram.promote(first.id, CHANNEL)
    await sees(first, "құқығыңыз қайтты")
    assert await may(world, first, "post") is None
    await second.types(f"/start {link}", expect="жарамсыз")
    assert await may(world, second, "look") == "stranger"


async def test_a_disconnected_channel_keeps_what_is_set_for_thirty_days(world: World, owner: Person) -> None:
    greeting = await connected(world, owner)
    async with world.desk.db.write() as conn:
        await channels.save(conn, replace(await channel(world), gap=15))
        await follows.add(conn, CHANNEL, FLOOD, clock.now())
    _, screen = await owner.taps(greeting, "Арнаны ашу")
    _, ask = await owner.taps(screen, "Ажырату")
    _, gone = await owner.taps(ask, "Иә, ажырату")
    assert "ажыратылған" in gone["text"]
    assert await may(world, owner, "look") == "gone"
    _, back = await owner.taps(gone, "Қайта қосу")
    assert "Бәрі дұрыс" in back["text"]
    world.telegram.kick(world.telegram.bot["id"], CHANNEL, by=owner.id)
    await sees(owner, "Бот арнадан шығарылды")
    world.telegram.add_bot(CHANNEL, by=owner.id)
    await sees(owner, "Қайта оралғаныңызға")
    assert (await channel(world)).gap == 15
    async with world.desk.db.write() as conn:
        await channels.leave(conn, CHANNEL, clock.now() - timedelta(days=30), "disconnected")
        assert await channels.forget(conn, clock.now() - timedelta(days=30)) == 1
        assert await channels.get(conn, CHANNEL) is None
        assert await follows.of(conn, CHANNEL) == []
    assert await deeds(world) == ["connected", "disconnected", "reconnected", "disconnected", "reconnected"]
