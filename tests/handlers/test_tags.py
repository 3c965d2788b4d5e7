"""The page of topics is toggled in place."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.formatter.taps import ref
from bot.kazakh.words import Phrase
from bot.model import Signals
from bot.rules import signals as rules
from bot.storage import signals
from tests.handlers.world import World, labels


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
    _, toggled = await person.taps(second, labels(second)[0])
    assert labels(toggled)[0].startswith("✓ ")
    assert "2 / 2" in labels(toggled)


async def test_ones_own_topics_stand_there_too(world: World) -> None:
    person = world.person()
    await person.types("/follow жемқорлық")
    page = await person.types("/tags")
    _, second = await person.taps(page, "›")
    assert "✓ жемқорлық" in labels(second)


async def test_the_same_tap_twice_changes_nothing_more(world: World) -> None:
    person = world.person()
    page = await person.types("/tags")
    await person.taps(page, "су тасқыны")
    stale = page["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
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
    await world.telegram.press(person.id, person.id, page["message_id"], "1:p:1", forged=True)
    new = await world.telegram.wait_for(person.id, after=page["message_id"])
    assert "2 / 2" in labels(new)


# ---------------------------------------------------------------- hot today


async def heat(world: World, source: str, *shown: str, days_ago: int = 0) -> None:
    """A site shows this bar."""
    day = world.desk.today(datetime.now(UTC) - timedelta(days=days_ago))
    async with world.desk.db.write() as connection:
        await signals.save(connection, source, day, rules.made(shown, ()) or Signals())


async def test_what_is_hot_today_is_followed_by_a_tap(world: World) -> None:
    await heat(world, "Алатау", "Алматы метросы", "тасқын")
    await heat(world, "Дала", "тасқын")
    person = world.person()
    page = await person.types("/tags")
    assert labels(page)[:2] == ["🔥 су тасқыны", "🔥 Алматы метросы"]  # of two sites first, by the catalogue's name
    assert "су тасқыны" not in labels(page)
    for label in ("Алматы метросы", "су тасқыны"):
        _, page = await person.taps(page, label)
        assert f"🔥 ✓ {label}" in labels(page)
    assert sorted(await person.follows()) == ["Алматы метросы", "су тасқыны"]
    _, page = await person.taps(page, "Алматы метросы")
    assert await person.follows() == ["су тасқыны"]


async def test_what_was_hot_yesterday_is_not_shown_but_its_button_still_works(world: World) -> None:
    await heat(world, "Алатау", "Алматы метросы", days_ago=1)
    person = world.person()
    page = await person.types("/tags")
    assert not [label for label in labels(page) if "🔥" in label]
    await person.forges(page, f"1:t:+:{ref(Phrase('Алматы метросы').key)}:0")
    assert await person.follows() == ["Алматы метросы"]
