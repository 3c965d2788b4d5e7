"""Who asks too often hears so once, kindly, and nobody else waits for it."""

import asyncio
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update

from bot.handlers.order import AT_ONCE, InOrder
from bot.rules.throttle import TAPS, Throttle
from tests.handlers.world import World, data, labels


@pytest.fixture
def throttle() -> Throttle:
    return Throttle(most=3)


@pytest.mark.parametrize(("code", "word"), [("kk", "асықпайық"), ("ru", "медленнее"), ("en", "slower")])
async def test_a_flood_gets_one_word_and_others_their_answers(code: str, word: str, world: World) -> None:
    person, other = world.person(code), world.person()
    for _ in range(3):
        told = await person.types("/tags")
    await person.types("/tags", expect=word)
    for _ in range(5):
        await world.telegram.say(person.id, "/tags")
    toast, _ = await person.taps(told, labels(told)[0])
    assert toast == ""
    assert await person.follows() == []
    await other.types("/tags")
    answers = [m for m in world.telegram.messages(person.id) if m["from"]["is_bot"]]
    assert len(answers) == 4


async def test_a_flood_of_inline_questions_gets_one_word_and_its_person_still_answers(world: World) -> None:
    person, other = world.person(), world.person()
    asked = [await world.telegram.inline(person.id, f"тасқын {number}") for number in range(9 + 5)]
    told = await world.telegram.answer_of(asked[9])
    assert (told["results"], told["button"]["text"]) == ([], "Сәл асықпайық: бір минуттан кейін ›")
    assert (await world.telegram.answer_of(await world.telegram.inline(other.id, "")))["results"] == []
    await person.types("/help")
    assert [world.telegram.inline_queries[name]["answer"] for name in asked[10:]] == [None] * 4


async def test_the_word_for_taps_stands_over_the_screen(world: World) -> None:
    person = world.person()
    told = await person.types("/help")
    page, another = labels(told)[:2]
    for _ in range(2 * TAPS):  # with the command, all of three questions
        payload = data(told, page)
        query = await world.telegram.press(person.id, person.id, told["message_id"], payload, forged=True)
        await world.telegram.answer_of(query)
    toast, still = await person.forges(told, data(told, another))
    assert "асықпайық" in toast
    assert "/follow" in still["text"], "still the page that was opened"


async def test_a_chat_that_floods_takes_one_place_of_many() -> None:
    order, going, done = InOrder(), asyncio.Event(), []
    await order.initialize()

    async def slow() -> None:
        await going.wait()

    async def quick() -> None:
        done.append(True)

    flood = [asyncio.create_task(order.process_update(None, slow())) for _ in range(AT_ONCE * 3)]
    await asyncio.sleep(0)
    await asyncio.wait_for(order.process_update(_somebody(), quick()), 1)
    assert done
    going.set()
    await asyncio.gather(*flood)


def _somebody() -> object:
    said = Message(1, datetime(2026, 3, 5, tzinfo=UTC), Chat(7, "private"))
    return Update(1, message=said)
