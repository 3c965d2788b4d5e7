"""A chart says what its data file says, in each language; its picture is a picture. See `tests/cases/charts/`."""

import tomllib
import zlib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from struct import unpack
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.telegram.files import picture_size
from bot.formatter import charts, drawing, rates
from bot.formatter.texts import LANGUAGES, Texts, Voice
from bot.model import Rate
from bot.rules import charts as rules
from tests.formatter.reading import Reading

CASES = {
    file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(Path("tests/cases/charts").glob("*.toml"))
}
TODAY = date(2026, 11, 24)


def bank(case: dict[str, Any]) -> list[Rate]:
    """The rates of every day: what no session changed, the bank tells again."""
    lines = [line.split() for line in case["sessions"].splitlines()]
    found = []
    for (on, *values), (until, *_) in zip(lines, [*lines[1:], [f"{case['today'] + timedelta(days=1)}"]], strict=True):
        first = date.fromisoformat(on)
        for n in range((date.fromisoformat(until) - first).days):
            days = first + timedelta(days=n)
            found += [
                Rate(currency=code, on=days, value=Decimal(value))
                for code, value in zip(case["currencies"], values, strict=True)
            ]
    return found


def series(case: dict[str, Any]) -> rules.Series:
    found = rules.series(bank(case), case["currency"], case["days"], case["today"])
    assert found
    return found


def name_of(case: dict[str, Any], voice: Voice) -> str:
    return rates.name(Rate(currency=case["currency"], on=case["today"], value=Decimal(1)), voice)


@pytest.mark.parametrize("name", CASES)
def test_a_series_is_what_its_file_says(name: str) -> None:
    case = CASES[name]
    found = series(case)
    said = {
        "first": found.first,
        "over": found.over,
        "points": len(found.points),
        "broken_at": [found.points[n].on for n in found.breaks],
        "low": f"{found.low.on} {found.low.value}",
        "high": f"{found.high.on} {found.high.value}",
        "change": f"{found.change} ({found.percent} %)",
    }
    assert said == case["series"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_picture_reads_as_its_file_says(name: str, language: str, texts: Texts) -> None:
    case = CASES[name]
    voice = texts.voice(language, ZoneInfo("Asia/Almaty"))
    found = series(case)
    drawn = charts.picture(found, name_of(case, voice), voice)
    said = {
        "head": f"{drawn.title} | {drawn.official} | {drawn.value} | {drawn.change} | {drawn.span}",
        "marks": [drawn.low.text, drawn.high.text, drawn.last.text],
        "source": drawn.source,
        "values": [f"{tick.at:.3f} {tick.text}" for tick in drawn.values],
        "dates": [f"{tick.at:.3f} {tick.text}" for tick in drawn.dates],
        "caption": Reading(charts.screen(found, drawn.title, case["currencies"], voice).text).text.split("\n"),
    }
    assert {key: clean(value) for key, value in said.items()} == case[language]


def clean(value: Any) -> Any:
    """Spaces that do not break look like others in a file."""
    return (
        [clean(one) for one in value] if isinstance(value, list) else value.replace("\u202f", " ").replace("\xa0", " ")
    )


def test_the_line_goes_through_its_sessions_and_ends_at_the_edge(voice: Voice) -> None:
    case = CASES["usd-7"]
    drawn = charts.picture(series(case), "Доллар", voice)
    assert [[f"{spot.x:.3f} {spot.y:.3f}" for spot in line] for line in drawn.lines] == case["lines"]


def test_a_held_rate_and_one_of_tomorrow_are_not_drawn() -> None:
    days = [TODAY - timedelta(days=n) for n in range(9, -2, -1)]
    told = [Rate(currency="USD", on=on, value=Decimal(500 + n), held=n == 5) for n, on in enumerate(days)]
    found = rules.series(told, "USD", 7, TODAY)
    assert found
    assert [point.value for point in found.points] == [502, 503, 504, 506, 507, 508, 509]


@pytest.mark.parametrize("count", [0, 1])
def test_less_than_two_sessions_are_no_chart(count: int) -> None:
    told = [Rate(currency="USD", on=TODAY - timedelta(days=n), value=Decimal(500)) for n in range(5 * count)]
    assert rules.series(told, "USD", 7, TODAY) is None


def test_a_currency_whose_rate_did_not_move_has_a_session_when_another_moved() -> None:
    days = [TODAY - timedelta(days=n) for n in (2, 1, 0)]
    told = [Rate(currency="RUB", on=on, value=Decimal("4.82")) for on in days]
    told += [Rate(currency="USD", on=on, value=Decimal(500 + n)) for n, on in enumerate(days)]
    found = rules.series(told, "RUB", 7, TODAY)
    assert found
    assert len(found.points) == 3
    assert not found.breaks
    assert found.change == 0


@given(
    low=st.decimals("0.0001", "100000", places=4),
    spread=st.decimals("0.0001", "100000", places=4),
)
def test_the_axis_has_a_few_round_values_in_order(low: Decimal, spread: Decimal) -> None:
    ticks = rules.value_ticks(low, low + spread)
    assert 2 <= len(ticks) <= 6
    assert low <= ticks[0] < ticks[-1] <= low + spread


def test_a_picture_is_a_png_of_its_size_and_not_blank(voice: Voice) -> None:
    png = drawing.png(charts.picture(series(CASES["usd-7"]), "АҚШ доллары", voice))
    assert picture_size(png) == (drawing.WIDTH, drawing.HEIGHT)
    chunks, at = b"", 8
    while at < len(png):
        (size,) = unpack(">I", png[at : at + 4])
        chunks += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    assert len(set(zlib.decompress(chunks))) > 50


def test_the_font_has_every_letter_that_a_chart_may_show() -> None:
    files = [
        Path(f"bot/formatter/texts/{code}/{file}.ftl") for code in LANGUAGES for file in ("charts", "rates", "dates")
    ]
    shown = {
        sign for file in files for sign in file.read_text("utf-8") if sign.isalpha() or sign in "0123456789+−–·,()%₸ "
    }
    for file in Path("bot/formatter/fonts").glob("*.ttf"):
        assert shown | set("\u202f\xa0") <= characters(file.read_bytes()), file


def characters(font: bytes) -> set[str]:
    """The characters of a TrueType font's Unicode table (format 4)."""
    tables = {
        font[at : at + 4]: unpack(">I", font[at + 8 : at + 12])[0]
        for at in range(12, 12 + 16 * unpack(">H", font[4:6])[0], 16)
    }
    cmap = tables[b"cmap"]
    for n in range(unpack(">H", font[cmap + 2 : cmap + 4])[0]):
        platform, _, offset = unpack(">HHI", font[cmap + 4 + 8 * n : cmap + 12 + 8 * n])
        table = cmap + offset
        if platform == 3 and unpack(">H", font[table : table + 2])[0] == 4:
            twice = unpack(">H", font[table + 6 : table + 8])[0]
            ends = unpack(f">{twice // 2}H", font[table + 14 : table + 14 + twice])
            starts = unpack(f">{twice // 2}H", font[table + 16 + twice : table + 16 + 2 * twice])
            return {chr(code) for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)}
    raise AssertionError("no such table")
