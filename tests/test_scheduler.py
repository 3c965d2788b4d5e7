"""Ticks begin at once, and end without a word when the bot stops."""

import asyncio
import logging
from datetime import datetime, timedelta

import pytest

from bot import scheduler


async def test_a_tick_that_is_cut_off_by_the_stop_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def tick(_: datetime) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    with caplog.at_level(logging.ERROR):
        ticks = scheduler.start({"forever": (timedelta(minutes=1), tick)})
        await begun.wait()
        ticks.shutdown(wait=False)
        await ended.wait()
        await asyncio.sleep(0)
    assert caplog.messages == []
