"""What Telegram allows of suggested posts, what its answers mean, and which post is which."""

from datetime import UTC, datetime, timedelta

from bot.model import ChatGone, Offer, Refused, RetryLater, Sent, Unknown
from bot.rules import suggested as rules
from tests.every import every

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
FREE = Offer(chat_id=-70, message_id=1)
WISHED = Offer(chat_id=-70, message_id=1, wanted=NOW + timedelta(days=1))
SECOND = timedelta(seconds=1)


def test_a_moment_lies_ahead_and_no_farther_than_telegram_allows() -> None:
    assert rules.moment(FREE, None, NOW) is None
    assert rules.moment(FREE, NOW, NOW) == "past"
    assert rules.moment(FREE, NOW + SECOND, NOW) == NOW + SECOND
    assert rules.moment(FREE, NOW + timedelta(seconds=2_678_400), NOW) == NOW + timedelta(days=31)
    assert rules.moment(FREE, NOW + timedelta(days=31) + SECOND, NOW) == "far"
    assert rules.moment(WISHED, NOW + SECOND, NOW) is None, "its author has chosen"


def test_a_reason_is_as_long_as_telegram_takes_it() -> None:
    assert rules.comment("а" * 128) == "а" * 128
    assert rules.comment("а" * 129) == "а" * 127 + "…"


@every(
    [
        (Sent(0), "done"),
        (RetryLater(SECOND, ""), "later"),
        (Unknown("the connection ended"), "doubt"),
        (ChatGone("Forbidden: bot is not a member of the supergroup chat"), "right"),
        (Refused("Bad Request: suggested post not found", everybody=False), "withdrawn"),
        (Refused("Bad Request: message can't be used in the method", everybody=False), "closed"),
        (Refused("Bad Request: SCHEDULE_DATE_TOO_LATE", everybody=False), "refused"),
    ]
)
def test_every_answer_means_something(outcome: object, meaning: str) -> None:
    assert rules.answer(outcome) == meaning  # type: ignore[arg-type] # outcomes, all of them


def test_a_post_is_known_by_its_looks_and_comes_not_before_its_time() -> None:
    assert rules.mark("Су\nabc") == rules.mark("Су\nabc") != rules.mark("Су\nabd")
    assert rules.is_it(FREE, NOW)
    assert not rules.is_it(WISHED, NOW)
    assert rules.is_it(WISHED, NOW + timedelta(days=1) - SECOND)
