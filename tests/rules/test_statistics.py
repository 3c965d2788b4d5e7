"""A small channel's week, counted by hand: the figures, and the table whose lines they are."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.formatter import week
from bot.formatter.texts import Texts
from bot.model import ChannelPost, Story, Tag
from bot.rules import statistics
from bot.rules.statistics import Known

ALMATY = ZoneInfo("Asia/Almaty")
FLOOD, VOTE, CITY = Tag("су|тасқын", "су тасқыны"), Tag("сайлау", "сайлау"), Tag("қостанай", "Қостанай")
TOLD = {1: ("Дала", (FLOOD, CITY)), 2: ("Толқын", (FLOOD,)), 3: ("Дала", (VOTE,)), 4: ("Толқын", (VOTE,))}


def at(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day} {clock}").replace(tzinfo=ALMATY).astimezone(UTC)


STORIES = {
    number: Story(
        id=number,
        source=source,
        title=f"{number}-оқиға",
        summary=(),
        text="",
        link="https://dala.example/",
        published=at(23, "09:00"),
        language="kk",
        tags=tags,
    )
    for number, (source, tags) in TOLD.items()
}


def message(number: int, posted: datetime, *reactions: tuple[str, int], **more: object) -> ChannelPost:
    return ChannelPost(channel_id=-1, message_id=number, posted=posted, reactions=reactions, **more)  # type: ignore[arg-type] # the test's


MESSAGES = [
    message(10, at(23, "09:10"), ("👍", 3), story_id=1, edits=1),
    message(11, at(23, "09:40"), ("👍", 1), slot_id=5, edits=1),  # an album of three
    message(12, at(23, "09:40"), ("🔥", 2), slot_id=5),
    message(13, at(23, "09:40"), slot_id=5),
    message(14, at(24, "20:00"), ("👍", 4)),  # a digest
    message(15, at(25, "20:30"), ("😢", 5), story_id=4, deleted=at(25, "21:00")),
    message(16, at(29, "23:30"), slot_id=6),
]
KNOWN = Known(stories=STORIES, listed={14: [1, 2, 3]}, titles={10: "1-оқиға", 11: "=Көктем", 15: "4-оқиға", 16: "Түн"})


@pytest.fixture(scope="module")
def told() -> list[statistics.Told]:
    return statistics.posts(MESSAGES, KNOWN)


def test_the_figures_are_those_that_a_hand_counts(told: list[statistics.Told]) -> None:
    figures = statistics.week(told, ALMATY)
    assert (figures.posts, figures.edits, figures.deleted, figures.own) == (5, 2, 1, 2)
    assert figures.reactions == (("👍", 8), ("😢", 5), ("🔥", 2))
    # each by a story alone, and in the digest
    assert figures.tags == (("су тасқыны", 2), ("Қостанай", 2), ("сайлау", 2))
    assert figures.sources == (("Дала", 2), ("Толқын", 2))
    assert {hour: one for hour, one in enumerate(figures.hours) if one != (0, 0)} == {9: (2, 6), 20: (2, 9), 23: (1, 0)}
    assert figures.best == (20, 9)  # the digest's four, against three a post; what was taken back does not count


def test_the_table_has_a_line_for_each_post(told: list[statistics.Told], texts: Texts) -> None:
    document = week.file(told, texts.voice("kk", ALMATY)).document
    assert document
    assert document.content.decode("utf-8-sig").splitlines() == [
        "posted,title,source,tags,edits,reactions,deleted",
        '2026-11-23 09:10,1-оқиға,Дала,"су тасқыны, Қостанай",1,3,',
        "2026-11-23 09:40,'=Көктем,,,1,3,",
        '2026-11-24 20:00,1-оқиға · 2-оқиға · 3-оқиға,"Дала, Толқын","су тасқыны, Қостанай, сайлау",0,4,',
        "2026-11-25 20:30,4-оқиға,Толқын,сайлау,0,5,+",
        "2026-11-29 23:30,Түн,,,0,0,",
    ]


def test_a_week_begins_on_monday_by_the_channels_clock() -> None:
    sunday_night = datetime(2024, 3, 3, 18, 59, tzinfo=UTC)
    begins, ends = statistics.span(0, sunday_night, ALMATY)
    assert (begins.isoformat(), ends.isoformat()) == ("2024-02-26T00:00:00+06:00", "2024-03-04T00:00:00+05:00")
    assert statistics.span(0, sunday_night + timedelta(minutes=1), ALMATY)[0] == ends
    assert statistics.span(1, sunday_night + timedelta(minutes=1), ALMATY)[0] == begins
