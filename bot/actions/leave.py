"""A command in the middle of something: what would take any words whatever waits for them no more."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.model import Chat, Content
from bot.rules import suggestions as rules
from bot.storage import awaited, suggestions

_ANY = frozenset(("cron", "edit"))  # a time is known when one sees it, and may still be typed


async def leave(desk: Desk, chat: Chat, now: datetime) -> None:
    """The person turned to something else. A suggestion that has its words keeps its buttons."""
    if chat.kind != "private":
        return
    async with desk.db.read() as connection:
        expected = await awaited.of(connection, chat.id, now)
        draft = await suggestions.draft(connection, chat.id, now - rules.PATIENCE)
    forgets, empty = expected is not None and expected.what in _ANY, draft is not None and draft.content == Content()
    if not forgets and not empty:
        return
    async with desk.db.write() as connection:
        if forgets:
            await awaited.drop(connection, chat.id)
        if empty:
            await suggestions.drop(connection, chat.id)
