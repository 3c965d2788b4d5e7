"""A server in a process of its own, so that only the bot's side is measured."""

import asyncio
import gc
import multiprocessing
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from multiprocessing.connection import Connection
from typing import Any

from aiohttp import web

from bot import loop
from bot.demo.telegram import TELEGRAM, listening

Build = Callable[..., web.Application]


@contextmanager
def apart(build: Build, *args: Any) -> Iterator[int]:
    """Serve `build(*args)` on every address of 127.0.0.0/8; the port. `build` is a module's own function."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=_serve, args=(there, build, args), daemon=True)
    server.start()
    try:
        yield here.recv()
    finally:
        server.terminate()
        server.join()


def _serve(told: Connection, build: Build, args: tuple[Any, ...]) -> None:
    async def run() -> None:
        app = build(*args)
        async with (listening if TELEGRAM in app else _site)(app, "0.0.0.0") as port:  # noqa: S104 - sources stand on many hosts
            gc.freeze()
            gc.set_threshold(100_000)  # what a server remembers only grows, and is no rubbish
            told.send(port)
            await asyncio.Event().wait()

    loop.run(run())


@asynccontextmanager
async def _site(app: web.Application, host: str) -> AsyncIterator[int]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, host, 0, backlog=1024).start()
    yield runner.addresses[0][1]
    await runner.cleanup()
