"""How often and when a channel posts; what waits is judged anew as soon as that changes."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.actions.visits import Visit, at
from bot.formatter import limits as screens
from bot.formatter import replies
from bot.formatter import settings as wording
from bot.formatter.taps.routes import Limit, LimitChange, Limits, When
from bot.formatter.texts import LANGUAGES
from bot.model import Channel, Chat, Post
from bot.rules import limits as rules
from bot.rules import moments, settings
from bot.storage import channels, chats, gates, parcels
from bot.storage.database import AsyncConnection

_SHOWN: dict[settings.What, When] = {"hour": "digest", "quiet": "quiet", "from": "quiet", "to": "quiet"}


async def look(desk: Desk, chat: Chat, tap: Limits, now: datetime) -> Reply:
    """One of the screens."""
    visit = await at(desk, chat, tap.channel, "look", now)
    return visit if isinstance(visit, Reply) else Reply(screen=await _screen(visit, visit.channel, tap.view))


async def limit(desk: Desk, chat: Chat, tap: Limit, now: datetime) -> Reply:
    """Let the channel post so often."""
    visit = await at(desk, chat, tap.channel, "route", now)
    if isinstance(visit, Reply):
        return visit
    changed = rules.decide(visit.channel, tap.what, tap.value)
    if changed is None:
        return Reply(toast=replies.stale(visit.voice))
    if changed != visit.channel:
        async with desk.db.write() as connection:
            await channels.save(connection, changed)
            await visit.note(connection, "settings", screens.said(tap, visit.voice))
            await gates.again(connection, changed.id, now)
    return Reply(screen=await _screen(visit, changed, "all"))


async def change(desk: Desk, chat: Chat, tap: LimitChange, now: datetime) -> Reply:
    """Let a setting of the channel's chat be what the button says."""
    visit = await at(desk, chat, tap.channel, "route", now)
    if isinstance(visit, Reply):
        return visit
    async with desk.db.write() as connection:
        theirs = await chats.get(connection, tap.channel)
        if theirs is None or tap.what not in rules.OF_CHANNELS:
            return Reply(toast=replies.stale(visit.voice))
        changed = settings.decide(theirs, tap.what, tap.value, _usual(desk))
        if not isinstance(changed, Chat):
            return Reply(toast=wording.refusal(changed, visit.voice))
        await chats.set_preferences(connection, changed)
        await visit.note(connection, "settings", screens.said(tap, visit.voice))
        await _replan(visit, connection, changed)
    return Reply(screen=await _screen(visit, visit.channel, _SHOWN.get(tap.what, "all")))


async def _replan(visit: Visit, conn: AsyncConnection, theirs: Chat) -> None:
    """What waits comes before the gate again, and what is gathered goes out with the next digest."""
    times, zone = visit.desk.config.digest.times, visit.desk.zone(theirs)
    await parcels.replan(conn, theirs.id, moments.next_digest(theirs, times, zone, visit.now))
    await gates.again(conn, theirs.id, visit.now)


async def _screen(visit: Visit, channel: Channel, view: When) -> Post:
    async with visit.desk.db.read() as connection:
        theirs = await chats.get(connection, channel.id) or Chat(id=channel.id, kind="channel")
    return screens.screen(view, screens.Of(channel, theirs, _usual(visit.desk)), visit.now, visit.voice)


def _usual(desk: Desk) -> settings.Usual:
    return settings.Usual(desk.config.digest.times, desk.config.digest.timezone, LANGUAGES)
