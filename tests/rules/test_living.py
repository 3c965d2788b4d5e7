"""How far an editor's word reaches, what typed words change, and what a week of a channel was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import ChannelPost, Content, Slot, Story, Tag
from bot.rules import living, statistics
from bot.rules.living import Words

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
STORY = Story(
    id=7,
    source="Дала",
    title="Су",
    summary=("Су көтерілді.",),
    text="Су көтерілді. Көпір жабылды.",
    link="https://dala.example/7",
    published=NOW,
    language="kk",
    tags=(Tag("су", "су"),),
)


def test_only_operators_and_the_newsroom_change_what_others_read() -> None:
    assert living.reach(-1, operator=False, newsroom=()) == "channel"
    assert living.reach(-1, operator=False, newsroom=(-2,)) == "channel"
    assert living.reach(-1, operator=False, newsroom=(-1,)) == "everywhere"
    assert living.reach(-1, operator=True, newsroom=()) == "everywhere"
    assert "hurry" not in living.offered("channel", story=True, stands_in_channel=True)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Жаңа тақырып", Words("Жаңа тақырып", None)),
        ("Жаңа  тақырып\nБір сөйлем. Екінші сөйлем.", Words("Жаңа тақырып", ("Бір сөйлем.", "Екінші сөйлем."))),
        ("—\nБір сөйлем.", Words(None, ("Бір сөйлем.",))),
        ("-", None),
        ("", None),
        ("а" * 301, None),
        ("-\n" + "а" * 3001, None),
    ],
)
def test_the_first_line_is_the_title(typed: str, words: Words | None) -> None:
    assert living.read(typed) == words


ALBUM = Content(chat_id=7, message_ids=(11, 12, 13), text="Той", kind="album", captioned=12)
POSTED = Slot(id=1, channel_id=-100, author_id=7, content=ALBUM, state="posted", message_ids=(51, 52, 53))


@pytest.mark.parametrize(
    ("slot", "worded"),
    [
        (POSTED, (52, living.CAPTION)),
        (replace(POSTED, content=replace(ALBUM, captioned=0)), (51, living.CAPTION)),
        (replace(POSTED, message_ids=(51, 52)), (51, living.CAPTION)),  # a part was gone when it was copied
        (replace(POSTED, content=Content(kind="photo", message_ids=(11,)), message_ids=(51,)), (51, living.CAPTION)),
        (replace(POSTED, content=Content(text="Сөз"), message_ids=(53,)), (53, living.TEXT)),
        (None, (53, living.TEXT)),
    ],
)
def test_an_albums_words_are_in_one_of_its_parts(slot: Slot | None, worded: tuple[int, int]) -> None:
    assert living.worded(slot, 53) == worded


def test_a_corrected_text_is_said_anew_and_a_picture_stays() -> None:
    assert living.reworded(Content(chat_id=7, message_ids=(1,), text="а"), "б", "<b>б</b>") == Content(
        text="б", html="<b>б</b>"
    )
    assert living.reworded(ALBUM, "Тойдан", "Тойдан") == replace(ALBUM, text="Тойдан", html="Тойдан")


def test_a_new_summary_takes_the_place_of_the_article() -> None:
    said = living.corrected(STORY, Words(None, ("Су азайды.",)), NOW)
    assert (said.title, said.summary, said.text, said.corrected, said.edited) == (
        "Су",
        ("Су азайды.",),
        "Су азайды.",
        NOW,
        True,
    )
    assert living.corrected(STORY, Words("Су азайды", None), NOW).text == STORY.text


def test_a_week_begins_on_monday_by_the_channels_clock() -> None:
    sunday_night = datetime(2024, 3, 3, 18, 59, tzinfo=UTC)
    begins, ends = statistics.span(0, sunday_night, ALMATY)
    assert (begins.isoformat(), ends.isoformat()) == ("2024-02-26T00:00:00+06:00", "2024-03-04T00:00:00+05:00")
    assert statistics.span(0, sunday_night + timedelta(minutes=1), ALMATY)[0] == ends
    assert statistics.span(1, sunday_night + timedelta(minutes=1), ALMATY)[0] == begins


def test_an_album_is_one_post_with_the_reactions_of_all_its_parts() -> None:
    parts = [
        ChannelPost(channel_id=-1, message_id=n, posted=NOW, slot_id=3, edits=n == 2, reactions=(("👍", n),))
        for n in (1, 2)
    ]
    alone = ChannelPost(channel_id=-1, message_id=3, posted=NOW)
    assert statistics.whole([*parts, alone]) == [replace(parts[0], edits=1, reactions=(("👍", 3),)), alone]


def test_the_best_hours_are_those_with_the_most_reactions_a_post() -> None:
    posts = [
        ChannelPost(channel_id=-1, message_id=1, posted=NOW, story_id=7, reactions=(("👍", 3), ("🔥", 1)), edits=2),
        ChannelPost(channel_id=-1, message_id=2, posted=NOW, reactions=(("👍", 2),)),
        ChannelPost(channel_id=-1, message_id=3, posted=NOW + timedelta(hours=2), reactions=(("👍", 5),), deleted=NOW),
    ]
    figures = statistics.week(posts, {7: STORY}, ALMATY)
    assert (figures.posts, figures.edits, figures.deleted, figures.own) == (3, 2, 1, 2)
    assert (figures.tags, figures.sources) == ((("су", 1),), (("Дала", 1),))
    assert figures.reactions == (("👍", 10), ("🔥", 1))
    assert figures.best == (16, 14)
    assert figures.hours[14] == (2, 6)
