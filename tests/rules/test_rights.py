"""Six kinds of people × every act: what is not said to be allowed is refused."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from bot.model import Channel
from bot.rules.rights import ACTIONS, OUT, Standing, decide, holds

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "rights.toml").read_text("utf-8"))
CHANNEL = Channel(id=-1001, title="Арна")
BOT = Standing(status="administrator", post=True, edit=True, delete=True, direct=True)


def standing(words: str) -> Standing:
    """`administrator post edit`: what somebody is, and the rights."""
    status, *rights = words.split()
    return Standing(status=status, **dict.fromkeys(rights, True))  # type: ignore[arg-type]  # the cases know the words


@pytest.mark.parametrize("case", CASES["person"], ids=lambda case: case["who"])
def test_a_person_may_do_exactly_what_is_said(case: dict[str, Any]) -> None:
    person = standing(case["telegram"])
    allowed = {act for act in ACTIONS if decide(act, CHANNEL, case.get("role"), person, BOT) is None}
    assert allowed == set(case["may"])


def test_the_six_kinds_of_people_are_all_there() -> None:
    kinds = {case["kind"] for case in CASES["person"]}
    assert kinds == {"owner", "editor", "viewer", "former editor", "stranger", "another channel's editor"}
    assert {act for case in CASES["person"] for act in case["may"]} == set(ACTIONS)


def test_without_the_bots_right_nothing_is_posted_or_set_but_everything_is_seen() -> None:
    owner, weak = standing("creator post edit delete direct"), standing("administrator")
    assert {act for act in ACTIONS if decide(act, CHANNEL, "owner", owner, weak) is None} == set(
        CASES["without_the_bot"]
    )


def test_a_bot_that_may_not_answer_direct_messages_decides_on_nothing_there() -> None:
    owner = standing("creator post edit delete direct")
    assert decide("suggested", CHANNEL, "owner", owner, replace(BOT, direct=False)) == "direct"
    assert decide("decide", CHANNEL, "owner", owner, replace(BOT, direct=False)) is None


@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_does_anything_where_the_bot_is_out_or_telegram_is_silent(action: Any) -> None:
    owner = standing("creator post edit delete direct")
    gone = replace(CHANNEL, gone=datetime(2026, 11, 24, tzinfo=UTC))
    assert decide(action, gone, "owner", owner, BOT) == "gone"
    assert decide(action, CHANNEL, "owner", owner, OUT) == "gone"
    assert decide(action, CHANNEL, "owner", None, BOT) == "unreachable"
    assert decide(action, CHANNEL, "owner", owner, None) == "unreachable"
    assert decide(action, None, "owner", owner, BOT) == "stranger"


@pytest.mark.parametrize("role", [None, "viewer", "editor", "owner"])
def test_a_weaker_standing_never_allows_more(role: Any) -> None:
    standings = [standing(words) for words in CASES["weaker_first"]]
    for action, (less, more) in product(ACTIONS, pairwise(standings)):
        assert decide(action, CHANNEL, role, less, BOT) or decide(action, CHANNEL, role, more, BOT) is None


def test_who_gave_the_channel_away_is_an_editor_and_who_got_it_its_owner() -> None:
    assert holds("owner", standing("administrator post")) == "editor"
    assert holds("editor", standing("creator post edit delete direct")) == "owner"
