"""Amounts in plain words and by /rates are converted in place, in every language."""

from decimal import Decimal

import pytest

from bot.model import Rate
from bot.storage import rates
from tests import clock
from tests.handlers.world import World, labels

SAID = {"kk": "Ұлттық банктің ресми бағамы", "ru": "По официальному курсу Нацбанка", "en": "At the official rate"}


async def keep(world: World, **values: str) -> None:
    today = world.desk.today(clock.now())
    async with world.desk.db.write() as connection:
        await rates.save(
            connection, [Rate(currency=code, on=today, value=Decimal(value)) for code, value in values.items()]
        )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_person_converts_by_words_and_by_taps(language: str, world: World) -> None:
    await keep(world, USD="443.35", EUR="475.54", RUB="4.82", UZS="0.035")
    person = world.person(language)
    answer = await person.types("100 доллар қанша теңге")
    assert answer["text"].startswith("100 USD = 44\u202f335 ₸\n\n" + SAID[language])
    assert "1 USD = 443,35 ₸" in answer["text"]
    _, euros = await person.taps(answer, "→ EUR")
    assert euros["message_id"] == answer["message_id"]
    assert euros["text"].startswith("100 USD = 93,23 EUR")
    _, turned = await person.taps(euros, "⇄ EUR → USD")
    assert turned["text"].startswith("100 EUR = 107,26 USD")
    _, back = await person.taps(turned, "→ KZT")
    assert back["text"].startswith("100 EUR = 47\u202f554 ₸")
    usual = await person.types("10 000 тг")
    assert usual["text"].startswith(
        "10\u202f000 ₸ = 22,56 USD\n10\u202f000 ₸ = 21,03 EUR\n10\u202f000 ₸ = 2\u202f074,69 RUB"
    )
    assert (await person.types("1 uzs to usd"))["text"].startswith("1 UZS = 0,000079 USD")


async def test_what_has_no_official_rate_is_told_so(world: World) -> None:
    await keep(world, USD="443.35")
    answer = await world.person().types("100 gbp")
    assert answer["text"] == "GBP бойынша ресми бағам менде жоқ. Барлық валюта: /rates"
    assert labels(answer) == ["💱 Бағам"]
    held = Rate(currency="TRY", on=world.desk.today(clock.now()), value=Decimal(700), held=True)
    async with world.desk.db.write() as connection:
        await rates.save(connection, [held])
    assert "TRY бойынша" in (await world.person().types("5 лира"))["text"]


async def test_a_currency_alone_is_told_and_may_be_followed(world: World) -> None:
    await keep(world, USD="443.35")
    person = world.person()
    answer = await person.types("доллар")
    assert answer["text"].startswith("1 USD = 443,35 ₸")
    await person.taps(answer, "Жазылу")
    assert await person.follows() == ["доллар"]


async def test_words_about_something_else_are_still_a_topic(world: World) -> None:
    assert "тақырыбына жазылғыңыз келе ме" in (await world.person().types("доллар қымбаттады"))["text"]
