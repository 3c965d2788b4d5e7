"""A link names a topic or words, fits Telegram's 64 signs, and is never believed when it comes back."""

import re

import pytest
from hypothesis import given

from bot.formatter import deeplinks
from bot.formatter.deeplinks import Meant
from bot.formatter.taps import ref
from bot.model import Tag
from tests import anything

LABELS = anything.texts(min_size=1, max_size=64)


def test_a_topic_of_the_catalogue_goes_by_its_ref() -> None:
    link = deeplinks.address("habarshy_bot", Tag("су тасқын", "су тасқыны"), in_catalogue=True)
    assert link == f"https://t.me/habarshy_bot?start=t_{ref('су тасқын')}"
    assert deeplinks.meant(link.partition("start=")[2]) == Meant(ref=ref("су тасқын"))


@given(LABELS)
def test_words_come_back_as_they_went_wherever_they_fit(words: str) -> None:
    payload = deeplinks.payload(Tag("key", words), in_catalogue=False)
    if payload is not None:
        assert re.fullmatch("[A-Za-z0-9_-]{1,64}", payload)
        assert deeplinks.meant(payload) == Meant(words=words)


def test_forty_six_kazakh_letters_fit_and_no_more() -> None:
    assert deeplinks.payload(Tag("key", "ә" * 46), in_catalogue=False)
    assert deeplinks.payload(Tag("key", "ә" * 47), in_catalogue=False) is None
    assert deeplinks.address("", Tag("key", "ә"), in_catalogue=False) is None


@pytest.mark.parametrize("payload", ["", "t", "hello", "x_abc", "t_!", "k_" + "a" * 63, "s_1"])
def test_what_is_no_such_link_means_nothing(payload: str) -> None:
    assert deeplinks.meant(payload) is None


@pytest.mark.parametrize("payload", ["w_gIA", "w_a", "k_" + "a" * 61])
def test_a_broken_link_names_nothing(payload: str) -> None:
    meant = deeplinks.meant(payload)
    assert meant is not None
    assert not meant.ref


@given(anything.texts(max_size=70))
def test_anything_else_is_taken_calmly(payload: str) -> None:
    for found in (payload, f"w_{payload}", f"k_{payload}"):
        deeplinks.meant(found)
