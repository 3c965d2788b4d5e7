"""What stands open before its reader is known for a while, and of no more posts than there is room for."""

from datetime import UTC, datetime, timedelta

from bot.rules.opened import MOST, READING, Open, Opened

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)


def test_a_post_stands_open_until_it_is_closed_or_an_hour_is_over() -> None:
    opened = Opened()
    opened.note(1, 7, Open(2, why=True), NOW)
    assert opened.of(1, 7, NOW + READING - timedelta(seconds=1)) == Open(2, why=True)
    assert opened.of(1, 7, NOW + READING) == Open()
    assert opened.of(2, 7, NOW) == Open(), "another reader's"
    opened.note(1, 7, Open(), NOW)
    assert opened.of(1, 7, NOW) == Open()


def test_of_too_many_the_earliest_is_forgotten() -> None:
    opened = Opened()
    for chat_id in range(MOST):
        opened.note(chat_id, 7, Open(2), NOW)
    opened.note(0, 7, Open(4), NOW)
    opened.note(MOST, 7, Open(2), NOW)
    assert [opened.of(chat_id, 7, NOW) for chat_id in (0, 1, 2)] == [Open(4), Open(), Open(2)]
