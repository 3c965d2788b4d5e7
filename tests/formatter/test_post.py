"""A story's post looks as the design says, and no title breaks or fools it."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatter import post
from bot.formatter.html import utf16_length
from bot.formatter.texts import Texts, Voice
from bot.model import Button, Rate, Report, Story, Tag
from tests import anything
from tests.formatter.reading import Reading
from tests.texts import texts

HOSTILE = tomllib.loads((Path(__file__).parent.parent / "cases/formatter/hostile.toml").read_text("utf-8"))["case"]

STORY = Story(
    id=1,
    source="Ulysmedia.kz",
    title="Қостанайда су деңгейі көтерілді",
    summary=("Тобыл өзеніндегі су деңгейі бір тәулікте екі метрге көтерілді.", "Үш ауылдың тұрғындары көшірілді."),
    text="",
    link="https://qaz.ulysmedia.kz/news/123-su",
    published=datetime(2024, 3, 14, 8, 16, tzinfo=UTC),
    language="kk",
    tags=(Tag("a", "су тасқыны"), Tag("b", "Қостанай")),
)
RATES = [
    Rate(currency="USD", on=date(2024, 3, 14), value=Decimal("443.35")),
    Rate(currency="EUR", on=date(2024, 3, 14), value=Decimal("475.54")),
    Rate(currency="RUB", on=date(2024, 3, 14), value=Decimal("4.82")),
]


def test_a_post_looks_as_the_design_says(voice: Voice, now: datetime) -> None:
    shown = post.story(STORY, voice, rates=RATES, now=now)
    assert shown.text == (
        "<b>Қостанайда су деңгейі көтерілді</b>\n"
        "\n"
        "Тобыл өзеніндегі су деңгейі бір тәулікте екі метрге көтерілді. Үш ауылдың тұрғындары көшірілді.\n"
        "\n"
        "#су_тасқыны #Қостанай\n"
        '<a href="https://qaz.ulysmedia.kz/news/123-su">Ulysmedia.kz · 13:16</a>\n'
        "USD 443,35 · EUR 475,54 · RUB 4,82"
    )
    assert shown.buttons == (
        (Button("Сайттан оқу", url=STORY.link), Button("Бөлісу", inline="#1")),
        (Button("Неге келді?", data="1:y:ask:0000000000000001:0:-:"),),
    )


def test_what_the_reader_follows_stands_first_in_their_words(voice: Voice, now: datetime) -> None:
    mine = post.for_reader(STORY, [Tag("c", "Тобыл"), Tag("b", "Қостанайдан")])
    assert "\n#Тобыл #Қостанайдан #су_тасқыны\n" in post.story(mine, voice, now=now).text


def test_only_private_posts_have_buttons(voice: Voice, now: datetime) -> None:
    assert post.story(STORY, voice, now=now, look=post.Look(private=False)).buttons == ()


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (datetime(2024, 3, 13, 20, 16, tzinfo=UTC), "· 01:16"),  # today in Almaty
        (datetime(2024, 3, 13, 8, 16, tzinfo=UTC), "· кеше, 13:16"),
        (datetime(2024, 3, 2, 8, 16, tzinfo=UTC), "· 2 наурыз, 13:16"),
        (datetime(2023, 11, 1, 7, 16, tzinfo=UTC), "· 2023 жылғы 1 қараша, 13:16"),  # UTC+6 until March 2024
    ],
)
def test_a_time_that_is_not_todays_has_its_date(published: datetime, told: str, voice: Voice, now: datetime) -> None:
    assert told in post.story(replace(STORY, published=published), voice, now=now).text


def test_rates_of_another_day_say_which(voice: Voice, now: datetime) -> None:
    text = post.story(STORY, voice, rates=RATES, now=now + timedelta(days=2)).text
    assert text.endswith("14 наурыз бағамы: USD 443,35 · EUR 475,54 · RUB 4,82")


def test_a_rate_of_an_earlier_day_has_its_own_date(voice: Voice, now: datetime) -> None:
    older = replace(RATES[1], on=date(2024, 3, 13))
    assert post.story(STORY, voice, rates=[RATES[0], older], now=now).text.endswith(
        "\nUSD 443,35 · EUR 475,54 (13 наурыз)"
    )


def test_every_language_makes_a_valid_post(any_voice: Voice, now: datetime) -> None:
    Reading(post.story(STORY, any_voice, rates=RATES, now=now + timedelta(days=400)).text)


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["what"])
def test_a_hostile_title_neither_breaks_nor_fools(case: dict[str, Any], voice: Voice, now: datetime) -> None:
    read = Reading(post.story(replace(STORY, title=case["title"], source=case["title"]), voice, now=now).text)
    assert read.links == [STORY.link]
    assert "\n" not in (read.bold[0] if read.bold else "")
    for kept in case.get("keeps", ()):
        assert kept in read.text
    for lost in case.get("loses", ()):
        assert lost not in read.text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "tg://user?id=1", "", "https://a.kz@b.example/"])
def test_a_link_that_is_no_web_page_is_no_link(link: str, voice: Voice, now: datetime) -> None:
    shown = post.story(replace(STORY, link=link), voice, now=now)
    assert Reading(shown.text).links == []
    assert [button.url for row in shown.buttons for button in row] == [None, None]


def test_a_title_of_ten_thousand_letters_leaves_room_for_the_story(voice: Voice, now: datetime) -> None:
    read = Reading(post.story(replace(STORY, title="Су тасқыны " * 1000), voice, rates=RATES, now=now).text)
    assert utf16_length(read.text) < 700
    assert STORY.summary[0] in read.text


@given(
    title=anything.texts(),
    source=anything.texts(min_size=1),
    sentences=st.lists(anything.texts(max_size=3000), max_size=4),
)
def test_no_post_is_too_long_or_invalid(texts: Texts, title: str, source: str, sentences: list[str]) -> None:
    voice = texts.voice("kk", UTC)
    story = replace(STORY, title=title, source=source, summary=tuple(sentences), picture="https://x.kz/a.jpg")
    for look, limit in ((post.Look(), 4096), (post.Look(picture=True), 1024)):
        shown = post.story(story, voice, rates=RATES, now=STORY.published, look=look)
        assert 0 < utf16_length(Reading(shown.text).text) <= limit


def test_a_long_summary_is_cut_between_sentences(voice: Voice, now: datetime) -> None:
    story = replace(
        STORY, summary=("Су көтерілді. 🌊" * 60, "Екінші сөйлем. " * 20, "Үшінші."), picture="https://x.kz/a.jpg"
    )
    shown = post.story(story, voice, now=now, look=post.Look(picture=True))
    assert shown.picture == "https://x.kz/a.jpg"
    assert "Екінші" not in shown.text
    assert utf16_length(Reading(shown.text).text) <= 1024


def reports(count: int) -> tuple[Report, ...]:
    moment = STORY.published
    return tuple(
        Report(source=f"Дереккөз {n}", title="", link=f"https://example.kz/{n}", published=moment) for n in range(count)
    )


def test_who_else_tells_the_story_stands_below_its_source_by_name(voice: Voice, now: datetime) -> None:
    text = post.story(replace(STORY, reports=reports(2)), voice, rates=RATES, now=now).text
    assert text.splitlines()[-3:] == [
        '<a href="https://qaz.ulysmedia.kz/news/123-su">Ulysmedia.kz · 13:16</a>',
        'тағы 2 дереккөз: <a href="https://example.kz/0">Дереккөз 0</a>, <a href="https://example.kz/1">Дереккөз 1</a>',
        "USD 443,35 · EUR 475,54 · RUB 4,82",
    ]


def test_beyond_three_the_others_are_counted(voice: Voice, now: datetime) -> None:
    text = post.story(replace(STORY, reports=reports(9)), voice, now=now).text
    assert text.count("<a ") == 4
    assert text.endswith("</a> және тағы 6")


@pytest.mark.parametrize(
    ("language", "count", "says"),
    [("ru", 1, "ещё 1 источник: "), ("ru", 3, "ещё 3 источника: "), ("ru", 5, "ещё 5 источников: "),
     ("en", 1, "\n1 more source: "), ("en", 2, "\n2 more sources: ")],
)  # fmt: skip
def test_others_are_counted_in_every_language(language: str, count: int, says: str, now: datetime) -> None:
    voice = texts().voice(language, UTC)
    assert says in post.story(replace(STORY, reports=reports(count)), voice, now=now).text


def test_a_corrected_story_says_since_when(voice: Voice, now: datetime) -> None:
    corrected = replace(STORY, corrected=datetime(2024, 3, 14, 9, 5, tzinfo=UTC))
    assert "Ulysmedia.kz · 13:16</a> · ✏️ түзетілді 14:05" in post.story(corrected, voice, now=now).text


def test_another_source_s_bad_address_is_a_name_and_no_link(voice: Voice, now: datetime) -> None:
    bad = (Report(source="<b>Толқын", title="", link="javascript:alert(1)", published=now),)
    text = post.story(replace(STORY, reports=bad), voice, now=now).text
    assert text.endswith("\nтағы 1 дереккөз: &lt;b&gt;Толқын")


def test_a_post_as_plain_text_keeps_its_buttons_and_its_place(voice: Voice, now: datetime) -> None:
    told = replace(post.story(STORY, voice, rates=(), now=now, look=post.Look(private=True)), thread=7)
    plain = post.plain(told)
    assert "Қостанайда су деңгейі көтерілді" in plain.text
    assert "<" not in plain.text
    assert (plain.buttons, plain.thread, plain.html) == (told.buttons, 7, False)
    assert plain.buttons
