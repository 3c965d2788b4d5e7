"""/rates: the National Bank's official rates of any day; and an operator's word that a leap of theirs is true."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.actions.convert import convert
from bot.actions.desk import Desk, Reply
from bot.actions.morning_rates import set_at
from bot.formatter import rates as answers
from bot.formatter.rates import RateDay
from bot.formatter.taps import Accept, RatesOf
from bot.model import Chat, Post
from bot.rules import convert as amounts
from bot.rules import morning_rates as mornings
from bot.rules import rate_days
from bot.rules.alarms import leap_key
from bot.rules.rate_days import AskedDay
from bot.rules.rates import NEAR
from bot.storage import notices
from bot.storage import rates as stored


async def rates(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """Today's; or what stands behind the command: a day, an amount to convert, the time at which they come daily."""
    chat, today = await desk.known(chat, now), desk.today(now)
    if not text.strip():
        return await of_day(desk, chat, AskedDay(today), now)
    if amount := amounts.read(text):
        return await convert(desk, chat, amount, now)
    if clock := mornings.read(text):
        return await set_at(desk, chat, clock, now)
    asked = rate_days.read_command(text, today)
    return await of_day(desk, chat, asked, now) if asked else answers.hint(desk.voice(chat))


def changes(text: str) -> bool:
    """Whether these words behind the command set something, which in a group is for its administrators."""
    return mornings.read(text) is not None


async def of_day(desk: Desk, chat: Chat, asked: AskedDay, now: datetime) -> Post:
    """The rates of a day, of the configured currencies in their order."""
    chat = await desk.known(chat, now)
    today, voice = desk.today(now), desk.voice(chat)
    usual = desk.config.rates.currencies
    currencies = (*usual, *((asked.currency,) if asked.currency and asked.currency not in usual else ()))
    found = await _of_day(desk, asked.day, currencies, now)
    if isinstance(found, str):
        return answers.missing(asked.day, found, today, voice)
    return answers.screen(found, today, voice)


async def kept(desk: Desk, asked: AskedDay, now: datetime) -> RateDay | None:
    """The rates of the day as far as they are kept: of who types in another chat, the bank is not asked."""
    currencies = (*desk.config.rates.currencies, *((asked.currency,) if asked.currency else ()))
    async with desk.db.read() as connection:
        last = max(desk.today(now), await stored.newest(connection) or desk.today(now))
    found = await _kept(desk, asked.day, list(dict.fromkeys(currencies)), last)
    return found if found.rates and asked.day <= last else None


async def by_tap(desk: Desk, chat: Chat, tap: RatesOf, now: datetime) -> Reply:
    """Another day, or a page of all currencies."""
    chat = await desk.known(chat, now)
    if tap.page == 0:
        return Reply(screen=await of_day(desk, chat, AskedDay(tap.day), now))
    today, voice = desk.today(now), desk.voice(chat)
    found = await _of_day(desk, tap.day, None, now)
    if isinstance(found, str):
        return Reply(screen=answers.missing(tap.day, found, today, voice))
    return Reply(screen=answers.every(found, tap.page, today, voice))


async def _of_day(desk: Desk, day: date, currencies: Sequence[str] | None, now: datetime) -> RateDay | str:
    """The rates that hold on the day; the bank is asked where they are not kept. A text: the message that says why."""
    today = desk.today(now)
    async with desk.db.read() as connection:
        last = max(today, await stored.newest(connection) or today)
    if day > last:
        return "rates-future"
    if day < rate_days.FIRST:
        return "rates-none-on"
    if day < today and await _missed(desk, day, now):
        return "rates-unreachable"
    found = await _kept(desk, day, currencies, last)
    if day < today and found.rates and not found.before:
        await _missed(desk, rate_days.before(day), now)  # the change is missing without it, and nothing else
        found = await _kept(desk, day, currencies, last)
    return found if found.rates or day == today else "rates-none-on"


async def _missed(desk: Desk, day: date, now: datetime) -> str | None:
    """Why the rates of the day are not kept even now; None when they are, or when the bank has none."""
    async with desk.db.read() as connection:
        if await stored.is_settled(connection, day):
            return None
    return await desk.recall(day, now)


async def _kept(desk: Desk, day: date, currencies: Sequence[str] | None, last: date) -> RateDay:
    """What is kept; rates that are long past do not hold on a day."""
    async with desk.db.read() as connection:
        found = await stored.standing(connection, day, currencies)
    fresh = [rate for rate in found.rates if day - rate.on <= NEAR or day == last]
    return RateDay(day=day, rates=fresh, before=found.before, since=found.since, last=last)


async def accept(desk: Desk, chat: Chat, tap: Accept, now: datetime) -> Reply:
    """Believe the rates of the day that are held back; for operators alone."""
    voice = desk.voice(await desk.known(chat, now))
    if chat.id not in desk.config.telegram.admins:
        return Reply(toast=voice.label("leap-operators"))
    async with desk.db.write() as connection:
        accepted = await stored.accept(connection, tap.day)
        await notices.clear(connection, leap_key(tap.day))
    if not accepted:
        return Reply(toast=voice.label("leap-settled"))
    return Reply(screen=answers.accepted(accepted, tap.day, voice))
