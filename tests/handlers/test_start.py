"""A newcomer is greeted, in their language, and a returning reader gets everything back."""

import pytest

from bot.formatter.deeplinks import payload
from bot.model import Tag
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


# ---------------------------------------------------------------- by a link

LINKED = {"kk": ("Жазылдыңыз", "Болдырмау"), "ru": ("Вы подписались", "Отменить"), "en": ("You follow", "Undo")}


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_link_greets_a_newcomer_follows_its_topic_and_can_be_undone(code: str, world: World) -> None:
    followed, undo = LINKED[code]
    person = world.person(code)
    told = await person.types(f"/start {payload(world.desk.catalogue.tags[0], in_catalogue=True)}", expect=followed)
    assert world.telegram.keyboard(person.id)  # the greeting came first
    assert await person.follows() == ["су тасқыны"]
    await person.taps(told, undo)
    assert await person.follows() == []


async def test_a_link_carries_words_of_ones_own_and_asks_about_broad_ones(world: World) -> None:
    person = world.person()
    await person.types("/follow сайлау")
    await person.types(f"/start {payload(Tag('', 'мұнай бағасы'), in_catalogue=False)}", expect="Жазылдыңыз")
    assert await person.follows() == ["сайлау", "мұнай бағасы"]
    assert not [m for m in world.telegram.messages(person.id) if "Қайта оралғаныңызға" in m.get("text", "")]
    await person.types(f"/start {payload(Tag('', 'және'), in_catalogue=False)}", expect="кездесетін сөз")
    assert await person.follows() == ["сайлау", "мұнай бағасы"]


@pytest.mark.parametrize("link", ["t_0123456789abcdef", "t_", "w_", "w_gIA", "w_8J-UpQ", "t_<b>"])
async def test_a_link_to_nothing_is_answered_kindly(link: str, world: World) -> None:
    person = world.person()
    said = await person.types(f"/start {link}", expect="Сәлеметсіз бе")
    answer = await world.telegram.wait_for(person.id, after=said["message_id"])
    assert "табылмады" in answer["text"] or "қызық" in answer["text"]
    assert labels(answer)
    assert await person.follows() == []
