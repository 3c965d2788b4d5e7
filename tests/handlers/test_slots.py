"""Planned posts through the local Telegram: each once or held, whatever happens to clocks, machines and rights."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from bot.model import Content, Editor, Item, Rate, RetryLater, Slot, Story, Tag, Unknown
from bot.storage import audit, cards, channel_posts, editors, follows, rates, slots, stories
from tests import clock
from tests.handlers.planning import CHANNEL, HOUR, PICTURE, Office, office
from tests.handlers.world import Message, World, labels

MINUTE = timedelta(minutes=1)
FLOOD = Tag("су|тасқын", "су тасқыны")


@pytest.fixture(name="office")
async def the_office(world: World) -> Office:
    return await office(world)


def texts(office: Office) -> list[str]:
    return [str(one["text"]) for one in office.posts()]


async def states(office: Office) -> list[tuple[str, str | None]]:
    return [(one.state, one.reason) for one in await office.slots()]


async def test_twenty_that_fell_due_while_the_loop_stood_still_are_all_posted_in_order(office: Office) -> None:
    due = office.now
    for number in range(20):
        await office.plan(f"Жазба {number}", due + timedelta(seconds=number / 10))
    await office.tick(due - timedelta(seconds=1))
    assert office.posts() == []
    await office.tick(due + timedelta(seconds=5))
    assert texts(office) == [f"Жазба {number}" for number in range(20)]
    await office.tick()
    assert len(office.posts()) == 20


async def test_half_an_hour_of_standstill_loses_nothing_and_what_is_later_is_asked_about(office: Office) -> None:
    start = office.now
    for minutes in (0, 5, 29, 61, 300):
        await office.plan(f"{minutes} минут бұрын", start - timedelta(minutes=minutes))
    await office.restart()
    await office.tick(start)
    assert sorted(texts(office)) == ["0 минут бұрын", "29 минут бұрын", "5 минут бұрын"]
    await office.tick()
    held = await office.told("Жазба шықпай тұр")
    assert "бот жұмыс істемей тұрды" in held["text"]
    later = await office.told("Жазба шықпай тұр")
    _, going = await office.editor.taps(later, "Қазір шығару")
    assert "шығып жатыр" in going["text"]
    await office.tick(clock.now() + MINUTE)
    assert len(office.posts()) == 4
    await office.tick()
    assert sum("Жазба шықпай тұр" in m.get("text", "") for m in _chat(office)) == 1  # the other became "posting"


def _chat(office: Office) -> list[Message]:
    return list(office.world.telegram.place(office.editor.id).messages.values())


@pytest.mark.parametrize("step", [-HOUR, HOUR - timedelta(seconds=1)])
async def test_a_clock_that_is_set_by_an_hour_doubles_and_loses_nothing(office: Office, step: timedelta) -> None:
    start = office.now.replace(second=0, microsecond=0)
    await office.plan("Бірінші", start, repeat="daily")
    await office.plan("Екінші", start + 30 * MINUTE)
    await office.tick(start)
    for minutes in range(0, 120, 10):
        await office.tick(start + step + minutes * MINUTE)
    assert texts(office) == ["Бірінші", "Екінші"]
    assert [one.due for one in await office.slots() if one.state == "planned"] == [start + 24 * HOUR]


async def test_a_crash_in_the_middle_of_an_album_leaves_it_held_and_never_twice(office: Office) -> None:
    parts = await office.world.telegram.send_album(office.editor.id, [PICTURE] * 3, "Той")
    await office.world.quiet()
    slot = (await _drafts(office))[-1]
    assert len(slot.content.message_ids) == len(parts)
    async with office.world.desk.db.write() as connection:
        planned = await slots.add(connection, replace(slot, state="planned", due=office.now))
    office.sends.append(RuntimeError("killed"))
    await office.tick()
    assert (await _state(office, planned.id)) == ("posting", None)
    await office.restart()
    for _ in range(3):
        await office.tick()
    assert office.posts() == []
    assert (await _state(office, planned.id)) == ("held", "interrupted")
    asked = await office.told("Жазба шықпай тұр")
    await office.editor.taps(asked, "Қазір шығару")
    await office.tick(clock.now() + MINUTE)
    assert [m["photo"] is not None for m in office.posts()] == [True] * 3
    assert len({m["media_group_id"] for m in office.posts()}) == 1


async def _drafts(office: Office) -> list[Slot]:
    async with office.world.desk.db.read() as connection:
        return await slots.gathered(connection, office.now + HOUR)


async def _state(office: Office, slot_id: int) -> tuple[str, str | None]:
    async with office.world.desk.db.read() as connection:
        slot = await slots.get(connection, slot_id)
    assert slot
    return slot.state, slot.reason


async def test_rights_are_asked_again_when_it_is_due(office: Office) -> None:
    await office.plan("Ертеңгі жазба", office.now + HOUR)
    other = office.world.person()
    await other.types("/start")
    async with office.world.desk.db.write() as conn:
        await editors.put(conn, Editor(channel_id=CHANNEL, user_id=other.id, role="owner", name="Бота"), office.now)
    office.world.telegram.demote(office.editor.id, CHANNEL)
    office.world.desk.rights.drop(CHANNEL)
    await office.tick(office.now + HOUR)
    assert office.posts() == []
    assert (await states(office))[0][0] == "held"
    await office.tick()
    assert "құқық жоқ" in (await office.told("Жазба шықпай тұр"))["text"]
    (asked,) = [one for one in office.world.telegram.messages(other.id) if "Жазба шықпай тұр" in one["text"]]
    office.world.telegram.promote(other.id, CHANNEL)
    await other.taps(asked, "Қазір шығару")
    await office.tick(clock.now() + MINUTE)
    assert texts(office) == ["Ертеңгі жазба"]


async def test_telegrams_moods_wait_and_its_refusals_hold(office: Office) -> None:
    start = office.now
    await office.plan("Жазба", start)
    office.sends += [RetryLater(timedelta(seconds=30), "Telegram asks to wait")]
    await office.tick()
    await office.tick(start + timedelta(seconds=10))
    assert await states(office) == [("planned", None)]
    await office.tick(start + timedelta(seconds=31))
    assert texts(office) == ["Жазба"]
    slot = await office.plan("Жаман", office.now)
    chat = office.world.telegram.place(office.editor.id)
    office.world.telegram.remove(chat, slot.content.message_ids[0])  # the editor tidies up
    await office.tick()
    await office.tick()
    assert "хабарыңыз өшірілген" in (await office.told("Жазба шықпай тұр"))["text"]
    await office.plan("Белгісіз", office.now)
    office.sends += [Unknown("AnswerLost")]
    await office.tick()
    assert [state for state, _ in await states(office)] == ["posted", "held", "held"]
    await office.tick()
    assert {reason for _, reason in await states(office)} == {None, "Message to copy not found", "lost"}
    assert texts(office) == ["Жазба"]


async def test_a_month_of_weekdays_is_posted_once_a_day_and_what_was_missed_comes_once(office: Office) -> None:
    first = datetime(2030, 3, 1, 4, tzinfo=UTC)  # Friday, 9:00
    office.now = first
    await office.plan("Қайырлы таң!", first, repeat="weekdays")
    for day in range(31):
        await office.tick(first + day * 24 * HOUR + timedelta(seconds=day % 5))
        await office.tick(first + day * 24 * HOUR + HOUR)
    assert len(office.posts()) == 21
    await office.tick(datetime(2030, 4, 10, 4, 30, tzinfo=UTC))  # eight days of standstill
    coming = [one for one in await office.slots() if one.state == "planned"]
    assert [one.due for one in coming] == [datetime(2030, 4, 11, 4, tzinfo=UTC)]
    assert [one.state for one in await office.slots()].count("held") == 1


async def test_options_pin_silence_and_deletion(office: Office) -> None:
    slot = await office.plan("Хабарландыру", office.now, pin=True, silent=True, delete_after=1)
    await office.tick()
    (post,) = office.posts()
    assert office.world.telegram.place(CHANNEL).pinned == [post["message_id"]]
    sent = [values for name, values in office.world.telegram.requests if name == "copyMessage"]
    assert sent[-1]["disable_notification"]
    await office.tick(office.now + HOUR)
    assert office.posts() == []
    assert (await _state(office, slot.id))[0] == "deleted"
    async with office.world.desk.db.read() as connection:
        standing = await channel_posts.between(connection, CHANNEL, office.now - 3 * HOUR, office.now + HOUR)
        deeds = [note.did for note in await audit.page(connection, CHANNEL, 9)]
    assert standing[0].deleted == office.now
    assert deeds == ["retracted", "posted"]


async def test_a_pin_that_telegram_refuses_is_told(office: Office) -> None:
    telegram = office.world.telegram
    telegram.promote(telegram.bot["id"], CHANNEL, can_edit_messages=False)
    await office.plan("Хабарландыру", office.now, pin=True)
    await office.tick()
    assert "Бекіту болмады" in (await office.told("арнасына шықты"))["text"]


async def test_a_minute_of_undo(office: Office) -> None:
    slot, card = await office.plan("Қате", office.now), Item(kind="story", channel_id=CHANNEL, id=7)
    async with office.world.desk.db.write() as connection:
        await cards.add(connection, [(CHANNEL, 7)], office.now)
        await cards.decide(connection, card, office.editor.id, office.now, state="approved")
        await cards.carried(connection, card, slot.id)
    await office.tick(clock.now() + timedelta(seconds=1))
    posted = await office.told("арнасына шықты")
    toast, _ = await office.editor.taps(posted, "Кері қайтару")
    assert "Кері алынып" in toast
    await office.tick(clock.now() + timedelta(seconds=2))
    assert office.posts() == []
    assert [one[0] for one in await states(office)] == []
    assert "қайтадан кезекте" in (await office.told("алынды"))["text"]
    async with office.world.desk.db.read() as connection:
        assert [one.item for one in await cards.waiting(connection, [CHANNEL])] == [card]
        assert [one.did for one in await audit.page(connection, CHANNEL, 2)] == ["returned", "undone"]
    toast, _ = await office.editor.taps(posted, "Кері қайтару")
    assert "Бір минут өтіп кетті" in toast


async def test_an_own_post_is_corrected_as_it_was_typed_and_an_album_where_its_words_are(office: Office) -> None:
    telegram, editor = office.world.telegram, office.editor
    parts = await telegram.send_album(editor.id, [PICTURE] * 3)
    await office.world.quiet()
    (draft,) = await _drafts(office)
    ids = tuple(part["message_id"] for part in parts)
    album = replace(draft.content, message_ids=ids, text="Қате", captioned=ids[1])
    await office.plan("", office.now, content=album)
    await office.plan("Қате мәтін", office.now)
    await office.tick()
    *pictures, text = office.posts()
    for place, caption in ((pictures[2], pictures[1]), (text, text)):
        said = await telegram.forward(editor.id, CHANNEL, place["message_id"])
        editor.seen = said["message_id"]
        await editor.taps(await office.told("Өзгеріс тек осы"), "Түзету")
        question = await office.told("жауап ретінде")
        await telegram.say_formatted(editor.id, "<b>Дұрысы</b>\n\nмен <i>көлбеу</i>", reply_to=question["message_id"])
        preview = await office.told("Мынадай болады")
        await editor.taps(preview, "Түзету: 1")
        now = telegram.place(CHANNEL).messages[caption["message_id"]]
        words, entities = ("caption", "caption_entities") if "photo" in now else ("text", "entities")
        assert now[words].startswith("Дұрысы\n\nмен көлбеу\n\n")
        assert "түзетілді" in now[words]
        assert [one["type"] for one in now[entities]] == ["bold", "italic", "italic"]
    assert ["caption" in one for one in office.posts()[:3]] == [False, True, False]
    await another_picture(office, pictures, text)
    listed = [label for label in labels(await editor.types("/posts")) if "Дұрысы" in label]
    assert len(listed) == 2, "an album is one post"


async def another_picture(office: Office, album: list[Message], text: Message) -> None:
    """The last of an album's pictures is replaced, its words stay; of a text, only words change."""
    telegram, editor = office.world.telegram, office.editor
    picture = await telegram.send_photo(office.world.person().id, PICTURE + b"!")
    before = [one["photo"][-1]["file_unique_id"] for one in office.posts()[:3]]
    for place, told in ((text, "тек сөзі"), (album[0], "Нешіншісінің орнына")):
        said = await telegram.forward(editor.id, CHANNEL, place["message_id"])
        editor.seen = said["message_id"]
        await editor.taps(await office.told("Өзгеріс тек осы"), "Түзету")
        question = await office.told("жауап ретінде")
        reply = {"reply_to_message": question} if place is text else {}  # the next picture is an answer, too
        await telegram.send(editor.id, {"photo": picture["photo"], **reply})
        asked = await office.told(told)
    _, done = await editor.taps(asked, "3")
    assert "Түзетілді: 1" in done["text"]
    now = office.posts()[:3]
    ids = [one["photo"][-1]["file_unique_id"] for one in now]
    assert ids == [*before[:2], picture["photo"][-1]["file_unique_id"]]
    assert [one.get("caption", "").split("\n")[0] for one in now] == ["", "Дұрысы", ""]


