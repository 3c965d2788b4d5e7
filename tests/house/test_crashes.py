"""Killed at any moment and started again, the bot neither loses a story nor tells it twice."""

import asyncio
import sqlite3
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Literal

import pytest

from tests.house.stage import Stage, until

pytestmark = pytest.mark.xdist_group("killed")

STORIES = 3  # one more, and they would come as one list
SENDING = "SELECT count(*) FROM delivery WHERE state = 2"


def in_doubt(folder: Path) -> int:
    """Deliveries that were on the wire when the process died: Telegram cannot be asked whether it has them."""
    database = sqlite3.connect(folder / "habarshy.db")
    try:
        return int(database.execute(SENDING).fetchone()[0])
    finally:
        database.close()


async def killed(stage: Stage, process: Process, on_unknown: Literal["resend", "skip"]) -> tuple[Process, int]:
    """The one after it, and how many deliveries it finds in doubt."""
    process.kill()
    await process.wait()
    return await stage.process(delivery={"on_unknown": on_unknown}), in_doubt(stage.folder)


def told(stage: Stage) -> list[str]:
    return [post.split("\n")[0] for post in stage.posts("Су тасқыны:")]


async def one_more(stage: Stage) -> None:
    before = len(told(stage))
    await until(lambda: len(told(stage)) > before, seconds=40)


@pytest.mark.timeout(110)
async def test_sigkill_loses_nothing_and_repeats_nothing_and_sigterm_ends_it_in_time(stage: Stage) -> None:
    site = stage.site("tolqyn")
    process = await stage.process()
    await until(lambda: any(method == "getUpdates" for method, _ in stage.telegram.requests), seconds=60)
    await stage.asks("/follow су тасқыны")
    await until(lambda: site.asked > 1)
    for number in range(STORIES):
        site.tell(f"Су тасқыны: {number}-хабар келді")
    asked = site.asked
    await until(lambda: site.asked > asked)  # the feed is being read
    process, early = await killed(stage, process, "resend")
    await one_more(stage)  # in the middle of the posts, which are a second apart
    process, skipped = await killed(stage, process, "skip")
    await one_more(stage)
    process, late = await killed(stage, process, "resend")
    try:
        await until(lambda: len(set(told(stage))) >= STORIES - skipped, seconds=60)
        await stage.asks("/help")  # it runs, and not the second one in its place
        await a_second_one_says_that_the_first_runs(stage)
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 8) == 0
    assert len(told(stage)) - len(set(told(stage))) <= early + late


async def a_second_one_says_that_the_first_runs(stage: Stage) -> None:
    """Here and not in a test of its own: to start a process takes longer than all that is asked of it."""
    second = await stage.process(stderr=PIPE)
    _, said = await asyncio.wait_for(second.communicate(), 20)
    assert second.returncode == 1
    assert b"another instance" in said
