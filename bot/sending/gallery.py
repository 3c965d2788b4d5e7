"""Pictures on their way: the first to send one has Telegram take it, who comes meanwhile waits a little for that."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.model import Post

PATIENCE = 5.0  # seconds; after that a post goes without its picture
REMEMBERED = 1000
REFUSED_FOR = 3600.0  # seconds: by then the database knows, and also when to try again


@dataclass(slots=True)
class Showing:
    """One picture for one message; `file` None: it goes as text. Whoever sends it writes down its `file_id`."""

    file: str | bytes | None
    name: str = ""  # what it is remembered by
    new: bool = False  # Telegram has no name for it yet
    file_id: str | None = None


class Gallery:
    """The latest addresses; what became of older ones is read from the database, long before it comes here."""

    def __init__(self) -> None:
        self._known: dict[str, asyncio.Future[str | None]] = {}

    @asynccontextmanager
    async def show(self, post: Post) -> AsyncIterator[Showing]:
        """What to send for the post's picture: a file_id, the address or bytes if nobody has sent them yet, or None."""
        name, fresh = named(post), post.picture or (post.drawn.png if post.drawn else None)
        if (known := await self._look(name, fresh)) is not None:
            yield known
            return
        fetched, showing = self._begin(name), Showing(fresh, name, new=True)
        try:
            yield showing
        except BaseException:
            self.forget(name)
            raise
        finally:
            if not fetched.done():
                fetched.set_result(showing.file_id)
            if showing.file_id is None:
                asyncio.get_running_loop().call_later(REFUSED_FOR, self.forget, name)

    async def _look(self, name: str, fresh: str | bytes | None) -> Showing | None:
        """What is known of the picture; None: this is the first to send it."""
        if isinstance(fresh, str) and not fresh.startswith(("https://", "http://")):
            return Showing(fresh, name)
        if name not in self._known:
            return Showing(None, name) if fresh is None else None
        file_id = await self._fetched(name)
        return Showing(file_id, name) if file_id or isinstance(fresh, str) else Showing(fresh, name, new=True)

    async def _fetched(self, picture: str) -> str | None:
        fetched = self._known[picture]
        await asyncio.wait([fetched], timeout=PATIENCE)
        return fetched.result() if fetched.done() else None

    def _begin(self, picture: str) -> asyncio.Future[str | None]:
        if len(self._known) >= REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[picture] = asyncio.get_running_loop().create_future()
        return self._known[picture]

    def forget(self, picture: str) -> None:
        """The next one tries again: something other than the picture went wrong, or that was long ago."""
        self._known.pop(picture, None)


def named(post: Post) -> str:
    """What the post's picture is remembered by; "" without one."""
    return post.drawn.key if post.drawn else post.picture or ""
