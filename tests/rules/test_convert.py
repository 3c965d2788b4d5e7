"""An amount is read in many words, and is worth what the official rates say."""

from decimal import Decimal

import pytest
from hypothesis import given

from bot.rules.convert import Amount, read, worth
from tests import anything
from tests.rules.money import cases

RATES = {"USD": Decimal("443.35"), "EUR": Decimal("475.54"), "UZS": Decimal("0.0351")}


@pytest.mark.parametrize(("typed", "meant"), cases("amounts.txt"))
def test_an_amount_is_read_whatever_the_words(typed: str, meant: str) -> None:
    amount = read(typed)
    told = f"{amount.value.normalize():f} {amount.source} {amount.target or '-'}" if amount else "-"
    number, _, currencies = meant.partition(" ")
    assert told == (f"{Decimal(number).normalize():f} {currencies}" if currencies else meant)


@given(anything.texts(max_size=200))
def test_any_text_is_read_without_complaint(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    ("amount", "target", "value"),
    [
        (Amount(Decimal(100), "USD"), "KZT", "44335.00"),
        (Amount(Decimal(1000), "KZT"), "USD", "2.26"),
        (Amount(Decimal(100), "USD"), "EUR", "93.23"),
        (Amount(Decimal(10) ** 14, "USD"), "UZS", "1263105413105413105.41"),
        (Amount(Decimal(1), "USD"), "BYN", None),
        (Amount(Decimal(1), "BYN"), "KZT", None),
    ],
)
def test_an_amount_is_worth_what_the_rates_say(amount: Amount, target: str, value: str | None) -> None:
    found = worth(amount, target, RATES)
    assert (found if found is None else f"{found:.2f}") == value
