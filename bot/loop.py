"""The event loop that everything runs on: uvloop, with which a message costs a fifth less than with asyncio's own."""

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def new() -> asyncio.AbstractEventLoop:
    """A new loop; on Windows, for which there is no uvloop, asyncio's own."""
    if sys.platform == "win32":
        return asyncio.new_event_loop()
    import uvloop

    return uvloop.new_event_loop()


def run(main: Coroutine[Any, Any, T]) -> T:
    """What the coroutine returns; an interrupt from the keyboard cancels it."""
    with asyncio.Runner(loop_factory=new) as runner:
        return runner.run(main)
