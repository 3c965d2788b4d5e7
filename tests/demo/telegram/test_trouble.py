"""Floods and faults of the local Telegram, and the world played over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from yarl import URL

from bot.demo.telegram import Limits, Telegram
from bot.demo.telegram.limits import Floods
from tests.demo.telegram.stage import CHANNEL, READER


def sent(floods: Floods, chats: list[int], *, every: float, seconds: float) -> int:
    """How many of the messages to these chats, one `every` so many seconds, are refused."""
    times = [number * every for number in range(round(seconds / every))]
    return sum(bool(floods.refuses(chats[n % len(chats)], now)) for n, now in enumerate(times))


def test_thirty_a_second_to_many_chats_is_never_too_much() -> None:
    assert sent(Floods(Limits()), list(range(1, 1000)), every=1 / 30, seconds=300) == 0


def test_forty_a_second_is_too_much() -> None:
    assert sent(Floods(Limits()), list(range(1, 1000)), every=1 / 40, seconds=60) > 0


def test_one_a_second_to_one_chat_is_fine_two_are_not() -> None:
    assert sent(Floods(Limits()), [READER], every=1, seconds=60) == 0
    assert sent(Floods(Limits()), [READER], every=0.5, seconds=60) > 0


def test_twenty_a_minute_to_a_channel_are_fine_thirty_are_not() -> None:
    assert sent(Floods(Limits()), [CHANNEL], every=3, seconds=600) == 0
    assert sent(Floods(Limits()), [CHANNEL], every=2, seconds=600) > 0


def test_whoever_pays_may_send_a_thousand_a_second() -> None:
    floods = Floods(Limits())
    assert not any(floods.refuses(n, n / 1000, paid=True) for n in range(1, 5000))


def test_after_a_flood_the_door_stays_shut_as_long_as_told() -> None:
    floods = Floods(Limits(burst=1, retry_after=10))
    assert floods.refuses(READER, 0) is None
    assert [floods.refuses(READER, now) for now in (0.1, 5.1, 9.9, 10.2)] == [10, 5, 1, None]


async def test_a_flood_ends_with_the_clock() -> None:
    from bot.demo.telegram.methods import METHODS
    from bot.demo.telegram.parameters import Parameters
    from bot.demo.telegram.refusals import Refusal

    now = [datetime(2026, 11, 24, 12, tzinfo=UTC)]
    telegram = Telegram("42:demo", clock=lambda: now[0], limits=Limits(burst=1))
    telegram.welcoming = True
    send, words = METHODS["sendmessage"], Parameters({"chat_id": READER, "text": "Сәлем"})
    await send(telegram, words)
    with pytest.raises(Refusal) as flood:
        await send(telegram, words)
    assert (flood.value.code, flood.value.parameters) == (429, {"retry_after": 1})
    now[0] += timedelta(seconds=1.5)
    await send(telegram, words)


@pytest.mark.parametrize(
    ("fault", "error", "done"),
    [
        ({"kind": "500"}, NetworkError, 0),
        ({"kind": "502"}, NetworkError, 0),
        ({"kind": "garbage"}, NetworkError, 0),
        ({"kind": "drop"}, NetworkError, 0),
        ({"kind": "lost"}, NetworkError, 1),
        ({"kind": "429", "retry_after": 7}, RetryAfter, 0),
        ({"kind": "refuse", "text": "Bad Request: chat not found"}, BadRequest, 0),
        ({"kind": "refuse", "text": "Forbidden: user is deactivated"}, Forbidden, 0),
    ],
)
async def test_a_fault(telegram: Telegram, bot: Bot, fault: dict[str, Any], error: type[Exception], done: int) -> None:
    telegram.faults.add("sendMessage", **fault)
    with pytest.raises(error):
        await bot.send_message(READER, "Сәлем")
    assert len(telegram.messages(READER)) == done
    await bot.send_message(READER, "Сәлем")


async def test_faults_may_meet_one_chat_or_every_third_request(telegram: Telegram, bot: Bot) -> None:
    telegram.faults.add("*", "500", times=None, chat_id=CHANNEL)
    with pytest.raises(NetworkError):
        await bot.send_message(CHANNEL, "Сәлем")
    await bot.send_message(READER, "Сәлем")
    telegram.faults.clear()
    fault = telegram.faults.add("sendMessage", "500", times=None, every=3)
    failed = 0
    for _ in range(9):
        try:
            await bot.send_message(READER, "Сәлем")
        except NetworkError:
            failed += 1
    assert (failed, fault.used) == (3, 3)


async def test_latency_and_delays_are_slept_by_the_worlds_own_sleep(telegram: Telegram, bot: Bot) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    telegram.sleep, telegram.latency = sleep, 0.1
    telegram.faults.add("sendMessage", "delay", seconds=30)
    await bot.send_message(READER, "Сәлем")
    assert slept == [0.1, 30]


async def test_the_world_keeps_as_much_as_asked(telegram: Telegram, bot: Bot) -> None:
    telegram.keep = 2
    for number in range(4):
        await bot.send_message(READER, str(number))
    assert [m["text"] for m in telegram.messages(READER)] == ["2", "3"]


async def test_the_world_is_played_from_another_process(telegram: Telegram, bot: Bot, server: URL) -> None:
    async with aiohttp.ClientSession(server) as session:

        async def play(act: str, status: int = 200, **values: Any) -> Any:
            async with session.post(f"/_demo/{act}", json=values) as response:
                assert response.status == status
                return await response.json()

        async def look(what: str) -> Any:
            async with session.get(f"/_demo/{what}") as response:
                return await response.json()

        await play("users", first=100, count=3, started=True)
        await play("say", user_id=100, text="/start")
        await play("block", user_id=101)
        await play("faults", method="sendMessage", kind="429", retry_after=2)
        with pytest.raises(RetryAfter):
            await bot.send_message(100, "Сәлем")
        await bot.send_message(100, "Сәлем")
        assert [m["text"] for m in await look("messages/100")] == ["/start", "Сәлем"]
        state = await look("state")
        assert (state["chats"]["101"]["blocked"], state["pending_updates"]) == (True, 2)
        assert [method for method, _ in await look("requests")][-2:] == ["sendMessage", "sendMessage"]
        assert "knows no chat" in (await play("say", 400, user_id=555, text="?"))["error"]
        await play("faults", kind="500", times=None)
        async with session.delete("/_demo/faults") as response:
            assert response.status == 200
    assert telegram.faults.waiting == []
