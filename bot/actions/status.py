"""/status, for operators only: how delivery stands. For everybody else there is no such command."""

from datetime import datetime, timedelta

from bot.actions.desk import Desk
from bot.actions.help import unknown_command
from bot.formatter.status import Status, screen
from bot.model import Chat, Post
from bot.storage import fanout, outbox, tally

DAYS = timedelta(days=6)  # besides today


async def status(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The figures of this moment and of the last seven days."""
    if not desk.operates(chat):
        return await unknown_command(desk, chat, "status", now)
    chat = await desk.known(chat, now)
    async with desk.db.read() as connection:
        ended = await tally.since(connection, (now - DAYS).date())
        rate, halted = desk.flow()
        figures = Status(
            now=now,
            counts=await outbox.counts(connection),
            oldest=await outbox.next_due(connection),
            sent=ended.get(tally.SENT, 0),
            unknown=ended.get(tally.UNKNOWN, 0),
            late=ended.get(tally.LATE, 0),
            failed=tally.reasons(ended),
            rate=rate,
            halted=halted,
            spreading=await fanout.left(connection),
        )
    return screen(figures, desk.voice(chat))