async def test_a_month_of_rates_and_digests_comes_at_its_hours_though_the_zone_changes(office: Office) -> None:
    almaty, first = ZoneInfo("Asia/Almaty"), date(2024, 2, 15)
    days = [first + timedelta(days=n) for n in range(30)]
    office.now = datetime(2024, 2, 14, 18, tzinfo=UTC)
    async with office.world.desk.db.write() as conn:
        await follows.add(conn, CHANNEL, FLOOD, office.now)
        await rates.save(conn, [Rate(currency="USD", on=day, value=Decimal(440 + day.day)) for day in days])
    kinds: dict[int, Literal["rates", "digest"]] = {8: "digest", 9: "rates"}
    for hour, kind in kinds.items():
        due = datetime.combine(first, time(hour), almaty).astimezone(UTC)
        await office.plan("", due, content=Content(kind="made", made=kind), repeat="daily")
    for number, day in enumerate(days):
        evening = datetime.combine(day - timedelta(days=1), time(18), almaty).astimezone(UTC)
        await tell_at(office, number, evening)
        for hour in kinds:
            before, due = len(office.posts()), datetime.combine(day, time(hour), almaty).astimezone(UTC)
            if day.day in {29, 1}:  # round the change
                await office.tick(due - timedelta(seconds=1))
            await office.tick(due)
            post = office.posts()[before:]
            expected = {8: f"Хабар {number}", 9: f"{440 + day.day},00"}
            assert [expected[hour] in one["text"] for one in post] == [True], (day, hour, post)
            assert hour != 8 or "Қабылданбады" not in post[0]["text"], "what was not approved is not in it"
    assert len(office.posts()) == 60
    async with office.world.desk.db.read() as conn:
        stood = await channel_posts.between(conn, CHANNEL, office.now - 31 * 24 * HOUR, office.now + HOUR)
        listed = await channel_posts.listed(conn, CHANNEL, stood)
    assert sorted(listed.values()) == [[number] for number in range(30)], "a digest counts for its stories' topics"


async def tell_at(office: Office, number: int, at: datetime) -> None:
    """A story that the channel had then, and one that waits for its editors."""
    async with office.world.desk.db.write() as conn:
        for story_id, title in ((number, f"Хабар {number}"), (1_000 + number, "Қабылданбады")):
            story = Story(
                id=story_id,
                source="Дала",
                title=title,
                summary=(f"{title}.",),
                text=f"{title}.",
                link=f"https://dala.example/{story_id}",
                published=at,
                language="kk",
                tags=(FLOOD,),
            )
            await stories.add(conn, story, at)
        await channel_posts.add(conn, CHANNEL, [100_000 + number], at, story_id=number)
