from datetime import UTC, datetime, timedelta

from bot.model import Entry
from bot.rules.counting import Counts, count

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def entry(title: str, ago: timedelta | None = None, body: str = "") -> Entry:
    published = NOW - ago if ago is not None else None
    return Entry(source="Толқын", title=title, link="https://example.kz/1", published=published, body=body)


def test_entries_in_other_languages_are_counted_apart() -> None:
    found = [
        entry("Тоқаев жаңа әкім тағайындады", HOUR),
        entry("Президент назначил нового акима области", 4 * HOUR),
        entry("Астана", body="<p>Қалада көлік кептелісі азайды, деп хабарлады әкімдік.</p>"),
    ]
    assert count(found, "kk") == Counts(items=3, spoken=2, newest=NOW - HOUR, gap=3 * HOUR)
    assert count(found, "ru") == Counts(items=3, spoken=1, newest=NOW - HOUR, gap=3 * HOUR)


def test_addresses_that_were_not_read_do_not_count() -> None:
    assert count([entry("")], "kk") is None
    assert count([], "kk") is None
