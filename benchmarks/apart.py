"""A server in a process of its own, so that only the bot's side is measured."""

import asyncio
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from aiohttp import web

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
        runner = web.AppRunner(build(*args))
        await runner.setup()
        await web.TCPSite(runner, "0.0.0.0", 0, backlog=1024).start()  # noqa: S104 - sources stand on many hosts
        told.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(run())
