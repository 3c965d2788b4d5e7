"""Pacing keeps Telegram's limits before Telegram has to say so. The clock of these tests is virtual."""

import asyncio
import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.model import Pace
from bot.sending.line import Line, Waiting
from bot.sending.pacing import Lane, Pacing, Ticket
from tests.virtual_time import run

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)


class Wire:
    """Notes when each request went out, and may answer 429."""

    def __init__(self, pacing: Pacing) -> None:
        self.pacing = pacing
        self.went: list[tuple[float, int]] = []
        self.flood: list[int] = []
        self.latency = 0.0

    async def _call(self, chat: int) -> bool:
        self.went.append((asyncio.get_running_loop().time(), chat))
        flood = self.flood.pop() if self.flood else None
        if self.latency:
            await asyncio.sleep(self.latency)
        if flood is not None:
            raise RetryAfter(flood)
        return True

    async def send(
        self, chat: int, lane: Lane, before: Any = None, endpoint: str = "sendMessage", **more: object
    ) -> object:
        return await self.pacing.process_request(
            self._call, (chat,), {}, endpoint, {"chat_id": chat, **more}, Ticket(lane, before)
        )


def test_bulk_to_many_people_keeps_the_global_pace() -> None:
    async def main() -> list[float]:
        wire = Wire(Pacing(20))
        await asyncio.gather(*(wire.send(chat, Lane.BULK) for chat in range(1, 201)))
        return [moment for moment, _ in wire.went]

    moments = run(main())
    most = max(sum(1 for m in moments if start <= m < start + 1) for start in moments)
    assert most <= 22
    assert moments[-1] == pytest.approx(200 / 20, abs=0.5)


def test_one_person_gets_a_message_a_second() -> None:
    async def main() -> list[float]:
        wire = Wire(Pacing(25))
        await asyncio.gather(*(wire.send(7, Lane.BULK) for _ in range(5)))
        return [moment for moment, _ in wire.went]

    moments = run(main())
    assert all(later - sooner > 0.999_999 for sooner, later in itertools.pairwise(moments))


def test_a_group_gets_twenty_a_minute() -> None:
    async def main() -> list[float]:
        wire = Wire(Pacing(25))
        await asyncio.gather(*(wire.send(-100, Lane.BULK) for _ in range(41)))
        return [moment for moment, _ in wire.went]

    assert run(main())[-1] >= 119.9


def test_a_full_chat_does_not_hold_up_the_others() -> None:
    async def main() -> list[int]:
        wire = Wire(Pacing(25))
        await asyncio.gather(*(wire.send(chat, Lane.BULK) for chat in [7, 7, 7, 8, 9]))
        return [chat for _, chat in wire.went]

    assert run(main()) == [7, 8, 9, 7, 7]


def test_a_reply_does_not_wait_behind_a_thousand_posts() -> None:
    async def main() -> float:
        wire = Wire(Pacing(25))
        bulk = [asyncio.ensure_future(wire.send(chat, Lane.BULK)) for chat in range(1, 1001)]
        await asyncio.sleep(5)
        asked = asyncio.get_running_loop().time()
        await wire.send(5000, Lane.REPLY)
        for task in bulk:
            task.cancel()
        await asyncio.gather(*bulk, return_exceptions=True)
        return next(moment for moment, chat in wire.went if chat == 5000) - asked

    assert run(main()) == 0


def test_breaking_news_overtakes_bulk_and_bulk_overtakes_edits() -> None:
    async def main() -> list[int]:
        wire = Wire(Pacing(1))
        await asyncio.gather(
            *(wire.send(30 + n, Lane.EDIT) for n in range(4)),
            *(wire.send(20 + n, Lane.BULK) for n in range(2)),
            *(wire.send(10 + n, Lane.BREAKING) for n in range(2)),
        )
        return [chat for _, chat in wire.went]

    first, *rest = run(main())
    assert first == 30  # it had gone before the others came
    assert rest == [10, 11, 20, 21, 31, 32, 33]


def test_after_a_429_nothing_goes_until_telegram_allows_and_then_at_half_the_pace() -> None:
    async def main() -> tuple[list[float], float]:
        pacing = Pacing(20)
        wire = Wire(pacing)
        wire.flood = [600]
        await asyncio.gather(*(wire.send(chat, Lane.BULK) for chat in range(1, 12)), return_exceptions=True)
        return [moment for moment, _ in wire.went], pacing.rate

    moments, rate = run(main())
    assert moments[2] >= 600  # two may go at once: they were in flight
    assert rate == 10


