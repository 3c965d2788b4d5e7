"""A newcomer is greeted, in their language, and a returning reader gets everything back."""

import pytest

from tests.handlers.world import World, labels


@pytest.mark.parametrize(
    ("code", "hello"),
    [
        ("kk", "Сәлеметсіз бе"),
        ("ru", "Здравствуйте"),
        ("ru-RU", "Здравствуйте"),
        ("en", "Hello"),
        ("de", "Сәлеметсіз"),
        (None, "Сәлеметсіз"),
    ],
)
async def test_a_newcomer_is_greeted_in_their_language_and_offered_topics(
    code: str | None, hello: str, world: World
) -> None:
    person = world.person(code)
    greeting = await person.types("/start", expect=hello)
    assert world.telegram.keyboard(person.id)
    offer = await world.telegram.wait_for(person.id, after=greeting["message_id"])
    assert "су тасқыны" in labels(offer)
    assert "1 / 2" in labels(offer)


async def test_stop_pauses_and_start_brings_everything_back(world: World) -> None:
    person = world.person()
    await person.types("/follow су тасқыны")
    assert "1" in (await person.types("/stop", expect="Тоқтаттым"))["text"]
    chat = await person.chat()
    assert chat
    assert chat.paused
    await person.types("/start", expect="Қайта оралғаныңызға")
    chat = await person.chat()
    assert chat
    assert not chat.paused
    assert await person.follows() == ["су тасқыны"]


async def test_the_button_under_stop_starts_again(world: World) -> None:
    person = world.person()
    stopped = await person.types("/stop")
    _, screen = await person.taps(stopped, "Қайта қосу")
    assert "Қайта оралғаныңызға" in screen["text"]
    chat = await person.chat()
    assert chat
    assert not chat.paused


async def test_a_block_pauses_and_keeps_what_is_followed(world: World) -> None:
    person = world.person()
    await person.types("/follow су тасқыны")
    world.telegram.block(person.id)
    await world.quiet()
    chat = await person.chat()
    assert chat
    assert chat.paused
    await person.types("/start", expect="Қайта оралғаныңызға")
    assert await person.follows() == ["су тасқыны"]
