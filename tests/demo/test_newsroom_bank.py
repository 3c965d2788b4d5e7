"""The demo's National Bank answers in the real one's two shapes."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.demo.newsroom import Newsroom, application
from bot.demo.newsroom.bank import Bank

TUESDAY_MORNING = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)
FRIDAY, SATURDAY, SUNDAY, MONDAY = (TUESDAY - timedelta(days=days) for days in (4, 3, 2, 1))
Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with TestClient(TestServer(application(Newsroom(lambda: TUESDAY_MORNING)))) as client:
        yield client


async def answer(client: Client, path: str) -> ET.Element:
    async with client.get(path) as response:
        assert response.status == 200
        assert "ETag" not in response.headers
        return ET.fromstring(await response.read())  # noqa: S314 - our own server


async def test_a_day_has_one_date_and_an_item_a_currency(client: Client) -> None:
    rates = await answer(client, "/bank/get_rates.cfm?fdate=24.11.2026")
    assert (rates.tag, rates.findtext("date")) == ("rates", "24.11.2026")
    items = rates.findall("item")
    assert len(items) == 39
    assert {child.tag for child in items[0]} == {"fullname", "title", "description", "quant", "index", "change"}
    assert {item.findtext("title"): item.findtext("quant") for item in items}.items() >= {
        "USD": "1", "AMD": "10", "UZS": "100", "IRR": "10000",
    }.items()  # fmt: skip
    assert not [item for item in items if item.findtext("description", "").endswith(".00")]


async def test_names_are_kazakh_when_asked(client: Client) -> None:
    for switch, name in (("", "ДОЛЛАР США"), ("&switch=kazakh", "АҚШ ДОЛЛАРЫ")):
        rates = await answer(client, f"/bank/get_rates.cfm?fdate=24.11.2026{switch}")
        assert name in [item.findtext("fullname") for item in rates.findall("item")]


@pytest.mark.parametrize("day", ["04.01.1999", "25.11.2026"])
async def test_a_day_without_rates_has_an_info_and_no_items(client: Client, day: str) -> None:
    rates = await answer(client, f"/bank/get_rates.cfm?fdate={day}")
    assert rates.find("info") is not None
    assert rates.find("item") is None


async def test_the_newest_is_rss_with_a_date_in_every_item(client: Client) -> None:
    rss = await answer(client, "/bank/rates_all.xml")
    assert rss.tag == "rss"
    assert {item.findtext("pubDate") for item in rss.findall("channel/item")} == {"24.11.2026"}


@pytest.mark.parametrize("day", ["2026-11-24", "31.02.2026", "x"])
async def test_a_date_that_is_none_is_refused(client: Client, day: str) -> None:
    async with client.get(f"/bank/get_rates.cfm?fdate={day}") as response:
        assert response.status == 400


def quotes(bank: Bank, day: date) -> dict[str, tuple[Decimal, Decimal]]:
    return {quote.currency.code: (quote.value, quote.change) for quote in bank.on(day)}


def test_fridays_session_stands_from_saturday_to_monday() -> None:
    bank = Bank(lambda: TUESDAY_MORNING)
    saturday, sunday, monday = (quotes(bank, day) for day in (SATURDAY, SUNDAY, MONDAY))
    assert saturday != quotes(bank, FRIDAY)
    for code, (value, _) in saturday.items():
        assert sunday[code] == monday[code] == (value, Decimal(0))


def test_a_change_is_the_difference_to_the_day_before() -> None:
    bank = Bank(lambda: TUESDAY_MORNING)
    today, before = quotes(bank, TUESDAY), quotes(bank, MONDAY)
    assert all(value - before[code][0] == change for code, (value, change) in today.items())


def test_ninety_days_are_there_and_stay_near_the_usual() -> None:
    bank = Bank(lambda: TUESDAY_MORNING)
    days = [bank.on(TUESDAY - timedelta(days=back)) for back in range(90)]
    assert all(len(day) == 39 for day in days)
    assert all(0.85 < float(quote.value) / quote.currency.usual < 1.18 for day in days for quote in day)
    assert len({quotes(bank, TUESDAY - timedelta(days=back))["USD"][0] for back in range(90)}) > 50


def test_tomorrows_rates_are_known_once_the_session_is_over() -> None:
    assert Bank(lambda: datetime(2026, 11, 24, 10, 31, tzinfo=UTC)).newest() == TUESDAY + timedelta(days=1)
    assert Bank(lambda: datetime(2026, 11, 24, 10, 29, tzinfo=UTC)).newest() == TUESDAY


def test_a_day_has_the_same_rates_whenever_it_is_asked() -> None:
    later = Bank(lambda: TUESDAY_MORNING + timedelta(days=9))
    assert later.on(TUESDAY) == Bank(lambda: TUESDAY_MORNING).on(TUESDAY)
