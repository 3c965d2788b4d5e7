"""Killed at any moment and started again, the bot neither loses a story nor tells it twice."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Literal

import pytest

from tests.house.stage import READER, Stage, until

STORIES = 4
SENDING = "SELECT count(*) FROM delivery WHERE state = 2"


def in_doubt(folder: Path) -> int:
    """Deliveries that were on the wire when the process died: Telegram cannot be asked whether it has them."""
    database = sqlite3.connect(folder / "habarshy.db")
    try:
        return int(database.execute(SENDING).fetchone()[0])
    finally:
        database.close()


async def kill(process: asyncio.subprocess.Process) -> None:
    process.kill()
    await process.wait()


def title(number: int) -> str:
    return f"Су тасқыны: {number}-хабар келді"


@pytest.mark.timeout(110)
@pytest.mark.parametrize(("on_unknown", "kills"), [("resend", 2), ("skip", 1)])
async def test_sigkill_loses_nothing_and_repeats_nothing(
    stage: Stage, on_unknown: Literal["resend", "skip"], kills: int
) -> None:
    site = stage.site("tolqyn")
    process = await stage.process(delivery={"on_unknown": on_unknown})
    await stage.asks("/follow су тасқыны")
    await until(lambda: site.asked > 1)
    for number in range(STORIES):
        site.tell(title(number))
    doubts = 0
    # while the feed is being read; in the middle of the posts, which are a second apart
    for moment in (site.asked + 1, 0)[-kills:]:
        posts = len(stage.posts("Су тасқыны:"))
        await until(lambda m=moment, p=posts: site.asked >= m if m else len(stage.posts("Су тасқыны:")) > p)  # type: ignore[misc]
        await kill(process)
        doubts += in_doubt(stage.folder)
        process = await stage.process(delivery={"on_unknown": on_unknown})
    try:
        expected = STORIES - (doubts if on_unknown == "skip" else 0)
        await until(lambda: len({p.split("\n")[0] for p in stage.posts("Су тасқыны:")}) >= expected, seconds=60)
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 8) == 0
    told = [post.split("\n")[0] for post in stage.posts("Су тасқыны:", READER)]
    repeats = len(told) - len(set(told))
    assert repeats <= (doubts if on_unknown == "resend" else 0)
    assert len(set(told)) >= STORIES - (doubts if on_unknown == "skip" else 0)


async def test_sigterm_ends_it_in_time_and_a_second_one_on_the_same_database_says_so(stage: Stage) -> None:
    first = await stage.process()
    await stage.asks("/start")
    second = await stage.process()
    assert await asyncio.wait_for(second.wait(), 20) == 1
    first.terminate()
    assert await asyncio.wait_for(first.wait(), 8) == 0
