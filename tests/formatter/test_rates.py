"""Rates are told in the house's style, always with their date."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.formatter import rates
from bot.formatter.texts import Voice
from bot.model import Rate
from tests.formatter.reading import Reading

TODAY = date(2024, 3, 14)
USD = Rate(currency="USD", on=TODAY, value=Decimal("449.40"), name="АҚШ ДОЛЛАРЫ")
RUB = Rate(currency="RUB", on=TODAY, value=Decimal("4.92"))
BEFORE = {
    "USD": replace(USD, on=date(2024, 3, 12), value=Decimal("448.20")),
    "RUB": replace(RUB, on=date(2024, 3, 12), value=Decimal("4.95")),
}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("443.35", "443,35"),
        ("443.3", "443,30"),
        ("1443.355", "1\u202f443,36"),
        ("0.33", "0,33"),
        ("0.0107", "0,0107"),
        ("0.5", "0,50"),
        ("0", "0,00"),
    ],
)
def test_a_number_has_a_decimal_comma(value: str, told: str) -> None:
    assert rates.number(Decimal(value)) == told


def test_the_answer_says_what_rose_and_what_fell(voice: Voice) -> None:
    assert Reading(rates.answer([USD, RUB], BEFORE, TODAY, voice).text).text == (
        "Ұлттық банктің ресми бағамы, 14 наурыз\n"
        "\n"
        "АҚШ доллары: 449,40 ₸\n"
        "    1,20 теңгеге қымбаттады ▲\n"
        "Ресей рублі: 4,92 ₸\n"
        "    0,03 теңгеге арзандады ▼\n"
        "\n"
        "Өзгеріс 12 наурыз бағамымен салыстырғанда."
    )


def test_a_currency_without_a_name_of_ours_has_the_banks(voice: Voice) -> None:
    said = rates.answer(
        [Rate(currency="MNT", on=TODAY, value=Decimal(12), name="МОҢҒОЛ ТӨГРӨГІ")], {}, TODAY, voice
    ).text
    assert "МОҢҒОЛ ТӨГРӨГІ" in said
    assert "өзгерген жоқ" in said


def test_the_answer_has_the_date_of_the_rates_not_of_the_question(voice: Voice) -> None:
    assert "14 наурыз" in rates.answer([USD], BEFORE, date(2024, 3, 17), voice).text
    assert "2024 жылғы 14 наурыз" in rates.answer([USD], BEFORE, date(2025, 1, 2), voice).text


def test_without_rates_the_answer_says_so_in_every_language(any_voice: Voice) -> None:
    assert rates.answer([], {}, TODAY, any_voice).text == any_voice.say("rates-none")
    Reading(rates.answer([USD, RUB], BEFORE, TODAY, any_voice).text)


def test_a_rate_whose_newest_is_held_back_stands_with_its_own_date(voice: Voice, any_voice: Voice) -> None:
    held = [replace(USD, on=date(2024, 3, 13)), RUB]
    said = Reading(rates.answer(held, BEFORE, TODAY, voice).text).text
    assert "АҚШ доллары: 449,40 ₸\n    13 наурыз бағамы; жаңасы тексеріліп жатыр\nРесей" in said
    assert said.startswith("Ұлттық банктің ресми бағамы, 14 наурыз")
    assert rates.footer(held, TODAY, voice) == "USD 449,40 (13 наурыз) · RUB 4,92"
    Reading(rates.accepted([USD], TODAY, any_voice).text)
