"""How far an editor's word reaches, and what typed words change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model import Content, Slot, Story, Tag
from bot.rules import living
from bot.rules.living import Words

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
