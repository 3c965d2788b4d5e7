"""/rates: the National Bank's official rates; and an operator's word that a leap of theirs is true."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import rates as answers
from bot.formatter.taps import Accept
from bot.model import Chat, Post
from bot.rules.alarms import leap_key
from bot.storage import notices
from bot.storage import rates as stored


async def rates(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The rates that hold today, of the configured currencies in their order."""
    chat = await desk.known(chat, now)
    today, currencies = desk.today(now), desk.config.rates.currencies
    async with desk.db.read() as connection:
        found = await stored.on(connection, today, currencies)
        before = await stored.previous(connection, today, currencies)
    found.sort(key=lambda rate: currencies.index(rate.currency))
    return answers.answer(found, {rate.currency: rate for rate in before}, today, desk.voice(chat.language))


async def accept(desk: Desk, chat: Chat, tap: Accept, now: datetime) -> Reply:
    """Believe the rates of the day that are held back; for operators alone."""
    voice = desk.voice((await desk.known(chat, now)).language)
    if chat.id not in desk.config.telegram.admins:
        return Reply(toast=voice.label("leap-operators"))
    async with desk.db.write() as connection:
        accepted = await stored.accept(connection, tap.day)
        await notices.clear(connection, leap_key(tap.day))
    if not accepted:
        return Reply(toast=voice.label("leap-settled"))
    return Reply(screen=answers.accepted(accepted, tap.day, voice))
