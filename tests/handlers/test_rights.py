"""Rights are asked of Telegram, remembered for a minute, and forgotten as soon as Telegram tells of a change."""

from datetime import UTC, datetime, timedelta
from functools import partial

from bot.actions.channels import allowed
from bot.actions.rights import KEPT, OUT, Rights, Standing
from bot.handlers import rights as telegrams
from bot.model import Channel, Chat, Editor
from bot.rules.rights import Refusal
from bot.storage import channels, chats, editors
from tests.handlers.world import World

CHANNEL = -1001000000001
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


async def connected(world: World, owner: int, editor: int) -> None:
    world.telegram.add_channel(CHANNEL, "Қостанай жаңалықтары", admins=[owner, editor])
    async with world.desk.db.write() as conn:
        await chats.ensure(conn, Chat(id=CHANNEL, kind="channel"), NOW)
        await channels.connect(conn, Channel(id=CHANNEL, title="Қостанай жаңалықтары"), NOW)
        await editors.put(conn, Editor(channel_id=CHANNEL, user_id=owner, role="owner", name="Айгүл"), NOW)
        await editors.put(conn, Editor(channel_id=CHANNEL, user_id=editor, role="editor", name="Ерлан"), NOW)


async def test_what_telegram_says_of_people_in_channels_and_groups(world: World) -> None:
    owner, editor, reader, stranger = (world.person().id for _ in range(4))
    world.telegram.add_channel(CHANNEL, "Арна", admins=[owner, editor])
    world.telegram.join(reader, CHANNEL)
    ask = partial(telegrams.ask, world.app.bot, CHANNEL)
    assert await ask(owner) == Standing(status="creator", post=True, edit=True, delete=True, direct=True)
    assert await ask(editor) == Standing(status="administrator", post=True, edit=True, delete=True, direct=True)
    assert await ask(None) == Standing(status="administrator", post=True, edit=True, delete=True, direct=True)
    reading = await ask(reader)
    assert reading
    assert reading.status == "member"
    assert await ask(stranger) == OUT
    world.telegram.promote(editor, CHANNEL, can_post_messages=False, can_delete_messages=False)
    assert await ask(editor) == Standing(status="administrator", edit=True, direct=True)
    world.telegram.kick(world.telegram.bot["id"], CHANNEL)
    assert await ask(None) == OUT
    assert await ask(owner) is None
    world.telegram.add_group(-1002, "Топ", admins=[owner, editor], forum=True)
    group = partial(telegrams.ask, world.app.bot, -1002)
    assert await group(editor) == Standing(status="administrator", post=True, edit=True, delete=True)
    assert await group(None) == Standing(status="member", post=True)


async def test_an_answer_is_kept_for_a_minute_and_strangers_cost_nothing(world: World) -> None:
    owner, editor, stranger = (world.person().id for _ in range(3))
    await connected(world, owner, editor)

    def asked() -> int:
        return [method.lower() for method, _ in world.telegram.requests].count("getchatmember")

    assert await allowed(world.desk, CHANNEL, stranger, "look", NOW) == Refusal("stranger")
    assert await allowed(world.desk, -1, owner, "look", NOW) == Refusal("stranger")
    assert asked() == 0
    for _ in range(3):
        assert isinstance(await allowed(world.desk, CHANNEL, editor, "post", NOW), Channel)
    assert asked() == 2
    world.telegram.updates.allow(["message"])  # Telegram says nothing of this change
    world.telegram.demote(editor, CHANNEL)
    late = NOW + KEPT
    assert isinstance(await allowed(world.desk, CHANNEL, editor, "post", late - timedelta(seconds=1)), Channel)
    assert await allowed(world.desk, CHANNEL, editor, "post", late) == Refusal("person")


async def test_an_answer_that_a_change_overtakes_is_not_kept() -> None:
    told = [Standing(status="administrator", post=True), OUT]

    async def ask(_chat_id: int, _user_id: int | None) -> Standing:
        if len(told) == 2:
            rights.drop(CHANNEL)
        return told.pop(0)

    rights = Rights(ask)
    assert (await rights.of(CHANNEL, 7, NOW)) != OUT
    assert await rights.of(CHANNEL, 7, NOW) == OUT
