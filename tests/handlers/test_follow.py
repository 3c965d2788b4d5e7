"""Following by words and by taps, and undoing it."""

import pytest

from tests.handlers.world import World, labels, tell

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
    _, answer = await person.taps(await person.types("#мұнай_бағасы #Ұлытау"), "Жазылу")
    assert answer["text"].count("Жазылдыңыз") == 2, "a line of hashtags, as under a post, is so many topics"


async def test_what_one_misspells_is_unfollowed_all_the_same(world: World) -> None:
    person = world.person()
    await person.types("/follow мұнай бағасы, Қостанай")
    asked = await person.types("/unfollow мунай бағасы")
    assert "Бәлкім, мұнай бағасы?" in asked["text"]
    await person.taps(asked, "➖ мұнай бағасы")
    assert await person.follows() == ["Қостанай"]
    assert "жазылмағансыз" in (await person.types("/unfollow сайлау"))["text"]


async def test_one_tap_undoes_and_one_more_follows_again(world: World) -> None:
    person = world.person()
    answer = await person.types("/follow жемқорлық")
    assert "мұндай жаңалық болмапты" in answer["text"]
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


@pytest.mark.parametrize("text", ["/follow ,,,", "/follow #", "/follow 🔥🔥", "/follow " + "ұзын " * 30])
async def test_what_is_no_topic_is_explained(text: str, world: World) -> None:
    person = world.person()
    answer = await person.types(text)
    assert answer["text"]
    assert await person.follows() == []
    assert labels(answer)


# ---------------------------------------------------------------- the last week


WEEKLY = {"kk": "мұндай 3 жаңалық", "ru": "таких новостей 3", "en": "last week: 3"}


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_the_answer_tells_what_the_last_week_would_have_brought(code: str, world: World) -> None:
    await tell(world, ["Мұнай бағасы баяғыда өсті"], days_ago=8)
    await tell(world, ["Мұнайдың бағасы өсті", "Ауа райы", "Баға: мұнай", "Бағасы түскен мұнай", "Футбол"])
    person = world.person(code)
    answer = await person.types("/follow мұнай бағасы", expect=WEEKLY[code])
    links = [one["url"] for one in answer["entities"] if one["type"] == "text_link"]
    assert links == ["https://dala.example/4", "https://dala.example/3"]


async def test_of_a_topic_the_tagged_stories_are_told_and_of_several_only_their_number(world: World) -> None:
    await tell(world, ["Су тасқыны болды", "Су тасқыны тағы болды", "Футбол"])
    person = world.person()
    assert "мұндай 2 жаңалық" in (await person.types("/follow тасқыннан"))["text"]
    answer = await person.types("/follow футбол, мұнай")
    assert answer["text"].splitlines() == [
        "✅ Жазылдыңыз: футбол (соңғы аптада: 1)",
        "✅ Жазылдыңыз: мұнай (соңғы аптада: 0)",
    ]
    await person.taps(answer, "✓ мұнай")
    assert await person.follows() == ["су тасқыны", "футбол"]


BROAD = {
    "kk": ("кездесетін сөз", "Иә", "Жоқ"),
    "ru": ("почти в любой", "Да", "Нет"),
    "en": ("nearly every", "Yes", "No"),
}


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_stop_word_is_followed_only_after_a_yes(code: str, world: World) -> None:
    words, yes, no = BROAD[code]
    person = world.person(code)
    asked = await person.types("/follow және", expect=words)
    assert await person.follows() == []
    _, other = await person.taps(asked, no)
    assert "/follow" in other["text"]
    asked = await person.types("/follow және", expect=words)
    await person.taps(asked, yes)
    assert await person.follows() == ["және"]


async def test_what_a_fifth_of_the_week_has_is_asked_about(world: World) -> None:
    await tell(world, [*["Үкімет отырысы"] * 6, *["Футбол"] * 15])
    person = world.person()
    asked = await person.types("/follow үкімет, футболшы, а", expect="29 пайызында")
    assert "бір ғана әріп" in asked["text"]
    assert await person.follows() == ["футболшы"]
    await person.taps(asked, "«үкімет»")
    assert await person.follows() == ["футболшы", "үкімет"]


async def test_a_misspelt_topic_is_offered_and_the_very_words_can_be_insisted_on(world: World) -> None:
    person = world.person()
    asked = await person.types("/follow қостанй", expect="Бәлкім, Қостанай?")
    assert await person.follows() == []
    await person.taps(asked, "✓ Қостанай")
    assert await person.follows() == ["Қостанай"]
    await person.taps(await person.types("/follow сайлуа", expect="Бәлкім, сайлау?"), "«сайлуа»")
    assert await person.follows() == ["Қостанай", "сайлуа"]


async def test_what_is_followed_is_muted_no_longer(world: World) -> None:
    person = world.person()
    await person.types("/mute су тасқыны")
    await person.types("/follow су тасқыны", expect="Жазылдыңыз")
    await person.types("/mute Қостанай")
    await person.taps(await person.types("/tags"), "Қостанай")
    assert "Әзірге ештеңе" in (await person.types("/mute"))["text"]
