"""Health: the figures that tell whether the bot does its work."""

from datetime import datetime
from typing import Any

from bot.storage import notices, outbox
from bot.storage.database import Database


async def figures(db: Database, now: datetime, *, connected: bool) -> dict[str, Any]:
    """Deliveries by state, how long the oldest is due, what is not well; `ok` while Telegram can be reached."""
    async with db.read() as connection:
        counts = await outbox.counts(connection)
        oldest = await outbox.next_due(connection)
        troubles = await notices.standing(connection)
    waiting = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
    return {"ok": connected, "deliveries": counts, "oldest_due_seconds": waiting, "troubles": sorted(troubles)}
