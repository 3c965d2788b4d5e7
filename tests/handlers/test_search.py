"""/search finds what was told; /latest shows the newest, page by page: as a person sees them."""

from datetime import timedelta

import pytest

from bot.formatter import packing, taps
from bot.model import Chat, Story, Tag
from bot.pipeline.index import Indexer
from bot.storage import follows, stories
from tests import clock
from tests.handlers.world import Message, World, labels

NOW = clock.now()
HOSTILE = (
    '" OR 1=1 --',
    "su* NEAR(a b) AND (",
    "title:тасқын ^сайлау {lead}",
    "'; DROP TABLE story; --",
    "🌊🔥" * 20,
    "\u202eҮМИТ\u202c т̸̢̛а̶с",
    "<b>тасқын</b> & \x00",
    "сөз " * 1_020,
    "ы" * 4_080,
    "9999-99-99 0000-00",
)


def story(number: int, title: str, lead: str = "Сөйлем.", days: int = 0, tags: tuple[Tag, ...] = ()) -> Story:
    return Story(
        id=number,
        source="Ulysmedia",
        title=title,
        summary=(lead,),
        text=lead,
        link=f"https://x.kz/{number}",
        published=NOW - timedelta(days=days, seconds=number),
        language="kk",
        tags=tags,
    )


async def told(world: World, *several: Story) -> None:
    async with world.desk.db.write() as connection:
        for one in several:
            await stories.add(connection, one, one.published)
    await Indexer(world.desk.db).index()


def lines(message: Message) -> list[str]:
    return [line.removeprefix("• ") for line in message["text"].splitlines() if line.startswith("• ")]


async def test_a_search_is_ranked_and_its_pages_are_turned_in_place(world: World) -> None:
    in_title = [story(n, f"{n}-тасқын туралы", days=1) for n in range(1, 10)]
    await told(world, *in_title, story(50, "Ауыл", "Кеше тасқын болды."), story(60, "Басқа"))
    person = world.person()
    first = await person.types("іздеу тасқынның")
    assert lines(first) == [f"{n}-тасқын туралы" for n in range(1, 8)]
    assert labels(first) == ["1", "›"]
    toast, second = await person.taps(first, "›")
    assert (toast, second["message_id"]) == ("", first["message_id"])
    assert lines(second) == ["8-тасқын туралы", "9-тасқын туралы", "Ауыл"]
    _, again = await person.taps(second, "‹")
    assert lines(again) == lines(first)


@pytest.mark.parametrize(
    ("language", "ask", "none"), [("kk", "Не іздейміз", "табылмады"), ("ru", "Что ищем", "не нашлось"),
                                  ("en", "look for", "Nothing was found")],
)  # fmt: skip
async def test_a_search_is_forgiven_its_slips_and_offers_a_follow(
    world: World, language: str, ask: str, none: str
) -> None:
    await told(world, story(1, "Қостанайда су тасқыны"), story(2, "Сайлау", days=40), story(3, "Су", days=1))
    person = world.person(language)
    await person.types("/search", expect=ask)
    assert lines(await person.types("/search su tasqyny")) == ["Қостанайда су тасқыны"]
    assert lines(await person.types("/search тасқаннан")) == ["Қостанайда су тасқыны"]  # begins alike
    day = (NOW - timedelta(days=40)).astimezone(world.desk.zone(Chat(id=person.id))).date()
    assert lines(await person.types(f"/search {day:%Y-%m-%d}")) == ["Сайлау"]
    assert lines(await person.types("/search сайлау бүгін")) == []
    assert lines(await person.types("/search костанай таскыны")) == ["Қостанайда су тасқыны"]
    slip = await person.types("/search Қсотанай", expect=none)
    assert labels(slip) == ["🔎 Қостанайда"]
    _, found = await person.taps(slip, "Қостанайда")
    assert lines(found) == ["Қостанайда су тасқыны"]
    unheard = await person.types("/search велосипед", expect=none)
    await person.taps(unheard, "🔔")
    assert await person.follows() == ["велосипед"]


async def test_the_latest_come_in_pages_of_all_of_mine_and_of_words_and_days(world: World) -> None:
    flood = world.desk.catalogue.topic_for("су тасқыны")
    assert flood
    others = [story(n, f"Хабар {n}", days=n // 10) for n in range(1, 16)]
    await told(world, *others, story(90, "Семейде тасқын", days=3, tags=(flood,)))
    person = world.person()
    first = await person.types("/latest")
    assert (len(lines(first)), labels(first)) == (7, ["1", "›", "☆ Менікі"])
    _, second = await person.taps(first, "›")
    _, third = await person.taps(second, "›")
    assert lines(third) == ["Хабар 15", "Семейде тасқын"]
    _, mine = await person.taps(third, "Менікі")
    assert "Сіз жазылған тақырыптарда әзірге жаңалық жоқ" in mine["text"]
    async with world.desk.db.write() as connection:
        await follows.add(connection, person.id, flood, NOW)
    _, mine = await person.taps(mine, "Барлығы")
    _, mine = await person.taps(mine, "Менікі")
    assert lines(mine) == ["Семейде тасқын"]
    assert lines(await person.types("/latest тасқыннан")) == ["Семейде тасқын"]
    assert lines(await person.types("/latest Семей")) == ["Семейде тасқын"]
    assert lines(await person.types("/latest хабар кеше", expect="хабар · ")) == [f"Хабар {n}" for n in range(10, 16)]
    await person.types("/latest сайлау", expect="әзірге жаңалық жоқ")


async def test_whatever_is_typed_or_tapped_gets_a_sane_answer(world: World) -> None:
    await told(world, story(1, "Семейде тасқын"))
    person = world.person()
    for typed in HOSTILE:
        for command in ("/search", "/latest"):
            answer = await person.types(f"{command} {typed}"[:4096])
            assert "ақау" not in answer["text"], typed
    shown = await person.types("/latest")
    for data in (
        "1:d:f:999:nfkuzh",
        "1:d:f:0:",
        "1:d:m:7:" + '"*(' * 9,
        "1:d:x:0:a",
        "1:d:f:-1:a",
        "1:d:n:5:" + packing.packed("тасқын"),
    ):
        toast, shown = await person.forges(shown, data)
        assert (toast == "") == (taps.decode(data) is not None), data
    assert "ақау" not in shown["text"]
