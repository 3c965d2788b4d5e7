"""Alerts and the morning's rates are set by words and by taps, in every language."""

from datetime import time, timedelta
from decimal import Decimal

import pytest

from bot.actions import alerts as actions
from bot.formatter.taps import Watch
from bot.model import Chat, Rate
from bot.rules.alerts import MOST, Wish
from bot.storage import alerts, chats, morning_rates, rates
from tests import clock
from tests.handlers.world import World, labels

WORDS = {
    "kk": ("доллар 500-ден асса", "USD 500 ₸-ден асса", "Ескертулер"),
    "ru": ("доллар выше 500", "USD выше 500 ₸", "Оповещения"),
    "en": ("dollar above 500", "USD above 500 ₸", "Alerts"),
}


async def keep(world: World, **values: str) -> None:
    today = world.desk.today(clock.now())
    async with world.desk.db.write() as connection:
        await rates.save(
            connection, [Rate(currency=code, on=today, value=Decimal(value)) for code, value in values.items()]
        )


async def waiting(world: World, chat_id: int) -> list[tuple[str, bool, str, bool]]:
    async with world.desk.db.read() as connection:
        mine = await alerts.of(connection, chat_id)
    return [(one.currency, one.above, f"{one.value:f}", one.told is not None) for one in mine]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_an_alert_is_set_by_words_listed_removed_and_taken_back(language: str, world: World) -> None:
    await keep(world, USD="480.5", EUR="553")
    person = world.person(language)
    words, told, title = WORDS[language]
    answer = await person.types(words)
    assert told in answer["text"]
    assert "480,50 ₸" in answer["text"]
    assert await waiting(world, person.id) == [("USD", True, "500", False)]
    page = await person.types("/alerts")
    assert title.lower()[:6] in (await person.types(title))["text"].lower()
    assert f"✕ {told}" in labels(page)
    toast, page = await person.taps(page, "✕")
    assert toast
    assert await waiting(world, person.id) == []
    assert any(label.startswith("＋ USD") for label in labels(page))
    _, page = await person.taps(page, "↩️")
    assert await waiting(world, person.id) == [("USD", True, "500", False)]
    _, answer = await person.taps(answer, "↩️")
    assert await waiting(world, person.id) == []
    _, page = await person.taps(answer, "＋ EUR")
    assert await waiting(world, person.id) == [("EUR", True, "560", False)]
    assert "GBP" in (await person.types("gbp > 700"))["text"]


async def test_what_is_reached_already_waits_until_the_rate_was_back(world: World) -> None:
    await keep(world, USD="510")
    person = world.person()
    answer = await person.types("доллар 500-ден асса")
    assert "бағам 495,00 ₸-ге қайтқан соң" in answer["text"]
    assert await waiting(world, person.id) == [("USD", True, "500", True)]
    await person.types("/alerts usd 480")
    assert await waiting(world, person.id) == [("USD", False, "480", False), ("USD", True, "500", True)]
    assert "түсінбедім" in (await person.types("/alerts су тасқыны"))["text"]


async def test_there_is_room_for_twenty_and_no_more(world: World) -> None:
    await keep(world, USD="480")
    chat, now = Chat(id=7), clock.now()
    for value in range(MOST):
        await actions.add(world.desk, chat, Wish("USD", Decimal(500 + value)), now)
    assert "Ең көбі 20" in (await actions.add(world.desk, chat, Wish("USD", Decimal(900)), now)).text
    tap = Watch(wait=True, currency="USD", above=True, value=Decimal(900))
    assert "Ең көбі 20" in (await actions.by_tap(world.desk, chat, tap, now)).toast
    assert len(await waiting(world, 7)) == MOST


async def test_hostile_taps_on_alerts_change_nothing(world: World) -> None:
    await keep(world, USD="480")
    person = world.person()
    page = await person.types("доллар 500-ден асса")
    for payload in ("1:x:-:USD:+:501", "1:x:+:ZZZ:+:5", "1:x:+:USD:+:0", "1:xm:2460"):
        await person.forges(page, payload)
    assert await waiting(world, person.id) == [("USD", True, "500", False)]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_the_time_of_the_mornings_rates_is_set_by_taps_and_by_words(language: str, world: World) -> None:
    await keep(world, USD="480")
    person = world.person(language)
    screen = await person.types("/rates")
    _, screen = await person.taps(screen, "⏰")
    _, screen = await person.taps(screen, "08:00")
    assert "✓ 08:00" in labels(screen)
    now = clock.now()
    chat = await person.chat()
    assert chat
    assert chat.rates_at == time(8)
    async with world.desk.db.read() as connection:
        ((_, first),) = await morning_rates.due(connection, now + timedelta(days=1, minutes=1), 9)
    assert first > now
    assert first.astimezone(world.desk.zone(chat)).time() == time(8)
    assert "07:45" in (await person.types("/rates 7:45"))["text"]
    _, screen = await person.taps(screen, "🔕")
    chat = await person.chat()
    assert chat
    assert chat.rates_at is None
    async with world.desk.db.read() as connection:
        assert await morning_rates.due(connection, now + timedelta(days=2), 9) == []


async def test_in_a_group_an_administrator_sets_the_mornings_time_by_words(world: World) -> None:
    member, admin = world.person(), world.person()
    world.telegram.add_group(-1001, "Топ", people=[member.id], admins=[admin.id])
    for person, answer, minutes in ((member, "әкімшілері", None), (admin, "07:45", 465)):
        said = await world.telegram.say(person.id, "/rates@habarshy_demo_bot 07:45", chat_id=-1001)
        told = await world.telegram.wait_for(-1001, lambda m: m["from"]["is_bot"], after=said["message_id"])
        assert answer in told["text"]
        async with world.desk.db.read() as connection:
            group = await chats.get(connection, -1001)
        assert group
        assert group.rates_at == (minutes and time(minutes // 60, minutes % 60))
