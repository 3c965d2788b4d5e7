"""/latest and /rates tell what is stored."""

from datetime import date, timedelta
from decimal import Decimal

from bot.model import Rate, Story
from bot.storage import rates, stories
from tests import clock
from tests.handlers.world import World

NOW = clock.now()
HOUR = timedelta(hours=1)


def story(number: int, title: str, world: World, topic: str | None = None) -> Story:
    tag = world.desk.catalogue.topic_for(topic) if topic else None
    return Story(
        id=number,
        source="Ulysmedia",
        title=title,
        summary=("Сөйлем.",),
        text="",
        link=f"https://x.kz/{number}",
        published=NOW - timedelta(minutes=number),
        language="kk",
        tags=(tag,) if tag else (),
    )


async def test_the_newest_stories_are_links(world: World) -> None:
    person = world.person()
    await person.types("/latest", expect="Әзірге жаңалық жоқ")
    async with world.desk.db.write() as connection:
        await stories.add(connection, story(1, "Тасқын <басталды>", world, "су тасқыны"), NOW)
        await stories.add(connection, story(2, "Сайлау өтті", world, "сайлау"), NOW)
    told = await person.types("соңғы")
    assert "Тасқын <басталды>" in told["text"]
    assert "https://x.kz/2" in [entity.get("url") for entity in told["entities"]]
    told = await person.types("/latest тасқыннан")
    assert "Тасқын" in told["text"]
    assert "Сайлау" not in told["text"]
    await person.types("/latest Қостанай", expect="жаңалық жоқ")


async def test_a_story_that_comes_late_stands_where_its_moment_says(world: World) -> None:
    person = world.person()
    async with world.desk.db.write() as connection:
        for minutes in (3, 1, 5):
            await stories.add(connection, story(minutes, f"Оқиға {minutes}", world, "сайлау"), NOW + minutes * HOUR)
    followed = (await person.types("/follow сайлау", expect="Оқиға 1"))["text"]
    assert followed.index("Оқиға 1") < followed.index("Оқиға 3")
    assert "Оқиға 5" not in followed
    for words in ("/latest", "/latest сайлау"):
        told = (await person.types(words, expect="Оқиға 1"))["text"]
        assert told.index("Оқиға 1") < told.index("Оқиға 3") < told.index("Оқиға 5"), words


async def test_rates_are_told_with_their_date_and_change(world: World) -> None:
    person = world.person()
    await person.types("/rates", expect="келген жоқ")
    async with world.desk.db.write() as connection:
        for day, usd, rub in ((14, "449.40", "4.92"), (13, "449.40", "4.92"), (12, "448.20", "4.95")):
            on = date(2024, 3, day)
            usd_rate = Rate(currency="USD", on=on, value=Decimal(usd))
            await rates.save(connection, [usd_rate, Rate(currency="RUB", on=on, value=Decimal(rub))])
    told = (await person.types("бағам"))["text"]
    assert "2024 жылғы 14 наурыз" in told
    assert told.index("АҚШ доллары: 449,40 ₸") < told.index("Ресей рублі")
    assert "1,20 теңгеге қымбаттады" in told
    assert "0,03 теңгеге арзандады" in told
