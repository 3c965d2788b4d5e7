"""The disk: the operators hear when nothing can be written any more, and when it can again."""

import logging
from datetime import datetime, timedelta

from bot.pipeline.alarms import Alarms
from bot.storage.database import Database

QUIET = timedelta(seconds=30)  # without a failed write, before it is believed to be well

log = logging.getLogger(__name__)


class DiskWatch:
    """Looks at what the writes of others met with. What was told is kept in memory: it cannot be written."""

    def __init__(self, db: Database, alarms: Alarms) -> None:
        self._db = db
        self._alarms = alarms
        self._told = False
        self._failed: datetime | None = None  # when a write last did

    async def tick(self, now: datetime) -> None:
        """Tell what is new."""
        if trouble := self._db.trouble():
            self._failed = now
            if not self._told:
                log.error("the database cannot be written: %s", trouble)
                self._told = await self._alarms.shout("alarm-disk-full", reason=trouble)
        elif self._failed and now - self._failed >= QUIET:
            self._failed = None
            if self._told:
                log.info("the database can be written again")
                self._told = not await self._alarms.shout("alarm-disk-well")
