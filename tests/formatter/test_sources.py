"""The operators' screens of sources fit, and are valid HTML whatever a server says of itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from bot.config import Source
from bot.formatter.html import utf16_length
from bot.formatter.sources import details, screen, span, worded
from bot.formatter.texts import LANGUAGES, Texts
from bot.model import SourceState
from bot.rules.alarms import Trouble
from bot.rules.doctor import diagnose
from bot.rules.polling import Kind
from tests.formatter.reading import Reading

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Almaty")
SOURCE = Source(name="<b>Ұзын&" * 8, url="https://x.example/" + "a" * 900)
ILL = SourceState(
    name=SOURCE.name,
    address=SOURCE.url,
    url=SOURCE.url,
    failures=9,
    last_kind="not what it should be",
    last_error="</code> <script> & " * 90,
    last_success=NOW - timedelta(days=400),
    next_due=NOW + timedelta(days=400),
    newest=NOW - timedelta(days=400),
    interval=timedelta(hours=1),
    usual_gap=timedelta(days=3),
    items=200,
    spoken=1,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worst_page_fits_into_a_message(language: str, texts: Texts) -> None:
    voice = texts.voice(language, ZONE)
    found = [diagnose(SOURCE, ILL, NOW)] * 40
    for post in (screen(found, 0, NOW, voice), screen(found, 99, NOW, voice), details(found[0], 3, NOW, voice)):
        assert utf16_length(Reading(post.text).text) <= 4096
        assert all(len((one.data or "").encode()) <= 64 for row in post.buttons for one in row)


def test_without_sources_it_says_so(texts: Texts) -> None:
    assert screen([], 0, NOW, texts.voice("kk", ZONE)).text == texts.say("kk", "sources-none")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*get_args(Kind), "silent", "unread", "language"])
def test_every_kind_of_trouble_has_words_of_its_own(kind: str, language: str, texts: Texts) -> None:
    voice = texts.voice(language, ZONE)
    assert worded(Trouble(kind), voice) != worded(Trouble("anything else"), voice)


def test_technical_words_stand_small_where_the_kind_does_not_say_it_all(texts: Texts) -> None:
    voice = texts.voice("kk", ZONE)
    assert worded(Trouble("status", "it answers <503>"), voice).endswith("<code>it answers &lt;503&gt;</code>")
    assert "<code>" not in worded(Trouble("timeout", "within 15 seconds"), voice)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=59), "0 мин"),
        (timedelta(minutes=59), "59 мин"),
        (timedelta(hours=47, minutes=59), "47 сағ"),
        (timedelta(days=3), "3 күн"),
    ],
)
def test_a_span_is_told_in_one_unit(length: timedelta, said: str, texts: Texts) -> None:
    assert span(length, texts.voice("kk", ZONE)) == said


def test_a_source_that_is_well_has_no_second_line(texts: Texts) -> None:
    well = replace(ILL, failures=0, last_error=None, last_kind=None, spoken=200, newest=NOW, last_success=NOW)
    assert len(screen([diagnose(SOURCE, well, NOW)], 0, NOW, texts.voice("kk", ZONE)).text.splitlines()) == 3
