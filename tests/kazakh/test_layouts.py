"""A word typed in the other layout is the word that was meant."""

import pytest

from bot.kazakh import layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("кфеуы", "rates"), (";fpske", "жазылу"), ("r-vtr", "көмек"), ("cj45s", "соңғы"), ("Gjvjom", "помощь")],
)
def test_the_same_keys_in_the_other_layout(typed: str, meant: str) -> None:
    assert layouts.other(typed) == meant
    assert layouts.other(meant) == typed.lower()
