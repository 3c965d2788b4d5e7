"""Endings, dates and weekdays, as Kazakh says them."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.kazakh.grammar import Case, inflect, long_date, plural, read_date, relative, weekday
from tests import anything
from tests.every import every
from tests.kazakh.cases import cases

TODAY = date(2026, 11, 24)


@every(cases("endings.txt"))
def test_a_word_takes_its_ending(word: str, case: Case, form: str) -> None:
    assert inflect(word, case) == form


@every(cases("dates.txt"))
def test_a_date_is_read(written: str, meant: str) -> None:
    found = read_date(written, TODAY)
    said = f"{found:%Y-%m-%d %H:%M}" if isinstance(found, datetime) else str(found) if found else "-"
    assert said == meant


@every(
    [
        (datetime(2026, 11, 24, 9, 10), "Бүгін, 09:10"),
        (datetime(2026, 11, 23, 14, 5), "Кеше, 14:05"),
    ],
)
def test_a_moment_is_told_by_today(moment: datetime, said: str) -> None:
    assert relative(moment, datetime(2026, 11, 24, 12)) == said


def test_days_and_weekdays_have_names() -> None:
    assert long_date(date(2026, 3, 5)).startswith("5 наурыз")
    assert [weekday(TODAY + timedelta(days=n)) for n in range(7)] == [
        "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі", "дүйсенбі",
    ]  # fmt: skip


@every([("доллар", "долларлар"), ("сот", "соттар"), ("заң", "заңдар"), ("ел", "елдер")])
def test_many_of_a_thing(one: str, many: str) -> None:
    assert plural(one) == many


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))
def test_what_is_written_is_read_back(moment: datetime) -> None:
    assert read_date(f"{moment:%d.%m.%Y, %H:%M}", TODAY) == moment.replace(second=0, microsecond=0)
    assert read_date(long_date(moment.date()) + f" {moment.year}", TODAY) == moment.date()


@given(anything.texts())
def test_any_text_has_an_answer(text: str) -> None:
    read_date(text, TODAY)
    inflect(text, "genitive")
    plural(text)
