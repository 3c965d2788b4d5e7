from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Rate
from bot.sources.rates import NotRates, address, parse

DAY = date(2026, 11, 3)
OF_A_DAY = """<?xml version="1.0" encoding="utf-8"?>
<rates>
    <generator>Alternate RSS Builder</generator>
    <title>Official exchange rates of National Bank of Republic Kazakhstan</title>
    <link>www.nationalbank.kz</link>
    <date>03.11.2026</date>
    <item><fullname>АҚШ ДОЛЛАРЫ</fullname><title>USD</title><description>443.35</description><quant>1</quant>
        <index>UP</index><change>+1.20</change></item>
    <item><fullname>АРМЯН ДРАМЫ</fullname><title>AMD</title><description>12.7</description><quant>10</quant>
        <index></index><change>0.00</change></item>
    <item><fullname>ӨЗБЕК СУМЫ</fullname><title>UZS</title><description>4</description><quant>100</quant></item>
    <item><fullname>ИРАН РИАЛЫ</fullname><title>IRR</title><description>3.55</description><quant>10000</quant></item>
    <item><fullname>Қате жол</fullname><title>XXX</title><description>жоқ</description><quant>1</quant></item>
    <item><fullname>Нөл</fullname><title>YYY</title><description>1</description><quant>0</quant></item>
    <item><fullname>Тым үлкен</fullname><title>VVV</title><description>1e999999999</description></item>
    <item><fullname>Шексіз</fullname><title>ZZZ</title><description>Infinity</description><quant>1</quant></item>
</rates>
""".encode()
NEWEST = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Official exchange rates</title><link>www.nationalbank.kz</link>
<item><title>USD</title><pubDate>04.11.2026</pubDate><description>443.35</description><quant>1</quant>
    <index>UP</index><change>1.2</change><link></link></item>
<item><title>KRW</title><pubDate>03.11.2026</pubDate><description>31.9</description><quant>100</quant></item>
</channel></rss>
"""
NONE = "<rates><date>01.01.2026</date><info>Бұл күнге бағам жоқ</info></rates>".encode()


def test_a_day_is_asked_for_with_kazakh_names() -> None:
    base = "https://nationalbank.kz/rss/get_rates.cfm"
    assert address(base, DAY) == f"{base}?fdate=03.11.2026&switch=kazakh"
    assert address(f"{base}?x=1", DAY) == f"{base}?x=1&fdate=03.11.2026&switch=kazakh"


def test_rates_are_for_one_unit_whatever_the_bank_counts_in() -> None:
    assert parse(OF_A_DAY, None) == [
        Rate(currency="USD", on=DAY, value=Decimal("443.35"), name="АҚШ ДОЛЛАРЫ"),
        Rate(currency="AMD", on=DAY, value=Decimal("1.27"), name="АРМЯН ДРАМЫ"),
        Rate(currency="UZS", on=DAY, value=Decimal("0.04"), name="ӨЗБЕК СУМЫ"),
        Rate(currency="IRR", on=DAY, value=Decimal("0.000355"), name="ИРАН РИАЛЫ"),
    ]


def test_the_newest_rates_may_already_be_tomorrows() -> None:
    rates = parse(NEWEST, None)
    assert [(r.currency, r.on, r.value) for r in rates] == [
        ("USD", date(2026, 11, 4), Decimal("443.35")),
        ("KRW", date(2026, 11, 3), Decimal("0.319")),
    ]


def test_a_day_without_rates_is_no_error() -> None:
    assert parse(NONE, DAY) == []


def test_the_banks_own_day_wins_over_the_one_asked_for() -> None:
    assert {rate.on for rate in parse(OF_A_DAY, date(2020, 1, 1))} == {DAY}
    assert {r.on for r in parse(OF_A_DAY.replace(b"<date>03.11.2026</date>", b""), date(2020, 1, 1))} == {
        date(2020, 1, 1)
    }


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>503</body></html>", b"{}", b"<rates><item></item></rates>", b"<feed/>"]
)
def test_anything_else_is_told_in_plain_words(body: bytes) -> None:
    with pytest.raises(NotRates) as told:
        parse(body, DAY)
    assert str(told.value)


@given(st.binary(max_size=200), st.integers(0, len(OF_A_DAY)))
def test_any_bytes_give_rates_or_a_reason(noise: bytes, at: int) -> None:
    for body in (noise, OF_A_DAY[:at] + noise + OF_A_DAY[at:]):
        try:
            assert all(rate.value > 0 for rate in parse(body, DAY))
        except NotRates as why:
            assert str(why)  # noqa: PT017 - either outcome is right, an empty reason is not
