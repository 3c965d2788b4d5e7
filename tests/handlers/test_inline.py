"""`@bot …` in any chat: a person types, chooses a card, and it stands in the chat."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.model import Rate, Story
from bot.pipeline.index import Indexer
from bot.rules.search import named
from bot.storage import chats, rates, stories
from tests import clock
from tests.handlers.world import World

NOW = clock.now()
FLOOD = Story(
    id=2**62 + 12_345,
    source="Ulysmedia",
    title="Қостанайда <су> тасқыны & боран",
    summary=("Су көтерілді.", "Жол жабылды."),
    text="Су көтерілді. Жол жабылды. Тұрғындар көшірілді.",
    link="https://x.kz/7",
    published=NOW - timedelta(hours=1),
    language="kk",
    picture="https://x.kz/7.jpg",
)
CHANNEL = -1_001_001


async def told(world: World, *several: Story) -> None:
    async with world.desk.db.write() as connection:
        for one in several:
            await stories.add(connection, one, one.published)
    await Indexer(world.desk.db).index()


async def asks(world: World, user_id: int, query: str, offset: str = "") -> tuple[str, dict[str, Any]]:
    name = await world.telegram.inline(user_id, query, offset)
    return name, await world.telegram.answer_of(name)


def titles(answer: dict[str, Any]) -> list[str]:
    return [result["title"] for result in answer["results"]]


@pytest.mark.parametrize(
    ("language", "start", "nothing"),
    [("kk", "Хабаршыны қосу", "табылмады"), ("ru", "Включить", "Ничего"), ("en", "Start", "Nothing")],
)
async def test_a_card_is_found_and_posts_itself_into_a_channel(
    world: World, language: str, start: str, nothing: str
) -> None:
    await told(world, FLOOD, replace(FLOOD, id=2, title="Сайлау", summary=(), text="", link="https://x.kz/2"))
    person = world.person(language)
    world.telegram.add_channel(CHANNEL, "Арна", admins=[person.id])
    name, found = await asks(world, person.id, "су тасқынынан")
    assert titles(found) == [FLOOD.title]
    assert found["button"]["text"].startswith(start)
    assert "Ulysmedia" in found["results"][0]["description"]
    message = await world.telegram.choose(person.id, name, found["results"][0]["id"], CHANNEL)
    assert message["text"].startswith(FLOOD.title + "\n\nСу көтерілді.")
    assert re.search(r"Ulysmedia · \d{1,2} \w+, \d\d:\d\d$", message["text"]), "it will be read on other days"
    assert message["via_bot"]["username"] == world.telegram.bot["username"]
    assert "reply_markup" not in message
    assert message["link_preview_options"] == {"is_disabled": True}
    _, empty = await asks(world, person.id, "велосипед")
    assert (empty["results"], nothing in empty["button"]["text"]) == ([], True)


async def test_the_share_button_offers_exactly_its_story(world: World) -> None:
    await told(world, FLOOD, replace(FLOOD, id=3))
    person = world.person()
    _, found = await asks(world, person.id, named(FLOOD.id))
    assert [result["id"] for result in found["results"]] == [named(FLOOD.id)]
    for wrong in ("#", "#zz", "#" + "z" * 13, "#-1", "# 1", "#тасқын"):
        assert await asks(world, person.id, wrong), wrong


async def test_nothing_typed_offers_the_newest_page_by_page_and_remembers_nobody(world: World) -> None:
    several = [replace(FLOOD, id=n + 1, title=f"Хабар {n}", published=NOW - timedelta(minutes=n)) for n in range(12)]
    await told(world, *several)
    person = world.person()
    _, first = await asks(world, person.id, " ")
    assert (titles(first), first["next_offset"]) == ([f"Хабар {n}" for n in range(10)], "1")
    _, second = await asks(world, person.id, "", first["next_offset"])
    assert (titles(second), second["next_offset"]) == (["Хабар 10", "Хабар 11"], "")
    for hostile in ("-1", "9999999", "x", "²"):
        await asks(world, person.id, "хабар", hostile)
    async with world.desk.db.read() as connection:
        assert await chats.get(connection, person.id) is None


async def test_an_amount_is_converted_and_the_readers_own_ways_are_kept(world: World) -> None:
    person = world.person()
    await person.types("/start")
    async with world.desk.db.write() as connection:
        await rates.save(connection, [Rate(currency="USD", on=date(2024, 3, 14), value=Decimal("449.40"))])
        chat = await chats.get(connection, person.id)
        assert chat
        await chats.set_preferences(connection, replace(chat, script="latin", sentences=1))
    await told(world, FLOOD)
    name, found = await asks(world, person.id, "100 usd")
    assert found["results"][0]["title"] == "100 USD = 44\u202f940 ₸"
    assert found["button"] is None
    message = await world.telegram.choose(person.id, name, "amount", person.id)
    assert "44" in message["text"]
    name, found = await asks(world, person.id, "бағам")
    message = await world.telegram.choose(person.id, name, "rates", person.id)
    assert message["text"].startswith("Ұлттық банктің ресми бағамы")
    name, found = await asks(world, person.id, "тасқын")
    message = await world.telegram.choose(person.id, name, found["results"][0]["id"], person.id)
    assert "\n\nSu köterıldı.\n\n" in message["text"]


async def test_whatever_is_typed_inline_gets_cards_or_none(world: World) -> None:
    await told(world, FLOOD)
    person = world.person()
    for typed in (
        '"тасқын" OR *',
        "NEAR(су тасқыны, 2)",
        "'; DROP TABLE story; --",
        "🌊" * 90,
        "ы" * 256,
        "\u202eсу\x00",
    ):
        _, answer = await asks(world, person.id, typed)
        assert isinstance(answer["results"], list), typed
