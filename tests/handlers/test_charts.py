"""A person looks at the charts of the rates: a picture that changes where it stands, and a way back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.actions.desk import Desk
from bot.demo.telegram.files import picture_size
from bot.formatter import taps
from bot.model import Rate
from bot.storage import rates
from tests import clock
from tests.handlers.world import Message, Person, World, labels

LOOK = taps.encode(taps.Chart("USD", 7)) or ""


@pytest.fixture
async def bank(desk: Desk) -> None:
    """Forty days of rates."""
    today = desk.today(clock.now())
    days = [today - timedelta(days=n) for n in range(40)]
    told = [Rate(currency="USD", on=on, value=Decimal(500 + n % 7)) for n, on in enumerate(days)]
    told += [Rate(currency="EUR", on=on, value=Decimal(560 - n % 5)) for n, on in enumerate(days)]
    async with desk.db.write() as connection:
        await rates.save(connection, told)


def last(world: World, person: Person) -> Message:
    return world.telegram.messages(person.id)[-1]


@pytest.mark.usefixtures("bank")
async def test_a_chart_stands_where_the_button_was_and_the_way_back_leads_to_the_rates(world: World) -> None:
    person = world.person("kk")
    _, shown = await person.forges(await person.types("/rates"), LOOK)
    assert shown["photo"]
    assert shown["caption"].startswith("АҚШ доллары, ")
    assert labels(shown) == ["✓ 7 күн", "30 күн", "365 күн", "✓ USD", "EUR", "RUB", "‹ Бағам"]
    _, month = await person.taps(shown, "30 күн")
    assert "30 күнде" in month["caption"]
    _, euro = await person.taps(month, "EUR")
    assert euro["caption"].startswith("Еуро, ")
    assert {one["message_id"] for one in (shown, month, euro)} == {shown["message_id"]}
    pictures = {one["photo"][-1]["file_id"]: one["caption"] for one in (shown, month, euro)}
    assert len(pictures) == 3
    for file_id in pictures:
        assert picture_size(world.telegram.files.by_id[file_id].content) == (1280, 720)
    await world.telegram.press(person.id, person.id, euro["message_id"], "1:o:rates")
    await world.quiet()
    assert "ресми бағамы" in last(world, person)["text"]
    assert not [one for one in world.telegram.messages(person.id) if "photo" in one]


@pytest.mark.usefixtures("bank")
async def test_the_second_who_asks_gets_the_picture_that_telegram_has_and_a_language_has_its_own(world: World) -> None:
    first, second, russian = world.person("kk"), world.person("kk"), world.person("ru")
    shown = []
    for person in (first, second, russian):
        _, one = await person.forges(await person.types("/rates"), LOOK)
        shown.append(one)
    assert shown[0]["photo"] == shown[1]["photo"] != shown[2]["photo"]
    assert len(world.telegram.files.by_id) == 2
    assert shown[2]["caption"].startswith("Доллар США, курс на ")


async def test_without_rates_a_chart_says_so_and_keeps_its_buttons(world: World) -> None:
    for language, words in (("kk", "жиналған жоқ"), ("ru", "пока мало"), ("en", "too few")):
        person = world.person(language)
        _, shown = await person.forges(await person.types("/rates"), taps.encode(taps.Chart("XYZ", 365)) or "")
        assert words in shown["text"]
        assert "✓ XYZ" in labels(shown)
