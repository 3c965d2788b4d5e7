"""/sources, for operators only: is every source well? For everybody else there is no such command."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.actions.help import unknown_command
from bot.config import Source
from bot.formatter import replies
from bot.formatter import sources as answers
from bot.formatter.taps import Sources, ref
from bot.model import Chat, Post
from bot.rules.doctor import diagnose, worst_first
from bot.storage import sources as states


async def sources(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The first page."""
    if not desk.operates(chat):
        return await unknown_command(desk, chat, "sources", now)
    return await _page(desk, chat, 0, now)


async def by_tap(desk: Desk, chat: Chat, tap: Sources, now: datetime) -> Reply:
    """What a button of an operator's screen says; from anybody else it means nothing."""
    chat = await desk.known(chat, now)
    if not desk.operates(chat):
        return Reply(toast=replies.stale(desk.voice(chat)))
    if tap.ask == "page":
        return Reply(screen=await _page(desk, chat, tap.page, now))
    source = next((one for one in desk.config.sources if ref(one.name) == tap.ref), None)
    if source is None:
        return Reply(toast=replies.stale(desk.voice(chat)))
    if tap.ask == "poll":
        return await _poll_now(desk, chat, source, tap.page, now)
    return Reply(screen=await _details(desk, chat, source, tap.page, now))


async def _poll_now(desk: Desk, chat: Chat, source: Source, page: int, now: datetime) -> Reply:
    """The collector looks every second for what is due; one that was never polled is due already."""
    async with desk.db.write() as connection:
        await states.poll_at(connection, source.name, now)
    screen = await _details(desk, chat, source, page, now)
    return Reply(screen=screen, toast=desk.voice(chat).label("source-polled"))


async def _page(desk: Desk, chat: Chat, page: int, now: datetime) -> Post:
    chat = await desk.known(chat, now)
    async with desk.db.read() as connection:
        known = await states.states(connection)
    found = worst_first(diagnose(source, known.get(source.name), now) for source in desk.config.sources)
    return answers.screen(found, page, now, desk.voice(chat))


async def _details(desk: Desk, chat: Chat, source: Source, page: int, now: datetime) -> Post:
    async with desk.db.read() as connection:
        known = await states.states(connection)
    return answers.details(diagnose(source, known.get(source.name), now), page, now, desk.voice(chat))
