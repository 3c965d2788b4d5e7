"""Somebody in the middle of something turns to something else: what was asked is asked no more."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.formatter import replies
from bot.model import Chat, Content, Post
from bot.rules import suggestions as rules
from bot.storage import awaited, suggestions
from bot.storage.awaited import Awaited

_ASKED = frozenset(("question", "times", "card"))  # a tap ends it, too
_ANY = _ASKED | {"cron", "edit"}  # would take any words whatever


async def leave(desk: Desk, chat: Chat, now: datetime) -> None:
    """By a command. A suggestion that has its words keeps its buttons."""
    if chat.kind != "private":
        return
    async with desk.db.read() as connection:
        expected = await awaited.of(connection, chat.id, now)
        draft = await suggestions.draft(connection, chat.id, now - rules.PATIENCE)
    await _forget(desk, chat, expected, now, whatever=True)
    if draft is not None and draft.content == Content():
        async with desk.db.write() as connection:
            await suggestions.drop(connection, chat.id)


async def turn(desk: Desk, chat: Chat, now: datetime) -> None:
    """By a tap, which may ask something itself."""
    if chat.kind == "private":
        async with desk.db.read() as connection:
            expected = await awaited.of(connection, chat.id, now)
        await _forget(desk, chat, expected, now, whatever=False)


async def _forget(desk: Desk, chat: Chat, expected: Awaited | None, now: datetime, *, whatever: bool) -> None:
    """A time that a screen asked for is known when one sees it, and may still be typed."""
    if expected is None or expected.what not in (_ANY if whatever else _ASKED) | {"when"}:
        return
    async with desk.db.write() as connection:
        if expected.what == "when":
            await awaited.expect(connection, chat.id, "time", expected.subject, now)
        else:
            await awaited.drop(connection, chat.id)


async def cancel(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """/cancel: nothing is waited for any more, and nothing is changed."""
    async with desk.db.write() as connection:
        await awaited.drop(connection, chat.id)
    return replies.cancelled(desk.voice(await desk.known(chat, now)))
