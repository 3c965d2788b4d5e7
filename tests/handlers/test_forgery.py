"""Whatever callback data comes back, of every kind of button there is: nobody else is touched, and nothing breaks."""

import logging
import random
import re
from itertools import islice, product
from typing import Any, get_args

import pytest
from sqlalchemy import select

from bot.formatter import taps
from bot.handlers.buttons import LOOKS
from bot.storage.tables import alert, chat, follow, mute
from tests.handlers.world import World

GROUP = -1001
WORDS = ["0", "7", "999", "+", "-", "0123456789abcdef", "kk", "ru", "738000", "USD", "KZT", "450.5", "0830", "off", ""]
WORDS += [
    "су: тасқыны",
    "' OR 1=1 --",
    "<b>",
    "\u202eсу",
    "America/New_York",
    "+0800",
    "-1001000000001",
    "0" * 15 + "7",
    "29000000",
    "202611",
]
OFTEN = 12  # forgeries of each kind


def forged(letter: str) -> list[str]:
    """Data that this kind of button might have said, made of what its fields can be."""
    fields = taps._fields(letter)
    possible = []
    for _, texts, _ in fields:
        names = re.split(r"\|", texts) if re.fullmatch(r"[\w|\\]+", texts) else []
        possible.append([word for word in [*names, *WORDS] if re.fullmatch(texts, word)][:6])
    every = product(*possible)
    made = [":".join((taps.VERSION, letter, *values)) for values in islice(every, 10_000)]
    rnd = random.Random(letter)
    return rnd.sample(made, min(OFTEN, len(made)))


EVERY = {letter: forged(letter) for letter in taps.LETTERS}
NOISE = ["".join(map(chr, random.Random(seed).choices(range(1, 128), k=64))) for seed in range(8)]
NOISE += [random.Random(seed).randbytes(64).decode("utf-8", "replace") for seed in range(4)]


async def people(world: World) -> dict[str, list[Any]]:
    async with world.desk.db.read() as conn:
        return {table.name: list((await conn.execute(select(table))).all()) for table in (chat, follow, mute, alert)}


def test_every_kind_of_button_is_forged() -> None:
    for letter, data in EVERY.items():
        assert any(isinstance(taps.decode(one), taps.LETTERS[letter]) for one in data), letter


async def test_forged_taps_touch_nobody_else_and_break_nothing(world: World, caplog: pytest.LogCaptureFixture) -> None:
    other = world.person()
    await other.types("/follow су тасқыны")
    theirs = {name: [row for row in rows if other.id in row] for name, rows in (await people(world)).items()}
    person = world.person("ru")
    told = await person.types("/help")
    with caplog.at_level(logging.WARNING):
        await person.forges_all(told, [*NOISE, *(one for letter in EVERY for one in EVERY[letter])])
        await world.quiet()
    after = {name: [row for row in rows if other.id in row] for name, rows in (await people(world)).items()}
    assert after == theirs
    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_member_of_a_group_changes_nothing_by_any_button(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    member, admin = world.person(), world.person()
    world.telegram.add_group(GROUP, "Топ", people=[member.id], admins=[admin.id])
    await world.telegram.say(admin.id, "/follow@habarshy_demo_bot су тасқыны", chat_id=GROUP)
    told = await world.telegram.wait_for(GROUP, lambda m: "Жазылдыңыз" in m["text"])
    await world.quiet()
    before = await people(world)
    some = [one for data in EVERY.values() for one in data[:4]]
    for data, toast in zip(some, await member.forges_all(told, some), strict=True):
        tap = taps.decode(data)
        looks = isinstance(tap, LOOKS) or (isinstance(tap, taps.Open) and tap.screen != "start")
        assert tap is None or looks or toast, data
    await world.quiet()
    assert await people(world) == before
    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_button_of_a_message_that_is_gone_is_answered(world: World) -> None:
    person = world.person()
    for screen in get_args(taps.Screen):
        told = await person.types("/help")
        await world.app.bot.delete_message(person.id, told["message_id"])
        after = await person.types("/help")
        data = taps.encode(taps.Open(screen))
        assert data
        _, message = await person.forges(after, data)
        assert message