def test_the_pace_grows_again_in_clean_minutes_but_never_over_the_cap() -> None:
    async def main() -> list[float]:
        pacing = Pacing(12, jitter=lambda: 0)
        wire = Wire(pacing)
        wire.flood = [1]
        with pytest.raises(RetryAfter):
            await wire.send(99, Lane.BULK)
        rates = []
        for chat in range(1, 10):
            await asyncio.sleep(61)
            await wire.send(chat, Lane.BULK)
            rates.append(pacing.rate)
        return rates

    rates = run(main())
    assert rates[:3] == [7, 8, 9]
    assert rates[-1] == 12


def test_what_must_happen_before_a_send_happens_when_its_turn_has_come() -> None:
    async def main() -> tuple[list[float], list[float]]:
        wire = Wire(Pacing(1))
        marked: list[float] = []

        async def mark() -> None:
            marked.append(asyncio.get_running_loop().time())

        await asyncio.gather(*(wire.send(chat, Lane.BULK, mark) for chat in range(1, 5)))
        return marked, [moment for moment, _ in wire.went]

    marked, went = run(main())
    assert marked == went


def test_a_cancelled_send_leaves_the_line() -> None:
    async def main() -> list[int]:
        wire = Wire(Pacing(1))
        tasks = [asyncio.ensure_future(wire.send(chat, Lane.BULK)) for chat in range(1, 6)]
        await asyncio.sleep(0)
        tasks[3].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return [chat for _, chat in wire.went]

    assert run(main()) == [1, 2, 3, 5]


def test_a_halt_lasts_as_long_as_telegram_asks_and_replies_try_all_the_same() -> None:
    async def main() -> list[tuple[float, int]]:
        wire = Wire(Pacing(20, jitter=lambda: 0.5))
        wire.flood = [12 * 3600]
        first = wire.send(1, Lane.BULK)
        bulk = [wire.send(chat, Lane.BULK) for chat in range(10, 13)]
        await asyncio.gather(first, return_exceptions=True)
        waiting = asyncio.gather(*bulk)
        await asyncio.sleep(60)
        await wire.send(5, Lane.REPLY)
        await waiting
        return wire.went

    went = run(main())
    assert went[:2] == [(0, 1), (60, 5)]
    assert went[2][0] == 12 * 3600 + 0.5


def test_the_429s_of_one_burst_halve_the_pace_once() -> None:
    async def main() -> list[float]:
        pacing = Pacing(25)
        wire = Wire(pacing)
        wire.latency = 2.0  # longer than the silence that is asked for
        rates = []
        for _ in range(2):
            wire.flood = [1] * 20
            await asyncio.gather(*(wire.send(chat, Lane.BULK) for chat in range(1, 21)), return_exceptions=True)
            rates.append(pacing.rate)
        return rates

    assert run(main()) == [12.5, 6.25]


def test_a_reply_that_meets_the_halt_does_not_slow_bulk_down_once_more() -> None:
    async def main() -> float:
        pacing = Pacing(24)
        wire = Wire(pacing)
        wire.flood = [30, 30]
        await asyncio.gather(wire.send(1, Lane.BULK), return_exceptions=True)
        await asyncio.sleep(10)
        await asyncio.gather(wire.send(2, Lane.REPLY), return_exceptions=True)
        return pacing.rate

    assert run(main()) == 12


def test_a_restart_goes_on_in_the_halt_and_at_the_pace_of_the_run_before() -> None:
    before = Pacing(25, jitter=lambda: 0)

    async def flooded() -> list[Pace]:
        told: list[list[Pace]] = []
        before.changed = lambda: told.append(before.learned(NOW))
        wire = Wire(before)
        wire.flood = [3600]
        await asyncio.gather(wire.send(1, Lane.BULK), return_exceptions=True)
        return told[-1]

    async def restarted(learned: list[Pace]) -> tuple[list[tuple[float, int]], float]:
        pacing = Pacing(25)
        pacing.resume(learned, NOW + timedelta(minutes=20))
        wire = Wire(pacing)
        await asyncio.gather(wire.send(1, Lane.BULK), wire.send(2, Lane.REPLY))
        return wire.went, pacing.rate

    learned = run(flooded())
    assert learned == [Pace("free", 12.5, NOW + timedelta(hours=1))]
    assert run(restarted(learned)) == ([(0, 2), (2400, 1)], 12.5)


