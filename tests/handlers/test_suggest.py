"""A reader suggests news to a channel: with no name unless it is signed, not too often, and hears what comes of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.formatter.compose import said
from bot.model import Post
from bot.storage import erase_editor, slots, suggestions
from bot.storage.tables import suggestion
from tests import clock
from tests.handlers.queues import CHANNEL, TITLE, newsroom
from tests.handlers.world import Message, World, labels

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\x68"
FAR = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_text_goes_to_the_editors_without_a_name_and_is_posted(language: str, world: World) -> None:
    room = await newsroom(world, suggest=True)
    reader, texts = world.person(language, 7_000_000_001), world.desk.texts
    asked = await reader.types("/suggest")
    assert TITLE in asked["text"]
    confirm = await reader.types("Біздің ауылда *көпір* ашылды")
    told = await reader.types("Көпір ашылды, <b>бәрі</b> қуанышты")
    toast, _ = await reader.taps(confirm, texts.label(language, "button-suggest-send"))
    assert not toast
    _, told = await reader.taps(told, "🕶")
    hers = await room.first.types("/queue")
    assert "Көпір ашылды, <b>бәрі</b>" in hers["text"].replace("&lt;", "<").replace("&gt;", ">")
    assert "айтпады" in hers["text"]
    assert str(reader.id) not in str(hers)
    _, hers = await room.first.taps(hers, "Жариялау")
    async with world.desk.db.read() as conn:
        (slot,) = await slots.due(conn, FAR, 9)
        kept = await erase_editor.known(conn, room.first.id)
    assert slot.channel_id == CHANNEL
    assert said(slot.content, silent=False) == Post(text="Көпір ашылды, &lt;b&gt;бәрі&lt;/b&gt; қуанышты", preview=True)
    assert str(reader.id) not in str(kept["slot"])
    assert "өте" not in (await reader.types("/suggest"))["text"]


async def test_an_album_is_signed_as_it_will_stand_in_the_channel(world: World) -> None:
    room = await newsroom(world, suggest=True)
    reader = world.person()
    await reader.types(f"/start s_{-CHANNEL}")
    await world.telegram.send_album(reader.id, [PNG, PNG + b"2", PNG + b"3"], "Тасқын")
    confirm = await world.telegram.wait_for(reader.id, lambda m: "жіберейік пе" in m.get("text", ""))
    await world.quiet()
    _, confirm = await reader.taps(confirm, "Атыммен")
    assert "жетті" in confirm["text"]
    hers = await room.first.types("/queue", expect="оқырман")
    assert "Авторы: Айгүл" in hers["text"]
    assert "Альбом, 3" in hers["text"]
    copies = [one for one in world.telegram.messages(room.first.id) if "photo" in one]
    assert [one.get("caption", "") for one in copies] == ["Тасқын\n\n✍️ Жіберген: Айгүл", "", ""]
    assert not any("forward_origin" in one for one in copies)
    assert "Өңдеу" not in "".join(labels(hers))
    _, hers = await room.first.taps(hers, "Алмау")
    _, hers = await room.first.taps(hers, "Жарнама")
    async with world.desk.db.read() as conn:
        ((found, ids),) = await suggestions.unanswered(conn, FAR)
    assert (found.reason, ids) == ("advert", ())
    other = world.person()
    await other.types(f"/start s_{-CHANNEL}")
    origin = {"type": "user", "sender_user": world.telegram.user(other.id), "date": 1}
    place = {"location": {"latitude": 53.2, "longitude": 63.6}}
    await world.telegram.send(other.id, place | {"forward_origin": origin})
    confirm = await world.telegram.wait_for(other.id, lambda m: "жіберейік пе" in m.get("text", ""))
    await other.taps(confirm, "🕶")
    hers = await room.second.types("/queue", expect="айтпады")
    await room.second.taps(hers, "Жариялау")
    async with world.desk.db.read() as conn:
        (slot,) = await slots.due(conn, FAR, 9)
    assert (slot.content.kind, slot.content.origin) == ("other", False), "a forward would name its reader"


async def test_what_a_reader_changes_afterwards_is_not_what_comes_out(world: World) -> None:
    await newsroom(world, suggest=True)
    reader = world.person()
    await reader.types("/suggest")
    sent = await world.telegram.send_photo(reader.id, PNG, "Көпір ашылды")
    confirm = await world.telegram.wait_for(reader.id, lambda m: "жіберейік пе" in m.get("text", ""))
    await reader.taps(confirm, "🕶")
    async with world.desk.db.read() as conn:
        found = await suggestions.get(conn, 1)
    assert found
    assert sent["message_id"] not in found.content.message_ids
    (copy,) = [world.telegram.place(reader.id).messages[one] for one in found.content.message_ids]
    assert (copy["caption"], copy["from"]["is_bot"]) == ("Көпір ашылды", True)


async def test_what_no_line_can_stand_under_is_not_signed(world: World) -> None:
    await newsroom(world, suggest=True)
    reader = world.person()
    await reader.types("/suggest")
    await world.telegram.send(reader.id, {"location": {"longitude": 63.6, "latitude": 53.2}})
    confirm = await world.telegram.wait_for(reader.id, lambda m: "жіберейік пе" in m.get("text", ""))
    assert "Атыммен" not in "".join(labels(confirm))
    await reader.forges(confirm, "1:cqs:sign:1")
    async with world.desk.db.read() as conn:
        found = await suggestions.get(conn, 1)
    assert found
    assert found.signed is None


async def test_three_a_day_one_in_ten_minutes(world: World) -> None:
    await newsroom(world, suggest=True)
    reader = world.person()

    async def sends() -> Message:
        await reader.types("/suggest")
        confirm = await reader.types("Жаңалық")
        return (await reader.taps(confirm, "🕶"))[1]

    for turn in range(3):
        assert "жетті" in (await sends())["text"]
        assert "Келесі ұсынысты" in (await reader.types("/suggest"))["text"]
        earlier = clock.now() - timedelta(minutes=11 * (turn + 1))
        async with world.desk.db.write() as conn:
            await conn.execute(update(suggestion).where(suggestion.c.id == turn + 1).values(came=earlier))
    assert "Келесі ұсынысты" in (await reader.types("/suggest"))["text"]


async def test_a_channel_that_takes_none_is_not_offered_and_others_drafts_are_nobodys(world: World) -> None:
    await newsroom(world)
    reader, other = world.person(), world.person()
    assert "Әзірге" in (await reader.types("/suggest"))["text"]
    assert "қабылдамайды" in (await reader.types(f"/start s_{-CHANNEL}"))["text"]
    told = await other.types("/help")
    for payload in ("1:cqs:send:1", "1:cqs:sign:1", f"1:cqs:to:{CHANNEL}", "1:cqs:drop:0"):
        await other.forges(told, payload)
    async with world.desk.db.read() as conn:
        assert await suggestions.get(conn, 1) is None
