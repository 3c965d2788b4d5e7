"""Which moments are offered to an editor, and which planned posts stand too close."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Content, Slot
from bot.rules import slots

ALMATY = ZoneInfo("Asia/Almaty")
NOON = datetime(2026, 11, 24, 7, 0, 30, tzinfo=UTC)


def said(now: datetime, free: datetime | None = None) -> list[tuple[str, str]]:
    return [(name, f"{at.astimezone(ALMATY):%d %H:%M:%S}") for name, at in slots.offered(free, ALMATY, now)]


def test_the_moments_at_hand_are_whole_minutes_and_lie_ahead() -> None:
    hour, evening, morning = ("hour", "24 13:00:00"), ("evening", "24 20:00:00"), ("morning", "25 09:00:00")
    assert said(NOON) == [hour, evening, morning]
    assert said(NOON, NOON + timedelta(days=1, seconds=-30)) == [hour, evening, morning, ("next", "25 12:00:00")]
    late = NOON + timedelta(hours=7, minutes=50)  # tonight is nearly there
    assert [name for name, _ in said(late)] == ["hour", "morning"]


def test_without_a_gap_only_posts_of_one_minute_clash() -> None:
    content = Content(text="x")
    plan = [
        Slot(id=number, channel_id=-1, author_id=1, content=content, state="planned", due=NOON + timedelta(seconds=at))
        for number, at in ((1, 0), (2, 59), (3, 120), (4, 180))
    ]
    assert slots.clashing(plan, timedelta()) == {1, 2}
    assert slots.clashing(plan, timedelta(minutes=2)) == {1, 2, 3, 4}
