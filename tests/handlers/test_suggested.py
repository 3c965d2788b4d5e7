"""Posts suggested in a channel's direct messages: cards of its queue; Telegram does what its editors decide, once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.demo.telegram.parameters import Upload
from bot.storage import channel_posts, suggested
from bot.storage.tables import suggestion
from tests import clock
from tests.handlers.queues import CHANNEL, Newsroom, newsroom
from tests.handlers.world import Message, Person, World, labels

DIRECT = -1001000000077
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\x68"
STARS = {"currency": "XTR", "amount": 50}
BRIDGE: Message = {"text": "Ауылда көпір ашылды"}


async def room_with_direct_messages(world: World, **more: Any) -> tuple[Newsroom, Person]:
    """The channel, its editors, and somebody who writes to it and never to the bot."""
    room = await newsroom(world, **more)
    world.telegram.open_direct(CHANNEL, DIRECT)
    return room, world.person("ru")


async def rows(world: World) -> list[tuple[str, str | None]]:
    async with world.desk.db.read() as conn:
        found = await conn.execute(select(suggestion.c.state, suggestion.c.word).order_by(suggestion.c.id))
        return [(row.state, row.word) for row in found]


async def card(world: World, person: Person) -> Message:
    await world.quiet()
    return await person.types("/queue", expect="💌")


def posts(world: World) -> list[Message]:
    return world.telegram.messages(CHANNEL)


async def test_it_is_approved_and_telegram_publishes_it_once(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    await world.telegram.write(author.id, CHANNEL, "/help Сәлем, арна!")
    await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    hers = await card(world, room.first)
    for words in ("жеке хабарға келген", "Ұсынған: Айгүл", "Ауылда көпір ашылды", "Telegram автордың сөзін"):
        assert words in hers["text"]
    assert "Өңдеу" not in "".join(labels(hers))
    his = await card(world, room.second)
    toast, hers = await room.first.taps(hers, "Жариялау")
    assert toast == "Жариялауға кетті"
    assert "Жариялауға жіберген: Айгүл" in hers["text"]
    assert "Қайтып алу" not in "".join(labels(hers))
    assert [one["text"] for one in posts(world)] == ["Ауылда көпір ашылды"]
    await room.second.forges(his, f"1:cqc:approve:d:{CHANNEL}:{1:016x}")
    await room.first.forges(hers, f"1:cqc:undo:d:{CHANNEL}:{1:016x}")
    assert len(posts(world)) == 1
    assert await rows(world) == [("approved", None)]
    assert await room.deed() == ["approved", "posted"]
    async with world.desk.db.read() as conn:
        (post,) = await channel_posts.latest(conn, CHANNEL, 9)
        assert await channel_posts.titles(conn, [post]) == {post.message_id: "Ауылда көпір ашылды"}
    told = await world.telegram.wait_for(
        room.first.id, lambda one: "көпір ашылды" in one["text"], after=hers["message_id"]
    )
    assert "Кері қайтару" in "".join(labels(told)), labels(told)
    assert not [one for one in world.telegram.messages(DIRECT) if one.get("from", {}).get("is_bot")]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_it_is_sent_back_with_a_reason(language: str, world: World) -> None:
    room, author = await room_with_direct_messages(world, languages=(language, "kk"))
    texts = world.desk.texts
    await world.telegram.suggest(author.id, CHANNEL, BRIDGE, price=STARS)
    hers = await card(world, room.first)
    assert "50" in hers["text"]
    _, hers = await room.first.taps(hers, texts.label(language, "button-queue-reject"))
    _, hers = await room.first.taps(hers, texts.label(language, "queue-reason-advert"))
    assert texts.label(language, "queue-reason-advert") in hers["text"]
    await world.quiet()
    (back,) = [
        one["suggested_post_declined"] for one in world.telegram.messages(DIRECT) if "suggested_post_declined" in one
    ]
    assert back["comment"] == texts.label("kk", "queue-reason-advert")
    assert await rows(world) == [("rejected", None)]
    assert await room.deed() == ["took", "rejected"]
    assert not posts(world)


async def test_it_comes_out_when_an_editor_says_or_when_its_author_wishes(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    hers = await card(world, room.first)
    _, hers = await room.first.taps(hers, "Жоспарлау")
    toast, hers = await room.first.taps(hers, "Бір сағаттан кейін")
    assert toast == "Жоспарланды"
    assert "Мақұлдаған: Айгүл" in hers["text"]
    await world.quiet()
    assert await room.deed() == ["took", "scheduled"]
    now = clock.now()
    tomorrow = now + timedelta(days=1)
    await world.telegram.suggest(author.id, CHANNEL, {"text": "Ертең жиын"}, send_date=int(tomorrow.timestamp()))
    hers = await card(world, room.first)
    assert "Авторы қалаған уақыт" in hers["text"]
    assert "Жоспарлау" not in "".join(labels(hers))
    _, hers = await room.first.taps(hers, "Жариялау")
    assert "Шығатын уақыты" in hers["text"]
    assert not posts(world)
    week = await room.first.types("/schedule")
    assert week["text"].count("💌") == 2
    for hours, out in ((2, ["Ауылда көпір ашылды"]), (25, ["Ауылда көпір ашылды", "Ертең жиын"])):
        world.telegram.clock = lambda hours=hours: now + timedelta(hours=hours)  # type: ignore[misc]
        world.telegram.publish()
        await world.quiet()
        assert [one["text"] for one in posts(world)] == out
    async with world.desk.db.read() as conn:
        assert len(await channel_posts.latest(conn, CHANNEL, 9)) == 2


async def test_what_an_administrator_decides_in_telegram_closes_the_card(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    picture = world.telegram.files.photo(Upload("bridge.jpg", PNG, "image/jpeg")).photo()
    first = await world.telegram.suggest(author.id, CHANNEL, {"photo": picture, "caption": "Көпір"})
    await world.quiet()
    hers = await room.first.types("/queue", expect="💌")
    assert any("photo" in one for one in world.telegram.messages(room.first.id))
    await world.telegram.approve_there(room.second.id, CHANNEL, first["message_id"])
    await world.quiet()
    hers = world.telegram.place(room.first.id).messages[hers["message_id"]]
    assert "Telegram-ның өзінде мақұлдады" in hers["text"]
    async with world.desk.db.read() as conn:
        assert [post.message_id for post in await channel_posts.latest(conn, CHANNEL, 9)] == [1]
    second = await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    hers = await card(world, room.first)
    await world.telegram.decline_there(room.second.id, CHANNEL, second["message_id"])
    await world.quiet()
    assert "қайтарды" in world.telegram.place(room.first.id).messages[hers["message_id"]]["text"]
    assert await rows(world) == [("approved", "approved"), ("rejected", "declined")]
    assert await room.deed() == ["approved", "posted", "rejected"]


async def test_who_cannot_pay_waits_until_they_can(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    one = await world.telegram.suggest(author.id, CHANNEL, BRIDGE, price=STARS)
    hers = await card(world, room.first)
    await room.first.taps(hers, "Жариялау")
    told = await world.telegram.wait_for(
        room.first.id, lambda m: "ақысы жетпеді" in m["text"], after=hers["message_id"]
    )
    assert not posts(world)
    assert await rows(world) == [("waiting", "poor")]
    world.telegram.purses[author.id] = {"XTR": 60}
    _, shown = await room.first.taps(told, "Картаны ашу")
    assert "Автордың ақысы жетпеді" in shown["text"]
    await room.first.taps(shown, "Жариялау")
    await world.quiet()
    assert posts(world)[0]["is_paid_post"]
    await world.telegram.pay(CHANNEL, one["message_id"])
    assert "50 жұлдыз" in (await world.telegram.wait_for(room.first.id, lambda m: "арнаға түсті" in m["text"]))["text"]
    await world.telegram.refund(CHANNEL, one["message_id"], "post_deleted")
    await world.telegram.wait_for(room.first.id, lambda m: "тәулікке жетпей" in m["text"])
    async with world.desk.db.read() as conn:
        assert not await channel_posts.latest(conn, CHANNEL, 9)


async def test_a_lost_answer_leaves_a_doubt_and_never_two_posts(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    hers = await card(world, room.first)
    world.telegram.faults.add("approveSuggestedPost", "drop", times=1)
    toast, hers = await room.first.taps(hers, "Жариялау")
    assert "шықты ма, белгісіз" in toast
    assert "жауабы келмей қалды" in hers["text"]
    assert await rows(world) == [("waiting", "doubt")]
    world.telegram.faults.clear()
    world.telegram.faults.add("approveSuggestedPost", "lost", times=1)  # done, and the answer is lost
    await room.first.taps(hers, "Жариялау")
    await world.quiet()
    assert await rows(world) in ([("approved", "approved")], [("approved", None)])
    await room.first.forges(hers, f"1:cqc:approve:d:{CHANNEL}:{1:016x}")
    assert len(posts(world)) == 1


async def test_a_crash_between_the_decision_and_the_answer_is_asked_about(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    one = await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    await world.quiet()
    async with world.desk.db.write() as conn:
        now = clock.now()
        asking = {"state": "asking", "editor_id": room.first.id, "decided": now, "told": now}
        await conn.execute(suggestion.update().values(**asking))
        assert await suggested.interrupted(conn, now) == 1
    hers = await card(world, room.first)
    assert "жауабы келмей қалды" in hers["text"]
    world.telegram.updates.allow(["callback_query"])
    world.telegram.approve(world.telegram.place(DIRECT), one)  # so it was done, and no word of it came
    world.telegram.updates.allow(["callback_query", "message"])
    toast, hers = await room.first.taps(hers, "Жариялау")
    assert "шешіліп қойған" in toast
    assert "жауып қойған" in hers["text"]
    assert len(posts(world)) == 1
    assert await rows(world) == [("rejected", "closed")]


async def test_its_author_writes_it_anew_and_takes_it_back(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    first = await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    hers = await card(world, room.first)
    await world.telegram.edit(author.id, DIRECT, first["message_id"], "Ауылда екі көпір ашылды")
    await world.quiet()
    assert "екі көпір" in world.telegram.place(room.first.id).messages[hers["message_id"]]["text"]
    second = await world.telegram.suggest(author.id, CHANNEL, {"text": "Үш көпір"}, reply_to=first["message_id"])
    await world.quiet()
    assert "Үш көпір" in world.telegram.place(room.first.id).messages[hers["message_id"]]["text"]
    assert await rows(world) == [("waiting", None)]
    world.telegram.remove(world.telegram.place(DIRECT), second["message_id"])
    toast, hers = await room.first.taps(hers, "Жариялау")
    assert "өшіріп тастапты" in toast
    assert await rows(world) == [("rejected", "withdrawn")]


async def test_only_who_may_answer_direct_messages_sees_them(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    world.telegram.promote(room.second.id, CHANNEL, can_manage_direct_messages=False)
    await world.quiet()
    assert "Кезек бос" in (await room.second.types("/queue"))["text"]
    told = await room.second.types("/help")
    for deed in ("show", "approve", "reject", "plan", "skip", "word", "title", "merge", "edit", "plain"):
        toast, told = await room.second.forges(told, f"1:cqc:{deed}:d:{CHANNEL}:{1:016x}")
        assert "мұндай құқық жоқ" in toast
    for payload in (
        f"1:cqc:approve:g:{CHANNEL}:{1:016x}",
        f"1:cqr:g:{CHANNEL}:{1:016x}:old",
        f"1:cqc:show:g:{CHANNEL}:{1:016x}",
    ):
        _, told = await room.second.forges(told, payload)
        assert "көпір" not in told.get("text", "")
    assert await rows(world) == [("waiting", None)]
    assert not posts(world)


async def test_a_right_that_was_just_taken_closes_no_card(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    hers = await card(world, room.first)
    world.telegram.updates.allow(["callback_query", "message"])  # the word of it is late
    world.telegram.promote(world.telegram.bot["id"], CHANNEL, can_post_messages=False)
    toast, _ = await room.first.taps(hers, "Жариялау")
    assert "Manage Direct Messages" in toast
    assert await rows(world) == [("waiting", None)]


async def test_editors_are_told_once_how_to_let_the_bot_see_them(world: World) -> None:
    room, author = await room_with_direct_messages(world)
    for person in (room.first, room.second):
        await person.types("/help")
    await world.telegram.suggest(author.id, CHANNEL, BRIDGE)
    hers = await card(world, room.first)
    world.telegram.promote(world.telegram.bot["id"], CHANNEL, can_manage_direct_messages=False)
    for person in (room.first, room.second):
        await world.telegram.wait_for(person.id, lambda one: "«Manage Direct Messages»" in one.get("text", ""))
    toast, _ = await room.first.taps(hers, "Жариялау")
    assert "жеке хабарларын басқару құқығы жоқ" in toast
    world.telegram.promote(world.telegram.bot["id"], CHANNEL, can_manage_direct_messages=False, can_edit_messages=False)
    await world.quiet()
    words = [
        one for one in world.telegram.messages(room.first.id) if "Telegram-да арна → Әкімшілер" in one.get("text", "")
    ]
    assert len(words) == 1
