"""On a slow machine the words of a picture come at once, and it takes its place beside them when it is done."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest

from bot.actions.desk import Desk
from bot.actions.easel import KEPT, Easel
from bot.formatter import taps
from bot.model import Rate
from bot.sources.worker import ParserDied
from bot.storage import rates
from tests import clock
from tests.handlers.world import Message, Person, World

COMING = "Сурет салынып жатыр"
LOOK = taps.encode(taps.Chart("USD", 7)) or ""


class Painter:
    """Draws when it is told to."""

    def __init__(self) -> None:
        self.may = asyncio.Event()
        self.drawn = 0
        self.dies = False

    async def draw(self, drawing: partial[bytes]) -> bytes:
        await self.may.wait()
        if self.dies:
            raise ParserDied("it does not like this one")
        self.drawn += 1
        return await asyncio.to_thread(drawing)


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
async def desk(desk: Desk, painter: Painter) -> Desk:
    today = desk.today(clock.now())
    told = [Rate(currency="USD", on=today - timedelta(days=n), value=Decimal(500 + n % 7)) for n in range(40)]
    async with desk.db.write() as connection:
        await rates.save(connection, told)
    return replace(desk, easel=Easel(painter.draw), patience=0)


async def stands(world: World, person: Person, right: Callable[[Message], bool]) -> Message:
    """The message that becomes so."""
    return await world.telegram.wait_for(person.id, right)


async def test_the_words_come_at_once_and_the_picture_follows_where_they_stand(world: World, painter: Painter) -> None:
    first, second = world.person("kk"), world.person("kk")
    for person in (first, second):
        _, words = await person.forges(await person.types("/rates"), LOOK)
        assert COMING in words["text"]
        assert "7 күнде" in words["text"]
    painter.may.set()
    for person in (first, second):
        shown = await stands(world, person, lambda one: "photo" in one)
        assert COMING not in shown["caption"]
        assert len(world.telegram.messages(person.id)) == 2
    assert painter.drawn == 1, "what two ask for at once is drawn once"


async def test_a_picture_that_is_not_wanted_any_more_stays_away(world: World, painter: Painter) -> None:
    person = world.person("kk")
    painter.may.set()
    _, _ = await person.forges(await person.types("/rates"), LOOK)
    week = await stands(world, person, lambda one: "photo" in one)
    painter.may.clear()
    _, month = await person.taps(week, "30 күн")
    assert COMING in month["caption"]
    assert month["photo"] == week["photo"], "the picture before stays until then"
    _, year = await person.taps(month, "365 күн")
    assert "39 күнде" in year["caption"]
    painter.may.set()
    shown = await stands(world, person, lambda one: "photo" in one and COMING not in one["caption"])
    await world.quiet()
    assert shown == world.telegram.messages(person.id)[-1]
    assert "✓ 365 күн" in str(shown["reply_markup"])


async def test_a_link_to_print_comes_as_words_first_too(world: World, painter: Painter) -> None:
    person = world.person("kk")
    _, topic = await person.taps(await person.types("/follow жемқорлық"), "Сілтемесі")
    _, _ = await person.taps(topic, "QR")
    words = await stands(world, person, lambda one: COMING in one.get("text", ""))
    painter.may.set()
    shown = await stands(world, person, lambda one: "photo" in one)
    assert shown["message_id"] == words["message_id"]


async def test_what_cannot_be_drawn_leaves_the_words(world: World, painter: Painter) -> None:
    person = world.person("kk")
    _, words = await person.forges(await person.types("/rates"), LOOK)
    painter.dies = True
    painter.may.set()
    shown = await stands(world, person, lambda one: "7 күнде" in one.get("text", "") and COMING not in one["text"])
    assert shown["message_id"] == words["message_id"]
    assert "photo" not in shown


async def test_an_easel_keeps_the_latest_and_tries_again_what_failed() -> None:
    tries: list[int] = []

    async def draw(drawing: partial[bytes]) -> bytes:
        tries.append(0)
        if len(tries) == 1:
            raise ParserDied("once")
        return drawing()

    easel = Easel(draw)
    with pytest.raises(ParserDied):
        await easel.begin("0", partial(bytes, 1))
    for number in range(KEPT + 1):
        assert await easel.begin(str(number), partial(bytes, 1)) == b"\0"
    await easel.begin(str(KEPT), partial(bytes, 1))
    assert len(tries) == KEPT + 2
    await easel.begin("0", partial(bytes, 1))
    assert len(tries) == KEPT + 3
