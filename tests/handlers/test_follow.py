"""Following by words and by taps, and undoing it."""

import pytest

from tests.handlers.world import World, labels

ADDED = {"kk": "Жазылдыңыз", "ru": "Вы подписались", "en": "You follow"}
ALREADY = {"kk": "бұрыннан", "ru": "уже подписаны", "en": "already"}
REMOVED = {"kk": "шықтыңыз", "ru": "отписались", "en": "no longer"}


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_topic_is_followed_once_whatever_its_form_and_unfollowed(code: str, world: World) -> None:
    person = world.person(code)
    await person.types("/follow су тасқыны", expect=ADDED[code])
    await person.types("/follow су тасқынынан", expect=ALREADY[code])
    await person.types("/follow #СуТасқыны", expect=ALREADY[code])
    await person.types("/follow тасқын", expect=ALREADY[code])
    assert await person.follows() == ["су тасқыны"]
    await person.types("/unfollow су тасқынын", expect=REMOVED[code])
    assert await person.follows() == []


async def test_several_topics_are_separated_by_commas(world: World) -> None:
    person = world.person()
    answer = await person.types("/follow су тасқыны, жемқорлық; Қостанай, 🔥")
    assert answer["text"].count("Жазылдыңыз") == 3
    assert set(await person.follows()) == {"Қостанай", "жемқорлық", "су тасқыны"}


async def test_one_tap_undoes_and_one_more_follows_again(world: World) -> None:
    person = world.person()
    answer = await person.types("/follow жемқорлық")
    _, undone = await person.taps(answer, "Болдырмау")
    assert "шықтыңыз" in undone["text"]
    assert await person.follows() == []
    _, again = await person.taps(undone, "Болдырмау")
    assert "Жазылдыңыз" in again["text"]
    assert await person.follows() == ["жемқорлық"]


async def test_without_words_the_bot_asks_which(world: World) -> None:
    person = world.person()
    asked = await person.types("/follow", expect="Қай тақырыпқа")
    await person.taps(asked, "Қостанай")
    assert await person.follows() == ["Қостанай"]
    asked = await person.types("/unfollow", expect="Қай тақырыптан")
    await person.taps(asked, "✓ Қостанай")
    assert await person.follows() == []
    await person.types("/unfollow", expect="Әзірге ешбір тақырыпқа")


async def test_plain_words_are_offered_as_a_topic(world: World) -> None:
    person = world.person()
    offer = await person.types("мұнай бағасы", expect="жазылғыңыз келе ме")
    _, followed = await person.taps(offer, "Жазылу")
    assert "Жазылдыңыз" in followed["text"]
    assert await person.follows() == ["мұнай бағасы"]
    await person.types("мұнай бағасы", expect="жазылғансыз")


async def test_a_hundred_follows_are_the_limit(world: World) -> None:
    person = world.person()
    await person.types("/follow " + ", ".join(f"қала {number} көшесі" for number in range(100)))
    assert len(await person.follows()) == 100
    await person.types("/follow су тасқыны", expect="Ең көбі")
    page = await person.types("/tags")
    toast, _ = await person.taps(page, "су тасқыны")
    assert "100" in toast
    assert len(await person.follows()) == 100


async def test_whoever_stopped_and_follows_something_new_gets_news_again(world: World) -> None:
    person = world.person()
    await person.types("/stop")
    await person.types("/follow су тасқыны")
    chat = await person.chat()
    assert chat
    assert not chat.paused


@pytest.mark.parametrize("text", ["/follow ,,,", "/follow #", "/follow 🔥🔥", "/follow а", "/follow " + "ұзын " * 30])
async def test_what_is_no_topic_is_explained(text: str, world: World) -> None:
    person = world.person()
    answer = await person.types(text)
    assert answer["text"]
    assert await person.follows() == []
    assert labels(answer)
