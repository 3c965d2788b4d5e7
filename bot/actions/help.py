"""/help, and commands that there are not."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import commands, replies, taps
from bot.formatter import help as pages
from bot.model import Chat, Post
from bot.storage import editors


async def help_screen(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """What one may want to do, and how."""
    chat = await desk.known(chat, now)
    return pages.screen("all", desk.voice(chat), operator=desk.operates(chat), editor=await _edits(desk, chat))


async def help_page(desk: Desk, chat: Chat, tap: taps.Help, now: datetime) -> Reply:
    """A page of the help, in its place."""
    chat = await desk.known(chat, now)
    return Reply(
        screen=pages.screen(tap.page, desk.voice(chat), operator=desk.operates(chat), editor=await _edits(desk, chat))
    )


async def _edits(desk: Desk, chat: Chat) -> bool:
    async with desk.db.read() as connection:
        return await editors.edits(connection, chat.id)


async def unknown_command(desk: Desk, chat: Chat, command: str, now: datetime) -> Post:
    """There is no such command; perhaps another was meant."""
    chat = await desk.known(chat, now)
    return replies.unknown_command(command, commands.nearest(command, commands.words(desk.texts)), desk.voice(chat))
