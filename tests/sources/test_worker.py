"""A hostile feed ends soon, and neither the loop nor the next task notices."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest

from bot.sources import feed
from bot.sources.worker import ParserDied, Worker

RSS = b'<rss version="2.0"><channel><item><title>x</title><link>https://a.kz/news/12345-x</link></item></channel></rss>'
AUTHOR_BOMB = b'<rss version="2.0"><channel><item><author>' + b"a" * 400_000 + b"</author></item></channel></rss>"


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    async with Worker(wall=0.8, memory=600) as worker:
        await worker.run(os.getpid)
        yield worker


async def parsed(worker: Worker, body: bytes) -> int:
    return len(await worker.run(feed.parse, body, url="https://a.kz/rss", source="A"))


async def test_the_process_stays_warm_between_tasks(worker: Worker) -> None:
    first, second = await worker.run(os.getpid), await worker.run(os.getpid)
    assert first == second != os.getpid()


async def test_the_process_is_renewed_after_so_many_tasks() -> None:
    async with Worker(tasks=2) as worker:
        pids = [await worker.run(os.getpid) for _ in range(4)]
    assert pids[0] != pids[1] == pids[2] != pids[3], "the first began with a task of its own: to tell that it is there"


async def test_what_the_function_raises_is_raised_here(worker: Worker) -> None:
    with pytest.raises(feed.NotAFeed, match="the answer is empty"):
        await worker.run(feed.parse, b"", url="https://a.kz/rss", source="A")


async def test_a_feed_that_takes_for_ever_is_ended_and_the_loop_stays_free(worker: Worker) -> None:
    turns = 0

    async def watch() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.005)
            turns += 1

    watching = asyncio.create_task(watch())
    with pytest.raises(ParserDied, match=r"longer than 0\.8 seconds"):
        await parsed(worker, AUTHOR_BOMB)
    watching.cancel()
    assert turns > 10, "parsed in a thread, it would hold the GIL and give the loop no turn"
    assert await parsed(worker, RSS) == 1


async def test_too_much_memory_ends_the_task_not_the_bot(worker: Worker) -> None:
    with pytest.raises(ParserDied, match="memory"):
        await worker.run(bytearray, 2_000_000_000)
    assert await parsed(worker, RSS) == 1


async def test_a_crash_ends_the_task_not_the_bot(worker: Worker) -> None:
    with pytest.raises(ParserDied, match="crashed"):
        await worker.run(os.abort)
    assert await parsed(worker, RSS) == 1


async def test_a_process_that_dies_between_tasks_is_replaced(worker: Worker) -> None:
    pid = await worker.run(os.getpid)
    os.kill(pid, 9)
    assert await parsed(worker, RSS) == 1


async def test_tasks_given_together_all_end(worker: Worker) -> None:
    bodies = [RSS] * 10 + [AUTHOR_BOMB] + [RSS] * 10
    done = await asyncio.gather(*(parsed(worker, body) for body in bodies), return_exceptions=True)
    assert [d for d in done if d != 1] == [done[10]]
    assert isinstance(done[10], ParserDied)


async def test_a_task_that_nobody_waits_for_any_more_is_ended(worker: Worker) -> None:
    task = asyncio.create_task(parsed(worker, AUTHOR_BOMB))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await parsed(worker, RSS) == 1
