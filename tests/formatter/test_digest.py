"""A digest tells each story once, under the reader's own words, within Telegram's limits."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.formatter import digest
from bot.formatter.html import utf16_length
from bot.formatter.post import Look
from bot.formatter.texts import Voice
from bot.model import Post, Rate, Report, Story, Tag
from tests import anything
from tests.formatter.reading import Reading
from tests.texts import texts

MORNING = datetime(2026, 11, 24, 3, tzinfo=UTC)  # 08:00 in Almaty, a Tuesday
ON, BEFORE = date(2026, 11, 24), date(2026, 11, 23)
RATES = [
    Rate(currency="USD", on=ON, value=Decimal("513.35")),
    Rate(currency="EUR", on=ON, value=Decimal("595.54")),
    Rate(currency="RUB", on=ON, value=Decimal("6.10")),
]
EARLIER = {
    "USD": Rate(currency="USD", on=BEFORE, value=Decimal("512.83")),
    "EUR": Rate(currency="EUR", on=BEFORE, value=Decimal("596.64")),
    "RUB": Rate(currency="RUB", on=BEFORE, value=Decimal("6.10")),
}
DAY = digest.Day(now=MORNING, rates=RATES, before=EARLIER)
GROUP = Look(private=False)
FLOOD, TOWN = Tag("a", "су тасқыны"), Tag("b", "Қостанай")


def story(number: int, title: str, *tags: Tag, told_by: int = 1, hour: int = 1) -> Story:
    reports = tuple(
        Report(source=f"Сайт {n}", title=title, link=f"https://{n}.kz/1", published=MORNING) for n in range(1, told_by)
    )
    return Story(
        id=number,
        source="Толқын",
        title=title,
        summary=(),
        text="",
        link=f"https://tolqyn.kz/{number}",
        published=datetime(2026, 11, 24, hour, tzinfo=UTC),
        language="kk",
        tags=tags,
        reports=reports,
    )


STORIES = [
    story(1, "Мектеп ашылды", TOWN, hour=2),
    story(2, "Тобыл тасыды", FLOOD, TOWN, told_by=3),
    story(3, "Күн суытты"),
    story(4, "Бөгет бекітілді", FLOOD),
    story(5, "Көпір салынды", TOWN, told_by=2),
]


def test_a_digest_reads_by_topics_the_most_told_first(voice: Voice) -> None:
    _, post, _, _, left = digest.page(STORIES, voice, 0, DAY, GROUP)
    assert post.text == (
        "<b>Таңғы шолу</b>, 24 қараша\n"
        "\n"
        "<b>Су тасқыны</b>\n"
        '• <a href="https://tolqyn.kz/2">Тобыл тасыды</a> · <i>Толқын, тағы 2 дереккөз</i>\n'
        '• <a href="https://tolqyn.kz/4">Бөгет бекітілді</a> · <i>Толқын</i>\n'
        "\n"
        "<b>Қостанай</b>\n"
        '• <a href="https://tolqyn.kz/5">Көпір салынды</a> · <i>Толқын, тағы 1 дереккөз</i>\n'
        '• <a href="https://tolqyn.kz/1">Мектеп ашылды</a> · <i>Толқын</i>\n'
        "\n"
        "<b>Басқа жаңалықтар</b>\n"
        '• <a href="https://tolqyn.kz/3">Күн суытты</a> · <i>Толқын</i>\n'
        "\n"
        "💱 <i>Ресми бағам, 24 қараша:</i> USD 513,35 ▲ 0,52 · EUR 595,54 ▼ 1,10 · RUB 6,10"
    )
    assert left == 0


@pytest.mark.parametrize(
    ("hour", "title"),
    [(23, "Таңғы шолу"), (6, "Таңғы шолу"), (7, "Шолу"), (11, "Шолу"), (12, "Кешкі шолу"), (18, "Кешкі шолу")],
)
def test_the_title_knows_the_time_of_the_readers_day(hour: int, title: str, voice: Voice) -> None:
    post = digest.page(STORIES, voice, 0, replace(DAY, now=MORNING.replace(hour=hour)), Look()).post
    assert post.text.startswith(f"<b>{title}</b>")


def test_a_rate_that_is_held_back_has_its_own_date_instead_of_a_change(voice: Voice) -> None:
    older = replace(RATES[0], on=date(2026, 11, 20))
    post = digest.page(STORIES, voice, 0, replace(DAY, rates=[older, *RATES[1:]]), Look()).post
    assert "USD 513,35 (20 қараша) · EUR 595,54 ▼ 1,10" in post.text


def test_it_is_written_in_the_script_of_its_reader_and_without_rates_where_they_are_not_wanted(voice: Voice) -> None:
    post = digest.page(STORIES[1:2], voice, 0, DAY, replace(GROUP, script="latin", footer=False)).post
    assert post.text == (
        "<b>Таңғы шолу</b>, 24 қараша\n"
        "\n"
        "<b>Su tasqyny</b>\n"
        '• <a href="https://tolqyn.kz/2">Tobyl tasydy</a> · <i>Толқын, тағы 2 дереккөз</i>'
    )


def test_it_speaks_every_language(any_voice: Voice) -> None:
    post = digest.page(STORIES, any_voice, 0, DAY, Look()).post
    assert Reading(post.text).links == [f"https://tolqyn.kz/{number}" for number in (2, 4, 5, 1, 3)]


def every_page(stories: list[Story], voice: Voice) -> list[Post]:
    pages: list[Post] = []
    left = 1
    while left:
        _, post, _, _, left = digest.page(stories, voice, len(pages), DAY, Look())
        pages.append(post)
    return pages


def test_what_has_no_room_stands_on_later_pages(voice: Voice) -> None:
    many = [story(n, f"Оқиға {n}", FLOOD if n % 2 else TOWN) for n in range(1, 46)]
    pages = every_page(many, voice)
    assert [digest.page(many, voice, which, DAY, Look()).left for which in range(3)] == [25, 5, 0]
    links = [link for post in pages for link in Reading(post.text).links]
    assert sorted(links) == sorted(one.link for one in many)
    assert ["💱" in post.text for post in pages] == [True, False, False]
    last = digest.page(many, voice, 99, DAY, Look())
    assert (last.post, last.number, last.first, last.left) == (pages[-1], 2, 41, 0)
    assert last == digest.page(many, voice, digest.Holding(last.stories[3]), DAY, Look())
    assert "\n41. <a" in last.post.text, "the numbers by which stories are opened go on"


LONG = anything.texts(min_size=1, max_size=12).map(lambda text: text * 30)


@settings(max_examples=40)
@given(st.lists(st.tuples(LONG, LONG, LONG), min_size=1, max_size=30))
def test_every_page_is_within_the_limits_and_no_story_is_lost(words: list[tuple[str, str, str]]) -> None:
    voice = texts().voice("kk", UTC)
    told = [
        replace(story(number, title, Tag(label, label)), source=source)
        for number, (title, label, source) in enumerate(words, 1)
    ]
    links: list[str] = []
    for post in every_page(told, voice):
        read = Reading(post.text)
        assert utf16_length(read.text) <= 4096
        links += read.links
    assert sorted(links) == sorted(one.link for one in told)
