"""Pacing keeps Telegram's limits before Telegram has to say so. The clock of these tests is virtual."""

import asyncio
import itertools
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.sending.pacing import Lane, Pacing, Ticket
from tests.virtual_time import run


class Wire:
    """Notes when each request went out, and may answer 429."""

    def __init__(self, pacing: Pacing) -> None:
        self.pacing = pacing
        self.went: list[tuple[float, int]] = []
        self.flood: list[int] = []

    async def _call(self, chat: int) -> bool:
        self.went.append((asyncio.get_running_loop().time(), chat))
        if self.flood:
            raise RetryAfter(self.flood.pop())
        return True

    async def send(self, chat: int, lane: Lane, before: Any = None) -> object:
        return await self.pacing.process_request(
            self._call, (chat,), {}, "sendMessage", {"chat_id": chat}, Ticket(lane, before)
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
    assert all(later - sooner >= 1 for sooner, later in itertools.pairwise(moments))


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
        pacing = Pacing(12)
        wire = Wire(pacing)
        pacing.halt(1)
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
