"""/rates: the National Bank's official rates."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.formatter import rates as answers
from bot.model import Chat, Post
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
