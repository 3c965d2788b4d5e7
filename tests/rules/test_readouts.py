"""`habarshy read` says of every entry what becomes of it, and why it would not be told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.config import Source
from bot.model import Entry
from bot.rules.pages import Unread
from bot.rules.readouts import Reader, Readout
from bot.rules.topics import Catalogue

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
TITLE = "Қостанайда су тасқыны басталды"
TEXT = (
    "Қостанай облысының Арқалық қаласында еріген қар суы 12 үйді басып қалды. Төтенше жағдай қызметі 45 адамды "
    "қауіпсіз жерге көшірді. Облыс әкімі Құмар Ақсақалов зардап шеккендерге көмек берілетінін айтты."
)


def entry(**given: Any) -> Entry:
    whole: dict[str, Any] = {"title": TITLE, "link": "https://x.example/news/12345-a", "published": NOW, "body": TEXT}
    return Entry(source="x", **(whole | given))


def reader() -> Reader:
    return Reader(Source(name="x", url="https://x.example/rss"), Catalogue(()), NOW)


@pytest.mark.parametrize(
    ("given", "language", "why"),
    [
        ({"title": ""}, None, "no title"),
        ({"title": "Видео", "body": ""}, None, "too short 5 letters"),
        ({"title": "В Костанае началось наводнение", "body": "Эвакуированы два села."}, "ru", "other language ru"),
        ({"published": NOW - timedelta(days=9)}, "kk", "too old 2026-11-15"),
        ({"title": "!", "link": "", "body": ""}, None, "nothing to know it by: no address, no identifier, no words"),
    ],
)
def test_what_is_left_out_says_why(given: dict[str, Any], language: str | None, why: str) -> None:
    found = reader().read(entry(**given))
    assert (found.left_out, found.language) == (why, language)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("no article", "its page holds no article: of links"),
        ("garbled", "garbled letters: of links"),
        ("try again", "its page could not be read: of links"),
        ("not for us", "its page is not for us: of links"),
    ],
)
def test_a_page_that_gave_no_article_says_why(why: Any, said: str) -> None:
    assert reader().read(entry(title=""), Unread(why, "of links")).left_out == said


@pytest.mark.parametrize(
    ("published", "note", "shown"),
    [
        (NOW, None, NOW),
        (None, "no date: counts as just published", None),
        (NOW + timedelta(days=365), "lies in the future", NOW + timedelta(minutes=10)),
    ],
)
def test_a_doubtful_date_is_told_and_explained(
    published: datetime | None, note: str | None, shown: datetime | None
) -> None:
    found = reader().read(entry(published=published))
    assert (found.left_out, found.published) == (None, shown)
    assert (note or "") in (found.note or "")
    assert bool(found.note) is bool(note)


def both(first: Entry, second: Entry) -> tuple[Readout, Readout]:
    one = reader()
    return one.read(first), one.read(second)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"title": "Су тасқыны"}, "the same article"),
        ({"link": "https://x.example/news/99999-b", "title": f"{TITLE}, 45 адам көшірілді"}, "it tells the same"),
    ],
)
def test_a_repeat_names_what_it_repeats(given: dict[str, Any], why: str) -> None:
    first, second = both(entry(), entry(**given))
    assert first.left_out is None
    assert second.left_out == f"repeat of «{TITLE}»: {why}"


def test_lines_of_the_page_that_are_left_out_are_counted() -> None:
    found = reader().read(entry(body=f"<p>{TEXT}</p><p>Серіктес жаңалықтары</p><p>Басқа жаңалық</p>"))
    assert found.noise == 2
    assert "көшірді" in " ".join(found.summary)
