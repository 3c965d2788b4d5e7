"""Parsing in a child process that may die: a hostile feed takes neither the event loop nor the memory with it.

Threads do not protect: a regular expression holds the GIL for as long as it likes.
"""

import asyncio
import multiprocessing
import resource
import signal
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any, ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

_MEGABYTE = 1 << 20
_START = 60.0  # seconds
# What the child imports once, before it is forked: a new worker is then ready in milliseconds.
_WARM = [
    "bot.sources.feed",
    "bot.sources.page",
    "bot.sources.sitemap",
    "bot.sources.rates",
    "bot.sources.signals",
    "bot.sources.warm",
]


class ParserDied(Exception):
    """The child took too long, too much memory, or crashed; `str` of it tells which in plain words."""


class Worker:
    """One warm process: `async with Worker() as worker: await worker.run(feed.parse, body, url=…)`.

    `wall` and `cpu` are seconds a task, `memory` is MB of address space; after `tasks` the process is renewed. With
    `warm`, the names of modules, it starts at once and loads just these, so whoever comes first finds them loaded; it
    is no fork of the parsers' process then, which takes far longer to start.
    """

    def __init__(
        self, *, wall: float = 5, cpu: int = 4, memory: int = 768, tasks: int = 200, warm: Sequence[str] = ()
    ) -> None:
        self._wall = wall
        self._limits = (cpu, memory)
        self._tasks = tasks
        self._pool: ProcessPool | None = None
        self._warm = tuple(warm)
        self._starting: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()  # a task's time begins when the process takes it, so the queue is kept here

    async def __aenter__(self) -> Self:
        if self._warm:
            self._starting = asyncio.create_task(self._start())
        return self

    async def _start(self) -> None:
        async with self._turn:
            await self._ready()

    async def __aexit__(self, *_: object) -> None:
        if self._starting:
            await asyncio.wait([self._starting])
        async with self._turn:
            await self._drop()

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`function(*args, **kwargs)` in the child; raise what it raises, or ParserDied."""
        async with self._turn:
            task = partial(function, *args, **kwargs)
            try:
                try:
                    return await self._one(task)
                except BrokenProcessPool:  # the process had died before it took the task
                    await self._drop()
                    return await self._one(task)
            except (ProcessExpired, RuntimeError):
                raise ParserDied("reading it crashed the parser") from None
            except MemoryError:
                raise ParserDied("reading it takes too much memory") from None
            except TimeoutError:
                raise ParserDied(f"reading it takes longer than {self._wall:g} seconds") from None

    async def _one(self, task: Callable[[], T]) -> T:
        future = (await self._ready()).schedule(_limited, args=(self._limits[0], task), timeout=self._wall)
        try:
            # the pool ends what is late; should it hang itself, it is thrown away
            async with asyncio.timeout(self._wall + 10):
                return await asyncio.wrap_future(future)
        except ProcessExpired as expired:
            if expired.exitcode == -signal.SIGXCPU:
                raise TimeoutError from None
            raise
        except TimeoutError:
            if not future.done():
                await self._drop()
            raise

    async def _ready(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            await self._drop()
            self._pool = self._new()
            await asyncio.to_thread(lambda pool: pool.active, self._pool)  # asking starts it
            await _begun(self._pool)
        return self._pool

    def _new(self) -> ProcessPool:
        context = multiprocessing.get_context("spawn" if self._warm else "forkserver")
        context.set_forkserver_preload(_WARM)
        prepared = (self._limits[1], self._warm)
        return ProcessPool(1, self._tasks, initializer=_prepare, initargs=prepared, context=context)

    async def _drop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves its signature open
            await asyncio.to_thread(pool.join)


async def _begun(pool: ProcessPool) -> None:
    """Wait for the process: on a busy machine it may take longer to start than any task has."""
    with suppress(ProcessExpired, BrokenProcessPool, RuntimeError, TimeoutError):  # the task will tell
        async with asyncio.timeout(_START):
            await asyncio.wrap_future(pool.schedule(int))


# ---------------------------------------------------------------- in the child


def _prepare(memory: int, modules: tuple[str, ...]) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a handler would wait for the end of a long regular expression
    resource.setrlimit(resource.RLIMIT_AS, (memory * _MEGABYTE, memory * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for module in modules:
        import_module(module)


def _limited(cpu: int, task: Callable[[], Any]) -> Any:
    """The limit counts the process's whole life, so it moves with each task."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + cpu + 1, resource.RLIM_INFINITY))
    return task()
