"""One bot a database: a lease that its holder renews, and that is taken over at once from a holder that is dead."""

import os
import platform
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.storage import leases
from bot.storage.database import Database

_NAME = "bot"
_TTL = timedelta(seconds=30)


class Instance:
    """This process, as the one that works on the database."""

    def __init__(self, db: Database, on_lost: Callable[[str], None]) -> None:
        self._db = db
        self._on_lost = on_lost
        self._me = f"{platform.node()}:{os.getpid()}"

    async def take(self, now: datetime) -> str | None:
        """None when the lease is ours, else who has it."""
        async with self._db.write() as connection:
            if await leases.take(connection, _NAME, self._me, now, _TTL):
                return None
            other = await leases.holder(connection, _NAME) or ""
            if not _is_dead(other):
                return other
            await leases.release(connection, _NAME, other)
            return None if await leases.take(connection, _NAME, self._me, now, _TTL) else other

    async def renew(self, now: datetime) -> None:
        """Keep the lease; whoever lost it must not go on."""
        if other := await self.take(now):
            self._on_lost(f"another instance ({other}) has taken over this database")

    async def release(self) -> None:
        """Let the next one start at once."""
        async with self._db.write() as connection:
            await leases.release(connection, _NAME, self._me)


def _is_dead(holder: str) -> bool:
    """A process of this machine that is no more; of another machine nothing is known."""
    host, _, pid = holder.rpartition(":")
    if host != platform.node() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:  # it lives, and is somebody else's
        return False
    return int(pid) == os.getpid()
