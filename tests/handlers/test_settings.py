"""The settings, as a person walks through them: every tap changes the one screen, and there is always a way back."""

from datetime import UTC, datetime, time, timedelta
from typing import get_args

import pytest

from bot.actions.desk import Desk
from bot.formatter import taps
from bot.handlers.buttons import do
from bot.model import Chat
from bot.storage import morning_rates
from tests.handlers.world import Message, Person, World, labels

WORD = {"kk": "Баптау", "ru": "Настройки", "en": "Settings"}


async def walk(person: Person, screen: Message, *buttons: str) -> tuple[str, Message]:
    toast = ""
    for label in buttons:
        toast, screen = await person.taps(screen, label)
    return toast, screen


async def settings(person: Person) -> Chat:
    chat = await person.chat()
    assert chat
    return chat


async def test_a_reader_sets_everything_on_one_screen(world: World) -> None:
    person = world.person()
    screen = await person.types("баптау")
    _, after = await walk(person, screen, "Шолумен", "Шолу:", "20:00", "09:00", "Артқа")
    assert "08:00, 09:00" in after["text"]
    toast, after = await walk(person, after, "Шолу:", "13:00", "18:00")
    assert "Үш мезгілден" in toast
    _, after = await walk(person, after, "09:00", "13:00")
    toast, after = await walk(person, after, "08:00")
    assert "Кемінде бір" in toast
    _, after = await walk(person, after, "Артқа", "Тыныш уақыт", "Қосу", "23:00", "22:00", "07:00", "09:00")
    toast, after = await walk(person, after, "Басы: 22:00", "09:00")
    assert "бірдей" in toast
    _, after = await walk(
        person, after, "Артқа", "Артқа", "Шұғыл", "1 сөйлем", "Latyn", "Сурет", "Бағам", "Алматы", "Ыстанбұл"
    )
    assert after["message_id"] == screen["message_id"]
    assert {"✓ Шолумен", "🌙 Тыныш уақыт: 22:00–09:00 ›", "✓ 1 сөйлем", "✓ Latyn"} <= set(labels(after))
    assert {"🚨 Шұғыл хабар: бірден", "🖼 Сурет: бар", "💱 Бағам: жоқ", "🕰 Ыстанбұл ›"} <= set(labels(after))
    assert await settings(person) == Chat(
        id=person.id,
        digest=True,
        digest_times=(time(8),),
        quiet=(time(22), time(9)),
        wake=True,
        sentences=1,
        script="latin",
        pictures=True,
        footer=False,
        zone="Europe/Istanbul",
    )
    _, after = await walk(person, after, "Тыныш уақыт", "Өшіру", "Артқа", "Бірден")
    assert "бірден келеді" in after["text"]
    assert "Тыныш уақыт жоқ" in after["text"]
    assert not [label for label in labels(after) if "Шұғыл" in label]  # nothing waits, so nothing could be an exception


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_every_screen_is_there_in_every_language_with_a_way_back(code: str, world: World) -> None:
    person = world.person(code)
    screen = await person.types(WORD[code])
    first = labels(screen)
    for view in get_args(taps.View):
        _, up_close = await person.forges(screen, taps.encode(taps.Settings(view)) or "")
        back = [label for label in labels(up_close) if label.startswith("‹")]
        assert bool(back) == (view != "all")
        for label in back * (1 + (view in {"from", "to"})):
            _, up_close = await person.taps(up_close, label)
        assert labels(up_close) == first


async def test_the_rates_of_the_morning_move_with_the_clock(desk: Desk) -> None:
    now, person = datetime(2026, 11, 24, 12, tzinfo=UTC), Chat(id=1)
    await desk.known(person, now)
    async with desk.db.write() as connection:
        await morning_rates.set_at(connection, 1, time(9), now)
    await do(desk, person, taps.Change("zone", "Europe/Istanbul"), now)
    async with desk.db.read() as connection:
        assert await morning_rates.due(connection, now + timedelta(days=1), 1) == [
            (1, datetime(2026, 11, 25, 6, tzinfo=UTC))
        ]


async def test_a_language_is_chosen_in_place_and_brings_its_keys(world: World) -> None:
    person = world.person()
    screen = await person.types("/settings")
    _, after = await walk(person, screen, "Қазақша", "Русский")
    assert "Настройки" in after["text"]
    told = await world.telegram.wait_for(person.id, after=screen["message_id"])
    assert "по-русски" in told["text"]
    assert "Настройки" in world.telegram.keyboard(person.id)[1]


HOSTILE = (
    "1:i:admin",
    "1:z:zone:Asia/Tokyo",
    "1:z:hour:+9999",
    "1:z:hour:",
    "1:z:sentences:9",
    "1:z:language:fr",
    "1:z:quiet:1",
    "1:z:id:5",
    "1:z:paused:+",
    "1:z:digest:+:1",
)


async def test_hostile_data_changes_nothing(world: World) -> None:
    person = world.person()
    screen = await person.types("/settings")
    before = await settings(person)
    for payload in HOSTILE:
        toast, after = await person.forges(screen, payload)
        assert toast
        assert labels(after) == labels(screen)
    assert await settings(person) == before


async def test_in_a_group_its_administrators_set_what_it_gets(world: World) -> None:
    person, admin = world.person(), world.person()
    world.telegram.add_group(-1001, "Топ", people=[person.id], admins=[admin.id])
    await world.telegram.say(person.id, "/settings@habarshy_demo_bot", chat_id=-1001)
    assert "әкімшілері" in (await world.telegram.wait_for(-1001))["text"]
    await world.telegram.say(admin.id, "/settings@habarshy_demo_bot", chat_id=-1001)
    screen = await world.telegram.wait_for(-1001, lambda m: "Баптау" in m["text"])
    toast, after = await person.taps(screen, "Шолумен")
    assert "әкімшілері" in toast
    assert "✓ Бірден" in labels(after)
    _, after = await admin.taps(screen, "Шолумен")
    assert "✓ Шолумен" in labels(after)
