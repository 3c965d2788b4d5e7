"""Traces: whoever left is wiped from the files, when it could not be done at once or the bot was stopped before."""

import logging
from datetime import datetime

from bot.pipeline.alarms import Alarms
from bot.storage.database import Database, DatabaseError

log = logging.getLogger(__name__)


class TraceWatch:
    """Tries until it is done. What was told is kept in memory: the disk may be full."""

    def __init__(self, db: Database, alarms: Alarms) -> None:
        self._db = db
        self._alarms = alarms
        self._trouble: str | None = None
        self._told = False

    async def tick(self, _now: datetime) -> None:
        """Clean; the operators hear once that it cannot be done, and once that it is done after all."""
        try:
            cleaned = await self._db.traces.clean()
        except DatabaseError as error:
            if self._trouble is None:
                log.warning("who left is not gone from the files: %s", error)
            self._trouble = str(error)
            self._told = self._told or await self._alarms.shout("alarm-traces-stay", reason=self._trouble)
        else:
            if cleaned and self._trouble:
                log.info("who left is gone from the files")
                if self._told:
                    await self._alarms.shout("alarm-traces-gone")
                self._trouble, self._told = None, False
