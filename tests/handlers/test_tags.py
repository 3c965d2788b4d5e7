"""The page of topics is toggled in place."""

from datetime import timedelta

import pytest

from bot.formatter.taps import ref
from bot.kazakh.words import Phrase
from bot.model import Signals
from bot.rules import signals as rules
from bot.storage import signals
from tests import clock
from tests.handlers.world import World, data, labels, tell


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_tap_follows_and_another_unfollows_in_the_same_message(code: str, world: World) -> None:
    person = world.person(code)
    page = await person.types("/tags")
    _, after = await person.taps(page, "су тасқыны")
    assert after["message_id"] == page["message_id"]
    assert "✓ су тасқыны" in labels(after)
    assert await person.follows() == ["су тасқыны"]
    _, after = await person.taps(after, "су тасқыны")
    assert "су тасқыны" in labels(after)
    assert await person.follows() == []


async def test_pages_turn_in_place(world: World) -> None:
    person = world.person()
    page = await person.types("тақырыптар")
    _, second = await person.taps(page, "›")
    assert second["message_id"] == page["message_id"]
    assert "2 / 2" in labels(second)
    _, toggled = await person.taps(second, labels(second)[3])
    assert labels(toggled)[3].startswith("✓ ")
    assert "2 / 2" in labels(toggled)


MINE = {"kk": ("Менікі", "Шығу"), "ru": ("Мои", "Отписаться"), "en": ("Mine", "Unfollow")}


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_ones_own_topics_have_a_tab_where_what_is_given_up_can_be_taken_back(code: str, world: World) -> None:
    mine, leave = MINE[code]
    person = world.person(code)
    await person.types("/follow жемқорлық, су тасқыны")
    _, page = await person.taps(await person.types("/tags"), mine)
    assert labels(page)[3:-1] == ["✓ жемқорлық", "⋯", "✓ су тасқыны", "⋯"]
    _, page = await person.taps(page, "жемқорлық")
    assert labels(page)[3:5] == ["➕ жемқорлық", "⋯"]
    assert await person.follows() == ["су тасқыны"]
    await person.taps(page, "➕ жемқорлық")
    assert await person.follows() == ["су тасқыны", "жемқорлық"]
    _, page = await person.taps(await person.types("/tags"), mine)
    _, topic = await person.taps(page, "⋯")
    assert f"t.me/{world.telegram.bot['username']}?start=t_" in topic["text"]
    _, gone = await person.taps(topic, leave)
    assert await person.follows() == ["жемқорлық"]
    assert topic["message_id"] == gone["message_id"]


async def test_the_same_tap_twice_changes_nothing_more(world: World) -> None:
    person = world.person()
    page = await person.types("/tags")
    await person.taps(page, "су тасқыны")
    stale = data(page, "су тасқыны")
    _, after = await person.forges(page, stale)
    assert "✓ су тасқыны" in labels(after)
    assert await person.follows() == ["су тасқыны"]


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "x",
        "1:t:+:0123456789abcdef:0",
        "1:u:0123456789abcdef",
        "1:f:0123456789abcdef",
        "0:p:1",
        "1:l:xx",
        "1:o:admin",
        "қ" * 32,
        "\u202e" * 20,
        "1:t:+:' OR 1=1 --:0",
        "<b>",
        "1:p:9999",
        "\x00\x01\x02",
    ],
)
async def test_hostile_taps_are_answered_and_change_nothing(payload: str, world: World) -> None:
    person = world.person()
    await person.types("/follow жемқорлық")
    page = await person.types("/tags")
    toast, after = await person.forges(page, payload)
    assert "ескірген" in toast
    assert after == page
    assert await person.follows() == ["жемқорлық"]


async def test_a_tap_on_a_message_that_is_gone_is_answered_below(world: World) -> None:
    person = world.person()
    page = await person.types("/tags")
    world.telegram.remove(world.telegram.place(person.id), page["message_id"])
    await world.telegram.press(person.id, person.id, page["message_id"], "1:p:1:all", forged=True)
    new = await world.telegram.wait_for(person.id, after=page["message_id"])
    assert "2 / 2" in labels(new)


# ---------------------------------------------------------------- hot today


async def heat(world: World, source: str, *shown: str, days_ago: int = 0) -> None:
    """A site shows this bar."""
    day = world.desk.today(clock.now() - timedelta(days=days_ago))
    async with world.desk.db.write() as connection:
        await signals.save(connection, source, day, rules.made(shown, ()) or Signals())


async def test_what_is_hot_today_is_followed_by_a_tap(world: World) -> None:
    await heat(world, "Алатау", "Алматы метросы", "тасқын")
    await heat(world, "Дала", "тасқын")
    person = world.person()
    _, page = await person.taps(await person.types("/tags"), "Бүгін")
    assert labels(page)[3:] == ["🔥 су тасқыны", "🔥 Алматы метросы"]  # of two sites first, by the catalogue's name
    for label in ("Алматы метросы", "су тасқыны"):
        _, page = await person.taps(page, label)
        assert f"🔥 ✓ {label}" in labels(page)
    assert sorted(await person.follows()) == ["Алматы метросы", "су тасқыны"]
    _, page = await person.taps(page, "Алматы метросы")
    assert await person.follows() == ["су тасқыны"]


async def test_what_was_hot_yesterday_is_not_shown_but_its_button_still_works(world: World) -> None:
    await heat(world, "Алатау", "Алматы метросы", days_ago=1)
    person = world.person()
    _, page = await person.taps(await person.types("/tags"), "Бүгін")
    assert len(labels(page)) == 3
    await person.forges(page, f"1:t:+:{ref(Phrase('Алматы метросы').key)}:0:hot")
    assert await person.follows() == ["Алматы метросы"]


async def test_what_is_told_far_more_than_usual_is_hot_too(world: World) -> None:
    await tell(world, ["Қостанай жаңалығы"] * 7, days_ago=5)
    await tell(world, ["Сайлау"], days_ago=4)
    await tell(world, [*["Қостанай жаңалығы"] * 2, *["сайлау күні"] * 4], days_ago=0.2)
    person = world.person()
    _, page = await person.taps(await person.types("/tags"), "Бүгін")
    assert labels(page)[3:] == ["📈 сайлау"]
    await person.taps(page, "📈 сайлау")
    assert await person.follows() == ["сайлау"]


async def test_a_topics_link_is_sent_as_a_picture_once_drawn(world: World) -> None:
    person = world.person()
    told = await person.types("/follow жемқорлық")
    _, topic = await person.taps(told, "Сілтемесі")
    await person.taps(topic, "QR")
    picture = await world.telegram.wait_for(person.id, lambda m: "photo" in m)
    assert "?start=k_" in picture["caption"]
    assert topic["message_id"] < picture["message_id"]
