"""/alerts: a word when a rate crosses a line; what waits is listed, and removed by a tap."""

from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import alerts as answers
from bot.formatter import convert
from bot.formatter.taps import Watch
from bot.model import Alert, Chat, Post, Rate
from bot.rules import alerts as rules
from bot.rules.alerts import Wish
from bot.storage import alerts as stored
from bot.storage import chats, rates


async def alerts(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """The list; or a new one, where it stands behind the command."""
    chat = await desk.known(chat, now)
    if not text.strip():
        return await _screen(desk, chat, None, now)
    wish = rules.read(text, command=True)
    return await add(desk, chat, wish, now) if wish else answers.hint(desk.voice(chat))


async def add(desk: Desk, chat: Chat, wish: Wish, now: datetime) -> Post:
    """Wait for the rate from now on."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    rate = await _newest(desk, wish.currency)
    if rate is None:
        return convert.unknown(wish.currency, voice)
    alert = rules.made(wish, chat.id, rate.value)
    if not await _keep(desk, chat, alert, rate, now):
        return answers.too_many(voice)
    return answers.added(alert, rate, desk.today(now), voice)


async def by_tap(desk: Desk, chat: Chat, tap: Watch, now: datetime) -> Reply:
    """Remove one and show what is left, or take it back."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    alert = Alert(chat_id=chat.id, currency=tap.currency, above=tap.above, value=tap.value)
    if not tap.wait:
        async with desk.db.write() as connection:
            gone = await stored.remove(connection, alert)
        toast = voice.label("alerts-removed") if gone else ""
        return Reply(screen=await _screen(desk, chat, alert if gone else None, now), toast=toast)
    rate = await _newest(desk, tap.currency)
    if rate is None or tap.value <= 0:
        return Reply(screen=await _screen(desk, chat, None, now))
    kept = await _keep(desk, chat, alert, rate, now)
    toast = "" if kept else voice.label("alerts-too-many", limit=rules.MOST)
    return Reply(screen=await _screen(desk, chat, None, now), toast=toast)


async def _keep(desk: Desk, chat: Chat, alert: Alert, rate: Rate, now: datetime) -> bool:
    """Keep it, if there is room. Where the rate is there already, that counts as told: the person sees it now."""
    async with desk.db.write() as connection:
        if not rules.may_add(alert, await stored.of(connection, chat.id)):
            return False
        told = now if rules.is_reached(alert, rate.value) else None
        await stored.add(connection, replace(alert, told=told), now)
        if chat.paused:  # whoever asks for a word wants it sent
            await chats.resume(connection, chat.id)
    return True


async def _screen(desk: Desk, chat: Chat, gone: Alert | None, now: datetime) -> Post:
    usual = desk.config.rates.currencies
    async with desk.db.read() as connection:
        mine = await stored.of(connection, chat.id)
        wanted = {*usual, *(one.currency for one in mine)}
        found = await rates.on(connection, None, wanted)
    order = [*usual, *sorted(wanted - set(usual))]
    found.sort(key=lambda rate: order.index(rate.currency))
    return answers.screen(mine, found, gone, desk.today(now), desk.voice(chat))


async def _newest(desk: Desk, currency: str) -> Rate | None:
    """The newest official rate; in the evening that is tomorrow's."""
    async with desk.db.read() as connection:
        return next(iter(await rates.on(connection, None, [currency])), None)
