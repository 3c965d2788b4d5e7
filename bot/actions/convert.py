"""The converter: so much of one currency in another, at the official rates that hold today."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import convert as answers
from bot.formatter.taps import Convert
from bot.kazakh.money import TENGE
from bot.model import Chat, Post
from bot.rules.convert import Amount
from bot.storage import rates


async def convert(desk: Desk, chat: Chat, amount: Amount, now: datetime) -> Post:
    """The amount in the currency that was named, or in the usual ones."""
    return await told(desk, await desk.known(chat, now), amount, now)


async def told(desk: Desk, chat: Chat, amount: Amount, now: datetime) -> Post:
    """The same for whoever need not be remembered."""
    today, usual = desk.today(now), desk.config.rates.currencies
    wanted = {amount.source, *((amount.target,) if amount.target else usual)} - {TENGE}
    async with desk.db.read() as connection:
        found = await rates.on(connection, today, wanted)
    return answers.answer(amount, {rate.currency: rate for rate in found}, usual, today, desk.voice(chat))


async def by_tap(desk: Desk, chat: Chat, tap: Convert, now: datetime) -> Reply:
    """The same in another currency, or the other way round."""
    return Reply(screen=await convert(desk, chat, Amount(tap.value, tap.source, tap.target), now))
