"""Pictures on their way: the first to send one has Telegram fetch it, who comes meanwhile waits a little for that."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

PATIENCE = 5.0  # seconds; after that a post goes without its picture
REMEMBERED = 1000


@dataclass(slots=True)
class Showing:
    """One picture for one message; `file` None: it goes as text. Whoever sends it writes down its `file_id`."""

    file: str | None
    file_id: str | None = None


class Gallery:
    """The latest addresses; what became of older ones is read from the database, long before it comes here."""

    def __init__(self) -> None:
        self._known: dict[str, asyncio.Future[str | None]] = {}

    @asynccontextmanager
    async def show(self, picture: str) -> AsyncIterator[Showing]:
        """What to send for the picture: a file_id, the address when nobody has sent it yet, or None."""
        if not picture.startswith(("https://", "http://")):
            yield Showing(picture)
        elif picture in self._known:
            yield Showing(await self._fetched(picture))
        else:
            fetched = self._begin(picture)
            showing = Showing(picture)
            try:
                yield showing
            except BaseException:
                self.forget(picture)
                raise
            finally:
                if not fetched.done():
                    fetched.set_result(showing.file_id)

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
        """Something other than the picture went wrong: the next one tries again."""
        self._known.pop(picture, None)
