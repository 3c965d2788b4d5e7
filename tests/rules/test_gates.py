"""What becomes of a story that is due to a channel."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import Chat, Mode, Own, Route
from bot.model.channels import CardState
from bot.rules.gates import LONGEST_WAIT, Due, Fate, Gate, Place, apart, deciding, judge, opens, together, turn

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)  # noon in Almaty
ALMATY = ZoneInfo("Asia/Almaty")
MINUTE = timedelta(minutes=1)
CHANNEL = Chat(id=-100, kind="channel")
OPEN, SHUT = Gate(), Gate(gap=30, posted=((NOW - 10 * MINUTE, None),))
SPILLS = Gate(gap=30, posted=SHUT.posted, spare="digest")
NIGHT = Chat(id=-100, kind="channel", quiet=(time(12, 10), time(13)))


def route(mode: Mode, key: str = "су", **own: object) -> Route:
    return Route(channel_id=CHANNEL.id, key=key, label=key, mode=mode, own=Own(**own))  # type: ignore[arg-type] # the test's


def due(
    *routes: Mode | Route,
    card: CardState | None = None,
    breaking: bool = False,
    owed: datetime = NOW,
    at_once: bool = False,
) -> Due:
    wanting = [one if isinstance(one, Route) else route(one) for one in routes]
    return Due(story_id=7, owed=owed, routes=wanting, card=card, breaking=breaking, at_once=at_once)


def place(gate: Gate = OPEN, chat: Chat = CHANNEL) -> Place:
    return Place(gate, chat, ALMATY)


def judged(one: Due, gate: Gate = OPEN, *, wake: bool = False) -> Fate:
    return judge(one, place(gate, Chat(id=-100, kind="channel", wake=wake)), NOW).fate


@pytest.mark.parametrize(
    ("modes", "expected"),
    [
        ((), "post"),
        (("now",), "post"),
        (("queue", "now", "digest"), "post"),
        (("queue", "digest"), "digest"),
        (("queue",), "queue"),
    ],
)
def test_the_most_immediate_route_decides(modes: tuple[Mode, ...], expected: Fate) -> None:
    assert judged(due(*modes)) == expected


def test_a_digest_is_parted_by_language_script_and_topic_and_a_list_looks_as_all_its_routes_do() -> None:
    usual, latin, same = route("digest"), route("digest", script="latin"), route("now", language="kk")
    topic = replace(usual, thread=7)
    brought = [("a", latin), ("b", usual), ("c", None), ("d", topic), ("e", latin), ("f", same)]
    assert apart(brought, CHANNEL) == [["b", "c", "f"], ["a", "e"], ["d"]]
    assert apart([("a", latin)], CHANNEL) == [["a"]]
    assert [len(part) for part in apart([("a", None)] * 25, CHANNEL)] == [9, 9, 7]
    assert together([latin, latin]) == Own(script="latin")
    assert together([latin, None]) == together([]) == Own()


def test_of_two_routes_at_once_the_one_that_may_post_first_decides() -> None:
    slow, quick = route("now", "су", night="0900-2100"), route("now", "Қостанай")
    verdict = judge(due(slow, quick), place(), NOW)
    assert (verdict.fate, verdict.route) == ("post", "Қостанай")
    assert deciding([slow, quick], "kk") == slow  # by looks alone the older one has it,
    assert deciding([slow, quick], "kk", "Қостанай") == quick  # but not where the other has brought it
    assert deciding([route("queue", "а"), route("now", "ә")], "kk") == route("now", "ә")


def test_a_route_takes_only_stories_of_its_language() -> None:
    russian, kazakh = route("now", "су", language="ru"), route("queue", "су", language="kk")
    assert judged(due(russian)) == "unwanted"
    assert judged(due(russian, kazakh)) == "queue"
    assert judged(due(russian, card="approved")) == "post"
    assert deciding([russian], "kk") is None
    assert deciding([kazakh, russian], "ru") == russian


def test_an_editors_word_decides_over_all_routes_and_waits_for_its_turn() -> None:
    assert judged(due("queue", card="approved")) == "post"
    assert judged(due("queue", card="approved"), SHUT) == "wait"
    assert judged(due("queue", card="approved"), SPILLS) == "wait"
    assert judged(due("queue", card="approved", owed=NOW - LONGEST_WAIT), SHUT) == "wait"
    assert judged(due("queue", card="approved", at_once=True), SHUT) == "post"
    assert judged(due("queue", card="approved", breaking=True), SHUT, wake=True) == "post"
    assert judged(due("now", card="rejected")) == "drop"
    assert judged(due("now", card="merged")) == "drop"
    assert judged(due("now", card="taken")) == "queue"


def test_an_editor_is_told_when_an_approved_one_goes_out() -> None:
    one = due("queue", card="approved")
    assert turn(one, place(), NOW, 0) is None
    assert turn(one, place(SHUT), NOW, 0) == NOW + 20 * MINUTE
    assert turn(one, place(SHUT), NOW, 2) == NOW + 80 * MINUTE
    assert turn(one, place(Gate(hourly=1)), NOW, 1) == NOW + 60 * MINUTE
    assert turn(one, place(OPEN, NIGHT), NOW + 30 * MINUTE, 0) == NOW + 60 * MINUTE
    assert turn(due("queue", card="approved", at_once=True), place(SHUT), NOW, 2) is None


def test_what_is_too_much_waits_or_goes_with_the_digest() -> None:
    assert judged(due("now"), SHUT) == "wait"
    assert judged(due("now"), SPILLS) == "digest"
    assert judged(due(route("now", spare="wait")), SPILLS) == "wait"
    assert judged(due(route("now", spare="digest")), SHUT) == "digest"
    assert judged(due("now", owed=NOW - LONGEST_WAIT), SHUT) == "digest"
    assert judged(due("now", owed=NOW - LONGEST_WAIT)) == "digest"
    assert judged(due("queue", owed=NOW - LONGEST_WAIT)) == "queue"
    assert judged(due("queue", owed=NOW - LONGEST_WAIT, card="approved")) == "post"


def test_breaking_news_waits_only_where_the_channel_wants_that() -> None:
    assert judged(due("now", breaking=True), SHUT) == "wait"
    assert judged(due("now", breaking=True), SHUT, wake=True) == "post"
    assert judged(due("digest", breaking=True), wake=True) == "post"
    assert judged(due("queue", breaking=True), wake=True) == "queue"


def gate(*minutes_ago: int, gap: int = 0, hourly: int | None = None, by: str | None = None) -> Gate:
    return Gate(gap=gap, hourly=hourly, posted=tuple((NOW - ago * MINUTE, by) for ago in minutes_ago))


@pytest.mark.parametrize(
    ("gate", "minutes"),
    [
        (gate(), None),
        (gate(gap=30), None),
        (gate(10, gap=30), 20),
        (gate(30, gap=30), None),
        (gate(10, hourly=2), None),
        (gate(10, 50, hourly=2), 10),
        (gate(10, 50, hourly=1), 50),
        (gate(10, 50, gap=60, hourly=2), 50),
    ],
)
def test_a_gate_opens_after_the_gap_and_within_the_hourly_number(gate: Gate, minutes: int | None) -> None:
    assert opens(Own(), None, place(gate), NOW) == (None if minutes is None else NOW + minutes * MINUTE)


@pytest.mark.parametrize(
    ("own", "gate", "minutes"),
    [
        (Own(gap=60), gate(10), None),  # another one brought that
        (Own(gap=60), gate(10, by="су"), 50),
        (Own(gap=60), gate(10, gap=15), 5),  # the channel's holds besides
        (Own(hourly=1), gate(10, by="су"), 50),
        (Own(hourly=1), gate(10, 20), None),
        (Own(hourly=2), gate(10, 20, by="су"), 40),
    ],
)
def test_a_routes_own_limits_count_what_it_brought(own: Own, gate: Gate, minutes: int | None) -> None:
    assert opens(own, "су", place(gate), NOW) == (None if minutes is None else NOW + minutes * MINUTE)


def test_a_gate_is_closed_at_night_and_does_not_open_in_it() -> None:
    at_ten_past = NOW + 10 * MINUTE
    assert opens(Own(), None, place(OPEN, NIGHT), NOW) is None
    assert opens(Own(), None, place(OPEN, NIGHT), at_ten_past) == NOW + 60 * MINUTE
    assert opens(Own(), None, place(gate(0, gap=20), NIGHT), NOW) == NOW + 60 * MINUTE
    assert opens(Own(night=""), None, place(OPEN, NIGHT), at_ten_past) is None
    assert opens(Own(night="1100-1300"), None, place(OPEN, CHANNEL), NOW) == NOW + 60 * MINUTE
