"""What a listing shows of its day, and that none of it sticks to an article."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import page, signals

PAGES = Path(__file__).parents[1] / "cases" / "pages"
MODEL = (PAGES / "model.html").read_text("utf-8")
BAR = '<div class="tagbar"><a>#БишімбаевСоты</a> <a>#су тасқыны</a> <a>#қаңтар қақтығысы</a></div>'
THREE = ["БишімбаевСоты", "су тасқыны", "қаңтар қақтығысы"]


def shown(body: str) -> list[str]:
    found = signals.read(body.encode())
    return [tag.label for tag in found.tags] if found else []


def rates(header: str) -> dict[str, str]:
    found = signals.read(f"<html><body><div>{header}</div><p>Мәтін</p></body></html>".encode())
    return {code: str(value) for code, value in found.rates} if found else {}


def test_the_model_source_shows_its_hot_topics_and_rates() -> None:
    found = signals.read(MODEL.encode())
    assert found
    assert [tag.label for tag in found.tags] == THREE
    assert found.rates == (("USD", Decimal("443.35")), ("EUR", Decimal("475.54")), ("RUB", Decimal("4.82")))


def test_none_of_it_sticks_to_the_article() -> None:
    article = page.article(MODEL.encode(), url="https://example.kz/news/38413-x/", source="Мысал")
    text = f"{article.title} {article.body} {article.categories}"
    assert not [label for label in (*THREE, "443", "475", "4.82") if label in text]


@pytest.mark.parametrize(
    "bar",
    [
        BAR,
        "<p>#БишімбаевСоты #су тасқыны  #қаңтар қақтығысы</p>",
        "<ul><li>#БишімбаевСоты</li><li>#су_тасқыны</li><li>#қаңтар қақтығысы</li></ul>",
        f"<header><b>×</b><nav>{BAR}</nav></header><footer>{BAR}</footer>",
    ],
)
def test_a_bar_is_split_on_its_signs_as_its_topics_hold_spaces(bar: str) -> None:
    assert shown(f"<html><body>{bar}<a href='/news/1'>Мақала</a></body></html>") == THREE


@pytest.mark.parametrize(
    "body",
    [
        "<p>#бір #екі</p>",  # two are no bar
        "<div><p>#бір #екі #үш</p></div><div><p>#төрт #бес #алты</p></div>",  # each article has its own
        "<p>Оқыңыз: #бір #екі #үш</p>",
        f"<p>#бір #екі #{'ұзақ сөйлем ' * 9}</p>",
        "<script>#a #b #c</script>",
    ],
)
def test_other_rows_of_tags_are_no_bar(body: str) -> None:
    assert shown(f"<html><body>{body}</body></html>") == []


THE_RATES = {"USD": "443.35", "EUR": "475.54", "RUB": "4.82"}


@pytest.mark.parametrize(
    "header",
    [
        "<span>USD 443.35</span><span>EUR 475.54</span><span>RUB 4.82</span>",
        "443.35 475.54 4.82",
        "$ 443,35 | € 475,54 | ₽ 4,82",
        "<b>USD</b> 443.35 ₸ <b>EUR</b> 475.54 ₸ <b>RUB</b> 4.82 ₸",
    ],
)
def test_three_numbers_are_the_headers_rates(header: str) -> None:
    assert rates(header) == THE_RATES


@pytest.mark.parametrize(
    "header", ["443.35 475.54", "1.5 2.5 3.5", "USD 443.35 GBP 560.10 RUB 4.82", "Ауа 443.35 475.54 4.82", "01.11.2023"]
)
def test_other_numbers_are_no_rates(header: str) -> None:
    assert rates(header) == {}


@given(st.binary(max_size=300))
def test_any_bytes_give_signals_or_nothing(body: bytes) -> None:
    found = signals.read(b"<p>#" + body)
    assert found is None or found.tags or found.rates
