"""Composing and planning as an editor does it: send, look, pick a time, move it, see the week, take it back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import Slot
from bot.rules.throttle import Throttle
from bot.storage import chats, slots
from tests import clock
from tests.handlers.planning import CHANNEL, PICTURE, SECOND, Office, connect, office
from tests.handlers.world import Message, World, data, labels

ALMATY = ZoneInfo("Asia/Almaty")
SOON = timedelta(seconds=3)
HIDDEN = {"sender_user_name": "Ерлан", "date": 1_700_000_000}


@pytest.fixture(name="office")
async def the_office(world: World) -> Office:
    return await office(world)


def now() -> datetime:
    return clock.now()


async def walk(office: Office, screen: Message, *buttons: str) -> Message:
    for label in buttons:
        _, screen = await office.editor.taps(screen, label)
    return screen


async def planned(office: Office) -> list[Slot]:
    return [one for one in await office.slots() if one.state == "planned"]


async def test_an_album_is_scheduled_by_calendar_moved_and_posted_on_the_minute(office: Office) -> None:
    await office.world.telegram.send_album(office.editor.id, [PICTURE] * 4, "Той суреттері")
    await office.world.quiet()
    await office.tick(now() + SOON)
    screen = await office.told("Қашан шығарамыз?")
    chat = office.world.telegram.place(office.editor.id).messages
    copies = [one for one in chat.values() if "media_group_id" in one and one["from"]["is_bot"]]
    assert len(copies) == 4
    month = await walk(office, screen, "Уақытын таңдау", "Күнтізбе", "›")
    days = [label for label in labels(month) if label.isdecimal()]
    assert len(days) >= 28
    hours = await walk(office, month, "15")
    done = await walk(office, hours, "10:00")
    assert "10:00" in done["text"]
    week = await office.editor.types("/schedule", expect="Келесі жазба")
    assert "Той суреттері" in (await walk(office, week, "10:00 ›"))["text"]
    await walk(office, await office.editor.types("/schedule", expect="Келесі жазба"), "10:00 ›", "Той суреттері")
    (slot,) = await planned(office)
    assert slot.due
    assert (slot.due.astimezone(ALMATY).day, slot.due.astimezone(ALMATY).hour) == (15, 10)
    moved = await office.editor.types("ертең 18:45", expect="18:45")
    assert "Жылжыту" in " ".join(labels(moved))
    (slot,) = await planned(office)
    tomorrow = now().astimezone(ALMATY).date() + timedelta(days=1)
    due = datetime.combine(tomorrow, datetime.min.time().replace(hour=18, minute=45), ALMATY).astimezone(UTC)
    assert slot.due == due
    await office.tick(due - timedelta(seconds=1))
    assert office.posts() == []
    await office.tick(due)
    posts = office.posts()
    assert len(posts) == 4
    assert len({one["media_group_id"] for one in posts}) == 1
    assert posts[0]["caption"] == "Той суреттері"


async def test_everything_can_be_sent_and_stays_as_it_is(office: Office) -> None:
    poll = {"id": "1", "question": "Қай күн?", "options": [], "total_voter_count": 0, "is_closed": False}
    poll |= {"is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
    poll |= {"allows_revoting": True, "members_only": False}
    video = {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}
    telegram, editor = office.world.telegram, office.editor.id
    await telegram.send(editor, {"poll": poll})
    await telegram.send(editor, {"video": video, "caption": "Бейне"})
    await telegram.send_document(editor, "есеп.txt", b"1")
    await telegram.send_photo(editor, PICTURE, "Сурет")
    source = next(iter(office.world.telegram.place(editor).messages))
    await telegram.forward(editor, editor, source)
    for name in ("Қай күн?", "Бейне", "есеп", "Сурет"):
        await walk(office, await office.told(name), "Қазір шығару")
    await office.tick(now() + SOON)
    kinds = [next(kind for kind in ("poll", "video", "document", "photo") if kind in one) for one in office.posts()]
    assert kinds == ["poll", "video", "document", "photo"]


async def test_what_is_forwarded_goes_out_with_its_source_if_the_editor_wishes(office: Office) -> None:
    telegram, editor, friend = office.world.telegram, office.editor, office.world.person()
    await friend.types("/start")
    said = await telegram.send_photo(friend.id, PICTURE, "Көктем келді")
    telegram.place(friend.id).messages[said["message_id"]]["forward_origin"] = {"type": "hidden_user"} | HIDDEN
    await telegram.forward(editor.id, friend.id, said["message_id"])
    screen = await office.told("Көшірмесі шығады")
    screen = await walk(office, screen, "Дереккөзімен жіберу")
    assert "Дереккөзімен шығады" in screen["text"]
    preview = [one for one in telegram.place(editor.id).messages.values() if one["from"]["is_bot"] and "photo" in one]
    assert [one.get("forward_origin", {}).get("sender_user_name") for one in preview] == [None, "Ерлан"]
    await walk(office, screen, "Қала береді", "Қазір шығару")
    await office.tick(now() + SOON)
    (post,) = office.posts()
    assert (post["caption"], post["forward_origin"]["sender_user_name"]) == ("Көктем келді", "Ерлан")
    posted = await office.told("арнасына шықты")
    _, stands = await editor.taps(await editor.types("/posts"), "Көктем келді")
    toast, _ = await editor.taps(stands, "Түзету")
    assert "өзгерттірмейді" in toast
    toast, _ = await editor.taps(posted, "Кері қайтару")
    await office.tick(office.now + SOON)
    assert office.posts() == []
    draft = await walk(office, await office.told("алынды"), "Қайта жоспарлау")
    screen = await walk(office, draft, "Көшірмесін шығару")
    for one in telegram.place(editor.id).messages.values():
        one["has_protected_content"] = True
    toast, _ = await editor.taps(screen, "Дереккөзімен жіберу")
    assert "қорғалған" in toast


async def test_a_text_of_an_editor_is_answered_as_ever_with_a_button_below(office: Office) -> None:
    answer = await office.editor.types("100 доллар")
    assert labels(answer)[-1] == "📢 Арнаға шығару"
    reader = office.world.person()
    assert "📢 Арнаға шығару" not in labels(await reader.types("100 доллар"))
    await office.world.telegram.send_photo(reader.id, PICTURE)
    assert "Қашан" not in (await office.world.telegram.wait_for(reader.id, after=reader.seen))["text"]
    screen = await walk(office, answer, "Арнаға шығару")
    await walk(office, screen, "Дыбыспен", "Бекітілмейді", "Қала береді", "бір рет")
    done = await office.editor.types("ертең 9:00", expect="күн сайын")
    for option in ("Дыбыссыз", "бекітіледі", "1 сағаттан"):
        assert option in done["text"]
    await office.editor.types("/post <b>Қайырлы</b> таң!", expect="Қашан")


async def test_the_week_shows_what_stands_too_close_and_every_item_can_be_changed(office: Office) -> None:
    base = now().replace(second=0, microsecond=0) + timedelta(days=2)
    await office.plan("Бірінші", base)
    await office.plan("Екінші", base + timedelta(seconds=30))
    await office.plan("Күнделікті", base + timedelta(hours=1), repeat="daily")
    week = await office.editor.types("/schedule", expect="Кесте")
    assert week["text"].count("⚠️") == 3
    assert week["text"].count("🔁") >= 4
    item = await walk(office, week, "Бірінші")
    assert "Дәл осы минутта тағы бір жазба" in item["text"]
    asked = await walk(office, item, "Ауыстыру")
    assert "Орнына" in asked["text"]
    item = await office.editor.types("Мүлде басқа мәтін", expect="Мүлде басқа")
    copy = await walk(office, item, "Көшірме")
    assert "Қашан" in copy["text"]
    gone = await walk(office, copy, "Өшіру")
    assert "Өшірілді" in gone["text"]
    assert "Қашан" in (await walk(office, gone, "Қайтару"))["text"]
    dropped = await walk(office, await office.editor.types("/schedule", expect="Мүлде"), "Екінші", "Өшіру")
    assert "Екінші" not in (await office.editor.types("/schedule", expect="Мүлде"))["text"]
    assert "Екінші" in (await walk(office, dropped, "Қайтару", "Апта"))["text"]
    await office.editor.types("/schedule", expect="Мүлде басқа")
    week = await office.editor.types("/schedule", expect="Кесте")
    times = await walk(office, week, "Кезек уақыттары", "жм", "09:00")
    assert "Жұма: 09:00" in times["text"]
    assert "сағат таппадым" in (await office.editor.types("түсте және кешке"))["text"]
    typed = await office.editor.types("12:30 18:00", expect="12:30")
    assert "Жұма: 12:30, 18:00" in typed["text"]
    async with office.world.desk.db.read() as connection:
        assert await slots.times(connection, CHANNEL) == {(4, 750), (4, 1080)}
    made = await walk(office, await office.editor.types("/schedule", expect="Кесте"), "Таңғы бағам")
    assert "күн сайын" in made["text"]


async def test_the_queue_offers_its_next_free_time_cron_and_facts_are_for_those_who_know(office: Office) -> None:
    async with office.world.desk.db.write() as connection:
        await slots.set_times(connection, CHANNEL, range(7), [9 * 60, 18 * 60])
    screen = await office.editor.types("Бірінші факт\nЕкінші факт", expect="Қашан")
    offered = next(label for label in labels(screen) if "Кезекке" in label)
    await walk(office, screen, "Кезекке")
    again = await walk(office, await office.editor.types("тағы бірі"), "Арнаға шығару")
    assert offered != next(label for label in labels(again) if "Кезекке" in label)
    asked = await walk(office, again, "🔁 cron")
    assert "cron" in asked["text"]
    assert "Артқа" in labels(await office.editor.types("* * * * *", expect="болмады"))[0]
    await office.editor.types("0 9 1 * *", expect="cron 0 9 1 * *")
    other = await walk(office, await office.editor.types("Тұлпар\nСұңқар", expect="Қашан"), "Күн фактісі")
    assert "Қашан" in other["text"]
    await office.editor.types("ертең 10:00", expect="Күн фактісі")
    fact = next(one for one in await planned(office) if one.content.made == "fact")
    assert fact.due
    await office.tick(fact.due)
    assert [one["text"] for one in office.posts()][-1] in {"Тұлпар", "Сұңқар"}


async def test_of_several_channels_one_is_chosen(world: World) -> None:
    opened = await office(world, SECOND)
    await world.telegram.send_photo(opened.editor.id, PICTURE, "Сурет")
    screen = await opened.told("Қашан")
    await walk(opened, screen, "📢", "Дала 8", "Қазір шығару")
    await opened.tick(now() + SOON)
    assert [len(opened.posts(one)) for one in (CHANNEL, SECOND)] == [0, 1]
    await connect(world, SECOND, opened.editor)


async def test_a_time_that_is_not_understood_is_told_and_the_post_stays(office: Office) -> None:
    editor, texts = office.editor, office.world.desk.texts
    draft = await editor.types("Бірінші жол\nекінші жол", expect="Қашан")
    for typed in ("ертең 25:00", "кешкісін тоғыздан"):
        assert "түсінбедім" in (await editor.types(typed))["text"]
    assert "түсінбедім" not in (await editor.types("бүгінгі бағам"))["text"]
    assert "тақырыбына" in (await editor.types("су тасқыны"))["text"], "a screen that merely stands open asks nothing"
    when = data(draft, "Уақытын таңдау")
    for language in ("kk", "ru", "en"):
        async with office.world.desk.db.write() as connection:
            await chats.set_language(connection, editor.id, language)
        await editor.forges(draft, when)
        told = await editor.types("бейсенбі сайын")
        assert told["text"].startswith(texts.say(language, "compose-no-time", typed="бейсенбі сайын", what=""))
        assert "Бірінші жол" in told["text"]
        assert labels(told) == [texts.label(language, "button-back")]
    draft = await walk(office, told, texts.label("en", "button-back"))
    assert "Wh" in draft["text"]
    assert "Follow" in labels(await editor.types("қар көшкіні"))[0], "the way back leaves the question"
    screen = await walk(office, draft, texts.label("en", "plan-when"))
    assert "no answer" in (await editor.types("/cancel"))["text"]
    assert "Follow" in labels(await editor.types("бейсенбі сайын"))[0]
    await walk(office, screen, texts.label("en", "plan-calendar"))
    assert "18:45" in (await editor.types("tomorrow 18:45", expect="18:45"))["text"]
    assert len(await planned(office)) == 1


@pytest.mark.parametrize(
    ("language", "week", "empty"), [("ru", "Расписание", "ничего нет"), ("en", "Schedule", "Noth")]
)
async def test_the_screens_speak_the_editors_language(world: World, language: str, week: str, empty: str) -> None:
    opened = await office(world)
    async with world.desk.db.write() as connection:
        await chats.set_language(connection, opened.editor.id, language)
    screen = await opened.editor.types("/schedule", expect=week)
    assert empty in screen["text"]


async def test_three_albums_in_a_minute_lose_no_part(world: World, throttle: Throttle) -> None:
    opened = await office(world)
    throttle.most = 20
    for _ in range(3):
        await world.telegram.send_album(opened.editor.id, [PICTURE] * 10)
    await world.quiet()
    async with world.desk.db.read() as connection:
        gathered = await slots.gathered(connection, now() + 2 * SOON)
    assert [len(one.content.message_ids) for one in gathered] == [10, 10, 10]
