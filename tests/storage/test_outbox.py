"""Every story owed to a chat reaches it once, or is accounted for: told example by example."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Chat, Delivery, Parcel, Story, Tag
from bot.storage import chats, fanout, follows, outbox, owed, stories, tally
from bot.storage.database import Database

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FLOOD, WAR, TAX = Tag("тасқын", "Су тасқыны"), Tag("соғыс", "Соғыс"), Tag("салық", "Салық")


async def follow(db: Database, chat_id: int, *tags: Tag) -> None:
    async with db.write() as conn:
        await chats.ensure(conn, Chat(id=chat_id), NOW)
        for tag in tags:
            await follows.add(conn, chat_id, tag, NOW)


async def owe(db: Database, story_id: int, *tags: Tag, now: datetime = NOW) -> int:
    async with db.write() as conn:
        return await fanout.begin(conn, story_id, [tag.key for tag in tags], [], now)


async def claim(db: Database, now: datetime = NOW, limit: int = 10, not_chats: Sequence[int] = ()) -> list[Delivery]:
    async with db.write() as conn:
        return await outbox.claim(conn, now, limit, MINUTE, not_chats)


async def begin(db: Database, *claimed: Delivery) -> set[int]:
    async with db.write() as conn:
        return await outbox.mark_sending(conn, claimed, NOW)


async def counts(db: Database) -> dict[str, int]:
    async with db.read() as conn:
        return {state: rows for state, rows in (await outbox.counts(conn)).items() if rows}


def rows(claimed: Sequence[Delivery]) -> list[tuple[int, int]]:
    return [(one.story_id, one.chat_id) for one in claimed]


async def test_a_story_is_owed_to_exactly_those_who_follow_one_of_its_tags(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await follow(db, 2, WAR)
    await follow(db, 3, TAX)
    assert await owe(db, 7, FLOOD, WAR) == 2
    assert rows(await claim(db)) == [(7, 1), (7, 2)]


async def test_one_who_follows_three_of_its_tags_gets_it_once(db: Database) -> None:
    await follow(db, 1, FLOOD, WAR, TAX)
    assert await owe(db, 7, FLOOD, WAR, TAX) == 1
    assert rows(await claim(db)) == [(7, 1)]


async def test_a_story_owed_twice_changes_nothing(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await owe(db, 7, FLOOD)
    (one,) = await claim(db)
    await begin(db, one)
    async with db.write() as conn:
        assert await outbox.sent(conn, Parcel((one,)), 100, NOW)
    assert await owe(db, 7, FLOOD) == 0
    assert await claim(db) == []


async def test_a_story_without_tags_is_owed_to_nobody(db: Database) -> None:
    await follow(db, 1, FLOOD)
    assert await owe(db, 7) == 0


async def test_the_oldest_is_claimed_first_and_one_chat_has_one_in_flight(db: Database) -> None:
    await follow(db, 1, FLOOD, WAR)
    await follow(db, 2, WAR)
    await owe(db, 9, FLOOD)
    await owe(db, 3, WAR, now=NOW + MINUTE)
    first = await claim(db, NOW + MINUTE)
    assert rows(first) == [(9, 1), (3, 2)]
    assert await claim(db, NOW + MINUTE) == []
    await begin(db, *first)
    async with db.write() as conn:
        await outbox.sent(conn, Parcel((first[0],)), 100, NOW)
    assert rows(await claim(db, NOW + MINUTE)) == [(3, 1)]


async def test_a_chat_that_must_wait_is_not_claimed(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await follow(db, 2, FLOOD)
    await owe(db, 7, FLOOD)
    assert rows(await claim(db, not_chats=[1])) == [(7, 2)]
    assert rows(await claim(db)) == [(7, 1)]


async def test_a_claim_takes_no_more_than_its_limit(db: Database) -> None:
    for chat_id in range(1, 6):
        await follow(db, chat_id, FLOOD)
    await owe(db, 7, FLOOD)
    assert [rows(await claim(db, limit=2)) for _ in range(3)] == [[(7, 1), (7, 2)], [(7, 3), (7, 4)], [(7, 5)]]


async def test_nothing_is_due_before_its_time(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await owe(db, 7, FLOOD, now=NOW + MINUTE)
    assert await claim(db) == []
    async with db.read() as conn:
        assert await outbox.next_due(conn) == NOW + MINUTE


async def test_a_lease_that_ran_out_is_claimed_by_another_and_the_first_may_send_no_more(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await owe(db, 7, FLOOD)
    (late,) = await claim(db)
    (next_one,) = await claim(db, NOW + MINUTE)
    assert (next_one.token, next_one.attempt) == (late.token + 1, 1)
    assert await begin(db, late) == set()
    assert await begin(db, next_one) == {1}


async def test_what_is_being_sent_is_never_claimed_however_long_it_takes(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await owe(db, 7, FLOOD)
    await begin(db, *await claim(db))
    assert await claim(db, NOW + 1000 * MINUTE) == []


async def test_an_outcome_with_an_old_token_changes_nothing(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await owe(db, 7, FLOOD)
    (late,) = await claim(db)
    (new,) = await claim(db, NOW + MINUTE)
    await begin(db, new)
    async with db.write() as conn:
        assert not await outbox.sent(conn, Parcel((late,)), 100, NOW)
        assert not await outbox.failed(conn, Parcel((late,)), "no", NOW)
        assert not await outbox.unknown(conn, Parcel((late,)), "lost", NOW)
        assert not await outbox.retry(conn, Parcel((late,)), NOW, "busy", NOW)
        assert await outbox.sent(conn, Parcel((new,)), 101, NOW)
        assert not await outbox.failed(conn, Parcel((new,)), "no", NOW)  # it has its end already
    assert await counts(db) == {"sent": 1}


async def test_many_are_settled_at_once_but_for_those_that_are_no_longer_ours(db: Database) -> None:
    for chat_id in range(1, 6):
        await follow(db, chat_id, FLOOD)
    await owe(db, 7, FLOOD)
    claimed = await claim(db)
    await begin(db, *claimed)
    late = [replace(one, token=0) for one in claimed[:2]]
    async with db.write() as conn:
        assert await outbox.sent_all(conn, [], NOW) == 0
        assert await outbox.sent_all(conn, [(Parcel((one,)), one.chat_id) for one in (*late, *claimed[2:])], NOW) == 3
    assert await counts(db) == {"sending": 2, "sent": 3}


async def test_what_is_tried_again_keeps_its_place_before_the_chats_later_stories(db: Database) -> None:
    await follow(db, 1, FLOOD, WAR, TAX)
    await owe(db, 9, FLOOD)
    await owe(db, 5, WAR, now=NOW + MINUTE)
    (first,) = await claim(db, NOW + MINUTE)
    await begin(db, first)
    async with db.write() as conn:
        assert await outbox.retry(conn, Parcel((first,)), NOW + 5 * MINUTE, "busy", NOW + MINUTE)
    await owe(db, 3, TAX, now=NOW + 2 * MINUTE)
    assert await claim(db, NOW + 4 * MINUTE) == []
    order = []
    for _ in range(3):
        (one,) = await claim(db, NOW + 5 * MINUTE)
        order.append((one.story_id, one.attempt))
        await begin(db, one)
        async with db.write() as conn:
            await outbox.sent(conn, Parcel((one,)), 100, NOW)
    assert order == [(9, 2), (5, 1), (3, 1)]


async def test_a_paused_chat_gets_nothing_and_loses_nothing(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await follow(db, 2, FLOOD)
    await owe(db, 7, FLOOD)
    async with db.write() as conn:
        await chats.pause(conn, 1, "/stop")
    assert rows(await claim(db)) == [(7, 2)]
    assert await counts(db) == {"leased": 1, "held": 1}
    assert await owe(db, 8, FLOOD) == 1  # news of the pause are not kept for later
    async with db.write() as conn:
        await chats.resume(conn, 1)
    assert rows(await claim(db)) == [(7, 1)]


@pytest.mark.parametrize("how", ["retry", "recover", "run out"])
async def test_what_comes_back_to_a_paused_chat_is_held(db: Database, how: str) -> None:
    await follow(db, 1, FLOOD)
    await owe(db, 7, FLOOD)
    (one,) = await claim(db)
    async with db.write() as conn:
        await chats.pause(conn, 1, "/stop")
        if how == "retry":
            assert await outbox.retry(conn, Parcel((one,)), NOW, "busy", NOW)
        elif how == "recover":
            await outbox.recover(conn, NOW, "resend")
    assert await claim(db, NOW + MINUTE) == []
    assert await counts(db) == {"held": 1}


@pytest.mark.parametrize(
    ("on_unknown", "told", "left"),
    [
        ("resend", {"due": 1, "resent": 1, "unknown": 0}, {"due": 2}),
        ("skip", {"due": 1, "resent": 0, "unknown": 1}, {"due": 1, "unknown": 1}),
    ],
)
async def test_after_a_crash_nothing_stays_in_hand(
    db: Database, on_unknown: str, told: dict[str, int], left: dict[str, int]
) -> None:
    await follow(db, 1, FLOOD)
    await follow(db, 2, FLOOD)
    await owe(db, 7, FLOOD)
    leased, sending = await claim(db)
    await begin(db, sending)
    async with db.write() as conn:
        assert await outbox.recover(conn, NOW, "skip" if on_unknown == "skip" else "resend") == told
        assert not await outbox.sent(conn, Parcel((sending,)), 100, NOW)
    assert leased.chat_id == 1
    assert await counts(db) == left


async def test_a_refused_story_goes_to_nobody_else(db: Database) -> None:
    for chat_id in range(1, 5):
        await follow(db, chat_id, FLOOD)
    await owe(db, 7, FLOOD)
    await owe(db, 8, FLOOD, now=NOW + MINUTE)
    sending, leased = await claim(db, limit=2)
    await begin(db, sending)
    async with db.write() as conn:
        await chats.pause(conn, 3, "/stop")
        assert await owed.refuse_story(conn, 7, "can't parse entities", NOW) == 3
        assert await outbox.failed(conn, Parcel((sending,)), "can't parse entities", NOW)
    assert await begin(db, leased) == set()
    assert await counts(db) == {"due": 3, "held": 1, "failed": 4}
    async with db.read() as conn:
        assert tally.reasons(await tally.since(conn, NOW.date())) == {"can't parse entities": 4}


async def test_a_group_that_became_a_supergroup_takes_everything_along_once(db: Database) -> None:
    await follow(db, -5, FLOOD, WAR)
    await follow(db, -1005, WAR)
    await owe(db, 7, FLOOD)
    await owe(db, 8, WAR)
    (first, _) = await claim(db)
    assert rows([first]) == [(7, -5)]
    async with db.write() as conn:
        await chats.move(conn, -5, -1005)
        assert await follows.of(conn, -5) == []
        assert {tag.key for tag in await follows.of(conn, -1005)} == {FLOOD.key, WAR.key}
        assert not await outbox.failed(conn, Parcel((first,)), "moved", NOW)
        old = await chats.get(conn, -5)
    assert old is not None
    assert old.paused
    assert await counts(db) == {"due": 1, "leased": 1}
    assert await owe(db, 9, FLOOD) == 1


async def test_moving_twice_is_like_moving_once(db: Database) -> None:
    await follow(db, -5, FLOOD)
    await owe(db, 7, FLOOD)
    for _ in range(2):
        async with db.write() as conn:
            await chats.move(conn, -5, -1005)
    assert rows(await claim(db)) == [(7, -1005)]


async def test_settled_rows_of_old_stories_are_forgotten_and_waiting_ones_are_not(db: Database) -> None:
    await follow(db, 1, FLOOD)
    await follow(db, 2, FLOOD)
    story = Story(id=7, source="s", title="t", summary=(), text="t", link="https://a.kz", published=NOW, language="kk")
    async with db.write() as conn:
        await stories.add(conn, story, NOW)
    await owe(db, 7, FLOOD)
    (one, _) = await claim(db)
    async with db.write() as conn:
        await outbox.failed(conn, Parcel((one,)), "no", NOW)
        assert await outbox.forget(conn, NOW) == 0
        assert await outbox.forget(conn, NOW + MINUTE) == 1
        assert await outbox.forget(conn, NOW + MINUTE) == 0
    assert await counts(db) == {"leased": 1, "failed": 1}  # what has ended stays counted


async def test_breaking_news_go_before_all_that_was_owed_earlier(db: Database) -> None:
    await follow(db, 1, FLOOD, WAR)
    await follow(db, 2, FLOOD)
    await follow(db, 3, WAR)
    await owe(db, 7, FLOOD)
    await owe(db, 9, WAR, now=NOW + MINUTE)
    async with db.write() as conn:
        await fanout.hurry(conn, 9, NOW + MINUTE)
        await fanout.step(conn, 10, NOW + MINUTE)
    claimed = await claim(db, NOW + MINUTE)
    assert [(one.story_id, one.chat_id, one.lane) for one in claimed] == [(9, 1, 0), (9, 3, 0), (7, 2, 1)]
    await begin(db, *claimed)
    async with db.write() as conn:
        await outbox.sent_all(conn, [(Parcel((one,)), 1) for one in claimed], NOW)
    assert rows(await claim(db, NOW + MINUTE)) == [(7, 1)]


async def test_the_places_that_breaking_news_leave_are_filled_with_the_rest(db: Database) -> None:
    for chat_id in range(1, 6):
        await follow(db, chat_id, FLOOD)
    await owe(db, 7, FLOOD)
    await follow(db, 4, WAR)
    await owe(db, 9, WAR)
    async with db.write() as conn:
        await fanout.hurry(conn, 9, NOW)
        assert await fanout.step(conn, 10, NOW) == 1
    assert rows(await claim(db, limit=3)) == [(9, 4), (7, 1), (7, 2)]