def test_what_was_learned_never_goes_over_the_cap_of_today() -> None:
    async def main() -> float:
        pacing = Pacing(5)
        pacing.resume([Pace("free", 28.0)], NOW)
        return pacing.rate

    assert run(main()) == 5


def test_what_is_paid_for_has_its_own_pace_and_does_not_slow_the_rest() -> None:
    async def main() -> dict[bool, float]:
        wire = Wire(Pacing(10, 100))
        paid = [wire.send(chat, Lane.BULK, allow_paid_broadcast=True) for chat in range(1, 501)]
        free = [wire.send(chat, Lane.EDIT) for chat in range(1001, 1051)]
        await asyncio.gather(*paid, *free)
        return {which: max(at for at, chat in wire.went if (chat > 1000) == which) for which in (False, True)}

    last = run(main())
    assert last[False] == pytest.approx(5, abs=0.1)
    assert last[True] == pytest.approx(5, abs=0.2)


def test_a_complaint_about_what_is_paid_for_halts_everything_and_halves_only_its_own_pace() -> None:
    async def main() -> list[Pace]:
        pacing = Pacing(20, 100, jitter=lambda: 0)
        wire = Wire(pacing)
        wire.flood = [60]
        paid = wire.send(1, Lane.BULK, allow_paid_broadcast=True)
        await asyncio.gather(paid, return_exceptions=True)
        return pacing.learned(NOW)

    until = NOW + timedelta(minutes=1)
    assert run(main()) == [Pace("free", 20.0, until), Pace("paid", 50.0, until)]


def test_ten_thousand_who_wait_are_called_as_cheaply_as_a_hundred() -> None:
    """Steps are counted, not seconds: a line that is scanned would take ten thousand times ten thousand."""

    class Counted(dict[int | str, float]):
        looks = 0

        def get(self, key: int | str, default: Any = None) -> Any:
            self.looks += 1
            return super().get(key, default)

    async def main() -> int:
        gaps = Counted(dict.fromkeys(range(5000), 1e6))  # half of the chats had a message a moment ago
        line = Line(gaps)
        loop = asyncio.get_running_loop()
        for number in range(10_000):
            line.join(Waiting(Lane.BULK, number, number, loop.create_future()), 0.0)
        while taken := line.take(0.0):
            gaps[taken.chat] = 1.0
            line.settle(taken.chat)
        return gaps.looks

    assert run(main()) < 40_000


@given(st.lists(st.tuples(st.sampled_from([Lane.BREAKING, Lane.BULK, Lane.EDIT]), st.integers(1, 4), st.booleans())))
def test_whoever_stays_in_line_gets_a_turn_and_nobody_too_soon(asked: list[tuple[Lane, int, bool]]) -> None:
    async def main() -> list[tuple[float, int]]:
        wire = Wire(Pacing(25))
        tasks = [(asyncio.ensure_future(wire.send(chat, lane)), leaves) for lane, chat, leaves in asked]
        await asyncio.sleep(0)
        for task, leaves in tasks:
            if leaves:
                task.cancel()
            await wire.send(1, Lane.REPLY)
        await asyncio.gather(*(task for task, leaves in tasks if not leaves))
        return wire.went

    went = run(main())
    for chat in range(2, 5):
        moments = [at for at, to in went if to == chat]
        assert all(later - sooner > 0.999_999 for sooner, later in itertools.pairwise(moments))


def test_a_rested_group_gets_its_twenty_sooner_and_never_more_within_a_minute() -> None:
    async def main() -> list[float]:
        wire = Wire(Pacing(25))
        await asyncio.gather(*(wire.send(-100, Lane.BREAKING) for _ in range(65)))
        return [moment for moment, _ in wire.went]

    moments = run(main())
    assert moments[19] <= 50
    assert max(sum(start <= moment < start + 59.9 for moment in moments) for start in moments) == 20


def test_an_album_counts_as_many_messages_and_questions_and_deletions_as_none() -> None:
    async def main() -> list[float]:
        wire = Wire(Pacing(25))
        await wire.send(-100, Lane.REPLY, endpoint="getChatMember")
        await wire.send(-100, Lane.BREAKING, message_ids=[1, 2, 3, 4])
        await wire.send(-100, Lane.REPLY, endpoint="deleteMessage")
        await wire.send(-100, Lane.BREAKING)
        return [moment for moment, _ in wire.went]

    asked, album, _, after = run(main())
    assert album - asked < 0.1
    assert after - album == pytest.approx(10, abs=0.1)
