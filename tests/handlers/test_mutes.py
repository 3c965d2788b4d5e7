"""Muting a word, a topic or a source: by words and by taps, for a week or for good, and undone."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.config import Config, Source
from bot.model import Entry, Mute
from bot.pipeline.tell import Teller
from bot.rules.stories import candidates
from bot.storage import mutes
from bot.storage.tables import delivery, story
from tests import clock
from tests.handlers.world import Person, World, labels

GOOD = {"kk": "сізге келмейді", "ru": "не придут", "en": "will not come"}
WEEK = {"kk": "7 күнге", "ru": "7 дней", "en": "7 days"}
OFF = {"kk": "Қайта көрсету", "ru": "Снова", "en": "again"}


@pytest.fixture(scope="session")
def config() -> Config:
    sources = [{"name": name, "url": f"https://x{place}.example/rss"} for place, name in enumerate(("Алатау", "Дала"))]
    return Config.model_validate({"topics": [{"tag": "су тасқыны", "words": ["тасқын"]}], "sources": sources})


async def muted(person: Person, *, days: int = 0) -> list[Mute]:
    async with person.world.desk.db.read() as connection:
        return await mutes.of(connection, person.id, clock.now() + timedelta(days=days))


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_word_is_muted_for_good_then_for_a_week_and_heard_of_again(code: str, world: World) -> None:
    person = world.person(code)
    told = await person.types("/mute футбол", expect=GOOD[code])
    assert [one.label for one in await muted(person, days=400)] == ["футбол"]
    _, told = await person.taps(told, WEEK[code])
    assert "футбол" in told["text"]
    assert len(await muted(person, days=6)) == 1
    assert await muted(person, days=8) == []
    _, told = await person.taps(told, OFF[code])
    assert await muted(person) == []
    await person.taps(told, WEEK[code])
    assert [one.label for one in await muted(person)] == ["футбол"]


async def test_the_list_shows_what_is_muted_and_takes_it_away_in_place(world: World) -> None:
    person = world.person()
    assert "Әзірге ештеңе" in (await person.types("/mute"))["text"]
    told = await person.types("минус футбол, су тасқыны, және, 🔥")
    assert told["text"].count("жасырылды") == 2
    assert "тым кең" in told["text"]
    _, listed = await person.taps(told, "Тізім")
    assert labels(listed)[:2] == ["🔕 су тасқыны", "🔕 футбол"]
    _, one = await person.taps(listed, "футбол")
    assert one["message_id"] == told["message_id"]
    _, one = await person.taps(one, "7 күнге")
    _, listed = await person.taps(one, "Тізім")
    assert [label for label in labels(listed) if label.startswith("⏳ футбол · ")]
    _, one = await person.taps(listed, "футбол")
    await person.taps(one, "Қайта көрсету")
    assert [one.label for one in await muted(person)] == ["су тасқыны"]


async def test_a_source_is_muted_by_a_tap_or_by_its_name(world: World) -> None:
    person = world.person()
    _, listed = await person.taps(await person.types("/mute"), "Дереккөздер")
    _, one = await person.taps(listed, "Дала")
    assert "келе береді" in one["text"]
    _, one = await person.taps(one, "Біржола")
    _, listed = await person.taps(one, "Тізім")
    assert "🔕 Дала" in labels(listed)
    await person.types("/mute алатау")
    assert {(one.kind, one.key) for one in await muted(person)} == {("source", "Дала"), ("source", "Алатау")}


async def test_words_too_long_for_a_button_are_muted_and_heard_of_again(world: World) -> None:
    person = world.person()
    long = "Қостанай облысының мәслихат сайлауы туралы"
    told = await person.types(f"/mute {long}")
    _, told = await person.taps(told, "7 күнге")
    _, told = await person.taps(told, "Қайта көрсету")
    assert await muted(person) == []
    assert labels(told) == ["🔕 Тізім"]


async def test_a_hundred_are_the_limit(world: World) -> None:
    person = world.person()
    told = await person.types("/mute " + ", ".join(f"қала {number}" for number in range(100)))
    assert len(await muted(person)) == 100
    await person.types("/mute футбол", expect="Ең көбі 100")
    toast, _ = await person.forges(told, "1:m:week:words:футбол")
    assert "100" in toast
    assert len(await muted(person)) == 100
    _, listed = await person.taps(told, "Тізім")
    _, listed = await person.taps(listed, "‹")
    assert "10 / 10" in labels(listed)


# ---------------------------------------------------------------- what then comes

MATCH = "Алматыда футболдан ел біріншілігі аяқталды. Су тасқыны салдарынан матч бір күнге шегерілген еді."
RIVER = "Жайықта су тасқыны басталды. Орал маңындағы екі ауылдан үш жүзге жуық адам көшірілді."


async def owed(world: World, person: Person, now: datetime) -> list[str]:
    """Whose stories come to the person, when two sources tell one each."""
    teller = Teller(world.desk.db, world.desk.catalogue)
    await teller.listen()
    for place, (name, text) in enumerate((("Алатау", MATCH), ("Дала", RIVER))):
        link = f"https://x{place}.example/{now.timestamp():.0f}"
        entry = Entry(source=name, title=text.split(".")[0], link=link, body=text, published=now)
        (candidate,) = candidates([entry])
        await teller.tell(candidate, Source(name=name, url=link), now)
    async with world.desk.db.read() as connection:
        theirs = select(story.c.source).join_from(delivery, story, story.c.id == delivery.c.story_id)
        rows = await connection.execute(theirs.where(delivery.c.chat_id == person.id, delivery.c.owed == now))
    return sorted(rows.scalars())


async def test_a_muted_word_keeps_its_stories_away_until_the_week_is_over(world: World) -> None:
    now = clock.now()
    person = world.person()
    await person.types("/follow су тасқыны")
    assert await owed(world, person, now) == ["Алатау", "Дала"]
    await person.taps(await person.types("/mute футбол"), "7 күнге")
    assert await owed(world, person, now + timedelta(days=5)) == ["Дала"]
    assert await owed(world, person, now + timedelta(days=8)) == ["Алатау", "Дала"]


async def test_a_muted_source_and_a_muted_topic_keep_theirs_away(world: World) -> None:
    now = clock.now()
    person = world.person()
    await person.types("/follow су тасқыны")
    await person.types("/mute Дала")
    assert await owed(world, person, now + timedelta(days=5)) == ["Алатау"]
    await person.types("/mute тасқын")
    assert await owed(world, person, now + timedelta(days=10)) == []


async def test_what_waits_already_does_not_come_either(world: World) -> None:
    now = clock.now()
    person, other = world.person(), world.person()
    for reader in (person, other):
        await reader.types("/follow су тасқыны")
    assert await owed(world, person, now) == ["Алатау", "Дала"]
    await person.types("/mute футбол")
    async with world.desk.db.read() as connection:
        assert [story.source for story in await mutes.waiting(connection, person.id)] == ["Дала"]
        assert len(await mutes.waiting(connection, other.id)) == 2
    _, listed = await person.taps(await person.types("/mute"), "Дереккөздер")
    _, one = await person.taps(listed, "Дала")
    await person.taps(one, "7 күнге")
    async with world.desk.db.read() as connection:
        assert await mutes.waiting(connection, person.id) == []
